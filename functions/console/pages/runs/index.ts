/** Nightly runs: what each compared and found, and how that moves from night to night. */
import type { Run } from '../../../../shared/contracts/deliveries.ts';
import type { RunReport } from '../../../../shared/contracts/runs.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { kinds, runStates, words } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { panel, tag } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { nightsChart, rulesChart, townsChart } from './charts.ts';
import { rulesSheet, townsSheet } from './sheets.ts';

/** A run with its report, once it has one. */
export interface ReportedRun {
  run: Run;
  report: RunReport | undefined;
}

export function runsPage(visit: StaffVisit, runs: readonly ReportedRun[]): Page {
  const { t } = visit;
  const nights = runs.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const [last, before] = nights;
  const list = runsSheet(visit, runs);
  const byRule = last && rulesSheet(visit, last, before);
  const byTown = last && townsSheet(visit, last, before);
  return {
    title: words.runs,
    lead: html`<p class="aside">
      ${t(say('机器每夜把全部家庭与现行数据比对一次。', 'Every night all households are compared with what sources hold now.'))}
    </p>`,
    sheets: [list, byRule, byTown].filter((each) => each !== undefined),
    body: html`${nightsChart(visit, nights)}
    ${
      last !== undefined &&
      html`<div class="grid">
        ${panel(t(say('最近一夜，按规则', 'The last night, by rule')), html`${rulesChart(visit, last)}${byRule?.folded}`)}
        ${panel(t(say('最近一夜，按乡镇', 'The last night, by town')), html`${townsChart(visit, last)}${byTown?.folded}`)}
      </div>`
    }
    ${panel(t(say('最近的批次', 'The latest runs')), list.shown)}`,
  };
}

function runsSheet(visit: StaffVisit, runs: readonly ReportedRun[]): Sheet {
  return sheetOf<ReportedRun>(visit, {
    name: 'runs',
    title: say('最近的批次', 'The latest runs'),
    rows: runs,
    empty: say('还没有批次', 'no run yet'),
    columns: [
      {
        title: say('批次', 'run'),
        type: 'text',
        of: ({ run }) => localTime(run.startedAt),
        show: ({ run }) => html`<a href="/runs/${run.run}">${localTime(run.startedAt)}</a>`,
      },
      { title: say('评估日', 'day'), type: 'date', of: ({ run }) => run.day },
      {
        title: say('状态', 'state'),
        type: 'text',
        of: ({ run }, t) => t(sayWord(runStates, run.state)),
        show: ({ run }) =>
          tag(visit.t(sayWord(runStates, run.state)), run.state === 'closed' ? 'good' : 'look'),
      },
      {
        title: say('家庭', 'households'),
        type: 'count',
        of: ({ report }) => report?.households.active ?? null,
      },
      { title: kinds.suspension, type: 'count', of: ({ report }) => report?.openCases.suspension ?? null },
      { title: kinds.review, type: 'count', of: ({ report }) => report?.openCases.review ?? null },
      {
        title: kinds.entitlement,
        type: 'count',
        of: ({ report }) => (report === undefined ? null : (report.openCases['entitlement'] ?? 0)),
      },
      {
        title: say('涉及金额（元/月）', 'at stake (yuan a month)'),
        type: 'yuan',
        of: ({ report }) => report?.amountAtStakeFen ?? null,
      },
    ],
  });
}
