/** Nightly runs: what each compared and found, and how that moves from night to night. */
import type { Run } from '../../../shared/contracts/deliveries.ts';
import type { RuleName } from '../../../shared/contracts/household-file.ts';
import type { NoticeReason } from '../../../shared/contracts/reasons.ts';
import { reasonTexts } from '../../../shared/contracts/reasons.ts';
import type { RunReport } from '../../../shared/contracts/runs.ts';
import { rules } from '../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../shared/domain/say.ts';
import { barChart } from '../charts/bars.ts';
import { columnChart } from '../charts/over-time.ts';
import { localTime } from '../texts/dates.ts';
import { certainties, kinds, runStates, sources, words } from '../texts/words.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { facts, panel, table, tag, tiles, yuan, type Column } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

/** A run with its report, once it has one. */
export interface ReportedRun {
  run: Run;
  report: RunReport | undefined;
}

export function runsPage(visit: StaffVisit, runs: readonly ReportedRun[]): Page {
  const { say } = visit;
  const columns: Column<ReportedRun>[] = [
    {
      title: say(text('批次', 'run')),
      cell: ({ run }) => html`<a href="/runs/${run.run}">${localTime(run.startedAt)}</a>`,
    },
    { title: say(text('评估日', 'day')), kind: 'date', cell: ({ run }) => run.day },
    {
      title: say(text('状态', 'state')),
      cell: ({ run }) => tag(say(runStates[run.state]), run.state === 'closed' ? 'good' : 'look'),
    },
    {
      title: say(text('家庭', 'households')),
      kind: 'num',
      cell: ({ report }) => report?.households.active.toLocaleString('en') ?? '—',
    },
    {
      title: say(kinds.suspension),
      kind: 'num',
      cell: ({ report }) => report?.openCases.suspension.toLocaleString('en') ?? '—',
    },
    {
      title: say(kinds.review),
      kind: 'num',
      cell: ({ report }) => report?.openCases.review.toLocaleString('en') ?? '—',
    },
    {
      title: say(text('涉及金额（元/月）', 'at stake (yuan a month)')),
      kind: 'num',
      cell: ({ report }) => yuan(report?.amountAtStakeFen),
    },
  ];
  return {
    title: words.runs,
    body: html`${nightsChart(visit, runs)}${panel(
      say(text('最近的批次', 'The latest runs')),
      table(runs, columns, {
        caption: say(text('最近的批次', 'The latest runs')),
        quiet: true,
        empty: say(text('还没有批次', 'no run yet')),
      }),
    )}`,
  };
}

export function runPage(visit: StaffVisit, { run, report }: ReportedRun): Page {
  const { say } = visit;
  return {
    title: text(`批次 ${run.day}`, `Run of ${run.day}`),
    crumbs: html`<a href="/runs">${say(words.runs)}</a> › ${localTime(run.startedAt)}`,
    lead: html`<p>${tag(say(runStates[run.state]), run.state === 'closed' ? 'good' : 'look')}</p>`,
    body:
      report === undefined ? progress(run, visit) : html`${reported(report, visit)}${details(report, visit)}`,
  };
}

/** How open cases move from night to night, the oldest first; one night alone is no line. */
function nightsChart({ say }: StaffVisit, runs: readonly ReportedRun[]): Part {
  const nights = runs.flatMap(({ report }) => (report === undefined ? [] : [report])).reverse();
  if (nights.length < 2) return undefined;
  const last = nights.at(-1);
  return html`<div class="panel">
    ${columnChart({
      id: 'nights',
      title: say(text('每夜未结个案', 'Open cases, night by night')),
      summary: say(
        text(
          `最近一夜 ${last?.openCases.suspension ?? 0} 件拟停发、${last?.openCases.review ?? 0} 件复核`,
          `last night ${last?.openCases.suspension ?? 0} suspensions and ${last?.openCases.review ?? 0} reviews`,
        ),
      ),
      labelTitle: say(text('评估日', 'night')),
      labels: nights.map(({ day }) => day.slice(5)),
      series: [
        {
          name: say(kinds.suspension),
          color: 'stop',
          values: nights.map(({ openCases }) => openCases.suspension),
        },
        { name: say(kinds.review), color: 'look', values: nights.map(({ openCases }) => openCases.review) },
      ],
      tableTitle: say(text('数字', 'The figures')),
    })}
  </div>`;
}

