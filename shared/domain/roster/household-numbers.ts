/** Household numbers name households in keys, logs and messages: they must not be identity numbers. */
import { judgeMemberIdentity, readIdentity } from '../kernel/identity.ts';

/**
 * Whether a roster uses identity numbers as household numbers: where one of them is, or holds between other characters,
 * an identity number that appears anywhere in the roster, or where more than half of the distinct ones are valid identity
 * numbers of 18 characters. One that merely has as many digits is not one; with 15 digits nobody knows, as a
 * village's code and three digits look the same.
 *
 * @param householdNumbers distinct household numbers.
 * @param rows the identity numbers of all rows, quarantined ones included (18 characters, or undefined).
 */
export function usesIdentityNumbers(
  householdNumbers: readonly string[],
  rows: Iterable<{ readonly identityNumber: string | undefined }>,
): boolean {
  const runs = householdNumbers.flatMap((number) => IDENTITY_RUN.exec(number)?.[0] ?? []);
  if (runs.length === 0) return false;
  const valid = runs.filter((run) => run.length === 18 && judgeMemberIdentity(run).kind === 'comparable');
  if (valid.length * 2 > householdNumbers.length) return true;
  const suspected = new Set(runs.map(asEighteen));
  for (const { identityNumber } of rows) {
    if (identityNumber !== undefined && suspected.has(identityNumber)) return true;
  }
  return false;
}

/** As many digits in a row as an identity number has, between other characters or alone. */
const IDENTITY_RUN = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?![\dXx])/;

function asEighteen(run: string): string | undefined {
  const reading = readIdentity(run);
  return reading.kind === 'identity' ? reading.number : undefined;
}
