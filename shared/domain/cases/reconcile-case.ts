/** Brings a household's open case in line with today's findings: raise, merge, escalate, lower, withdraw. */
import type {
  CaseEvent,
  CaseKind,
  Finding,
  HouseholdCase,
  HouseholdFile,
} from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Instant } from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import type { Assessment } from '../assessment/assess.ts';
import { sortFreshness } from '../assessment/freshness.ts';
import { canonicalJson } from '../canonical-json.ts';
import { say } from '../say.ts';
import { appendEvent } from './chain.ts';
import { describeChange, describeFindings, describePast } from './describe-case.ts';

/** What a case leads back to, and the moment at which it is dated. */
export interface ReconcileContext {
  policyVersion: string;
  indexVersion: string;
  day: CalendarDate;
  freshness: readonly SourceFreshness[];
  at: Instant;
}

/** `expectedVersion`: the write must fail unless the stored case still has it. */
export type CaseChange =
  | { kind: 'none' }
  | { kind: 'raise'; case: HouseholdCase }
  | { kind: 'update'; case: HouseholdCase; expectedVersion: number }
  | { kind: 'withdraw'; case: HouseholdCase; expectedVersion: number };

/** Who the machine is in the events of a case. */
const MACHINE = 'hedui';

const CLOSED: ReadonlySet<HouseholdCase['state']> = new Set(['withdrawn', 'ended']);

/**
 * What becomes of the household's case. There is at most one open case. As long as nobody has begun to work on it, it
 * is exactly today's findings, and its kind goes up and down with them; one that a person has taken up is left alone.
 * The case of a disputed household stays as it is, since nothing is known of the household today.
 *
 * What staff see as changed (kind, rules, amounts) makes an event. The same findings on newer rows, or under another
 * policy, index or delivery, only renew what the case leads back to; another day alone changes nothing.
 */
export function reconcileCase(
  file: HouseholdFile,
  assessment: Assessment,
  context: ReconcileContext,
): CaseChange {
  const open = file.cases.filter(({ state }) => !CLOSED.has(state)).sort((a, b) => b.number - a.number)[0];
  if (file.profile.status === 'disputed') return { kind: 'none' };
  if (open === undefined) return raise(file, assessment, context);
  if (open.state !== 'raised') return { kind: 'none' };
  if (file.profile.status === 'ended') return close(open, 'ended', context);
  const findings = listFindings(open, assessment);
  return findings.length === 0 ? close(open, 'withdrawn', context) : update(open, file, findings, context);
}

/** Today's findings. What a rule found stays while the rule cannot be judged: unknown is never taken for nothing. */
function listFindings(open: HouseholdCase, { findings, results }: Assessment): Finding[] {
  const kept = open.findings.filter(({ rule }) =>
    results.some((result) => result.rule === rule && result.mode === 'live' && result.kind === 'unjudged'),
  );
  return [...findings, ...kept];
}

function raise(file: HouseholdFile, { findings }: Assessment, context: ReconcileContext): CaseChange {
  if (findings.length === 0 || file.profile.status !== 'active') return { kind: 'none' };
  const number = Math.max(0, ...file.cases.map((each) => each.number)) + 1;
  const reason = describeFindings(findings);
  return {
    kind: 'raise',
    case: {
      number,
      householdId: file.profile.householdId,
      state: 'raised',
      version: 1,
      ...describeToday(file, findings, context),
      events: record([], 'raised', say(`提出：${reason.zh}`, `Raised: ${reason.en}`), context),
    },
  };
}

function update(
  open: HouseholdCase,
  file: HouseholdFile,
  findings: readonly Finding[],
  context: ReconcileContext,
): CaseChange {
  const today = describeToday(file, findings, context);
  if (canonicalJson({ ...today, day: open.day }) === canonicalJson(pickToday(open))) return { kind: 'none' };
  const events = outline(today) === outline(open) ? open.events : recordChange(open, today, context);
  return {
    kind: 'update',
    expectedVersion: open.version,
    case: { ...open, ...today, events, version: open.version + 1 },
  };
}

function close(open: HouseholdCase, state: 'withdrawn' | 'ended', context: ReconcileContext): CaseChange {
  const past = describePast(open.findings);
  const reason =
    state === 'ended'
      ? say(`该家庭已不在花名册中；${past.zh}`, `The household has left the roster; ${past.en}`)
      : say(`疑点已消除：${past.zh}`, `Nothing is left: ${past.en}`);
  return {
    kind: 'withdraw',
    expectedVersion: open.version,
    case: { ...open, state, version: open.version + 1, events: record(open.events, state, reason, context) },
  };
}

type Today = Pick<
  HouseholdCase,
  'kind' | 'findings' | 'amountAtStakeFen' | 'day' | 'policyVersion' | 'indexVersion' | 'deliveriesRead'
>;

function describeToday(file: HouseholdFile, findings: readonly Finding[], context: ReconcileContext): Today {
  return {
    kind: kindOf(findings),
    findings: [...findings],
    amountAtStakeFen: file.profile.monthlyAmountFen,
    day: context.day,
    policyVersion: context.policyVersion,
    indexVersion: context.indexVersion,
    deliveriesRead: sortFreshness(context.freshness).map(({ source, provider, asOf }) => ({
      source,
      provider,
      asOf,
    })),
  };
}

function pickToday(open: HouseholdCase): Today {
  const { kind, findings, amountAtStakeFen, day, policyVersion, indexVersion, deliveriesRead } = open;
  return { kind, findings, amountAtStakeFen, day, policyVersion, indexVersion, deliveriesRead };
}

function kindOf(findings: readonly Finding[]): CaseKind {
  return findings.some(({ kind }) => kind === 'suspension') ? 'suspension' : 'review';
}

/** What staff see of a case at a glance. */
function outline({ findings, amountAtStakeFen }: Today): string {
  const lines = findings.map(({ rule, kind, amountFen, limitFen }) => ({ rule, kind, amountFen, limitFen }));
  return canonicalJson({ lines, amountAtStakeFen });
}

function recordChange(open: HouseholdCase, today: Today, context: ReconcileContext): CaseEvent[] {
  const { zh, en } = describeChange(open.findings, today.findings);
  if (open.kind === today.kind) return record(open.events, 'merged', say(zh, en), context);
  return today.kind === 'suspension'
    ? record(open.events, 'escalated', say(`升为拟停发：${zh}`, `Now a suspension: ${en}`), context)
    : record(open.events, 'lowered', say(`降为复核：${zh}`, `Now a review: ${en}`), context);
}

function record(
  events: readonly CaseEvent[],
  type: CaseEvent['type'],
  reason: Bilingual,
  { at }: ReconcileContext,
): CaseEvent[] {
  return appendEvent(events, { at, actor: MACHINE, type, reason });
}
