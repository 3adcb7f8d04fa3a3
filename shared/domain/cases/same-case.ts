/** A case that was withdrawn because of a delivery, and is found again soon, is the same case. */
import type { Finding, HouseholdCase } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { daysBetween } from '../kernel/calendar.ts';

/** One damaged file, and the next one that mends it, are at most so far apart. */
const daysToReturn = 60;

/**
 * The household's last case where it was withdrawn for what a delivery no longer said, not longer than 60 days ago, and
 * today's findings are of a rule that it had: it takes up its number, people and deadlines again.
 */
export function findReturning(
  cases: readonly HouseholdCase[],
  findings: readonly Finding[],
  day: CalendarDate,
): HouseholdCase | undefined {
  const last = cases.at(-1);
  if (last?.state !== 'withdrawn' || last.withdrawnOn === undefined) return undefined;
  if (daysBetween(last.withdrawnOn, day) > daysToReturn) return undefined;
  const rules = new Set(last.findings.map(({ rule }) => rule));
  return findings.some(({ rule }) => rules.has(rule)) ? last : undefined;
}
