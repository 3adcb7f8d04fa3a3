/** The statistics of a county or a town: to be looked at first, to be read where one wants to know more. */
import { rules } from '../../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { barChart } from '../../charts/bars.ts';
import { decisions } from '../../steps/options.ts';
import { words } from '../../texts/words.ts';
import { exportLinks } from '../../views/export-links.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, table, tiles, withQuery, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import type { Figures } from './figures.ts';

export interface StatisticsProps {
  figures: Figures;
  /** Households that are compared; undefined for a town, whose share is not counted. */
  households: number | undefined;
  town: string | undefined;
}

export function statisticsPage(visit: StaffVisit, { figures, households, town }: StatisticsProps): Page {
  const { say } = visit;
  return {
    title: words.statistics,
    lead: town !== undefined && html`<p>${town}</p>`,
    actions: exportLinks('/statistics/towns', {}, visit),
    body: html`${tiles([
        ...(households === undefined
          ? []
          : [{ label: say(text('在保家庭', 'households')), value: households.toLocaleString('en') }]),
        {
          label: say(text('未结个案', 'open cases')),
          value: figures.open.toLocaleString('en'),
          tone: 'look',
          href: '/cases',
        },
        { label: say(text('已决定', 'decided')), value: figures.decided, tone: 'good' },
        { label: say(text('已排除', 'explained')), value: figures.explained },
        {
          label: say(text('停减金额（元/月）', 'taken away (yuan a month)')),
          value: yuan(figures.savedFen),
          tone: 'stop',
        },
        {
          label: say(text('增补金额（元/月）', 'added (yuan a month)')),
          value: yuan(figures.restoredFen),
          tone: 'good',
        },
        {
          label: say(text('提出到决定的中位天数', 'median days to decide')),
          value: figures.medianDays ?? '—',
        },
      ])}
      <div class="grid">
        ${panel(say(text('各规则', 'By rule')), html`${ruleChart(figures, visit)}${ruleTable(figures, visit)}`)}
        ${panel(say(text('各乡镇', 'By town')), html`${townChart(figures, visit)}${townTable(figures, visit)}`)}
        ${panel(say(text('决定', 'Decisions')), decisionTable(figures, visit))}
      </div>`,
  };
}

function ruleChart({ byRule }: Figures, { say }: StaffVisit): Html {
  const title = say(text('个案结果', 'How cases came out'));
  return barChart({
    id: 'rules',
    title,
    summary: say(text(`共 ${byRule.length} 条规则有个案`, `${byRule.length} rules have cases`)),
    labelTitle: say(text('规则', 'rule')),
    labels: byRule.map(({ rule }) => say(rules[rule].title)),
    series: [
      { name: say(text('未结', 'open')), color: 'brand', values: byRule.map(({ open }) => open) },
      { name: say(text('已决定', 'decided')), color: 'good', values: byRule.map(({ right }) => right) },
      {
        name: say(text('已排除', 'explained')),
        color: 'look',
        values: byRule.map(({ explained }) => explained),
      },
    ],
    tableTitle: say(text('数字', 'The figures')),
  });
}

function ruleTable({ byRule }: Figures, { say }: StaffVisit): Html {
  const title = say(text('各规则查实情况', 'How often each rule was right'));
  return table(
    byRule,
    [
      { title: say(text('规则', 'rule')), cell: ({ rule }) => say(rules[rule].title) },
      { title: say(text('已决定', 'decided')), kind: 'num', cell: ({ right }) => right },
      { title: say(text('已排除', 'explained')), kind: 'num', cell: ({ explained }) => explained },
      {
        title: say(text('查实率', 'right')),
        kind: 'num',
        cell: ({ rightShare }) => (rightShare === undefined ? '—' : `${Math.round(rightShare * 100)} %`),
      },
    ],
    { caption: title, empty: say(words.none) },
  );
}

function townChart({ byTown }: Figures, { say }: StaffVisit): Html {
  const [first] = byTown;
  return barChart({
    id: 'towns',
    title: say(text('未结个案', 'Open cases')),
    summary:
      first === undefined
        ? ''
        : say(text(`${first.town}最多，${first.open} 件`, `${first.town} has most, ${first.open}`)),
    labelTitle: say(text('乡镇', 'town')),
    labels: byTown.map(({ town }) => town),
    series: [
      {
        name: say(text('拟停发', 'suspensions')),
        color: 'stop',
        values: byTown.map(({ suspensions }) => suspensions),
      },
      {
        name: say(text('复核', 'reviews')),
        color: 'look',
        values: byTown.map(({ open, suspensions }) => open - suspensions),
      },
    ],
    tableTitle: say(text('数字', 'The figures')),
  });
}

function townTable({ byTown }: Figures, { say }: StaffVisit): Html {
  return table(
    byTown,
    [
      {
        title: say(text('乡镇', 'town')),
        cell: ({ town }) => html`<a href="${withQuery('/cases', { town })}">${town}</a>`,
      },
      { title: say(text('未结', 'open')), kind: 'num', cell: ({ open }) => open },
      { title: say(text('逾期', 'overdue')), kind: 'num', cell: ({ overdue }) => overdue },
      { title: say(text('已决定', 'decided')), kind: 'num', cell: ({ decided }) => decided },
      { title: say(text('已排除', 'explained')), kind: 'num', cell: ({ explained }) => explained },
    ],
    { caption: say(text('各乡镇个案', 'Cases by town')), empty: say(words.none) },
  );
}

function decisionTable({ byDecision }: Figures, { say }: StaffVisit): Html {
  return table(
    [...byDecision],
    [
      { title: say(text('决定', 'decision')), cell: ([decision]) => say(decisions[decision]) },
      { title: say(text('件数', 'count')), kind: 'num', cell: ([, count]) => count },
    ],
    { caption: say(text('决定', 'Decisions')), quiet: true, empty: say(text('还没有决定', 'none yet')) },
  );
}
