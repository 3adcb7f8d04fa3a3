/** How fresh what is known of each provider is: no household is compared without knowing it. */
import {
  sourceName,
  type Bilingual,
  type CalendarDate,
  type SourceName,
} from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import { daysBetween } from '../calendar.ts';
import type { Policy } from '../policy/document.ts';
import { say } from '../say.ts';
import { compareText } from './match-rows.ts';

/** Providers whose current delivery is older on a day than policy allows for their source, or that have none. */
export function overdueProviders(
  freshness: readonly SourceFreshness[],
  policy: Pick<Policy, 'sources'>,
  day: CalendarDate,
): SourceFreshness[] {
  return sortFreshness(freshness).filter(
    ({ source, asOf }) => asOf === null || daysBetween(asOf, day) > policy.sources[source].overdueAfterDays,
  );
}

/** By source and provider. */
export function sortFreshness(freshness: readonly SourceFreshness[]): SourceFreshness[] {
  return [...freshness].sort(
    (a, b) => compareText(a.source, b.source) || compareText(a.provider, b.provider),
  );
}

/** More than this many are only counted, so that an explanation stays readable. */
const MOST_NAMED = 5;

const sourceTitles: Readonly<Record<SourceName, Bilingual>> = {
  bank: say('银行', 'bank'),
  vehicle: say('车辆', 'vehicle'),
  property: say('不动产', 'property'),
};

/**
 * What staff must know of the sources that a rule reads: which providers are overdue, and of which source nothing has
 * come at all. Ages are left out, as they would change the text every day.
 */
export function describeFreshness(
  read: readonly SourceName[],
  freshness: readonly SourceFreshness[],
  overdue: readonly SourceFreshness[],
): Bilingual[] {
  const missing = sourceName.options
    .filter((source) => read.includes(source) && !freshness.some((each) => each.source === source))
    .map((source) => sourceTitles[source])
    .map(({ zh, en }) => say(`尚未收到任何${zh}数据。`, `No ${en} data has been delivered yet.`));
  const late = overdue.filter(({ source }) => read.includes(source));
  return late.length > 0 ? [...missing, nameOverdue(late)] : missing;
}

function nameOverdue(late: readonly SourceFreshness[]): Bilingual {
  const named = late.slice(0, MOST_NAMED);
  const rest = late.length - named.length;
  const zh = named.map(({ provider, asOf }) => `${provider}（${asOf ?? '尚无数据'}）`).join('、');
  const en = named.map(({ provider, asOf }) => `${provider} (${asOf ?? 'nothing yet'})`).join(', ');
  return say(
    `逾期未交付：${zh}${rest > 0 ? `等 ${late.length} 家` : ''}。`,
    `Overdue: ${en}${rest > 0 ? ` and ${rest} more` : ''}.`,
  );
}
