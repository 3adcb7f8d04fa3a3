/** The last night as figures, and in words for those who operate Hedui: counts and names of providers, no people. */
import type { Run } from '../../contracts/deliveries.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import type { RunReport } from '../../contracts/runs.ts';
import { addDays } from '../kernel/calendar.ts';
import { say } from '../kernel/say.ts';
import { describeWaiting, type Unfinished } from './describe-run.ts';

/** What is known on the status after. */
export interface NightStatus {
  day: CalendarDate;
  /** The newest run, and the reports of the last two that were closed, the newest first. */
  run: (Pick<Run, 'run' | 'day' | 'state'> & Unfinished) | undefined;
  reports: readonly RunReport[];
  /** `<source>/<provider>` of those that are overdue. */
  overdue: readonly string[];
  /** Keys of what is held, and how many files have been rejected since yesterday by no decision of staff. */
  heldDeliveries: readonly string[];
  heldRosters: readonly string[];
  filesRejected: number;
}

export interface NightFigures {
  NightFinished: 0 | 1;
  HouseholdsCompared: number;
  SuspensionCases: number;
  ReviewCases: number;
  EntitlementCases: number;
  RowsMatched: number;
  ProvidersOverdue: number;
  DeliveriesHeld: number;
  RostersHeld: number;
  FilesRejected: number;
  /** Against the night before, in either direction; 0 where there is none to compare with. */
  MatchesChangePercent: number;
  CasesChangePercent: number;
}

export function measureNight(status: NightStatus): NightFigures {
  const [last, before] = status.reports;
  return {
    NightFinished: isFinished(status) ? 1 : 0,
    HouseholdsCompared: last?.households.active ?? 0,
    SuspensionCases: last?.openCases.suspension ?? 0,
    ReviewCases: last?.openCases.review ?? 0,
    EntitlementCases: last?.openCases['entitlement'] ?? 0,
    RowsMatched: last === undefined ? 0 : matchesOf(last),
    ProvidersOverdue: status.overdue.length,
    DeliveriesHeld: status.heldDeliveries.length,
    RostersHeld: status.heldRosters.length,
    FilesRejected: status.filesRejected,
    MatchesChangePercent: changePercent(last, before, matchesOf),
    CasesChangePercent: changePercent(last, before, casesOf),
  };
}

/** A night that starts after midnight is named after this morning's day, any other after yesterday's. */
function isFinished({ run, day }: NightStatus): boolean {
  return run?.state === 'closed' && run.day >= addDays(day, -1);
}

function whyUnfinished({ run, day }: NightStatus): string {
  if (run === undefined || run.day < addDays(day, -1)) return '没有开始 it did not start';
  return describeWaiting(run);
}

const matchesOf = ({ matches }: RunReport): number => matches.verified + matches.probable + matches.doubtful;
const casesOf = ({ openCases }: RunReport): number => openCases.review + openCases.suspension;

/** Few cases change by much without meaning anything: up to 20 are not compared. */
const leastToCompare = 20;

function changePercent(
  last: RunReport | undefined,
  before: RunReport | undefined,
  count: (report: RunReport) => number,
): number {
  if (last === undefined || before === undefined) return 0;
  const [now, then] = [count(last), count(before)];
  if (Math.max(now, then) < leastToCompare) return 0;
  return Math.round((100 * Math.abs(now - then)) / Math.max(then, 1));
}

/** @returns a subject in ASCII for mails, the same in both languages, and the text in both */
export function describeNight(
  status: NightStatus,
  figures: NightFigures,
): { subject: string; title: Bilingual; text: string } {
  const finished = figures.NightFinished === 1;
  const attention =
    figures.ProvidersOverdue + figures.DeliveriesHeld + figures.RostersHeld + figures.FilesRejected;
  const lines = [
    finished
      ? `昨夜核对已完成，以下是上一晚的数，不含此后的放行和办理 The night finished; figures as of the night, without what was released or decided since: ${figures.HouseholdsCompared} households, ${figures.SuspensionCases} suspension, ${figures.ReviewCases} review and ${figures.EntitlementCases} entitlement cases open, ${figures.RowsMatched} matches.`
      : `昨夜核对未完成 The night did not finish: ${whyUnfinished(status)}. docs/runbook.md#a-night-did-not-finish`,
    `个案变化 Change of cases: ${figures.CasesChangePercent} %; 命中变化 of matches: ${figures.MatchesChangePercent} %.`,
    ...status.overdue.map((provider) => `逾期 overdue: ${provider}`),
    ...status.heldDeliveries.map((key) => `暂扣 held: ${key}`),
    ...status.heldRosters.map((key) => `花名册暂扣 roster held: ${key}`),
    ...(figures.FilesRejected > 0
      ? [`退回文件 files rejected since yesterday: ${figures.FilesRejected}`]
      : []),
    ...(attention === 0 ? ['无待处理事项 Nothing needs attention.'] : []),
  ];
  const outcome = finished ? 'the night finished' : 'THE NIGHT DID NOT FINISH';
  const subject = `Hedui ${status.day}: ${outcome}, ${attention} to look at`;
  const zh = `${status.day} 昨夜核对${finished ? '已完成' : '未完成'}，${attention} 项须处理`;
  return { subject, title: say(zh, subject), text: lines.join('\n') };
}
