/** The statistics as lists: how cases came out, how often each rule was right, and the same by town. */
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { html } from '../../views/html.ts';
import { withQuery } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { coverageOf, outcomes, type Figures, type Outcome, type Tally, type TownTally } from './figures.ts';

export const outcomeTitles: Record<Outcome, Bilingual> = {
  stopped: say('停发、终止', 'stopped'),
  lowered: say('减发、渐退', 'lowered'),
  raised: say('增发', 'raised'),
  kept: say('继续保障', 'kept as it was'),
  cleared: say('已排除', 'cleared'),
  other: say('撤回、家庭已退出', 'withdrawn or ended'),
};

export const openTitle = say('未结', 'open');

type Counted = { [Name in keyof Tally]: Tally[Name] extends number ? Name : never }[keyof Tally];

function count(title: Bilingual, name: Counted): SheetColumn<Tally> {
  return { title, type: 'count', of: (row) => row[name] };
}

const outcomeColumns = outcomes.map((each) => count(outcomeTitles[each], each));
const moneyColumns: SheetColumn<Tally>[] = [
  { title: say('停减（元/月）', 'saved (yuan a month)'), type: 'yuan', of: ({ savedFen }) => savedFen },
  {
    title: say('增补（元/月）', 'restored (yuan a month)'),
    type: 'yuan',
    of: ({ restoredFen }) => restoredFen,
  },
];
const daysColumn: SheetColumn<Tally> = {
  title: say('办理天数（中位）', 'days to decide (median)'),
  type: 'count',
  of: ({ medianDays }) => medianDays,
};
const rightColumn: SheetColumn<Tally> = {
  title: say('查实率', 'right'),
  type: 'share',
  of: ({ rightShare }) => rightShare,
};

/** Everything about the county, or the town, in one row. */
export function totalsSheet(visit: StaffVisit, { all }: Figures): Sheet {
  return sheetOf<Figures['all']>(visit, {
    name: 'totals',
    title: say('合计', 'Totals'),
    rows: [all],
    columns: figureColumns,
  });
}

type Compared = Pick<TownTally, 'compared'>;
const householdsColumn: SheetColumn<Compared> = {
  title: say('在保家庭', 'households'),
  type: 'count',
  of: ({ compared }) => (compared === undefined ? null : compared.active + compared.disputed),
};
const coverageColumn: SheetColumn<Compared> = {
  title: say('覆盖率', 'coverage'),
  type: 'share',
  of: coverageOf,
};
/** Columns for the county and for each of its towns. */
const figureColumns: SheetColumn<Tally & Compared>[] = [
  householdsColumn,
  coverageColumn,
  count(openTitle, 'open'),
  count(say('拟停发', 'suspensions'), 'suspensions'),
  count(say('应享未享', 'entitlements'), 'entitlements'),
  count(say('逾期', 'overdue'), 'overdue'),
  ...outcomeColumns,
  rightColumn,
  daysColumn,
  ...moneyColumns,
];

export function outcomesSheet(visit: StaffVisit, { all }: Figures): Sheet {
  return sheetOf<Outcome>(visit, {
    name: 'outcomes',
    title: say('办理结果', 'How cases came out'),
    rows: outcomes,
    columns: [
      { title: say('结果', 'outcome'), type: 'text', of: (each, t) => t(outcomeTitles[each]) },
      { title: say('件数', 'cases'), type: 'count', of: (each) => all[each] },
    ],
  });
}

export function rulesSheet(visit: StaffVisit, { byRule }: Figures): Sheet {
  return sheetOf<Figures['byRule'][number]>(visit, {
    name: 'rules',
    title: say('各规则查实情况', 'How often each rule was right'),
    caption: say(
      '查实率：已查的个案中最后停发、终止、减发或渐退的比例；应享未享个案为最后增发的比例',
      'right: of the cases that people looked into, those that were stopped or lowered; of entitlements, those that were raised',
    ),
    rows: byRule,
    columns: [
      { title: say('规则', 'rule'), type: 'text', of: ({ rule }, t) => t(titleOfRule(rule)) },
      rightColumn,
      count(openTitle, 'open'),
      ...outcomeColumns,
      daysColumn,
    ],
  });
}

export function townsSheet(visit: StaffVisit, { byTown }: Figures): Sheet {
  return sheetOf<TownTally>(visit, {
    name: 'towns',
    title: say('各乡镇', 'By town'),
    caption: say(
      '覆盖率：全部成员都能核对的家庭比例（最近一夜）；逾期：等待乡镇办理的',
      'coverage: households of which every member could be compared, in the last night; overdue: waiting for the town',
    ),
    rows: byTown,
    columns: [
      {
        title: say('乡镇', 'town'),
        type: 'text',
        of: ({ town }) => town,
        show: ({ town }) => html`<a href="${withQuery('/cases', { town })}">${town}</a>`,
      },
      ...figureColumns,
    ],
  });
}
