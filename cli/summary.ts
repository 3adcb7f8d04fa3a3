/** The summary of a night: as data for `summary.json`, and as text that a person reads. */
import pc from 'picocolors';
import type { Summary } from '../shared/contracts/outputs.ts';
import type { RunReport } from '../shared/contracts/runs.ts';
import type { Bilingual } from '../shared/contracts/primitives.ts';
import { reasonTexts } from '../shared/contracts/reasons.ts';
import { titleOfRule } from '../shared/domain/catalogue/catalogue.ts';
import { textOfReason } from '../shared/domain/catalogue/reasons.ts';
import { isRejectedUnasked } from '../shared/domain/deliveries/awaiting-decision.ts';
import { formatYuan } from '../shared/domain/kernel/money.ts';
import { deliveryStates } from '../functions/console/texts/words.ts';
import type { Outputs } from './collect-outputs.ts';
import { quote, shortPath } from './command.ts';
import { inBoth } from './in-both.ts';
import type { StageTime } from './progress.ts';

export function summarize(report: RunReport, outputs: Outputs, seconds: StageTime[]): Summary {
  const { run: _run, startedAt: _s, closedAt: _c, notices: _n, towns: _t, ...figures } = report;
  return {
    ...figures,
    rows: countRows(outputs),
    deliveries: countStates(outputs),
    quarantineByReason: countBy(outputs.quarantine.map((row) => row.reason)),
    notices: countBy(outputs.notices.map((notice) => notice.reason)),
    seconds,
  };
}

/** Rows of the deliveries in use; rosters are not compared and count apart. */
function countRows({ deliveries }: Outputs): Summary['rows'] {
  const rows = { delivered: 0, matched: 0, unmatched: 0, quarantined: 0 };
  for (const line of deliveries) {
    if (line.state !== 'current' || line.matched === null) continue;
    rows.delivered += line.rows ?? 0;
    rows.matched += line.matched;
    rows.unmatched += line.unmatched ?? 0;
    rows.quarantined += line.quarantined ?? 0;
  }
  return rows;
}

function countStates({ deliveries }: Outputs): Summary['deliveries'] {
  const states = { current: 0, superseded: 0, duplicate: 0, held: 0, rejected: 0 };
  for (const { state } of deliveries) states[state] += 1;
  return states;
}

