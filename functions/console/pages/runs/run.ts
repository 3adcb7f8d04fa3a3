/** One night: what it found, by rule, by town and by certainty, or how far it is. */
import type { Run } from '../../../../shared/contracts/deliveries.ts';
import type { RunReport } from '../../../../shared/contracts/runs.ts';
import { titleOfSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { kinds, runStates, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { facts, panel, tag, tiles, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { rulesChart, townsChart } from './charts.ts';
import type { ReportedRun } from './index.ts';
import { certaintySheet, noticesSheet, rulesSheet, shadowSheet, townsSheet } from './sheets.ts';
import { sourcesSheet, type ListedSource } from '../sources.ts';
import { sharingNote } from '../../views/sharing.ts';

/** @param sources as they were on the day of the run */
export function runPage(
  visit: StaffVisit,
  { run, report }: ReportedRun,
  sources: readonly ListedSource[],
): Page {
  const { t } = visit;
  const page = {
    title: say(`批次 ${run.day}`, `Run of ${run.day}`),
    crumbs: html`<a href="/runs">${t(words.runs)}</a> › ${localTime(run.startedAt)}`,
    lead: html`<p>${tag(t(sayWord(runStates, run.state)), run.state === 'closed' ? 'good' : 'look')}</p>`,
  };
  return report === undefined
    ? { ...page, body: progress(run, visit) }
    : { ...page, ...reported(report, sources, visit) };
}

function progress(run: Run, { t, providerName }: StaffVisit): Html {
  const waitsFor = run.awaited
    .filter((each) => !run.published.includes(each))
    .map((each) => {
      const [source = '', provider = ''] = each.split('#');
      return `${t(titleOfSource(source))} · ${providerName({ source, provider })}`;
    });
  return panel(
    t(say('进度', 'Progress')),
    facts([
      [t(say('等待发布', 'waits for')), waitsFor.join('，') || t(words.none)],
      [t(say('已评估', 'assessed')), `${run.finishedChunks.length} / ${run.chunks}`],
    ]),
  );
}

function reported(
  report: RunReport,
  sources: readonly ListedSource[],
  visit: StaffVisit,
): Pick<Page, 'body' | 'sheets'> {
  const { t } = visit;
  const sheets = [
    rulesSheet(visit, report),
    townsSheet(visit, report),
    noticesSheet(visit, report),
    sourcesSheet(visit, sources, { name: 'freshness', day: report.day }),
    shadowSheet(visit, report),
    certaintySheet(visit, report),
  ] as const;
  const [rules, towns, notices, freshness, shadow, certainty] = sheets;
  return {
    sheets,
    body: html`${totals(report, visit)}${sharingNote(report.sharing ?? [], visit)}
      <div class="grid">
        ${panel(t(say('各规则的疑点', 'Findings by rule')), html`${rulesChart(visit, report)}${rules.folded}`)}
        ${panel(t(say('各乡镇', 'By town')), html`${townsChart(visit, report)}${towns.folded}`)}
        ${panel(t(say('提示', 'Notices')), notices.shown)}
        ${panel(t(say('数据新鲜度', 'How fresh the sources were')), freshness.shown)}
        ${panel(t(say('命中把握', 'Certainty of matches')), html`${certainty.shown}${versionsOf(report, visit)}`)}
        ${Object.keys(report.shadowFindingsByRule).length > 0 && panel(t(say('试运行规则', 'Rules in shadow')), shadow.shown)}
      </div>`,
  };
}

function totals(report: RunReport, { t }: StaffVisit): Html {
  return tiles([
    {
      label: t(say('已评估家庭', 'households assessed')),
      value: report.households.active.toLocaleString('en'),
    },
    { label: t(kinds.suspension), value: report.openCases.suspension.toLocaleString('en'), tone: 'stop' },
    { label: t(kinds.review), value: report.openCases.review.toLocaleString('en'), tone: 'look' },
    {
      label: t(kinds.entitlement),
      value: (report.openCases['entitlement'] ?? 0).toLocaleString('en'),
      tone: 'good',
    },
    {
      label: t(say('涉及金额（元/月）', 'at stake (yuan a month)')),
      value: yuan(report.amountAtStakeFen),
    },
  ]);
}

function versionsOf({ policyVersion, indexVersion }: RunReport, { t }: StaffVisit): Html {
  return facts([
    [t(say('政策版本', 'policy')), policyVersion],
    [t(say('索引版本', 'index')), indexVersion],
  ]);
}
