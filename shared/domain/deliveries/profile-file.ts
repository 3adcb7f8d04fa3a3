/** The profile of a file, taken while it is read: what it says about itself as a whole. Counts, and no people. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { QuarantineReason } from '../../contracts/reasons.ts';
import type { FileProfile, UnknownWord } from '../../contracts/trust.ts';
import { countFields } from '../kernel/header.ts';
import type { IdentityReading } from '../kernel/identity.ts';
import type { RowSummary } from './summarize-row.ts';

/** A word is kept on record only where so many persons have it, and it can be no name or number. */
const leastBearers = 5;
const longestWord = 12;
const mostWords = 50;
/** While so many different ones are counted, others are left out: a shifted column holds as many as rows. */
const mostCounted = 2_000;

/** Reasons of rows with which nothing is wrong: they are about another document than a citizen's. */
const nothingWrong: ReadonlySet<string> = new Set(['identity-other-document']);
const nonDataReasons: ReadonlySet<string> = new Set(['row-empty', 'row-footer']);
const identityReasons: ReadonlySet<string> = new Set([
  'identity-unreadable',
  'identities-several',
  'identity-scientific',
  'identity-masked',
  'columns-missing',
]);

/** The same, where it leads to nobody. */
const unusedIdentityReasons: ReadonlySet<string> = new Set([
  'fields-too-many',
  'line-ends-mixed',
  'line-too-long',
]);

/** What is wrong with the number of a row's fields; `joined` is one with so many that another row without an end is in it. */
export type Misshape = 'tooManyFields' | 'tooFewFields' | 'joined';

/** @param lastRequired position of the last required column */
export function findMisshape(
  fields: readonly string[],
  { width, lastRequired }: { width: number; lastRequired: number },
): Misshape | undefined {
  const count = countFields(fields);
  if (count * 2 >= width * 3) return 'joined';
  if (count > width) return 'tooManyFields';
  return fields.length <= lastRequired ? 'tooFewFields' : undefined;
}

/** What one row may say of all others: that amounts are not in yuan, that the columns are elsewhere from there on. */
export type UnusableFile = 'unit-not-yuan' | 'columns-moved';

function asUnusable(reason: QuarantineReason): UnusableFile | undefined {
  return reason === 'unit-not-yuan' || reason === 'columns-moved' ? reason : undefined;
}

export class FileProfiler {
  readonly #asOf: CalendarDate;
  readonly #sample = {
    rows: 0,
    tooManyFields: 0,
    tooFewFields: 0,
    identities: 0,
    wrongCheckDigits: 0,
    endInZeros: 0,
    damaged: 0,
    rounded: 0,
  };
  readonly #members = { rows: 0, unreadable: 0, afterAsOf: 0 };
  readonly #words = new Map<string, { field: string; word: string; rows: number; bearers: Set<string> }>();
  #unreadable = 0;
  #nobody = 0;
  #unusable: UnusableFile | undefined;
  #unreadableIdentities = 0;

  constructor(asOf: CalendarDate) {
    this.#asOf = asOf;
  }

  /** A row of the sample, as far as its identity. */
  sampled(identity: IdentityReading, misshape: Misshape | undefined): void {
    this.#sample.rows += 1;
    if (misshape !== undefined) this.#sample[misshape === 'joined' ? 'tooManyFields' : misshape] += 1;
    // Whose the other row is, nobody knows for certain: its number may be close to the field before it.
    if (misshape === 'joined') this.#unreadableIdentities += 1;
    if (identity.kind !== 'identity') return;
    const isWrong = !identity.checkDigitRight;
    const isRounded = identity.number.endsWith('000');
    this.#sample.identities += 1;
    if (isWrong) this.#sample.wrongCheckDigits += 1;
    if (isRounded) this.#sample.endInZeros += 1;
    if (isWrong || isRounded) this.#sample.damaged += 1;
    if (isWrong && isRounded) this.#sample.rounded += 1;
  }

  /** A row that could not be read. @param leadsToMembers whether its identity could be, and is a member's */
  unreadable(reason: QuarantineReason, leadsToMembers: boolean, isAnybodys = false): void {
    if (nonDataReasons.has(reason)) this.#nobody += 1;
    if (nothingWrong.has(reason) || nonDataReasons.has(reason)) return;
    if (!leadsToMembers) this.#unusable ??= asUnusable(reason);
    this.#unreadable += 1;
    const isUnknown = isAnybodys || (unusedIdentityReasons.has(reason) && !leadsToMembers);
    if (isUnknown || identityReasons.has(reason)) this.#unreadableIdentities += 1;
    if (!leadsToMembers) return;
    this.#members.rows += 1;
    this.#members.unreadable += 1;
  }

  /** A row that leads to a member. @param bearer tells persons apart */
  matched(row: RowSummary, bearer: string): void {
    this.#members.rows += 1;
    if (row.dates.some((date) => date > this.#asOf)) this.#members.afterAsOf += 1;
    for (const { field, word } of row.unknownWords) this.#addWord(field, word, bearer);
  }

  #addWord(field: string, word: string, bearer: string): void {
    if (Array.from(word).length > longestWord || /\d/.test(word)) return;
    const key = `${field} ${word}`;
    const known = this.#words.get(key);
    if (known === undefined && this.#words.size >= mostCounted) return;
    const counted = known ?? { field, word, rows: 0, bearers: new Set<string>() };
    this.#words.set(key, counted);
    counted.rows += 1;
    if (counted.bearers.size < leastBearers) counted.bearers.add(bearer);
  }

  /** What a row about nobody says of the whole file, so that it cannot be used. */
  get unusable(): UnusableFile | undefined {
    return this.#unusable;
  }

  /** @param persons how many members its rows lead to */
  profile({ rows, persons }: { rows: number; persons: number }): FileProfile {
    return {
      // Those about nobody are none that could be read, or not.
      rows: rows - this.#nobody,
      unreadable: this.#unreadable,
      unreadableIdentities: this.#unreadableIdentities,
      sample: { ...this.#sample },
      members: { ...this.#members, persons },
      unknownWords: this.#listWords(),
    };
  }

  #listWords(): UnknownWord[] {
    return [...this.#words.values()]
      .filter(({ bearers }) => bearers.size >= leastBearers)
      .map(({ field, word, rows }) => ({ field, word, rows }))
      .sort((a, b) => b.rows - a.rows || (`${a.field} ${a.word}` < `${b.field} ${b.word}` ? -1 : 1))
      .slice(0, mostWords);
  }
}

/** Whether no row of the file could be read: it says nothing, and must not be taken for nothing held. */
export function isNothingReadable(profile: FileProfile | undefined): boolean {
  return profile !== undefined && profile.unreadable === profile.rows;
}