function countBy(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of [...reasons].sort()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const number = (value: number): string => value.toLocaleString('en-US');

/** Nothing where no county has stated how it calculates what is due. */
function entitlements({ entitlement = 0 }: Summary['openCases']): string {
  return entitlement === 0 ? '' : `，应享未享 entitlement ${number(entitlement)}`;
}

/** Nothing where nobody applies. */
function formatApplicants({ applicants: { reported, withFindings, waiting } }: Outputs): string[] {
  if (reported + waiting === 0) return [];
  return [
    `  申请 applicants   已核对 checked ${number(reported)}，其中有疑点 with findings ${number(withFindings)}，待核对 waiting ${number(waiting)}`,
  ];
}

/** What the night's own flags decided about a held file. */
export interface NightDecision {
  key: string;
  decision: 'release' | 'reject';
}

const decisions = { release: '放行 released', reject: '退回 rejected' } as const;

/** The text after a night: what was compared, what was found, what needs somebody. */
export function formatSummary(
  summary: Summary,
  outputs: Outputs,
  { out, decided }: { out: string; decided: readonly NightDecision[] },
): string {
  const { households, rows, matches, openCases } = summary;
  const lines = [
    '',
    pc.bold(`${summary.day} 核对结果 Night of ${summary.day}`),
    `  家庭 households   已核对 compared ${number(households.active)}，花名册矛盾 disputed ${number(households.disputed)}，已退出 ended ${number(households.ended)}`,
    `  行 rows           交付 delivered ${number(rows.delivered)}，命中 matched ${number(rows.matched)}，未命中 unmatched ${number(rows.unmatched)}，隔离 quarantined ${number(rows.quarantined)}`,
    `  命中 matches      确认 verified ${number(matches.verified)}，很可能 probable ${number(matches.probable)}，存疑 doubtful ${number(matches.doubtful)}`,
    `  个案 cases        拟停发 suspension ${number(openCases.suspension)}，复核 review ${number(openCases.review)}${entitlements(openCases)}；每月涉及 at stake a month ${formatYuan(summary.amountAtStakeFen)} 元 yuan`,
    ...formatApplicants(outputs),
    ...formatCounts('疑点 findings', summary.findingsByRule, titleOfRule),
    ...formatCounts('试运行 in shadow', summary.shadowFindingsByRule, titleOfRule),
    ...formatCounts(
      '隔离，全部文件（含被取代的） quarantine, of all files, replaced ones too',
      summary.quarantineByReason,
      textOfReason,
    ),
    ...formatCounts('提示 notices', summary.notices, textOfReason),
    ...decided.map(({ key, decision }) => `  ${decisions[decision]}  ${key}`),
    ...formatAttention(outputs),
    `  用时 time         ${summary.seconds.map(({ stage, seconds }) => `${stage} ${seconds.toFixed(1)} s`).join(', ')}`,
    `  版本 versions     政策 policy ${summary.policyVersion}, 索引 index ${summary.indexVersion}`,
    `  结果 results      ${shortPath(out)}`,
    pc.bold('下一步 Next'),
    ...nextSteps(outputs, out),
    '',
  ];
  return lines.join('\n');
}

/** What to look at next, as commands to paste. */
function nextSteps({ cases, deliveries }: Outputs, out: string): string[] {
  const where = shortPath(out) === 'out' ? '' : ` --out ${quote(shortPath(out))}`;
  const [first] = cases;
  const isHeld = deliveries.some(({ state }) => state === 'held');
  const steps = [
    [`npx hedui console${where}`, '打开工作台 open the console: the cases, the files, who has to do what'],
    ...(first === undefined
      ? []
      : [[`npx hedui explain ${first.householdId}${where}`, '此户为何有个案 why this household has a case']]),
    ...(isHeld
      ? [
          [
            `npx hedui held list${where}`,
            '暂扣文件：查看、放行或退回 the held files: look, release or reject',
          ],
        ]
      : []),
    [`npx hedui status${where}`, '谁须办理 what waits for a person'],
  ];
  const width = Math.max(...steps.map(([command = '']) => command.length));
  return steps.map(([command = '', why = '']) => `  ${command.padEnd(width)}  ${why}`);
}

function formatCounts(
  title: string,
  counts: Readonly<Partial<Record<string, number>>>,
  textOf: (name: string) => Bilingual,
): string[] {
  const entries = Object.entries(counts).sort(([, a = 0], [, b = 0]) => b - a);
  if (entries.length === 0) return [];
  return [
    `  ${title}`,
    ...entries.map(
      ([name, count = 0]) => `    ${name.padEnd(34)} ${number(count).padStart(9)}  ${inBoth(textOf(name))}`,
    ),
  ];
}

/** Files that are held or rejected, and providers that are overdue: somebody has to do something about them. */
function formatAttention({ deliveries, notices }: Outputs): string[] {
  const files = deliveries.filter((each) => each.state === 'held' || isRejectedUnasked(each));
  const overdue = notices.filter(({ reason }) => reason === 'provider-overdue');
  if (files.length + overdue.length === 0) return [];
  return [
    pc.yellow('  待处理 needs attention'),
    ...files.map(
      ({ key, state, reason }) => `    ${inBoth(deliveryStates[state])}  ${key}  ${textOf(reason)}`,
    ),
    ...overdue.map(
      ({ subject }) => `    逾期 overdue   ${subject ?? ''}  ${inBoth(reasonTexts['provider-overdue'])}`,
    ),
  ];
}

function textOf(reason: Outputs['deliveries'][number]['reason']): string {
  return reason === null || reason === 'same-bytes' ? '' : `${reason}: ${inBoth(textOfReason(reason))}`;
}
