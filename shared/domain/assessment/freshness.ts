/** How fresh what is known of each provider is: no household is compared without knowing it. */
import type { Holding } from '../../contracts/holdings.ts';
import type { Bilingual, CalendarDate, SourceName } from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import { daysBetween } from '../kernel/calendar.ts';
import { sourceOf, sources } from '../catalogue/catalogue.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { say } from '../kernel/say.ts';
import { compareText } from '../kernel/text.ts';

/** The state of a provider on a day: `overdue` where its newest delivery is older than policy allows, or there is none. */
export function freshnessStatusOf(
  { source, provider, asOf }: SourceFreshness,
  policy: Pick<PolicyInForce, 'sources' | 'retiredProviders'>,
  day: CalendarDate,
): 'fresh' | 'overdue' | 'retired' {
  const isRetired = policy.retiredProviders.some(
    (retired) => retired.source === source && retired.provider === provider,
  );
  if (isRetired) return 'retired';
  return asOf === null || daysBetween(asOf, day) > overdueAfterDays(source, policy) ? 'overdue' : 'fresh';
}

/** A source that neither policy nor this version knows is overdue when the slowest of those that it knows would be. */
function overdueAfterDays(source: SourceName, policy: Pick<PolicyInForce, 'sources'>): number {
  return (
    policy.sources[source]?.overdueAfterDays ??
    sourceOf(source)?.overdue.afterDays ??
    Math.max(...sources.map(({ overdue }) => overdue.afterDays))
  );
}

/** Providers whose current delivery is older on a day than policy allows for their source, or that have none. */
export function overdueProviders(
  freshness: readonly SourceFreshness[],
  policy: Pick<PolicyInForce, 'sources' | 'retiredProviders'>,
  day: CalendarDate,
): SourceFreshness[] {
  return sortFreshness(freshness).filter((each) => freshnessStatusOf(each, policy, day) === 'overdue');
}

/** By source and provider. */
export function sortFreshness(freshness: readonly SourceFreshness[]): SourceFreshness[] {
  return [...freshness].sort(
    (a, b) => compareText(a.source, b.source) || compareText(a.provider, b.provider),
  );
}

/** Whether a county gets a source at all: policy expects it, or something has been delivered. Of others no page says a word. */
export function getsSource(
  name: SourceName,
  {
    policy,
    freshness,
    holdings,
  }: {
    policy: Pick<PolicyInForce, 'sources'>;
    freshness: readonly SourceFreshness[];
    holdings: readonly Pick<Holding, 'asset'>[];
  },
): boolean {
  return (
    policy.sources[name] !== undefined ||
    freshness.some(({ source }) => source === name) ||
    holdings.some(({ asset }) => asset.source === name)
  );
}

/** More than this many are only counted, so that an explanation stays readable. */
const MOST_NAMED = 5;

/**
 * What staff must know of the sources that a rule reads: which providers are overdue, which no longer deliver, and of
 * which source nothing has come at all although policy expects it. Ages are left out, as they would change the text
 * every day. Every household of a county asks for the same.
 */
export function describeFreshness(
  read: readonly SourceName[],
  freshness: readonly SourceFreshness[],
  policy: PolicyInForce,
): readonly Bilingual[] {
  const described = describedOf(freshness, policy);
  const sourcesRead = read.join();
  const known = described.get(sourcesRead) ?? describe(read, statesOfProviders(freshness, policy), policy);
  described.set(sourcesRead, known);
  return known;
}

const remembered = new WeakMap<
  PolicyInForce,
  WeakMap<readonly SourceFreshness[], Map<string, readonly Bilingual[]>>
>();

/** What has been described of the sources under a policy in force, by the names of those that were read. */
function describedOf(
  freshness: readonly SourceFreshness[],
  policy: PolicyInForce,
): Map<string, readonly Bilingual[]> {
  const ofPolicy =
    remembered.get(policy) ?? new WeakMap<readonly SourceFreshness[], Map<string, readonly Bilingual[]>>();
  const described = ofPolicy.get(freshness) ?? new Map<string, readonly Bilingual[]>();
  remembered.set(policy, ofPolicy.set(freshness, described));
  return described;
}

/** The providers by source and name, each with its state on the day of the policy. */
type ProviderStates = readonly (SourceFreshness & { status: ReturnType<typeof freshnessStatusOf> })[];

function statesOfProviders(freshness: readonly SourceFreshness[], policy: PolicyInForce): ProviderStates {
  return sortFreshness(freshness).map((each) => ({
    ...each,
    status: freshnessStatusOf(each, policy, policy.day),
  }));
}

function describe(
  read: readonly SourceName[],
  providers: ProviderStates,
  policy: Pick<PolicyInForce, 'sources' | 'providerName'>,
): Bilingual[] {
  const missing = sources
    .filter(({ name }) => read.includes(name) && !providers.some((each) => each.source === name))
    .filter(({ name }) => policy.sources[name] !== undefined)
    .map(({ provider: { zh, en } }) =>
      say(`尚未收到任何${zh}数据。`, `No ${en} data has been delivered yet.`),
    );
  const withStatus = (wanted: string) =>
    providers.filter(({ source, status }) => status === wanted && read.includes(source));
  return [
    ...missing,
    ...nameProviders(say('逾期未交付', 'Overdue'), withStatus('overdue'), policy),
    ...nameProviders(
      say('已停止交付，仍按最后数据计', 'Delivers no more, counted as last known'),
      withStatus('retired'),
      policy,
    ),
  ];
}

function nameProviders(
  title: Bilingual,
  providers: readonly SourceFreshness[],
  { providerName }: Pick<PolicyInForce, 'providerName'>,
): Bilingual[] {
  if (providers.length === 0) return [];
  const named = providers.slice(0, MOST_NAMED);
  const rest = providers.length - named.length;
  const zh = named.map((each) => `${providerName(each)}（${each.asOf ?? '尚无数据'}）`).join('、');
  const en = named.map((each) => `${providerName(each)} (${each.asOf ?? 'nothing yet'})`).join(', ');
  return [
    say(
      `${title.zh}：${zh}${rest > 0 ? `等 ${providers.length} 家` : ''}。`,
      `${title.en}: ${en}${rest > 0 ? ` and ${rest} more` : ''}.`,
    ),
  ];
}
