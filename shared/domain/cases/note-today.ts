/** A case that a person works on: the machine adds and notes, and takes nothing away. */
import type {
  Finding,
  FindingOutline,
  HouseholdCase,
  HouseholdFile,
} from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { isSameJson } from '../kernel/canonical-json.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayList } from '../kernel/say.ts';
import { sayEnd } from './closing-cause.ts';
import { recalculateDeadline } from './deadlines.ts';
import { describeChange } from './describe-case.ts';
import { describeHouseholdChange } from './note-household.ts';
import { peopleOf } from '../roster/people.ts';
import { isWorse, restsOnNoOther } from './findings-covered.ts';
import { outlineOf } from '../../contracts/case-record.ts';
import { isHard, kindOf } from '../assessment/finding-kinds.ts';
import { aboutOf, recordEvent, type CaseChange, type InForceContext } from './machine-events.ts';

/** What is new or worse is added to the case; what is gone or less is noted once. */
export function noteToday(
  open: HouseholdCase,
  file: HouseholdFile,
  found: readonly Finding[],
  context: InForceContext,
): CaseChange {
  const latest = found.map(outlineOf);
  const { profile } = file;
  const { monthlyAmountFen: amountAtStakeFen } = profile;
  const before = { latest: open.latest ?? open.findings.map(outlineOf), at: open.amountAtStakeFen };
  const worse = addWorse(open.findings, found, context.policy);
  const added = worse.some((finding) => !open.findings.includes(finding));
  const findings = worse.map((finding) => markUnjudged(finding, found));
  const same = isSameJson(before, { latest, at: amountAtStakeFen });
  const household = describeHouseholdChange(open, file);
  const people = profile.status === 'ended' ? open.people : peopleOf(file);
  const deadline = recalculateDeadline(open.deadline, open);
  const known = isSameJson(
    [open.people, open.deadline, open.findings.map(({ unjudged }) => unjudged ?? null)],
    [people, deadline, findings.map(({ unjudged }) => unjudged ?? null)],
  );
  const news = added || !same || (household.length > 0 && !isNoted(open, file));
  if (!news && known) return { kind: 'none' };
  const kind = kindOf(findings);
  const type = kind !== open.kind ? 'escalated' : added ? 'merged' : 'noted';
  return {
    kind: 'update',
    expectedVersion: open.version,
    case: {
      ...open,
      kind,
      findings,
      latest,
      amountAtStakeFen,
      about: aboutOf(file),
      ...(people !== undefined && { people }),
      deadline,
      version: open.version + 1,
      events: news
        ? recordEvent(open.events, type, describeLatest(before.latest, latest, household, file), context)
        : open.events,
    },
  };
}

/** The findings of a case, each as it was or as it is today where that is worse, and those that are new. */
function addWorse(
  before: readonly Finding[],
  found: readonly Finding[],
  { clearanceGrowthShare, namesOfProvider }: InForceContext['policy'],
): Finding[] {
  const known = before.map((old) => {
    const now = found.find(({ rule }) => rule === old.rule);
    if (now === undefined || (isHard(old) && !isHard(now))) return old;
    const more = !restsOnNoOther(now, old, namesOfProvider);
    return more || isWorse(now, old, clearanceGrowthShare) ? now : old;
  });
  return [...known, ...found.filter(({ rule }) => !before.some((old) => old.rule === rule))];
}

/** Whether it could be judged today; what it rests on is as it was. */
function markUnjudged({ unjudged: _before, ...finding }: Finding, found: readonly Finding[]): Finding {
  const unjudged = found.find(({ rule }) => rule === finding.rule)?.unjudged;
  return { ...finding, ...(unjudged !== undefined && { unjudged }) };
}

/** That it has left the roster is said once. */
function isNoted({ events }: HouseholdCase, { profile }: HouseholdFile): boolean {
  if (profile.status !== 'ended') return false;
  const { zh } = sayEnd(profile.ended);
  return events.some(({ type, reason }) => type === 'noted' && reason.zh.includes(zh));
}

function describeLatest(
  before: readonly FindingOutline[],
  latest: readonly FindingOutline[],
  household: readonly Bilingual[],
  { profile }: HouseholdFile,
): Bilingual {
  const change = latest.length + before.length === 0 ? [] : [describeChange(before, latest)];
  const stake = formatYuan(profile.monthlyAmountFen);
  const now = say(`月保障金额 ${stake} 元`, `a monthly guarantee of ${stake} yuan`);
  const { zh, en } = sayList([...household, ...change, now]);
  return say(`最新数据：${zh}`, `Newest data: ${en}`);
}
