import type { HouseholdFile } from '../../contracts/household-file.ts';

/** The number of a household's next case: one that none of its cases had, forgotten ones included. */
export function nextCaseNumber({
  cases,
  casesThrough = 0,
}: Pick<HouseholdFile, 'cases' | 'casesThrough'>): number {
  return Math.max(casesThrough, ...cases.map(({ number }) => number)) + 1;
}
