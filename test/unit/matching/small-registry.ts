/** A registry of a few invented people, one for each way in which a row can lead to somebody, or to nobody. */
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';
import { buildCountyIndex, type IndexEntry, openRegistry } from '../../../shared/matching/registry-index.ts';

/** The day of all matching tests. */
export const day = '2026-11-01';

/** The first 17 digits of the n-th person who was born on one day in one district, n from 0 to 999. */
export function first17Of(n: number): string {
  return `11010119800101${String(n).padStart(3, '0')}`;
}

/** A whole number with the right check digit. */
export function numberOf(n: number): string {
  return first17Of(n) + computeCheckDigit(first17Of(n));
}

export function anEntry(parts: Partial<IndexEntry> = {}): IndexEntry {
  return {
    first17: first17Of(1),
    householdId: '110101-0001',
    memberOrdinal: 1,
    recipient: true,
    authorisedUntil: 'open-ended',
    ...parts,
  };
}

export const people = {
  openEnded: 1,
  lastDayToday: 2,
  lapsedYesterday: 3,
  neverAuthorised: 4,
  twoHouseholds: 5,
  twoCountiesOneLapsed: 6,
  checkCharacterX: findCheckCharacterX(),
  stranger: 900,
};

export function openSmallRegistry() {
  const at = (n: number, parts: Partial<IndexEntry> = {}): IndexEntry =>
    anEntry({ first17: first17Of(n), ...parts });
  return openRegistry([
    buildCountyIndex('110101', [
      at(people.openEnded),
      at(people.lastDayToday, { memberOrdinal: 2, authorisedUntil: day }),
      at(people.lapsedYesterday, { memberOrdinal: 3, authorisedUntil: '2026-10-31' }),
      at(people.neverAuthorised, { memberOrdinal: 4, authorisedUntil: 'never' }),
      at(people.twoHouseholds, { householdId: '110101-0002' }),
      at(people.twoHouseholds, { householdId: '110101-0003', memberOrdinal: 2, recipient: false }),
      at(people.twoCountiesOneLapsed, { householdId: '110101-0004', authorisedUntil: '2020-01-01' }),
      at(people.checkCharacterX, { householdId: '110101-0005', memberOrdinal: 12 }),
    ]),
    buildCountyIndex('510104', [
      at(people.twoCountiesOneLapsed, { householdId: '510104-A.1', memberOrdinal: 3 }),
    ]),
  ]);
}

function findCheckCharacterX(): number {
  for (let n = 100; n < 200; n += 1) if (numberOf(n).endsWith('X')) return n;
  throw new RangeError('no number ends with X');
}
