/** A case that was closed because of a delivery or a roster, and is found again soon, is the same case. */
import type { Finding, HouseholdCase } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { daysBetween } from '../kernel/calendar.ts';

/** One damaged file, and the next one that mends it, are at most so far apart. */
const daysToReturn = 60;

/** People close cases too, and note no such day. */
const closedByMachine: ReadonlySet<string> = new Set(['withdrawn', 'ended']);

/**
 * The household's last case where the machine closed it for what a delivery no longer said, or because its roster had the
 * household no more, not longer than 60 days ago, and today's findings are of a rule that it had: it takes up its number,
 * people and deadlines again.
 */
export function findReturning(
  cases: readonly HouseholdCase[],
  findings: readonly Finding[],
  day: CalendarDate,
): HouseholdCase | undefined {
  const last = cases.at(-1);
  if (last?.withdrawnOn === undefined || !closedByMachine.has(last.state)) return undefined;
  if (daysBetween(last.withdrawnOn, day) > daysToReturn) return undefined;
  const rules = new Set(last.findings.map(({ rule }) => rule));
  return findings.some(({ rule }) => rules.has(rule)) ? last : undefined;
}