function rulesChart({ findingsByRule }: RunReport, title: string, { say }: StaffVisit): Html {
  const found = (Object.entries(findingsByRule) as [RuleName, number][]).sort((a, b) => b[1] - a[1]);
  return barChart({
    id: 'rules',
    title,
    summary: found.map(([rule, count]) => `${say(rules[rule].title)} ${count}`).join('，'),
    labelTitle: say(text('规则', 'rule')),
    labels: found.map(([rule]) => say(rules[rule].title)),
    series: [
      { name: say(text('家庭', 'households')), color: 'brand', values: found.map(([, count]) => count) },
    ],
    tableTitle: say(text('数字', 'The figures')),
  });
}

function progress(run: Run, { say }: StaffVisit): Html {
  return panel(
    say(text('进度', 'Progress')),
    facts([
      [
        say(text('等待发布', 'waits for')),
        run.awaited.filter((each) => !run.published.includes(each)).join('，') || say(words.none),
      ],
      [say(text('已评估', 'assessed')), `${run.finishedChunks.length} / ${run.chunks}`],
    ]),
  );
}

function reported(report: RunReport, { say }: StaffVisit): Html {
  return tiles([
    {
      label: say(text('已评估家庭', 'households assessed')),
      value: report.households.active.toLocaleString('en'),
    },
    { label: say(kinds.suspension), value: report.openCases.suspension.toLocaleString('en'), tone: 'stop' },
    { label: say(kinds.review), value: report.openCases.review.toLocaleString('en'), tone: 'look' },
    {
      label: say(text('涉及金额（元/月）', 'at stake (yuan a month)')),
      value: yuan(report.amountAtStakeFen),
    },
  ]);
}

function details(report: RunReport, visit: StaffVisit): Html {
  const { say } = visit;
  const byRule = (counts: RunReport['findingsByRule'], title: string): Html =>
    table(
      (Object.entries(counts) as [RuleName, number][]).sort((a, b) => b[1] - a[1]),
      [
        { title: say(text('规则', 'rule')), cell: ([rule]) => say(rules[rule].title) },
        {
          title: say(text('家庭', 'households')),
          kind: 'num',
          cell: ([, count]) => count.toLocaleString('en'),
        },
      ],
      { caption: title, quiet: true, empty: say(words.none) },
    );
  const findings = say(text('各规则的疑点', 'Findings by rule'));
  const shadow = say(text('试运行规则', 'Rules in shadow'));
  const notices = say(text('提示', 'Notices'));
  return html`<div class="grid">
    ${panel(findings, rulesChart(report, findings, visit))}
    ${panel(
      notices,
      table(
        Object.entries(report.notices) as [NoticeReason, number][],
        [
          { title: say(text('原因', 'reason')), cell: ([reason]) => say(reasonTexts[reason]) },
          { title: say(text('数量', 'count')), kind: 'num', cell: ([, count]) => count.toLocaleString('en') },
        ],
        { caption: notices, quiet: true, empty: say(words.none) },
      ),
    )}
    ${panel(say(text('数据新鲜度', 'How fresh the sources were')), freshness(report, visit))}
    ${panel(
      say(text('命中把握', 'Certainty of matches')),
      facts([
        [say(certainties.verified), report.matches.verified.toLocaleString('en')],
        [say(certainties.probable), report.matches.probable.toLocaleString('en')],
        [say(certainties.doubtful), report.matches.doubtful.toLocaleString('en')],
        [say(text('政策版本', 'policy')), report.policyVersion],
        [say(text('索引版本', 'index')), report.indexVersion],
      ]),
    )}
    ${Object.keys(report.shadowFindingsByRule).length > 0 && panel(shadow, byRule(report.shadowFindingsByRule, shadow))}
  </div>`;
}

function freshness(report: RunReport, { say }: StaffVisit): Html {
  return table(
    report.freshness,
    [
      { title: say(text('数据源', 'source')), cell: ({ source }) => say(sources[source]) },
      { title: say(text('提供单位', 'provider')), cell: ({ provider }) => provider },
      { title: say(text('数据日期', 'as of')), kind: 'date', cell: ({ asOf }) => asOf ?? '—' },
    ],
    { caption: say(text('数据新鲜度', 'Freshness')), quiet: true, empty: say(words.none) },
  );
}
