/** How it stands with the sources that a report rests on: what was used as of when, and what could not be. */
import type { ReportSource } from '../../contracts/check-report.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { freshnessStatusOf, sortFreshness } from '../assessment/freshness.ts';
import { sources as catalogue, titleOfSource } from '../catalogue/catalogue.ts';
import { say } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';

/** What is known of a provider. */
export interface ProviderState extends ProviderRef {
  asOf: CalendarDate | null;
  /** As-of date of the newest delivery that waits for a decision. */
  heldAsOf?: CalendarDate | undefined;
  /** Its bytes cannot be read now. */
  isUnread: boolean;
}

/** Providers by source and name, and sources of which policy expects data and nobody has ever delivered any. */
export function describeSources(
  providers: readonly ProviderState[],
  policy: PolicyInForce,
  day: CalendarDate,
): ReportSource[] {
  const states = new Map(providers.map((each) => [`${each.source}#${each.provider}`, each]));
  const delivered = sortFreshness(providers).map(({ source, provider, asOf }): ReportSource => {
    const known = states.get(`${source}#${provider}`);
    const heldAsOf = known?.heldAsOf;
    return {
      source,
      title: titleOfSource(source),
      provider: policy.providerName({ source, provider }),
      asOf,
      state: stateOf({ source, provider, asOf, isUnread: known?.isUnread === true }, policy, day),
      ...(heldAsOf !== undefined && { heldAsOf }),
    };
  });
  const missing = catalogue
    .filter(({ name }) => policy.sources[name] !== undefined)
    .filter(({ name }) => !providers.some(({ source }) => source === name))
    .map(({ name }): ReportSource => ({
      ...{ source: name, title: titleOfSource(name), provider: null, asOf: null, state: 'missing' },
    }));
  return [...delivered, ...missing];
}

function stateOf(of: ProviderState, policy: PolicyInForce, day: CalendarDate): ReportSource['state'] {
  if (of.isUnread) return 'unread';
  const status = freshnessStatusOf(of, policy, day);
  return status === 'fresh' ? 'compared' : status;
}

/** Whether nobody can say what a source would show today; of one that has a newer delivery waiting it is known as of a day. */
export function isUnknown({ state }: ReportSource): boolean {
  return state === 'missing' || state === 'unread' || state === 'overdue';
}

/** What was not known because of a source, in a sentence; undefined where it was compared as it should. */
export function saySource({ title, provider, asOf, state, heldAsOf }: ReportSource): Bilingual | undefined {
  const zh = provider === null ? title.zh : `${title.zh}（${provider}）`;
  const en = provider === null ? title.en : `${title.en} (${provider})`;
  const waits =
    heldAsOf === undefined
      ? say('', '')
      : say(
          `；${heldAsOf} 的新数据待核实，未使用`,
          `; newer data of ${heldAsOf} wait for a decision and were not used`,
        );
  const of = asOf ?? '—';
  const said = (zhText: string, enText: string) =>
    say(`${zh}：${zhText}${waits.zh}。`, `${en}: ${enText}${waits.en}.`);
  switch (state) {
    case 'missing':
      return said('尚未收到任何数据', 'nothing has been delivered yet');
    case 'unread':
      return said(`${of} 的数据暂时无法读取`, `the data of ${of} cannot be read now`);
    case 'overdue':
      return asOf === null
        ? said('尚无可用数据', 'there are no data to use yet')
        : said(`数据日期为 ${of}，已逾期未更新`, `as of ${of}, and overdue since`);
    case 'retired':
      return said(`已停止交付，按 ${of} 的最后数据`, `delivers no more; its last data are of ${of}`);
    default:
      return heldAsOf === undefined ? undefined : said(`数据日期为 ${of}`, `as of ${of}`);
  }
}
