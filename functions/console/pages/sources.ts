/** Sources (数据源) wherever they are listed: as of when the data of each provider are, and which are late, held or never came. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { SourceFreshness } from '../../../shared/contracts/runs.ts';
import { daysBetween } from '../../../shared/domain/kernel/calendar.ts';
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import type { freshnessStatusOf } from '../../../shared/domain/assessment/freshness.ts';
import { countOf, say } from '../../../shared/domain/kernel/say.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { subjectName } from '../../../shared/store/keys.ts';
import { historyAddress } from '../texts/addresses.ts';
import { html, type Html } from '../views/html.ts';
import { tag } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export type ListedSource = SourceFreshness & {
  status: ReturnType<typeof freshnessStatusOf>;
  /** A delivery of it waits for a person: what is in use is older. */
  isHeld: boolean;
};

/** In the order in which they need somebody. */
const conditions = {
  never: { title: say('从未收到', 'never received'), tone: 'stop' },
  overdue: { title: say('逾期', 'late'), tone: 'stop' },
  held: { title: say('暂扣', 'held'), tone: 'look' },
  fresh: { title: say('正常', 'up to date'), tone: 'good' },
  retired: { title: say('已停止交付', 'delivers no more'), tone: 'plain' },
} as const;
type Condition = keyof typeof conditions;

/** A source can be late because its newest file is held: both are shown. */
function conditionsOf({ status, asOf, isHeld }: ListedSource): Condition[] {
  const first: Condition = status === 'overdue' && asOf === null ? 'never' : status;
  if (!isHeld) return [first];
  return first === 'fresh' ? ['held'] : [first, 'held'];
}

const order = Object.keys(conditions);

function placeOf(source: ListedSource): number {
  return Math.min(...conditionsOf(source).map((each) => order.indexOf(each)));
}

/** Late ones first. @param day on which they were as old as that; today unless given */
export function sourcesSheet(
  visit: StaffVisit,
  sources: readonly ListedSource[],
  { name = 'sources', day = visit.day }: { name?: string; day?: string } = {},
): Sheet {
  const { t } = visit;
  return sheetOf<ListedSource>(visit, {
    name,
    title: say('数据源', 'Sources'),
    rows: [...sources].sort((a, b) => placeOf(a) - placeOf(b)),
    empty: say('还没有数据源交付', 'no source has delivered yet'),
    columns: [
      {
        title: say('提供单位', 'provider'),
        type: 'text',
        of: (ref, t) => `${t(titleOfSource(ref.source))} · ${visit.providerName(ref)}`,
        show: (ref) => providerOf(ref, visit),
      },
      {
        title: say('数据日期', 'as of'),
        type: 'date',
        of: ({ asOf }) => asOf,
        show: ({ asOf }) =>
          asOf === null ? '—' : html`${asOf} <span class="aside">${t(sayAge(daysBetween(asOf, day)))}</span>`,
      },
      {
        title: say('情况', 'state'),
        type: 'text',
        of: (source, t) =>
          conditionsOf(source)
            .map((each) => t(conditions[each].title))
            .join(t(say('、', ', '))),
        show: (source) =>
          html`${conditionsOf(source).map((each) => tag(t(conditions[each].title), conditions[each].tone))}`,
      },
    ],
  });
}

/** Those that need somebody at once, all of them on demand: a county has dozens. @param all the sheet of these */
export function sourcesInShort(sources: readonly ListedSource[], all: Sheet, visit: StaffVisit): Html {
  const late = sources.filter(({ status, isHeld }) => status === 'overdue' || isHeld);
  const title = visit.t(say(`全部 ${sources.length} 家`, `All ${countOf(sources.length, 'provider')}`));
  return html`${late.length > 0 && sourcesSheet(visit, late).table}
    <details>
      <summary>${title}</summary>
      ${all.shown}
    </details>`;
}

/** With the way to all that it has delivered. */
function providerOf({ source, provider }: ListedSource, visit: StaffVisit): Html {
  const name = `${visit.t(titleOfSource(source))} · ${visit.providerName({ source, provider })}`;
  if (!may(visit.staff, 'see-deliveries')) return html`${name}`;
  return html`<a href="${historyAddress(subjectName({ kind: 'provider', source, provider }))}">${name}</a>`;
}

function sayAge(days: number): Bilingual {
  return days === 0 ? say('当天', 'the same day') : say(`${days} 天前`, `${countOf(days, 'day')} ago`);
}
