/** The statistics of a county or a town: to be looked at first, to be read where one wants to know more. */
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { barChart } from '../../charts/bars.ts';
import type { Series } from '../../charts/chart.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, tiles, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { coverageOf, outcomes, type Figures, type Tally } from './figures.ts';
import { openTitle, outcomesSheet, outcomeTitles, rulesSheet, totalsSheet, townsSheet } from './sheets.ts';

export interface StatisticsProps {
  figures: Figures;
  town: string | undefined;
}

export function statisticsPage(visit: StaffVisit, { figures, town }: StatisticsProps): Page {
  const { t } = visit;
  const all = totalsSheet(visit, figures);
  const sheets = [
    outcomesSheet(visit, figures),
    rulesSheet(visit, figures),
    townsSheet(visit, figures),
  ] as const;
  const [byOutcome, byRule, byTown] = sheets;
  return {
    title: words.statistics,
    lead: town !== undefined && html`<p>${town}</p>`,
    sheets: [all, ...sheets],
    body: html`${totals(figures.all, visit)}${all.links}
      <div class="grid">
        ${panel(t(say('办理结果', 'How cases came out')), html`${outcomes.some((each) => figures.all[each] > 0) && outcomeChart(figures, visit)}${byOutcome.shown}`)}
        ${panel(t(say('各规则', 'By rule')), ruleChart(figures, visit))}
        ${town === undefined && panel(t(say('各乡镇未结个案', 'Open cases by town')), townChart(figures, visit))}
      </div>
      ${panel(t(say('各规则查实情况', 'How often each rule was right')), byRule.shown)}
      ${panel(t(say('各乡镇', 'By town')), byTown.shown)}`,
  };
}

function totals(all: Figures['all'], { t }: StaffVisit): Html {
  const coverage = coverageOf(all);
  const decided = all.stopped + all.lowered + all.raised + all.kept;
  return tiles([
    {
      label: t(say('未结个案', 'open cases')),
      value: all.open.toLocaleString('en'),
      tone: 'look',
      href: '/cases',
    },
    { label: t(say('已决定', 'decided')), value: decided.toLocaleString('en'), tone: 'good' },
    { label: t(say('已排除', 'cleared')), value: all.cleared.toLocaleString('en') },
    {
      label: t(say('覆盖率', 'coverage')),
      value: coverage === null ? '—' : `${Math.round(coverage * 100)} %`,
    },
    {
      label: t(say('停减金额（元/月）', 'saved (yuan a month)')),
      value: yuan(all.savedFen),
      tone: 'stop',
    },
    {
      label: t(say('增补金额（元/月）', 'restored (yuan a month)')),
      value: yuan(all.restoredFen),
      tone: 'good',
    },
    {
      label: t(say('提出到决定的中位天数', 'median days to decide')),
      value: all.medianDays ?? '—',
    },
  ]);
}

function outcomeChart({ all }: Figures, { t }: StaffVisit): Html {
  const shown = outcomes.filter((each) => all[each] > 0);
  return barChart({
    id: 'outcomes',
    title: t(say('已结个案', 'Cases that have come out')),
    summary: shown.map((each) => `${t(outcomeTitles[each])} ${all[each]}`).join('，'),
    labelTitle: t(say('结果', 'outcome')),
    labels: shown.map((each) => t(outcomeTitles[each])),
    series: [{ name: t(say('件数', 'cases')), color: 'brand', values: shown.map((each) => all[each]) }],
  });
}

/** What came of the cases of each, and how many are still open. */
function seriesOf(rows: readonly Tally[], { t }: StaffVisit): Series[] {
  const of = (pick: (row: Tally) => number): number[] => rows.map(pick);
  return [
    {
      name: t(say('停发、减发', 'stopped or lowered')),
      color: 'stop',
      values: of(({ stopped, lowered }) => stopped + lowered),
    },
    {
      name: t(say('继续、增发', 'kept or raised')),
      color: 'good',
      values: of(({ kept, raised }) => kept + raised),
    },
    { name: t(say('已排除', 'cleared')), color: 'look', values: of(({ cleared }) => cleared) },
    { name: t(openTitle), color: 'soft', values: of(({ open }) => open) },
  ];
}

function ruleChart({ byRule }: Figures, visit: StaffVisit): Html {
  const { t } = visit;
  return barChart({
    id: 'rules',
    title: t(say('个案与结果', 'Cases and what came of them')),
    summary: t(say(`共 ${byRule.length} 条规则有个案`, `${byRule.length} rules have cases`)),
    labelTitle: t(say('规则', 'rule')),
    labels: byRule.map(({ rule }) => t(titleOfRule(rule))),
    series: seriesOf(byRule, visit),
  });
}

function townChart({ byTown }: Figures, { t }: StaffVisit): Html {
  const [first] = byTown;
  return barChart({
    id: 'towns',
    title: t(say('未结个案', 'Open cases')),
    summary:
      first === undefined
        ? ''
        : t(say(`${first.town}最多，${first.open} 件`, `${first.town} has most, ${first.open}`)),
    labelTitle: t(say('乡镇', 'town')),
    labels: byTown.map(({ town }) => town),
    series: [
      { name: t(kinds.suspension), color: 'stop', values: byTown.map(({ suspensions }) => suspensions) },
      {
        name: t(kinds.review),
        color: 'look',
        values: byTown.map(({ open, suspensions, entitlements }) => open - suspensions - entitlements),
      },
      {
        name: t(kinds.entitlement),
        color: 'good',
        values: byTown.map(({ entitlements }) => entitlements),
      },
    ],
  });
}
