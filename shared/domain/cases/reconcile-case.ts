/** Brings a household's open case in line with today's findings: raise, merge, escalate, lower, withdraw. */
import {
  isOfKnownStatus,
  type CaseEvent,
  type Finding,
  type HouseholdCase,
  type HouseholdFile,
  type RuleName,
} from '../../contracts/household-file.ts';
import { caseKind, type StoredCaseKind } from '../../contracts/findings.ts';
import type { Assessment } from '../assessment/assess.ts';
import { sortFreshness } from '../assessment/freshness.ts';
import { isKnownSource, ruleOf } from '../catalogue/catalogue.ts';
import { canonicalJson, isSameJson } from '../kernel/canonical-json.ts';
import { say, sayWord, withArticle } from '../kernel/say.ts';
import { findUnknown } from '../assessment/unknown-people.ts';
import { deadlineFor, isAsUrgent, recalculateDeadline, renewDeadline } from './deadlines.ts';
import { peopleOf } from '../roster/people.ts';
import { whyClosed } from './closing-cause.ts';
import { describeChange, describeFindings } from './describe-case.ts';
import { isWorse, restsOnNoOther } from './findings-covered.ts';
import { outlineOf } from '../../contracts/case-record.ts';
import {
  aboutOf,
  recordEvent,
  type CaseChange,
  type InForceContext,
  type ReconcileContext,
} from './machine-events.ts';
import { kindTitles, kindOf } from '../assessment/finding-kinds.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import { findReturning } from './returning-case.ts';
import { noteToday } from './note-today.ts';
import { emptyRecord } from './records.ts';
import { isBegun, isUnderstood } from './states.ts';
import { isOpen } from '../../contracts/household-case.ts';
import { nextCaseNumber } from './case-number.ts';

/**
 * What becomes of the household's case. There is at most one open case. As long as nobody has begun to work on it, it
 * is exactly today's findings, and its kind goes up and down with them; once a person has begun, the machine only adds,
 * escalates and notes. The case of a disputed household stays as it is, unjudged, since nothing is known of the household
 * today; so does one whose kind or state only another version knows.
 *
 * What staff see as changed (kind, rules, amounts) makes an event. The same findings on newer rows, or under another
 * policy, index or delivery, only renew what the case leads back to; another day alone changes nothing.
 */
export function reconcileCase(
  file: HouseholdFile,
  assessment: Assessment,
  { policy, ...basis }: ReconcileContext,
): CaseChange {
  const context: InForceContext = {
    ...basis,
    policy: policyInForce(policy, file.profile.county, basis.day),
  };
  const open = file.cases.find(isOpen);
  if (!isOfKnownStatus(file.profile)) return { kind: 'none' };
  if (open !== undefined && !isUnderstood(open)) return { kind: 'none' };
  if (file.profile.status === 'disputed') return keepUnjudged(open, file, context);
  if (open === undefined) return raise(file, assessment, context);
  const ended = file.profile.status === 'ended';
  const findings = ended ? [] : listFindings(open, file, assessment, context);
  if (isBegun(open)) return noteToday(open, file, findings, context);
  if (ended || findings.length === 0) return close(open, file, context);
  return update(open, file, findings, context);
}

/**
 * Today's findings. What a rule found stays while it cannot be judged, because something is missing, or because this version
 * knows neither the rule nor a source that the finding rests on: unknown is never taken for nothing.
 */
function listFindings(
  open: HouseholdCase,
  file: HouseholdFile,
  { findings, results }: Assessment,
  { day, policy, disputedHouseholds = new Set() }: InForceContext,
): Finding[] {
  const isUnjudged = (rule: RuleName) =>
    results.some((result) => result.rule === rule && result.mode === 'live' && result.kind === 'unjudged');
  const isFoundAgain = (old: Finding) =>
    findings.some(
      (now) =>
        now.rule === old.rule && (isWorse(now, old, 0) || restsOnNoOther(old, now, policy.namesOfProvider)),
    );
  const kept = open.findings.filter(
    (old) =>
      isUnjudged(old.rule) ||
      ruleOf(old.rule) === undefined ||
      (old.evidence.some(({ source }) => !isKnownSource(source)) && !isFoundAgain(old)),
  );
  const asUnjudged = kept.map((finding) => ({
    ...finding,
    unjudged: findUnknown(finding, file, day, disputedHouseholds),
  }));
  return [...findings.filter(({ rule }) => !kept.some((old) => old.rule === rule)), ...asUnjudged];
}

/** Every finding stays, and says of whom nothing is known. */
function keepUnjudged(
  open: HouseholdCase | undefined,
  file: HouseholdFile,
  { day, disputedHouseholds = new Set() }: InForceContext,
): CaseChange {
  if (open === undefined) return { kind: 'none' };
  const findings = open.findings.map((finding) => ({
    ...finding,
    unjudged: findUnknown(finding, file, day, disputedHouseholds),
  }));
  if (isSameJson(findings, open.findings)) return { kind: 'none' };
  return {
    kind: 'update',
    expectedVersion: open.version,
    case: { ...open, findings, version: open.version + 1 },
  };
}

function raise(file: HouseholdFile, { findings }: Assessment, context: InForceContext): CaseChange {
  if (findings.length === 0 || file.profile.status !== 'active') return { kind: 'none' };
  const returning = findReturning(file.cases, findings, context.day);
  if (returning !== undefined) return takeUpAgain(returning, file, findings, context);
  const number = nextCaseNumber(file);
  const reason = describeFindings(findings);
  const today = describeToday(file, findings, context);
  return {
    kind: 'raise',
    case: {
      number,
      householdId: file.profile.householdId,
      state: 'raised',
      version: 1,
      ...today,
      ...untouched(today, context),
      events: recordEvent([], 'raised', say(`提出：${reason.zh}`, `Raised: ${reason.en}`), context),
    },
  };
}

/** The same case, with its number, its people and the deadline that it had: a file that was mended begins nothing again. */
function takeUpAgain(
  { withdrawnOn: _until, cause: _closed, ...before }: HouseholdCase,
  file: HouseholdFile,
  findings: readonly Finding[],
  context: InForceContext,
): CaseChange {
  const { zh, en } = describeFindings(findings);
  const today = describeToday(file, findings, context);
  return {
    kind: 'update',
    expectedVersion: before.version,
    case: {
      ...before,
      ...today,
      state: 'raised',
      deadline: deadlineFor('raised', before.raisedOn, context.policy, today),
      version: before.version + 1,
      events: recordEvent(before.events, 'raised', say(`再次发现：${zh}`, `Found again: ${en}`), context),
    },
  };
}

/** A case that nobody has worked on. */
function untouched(today: Today, { day, policy }: InForceContext) {
  return {
    ...emptyRecord,
    raisedOn: day,
    reopens: null,
    town: null,
    assignee: null,
    registeredApart: false,
    deadline: deadlineFor('raised', day, policy, today),
    involved: [],
    clearances: [],
    pending: [],
    attachments: [],
    documents: [],
    latest: null,
  } satisfies Partial<HouseholdCase>;
}

function update(
  open: HouseholdCase,
  file: HouseholdFile,
  findings: readonly Finding[],
  context: InForceContext,
): CaseChange {
  const today = describeToday(file, findings, context);
  const deadline = isAsUrgent(open, today)
    ? recalculateDeadline(open.deadline, open)
    : renewDeadline(open, today, context);
  if (isSameJson([{ ...today, day: open.day }, deadline], [pickToday(open), open.deadline]))
    return { kind: 'none' };
  const events = outline(today) === outline(open) ? open.events : recordChange(open, today, context);
  return {
    kind: 'update',
    expectedVersion: open.version,
    case: { ...open, ...today, deadline, events, version: open.version + 1 },
  };
}

function close(open: HouseholdCase, file: HouseholdFile, context: InForceContext): CaseChange {
  const state = file.profile.status === 'ended' ? 'ended' : 'withdrawn';
  const { cause, reason } = whyClosed(open, file, context);
  return {
    kind: 'withdraw',
    expectedVersion: open.version,
    case: {
      ...open,
      state,
      cause,
      ...(state === 'withdrawn' && { findings: open.findings.map(({ unjudged: _judged, ...rest }) => rest) }),
      // By another policy it was withdrawn for good; a household that a roster lost may be in the next one.
      ...((state === 'ended' || context.policyVersion === open.policyVersion) && {
        withdrawnOn: context.day,
      }),
      deadline: null,
      version: open.version + 1,
      events: recordEvent(open.events, state, reason, context),
    },
  };
}

type Today = Pick<
  HouseholdCase,
  | 'kind'
  | 'findings'
  | 'amountAtStakeFen'
  | 'about'
  | 'people'
  | 'day'
  | 'policyVersion'
  | 'indexVersion'
  | 'deliveriesRead'
>;

function describeToday(file: HouseholdFile, findings: readonly Finding[], context: InForceContext): Today {
  return {
    kind: kindOf(findings),
    findings: [...findings],
    amountAtStakeFen: file.profile.monthlyAmountFen,
    about: aboutOf(file),
    people: peopleOf(file),
    day: context.day,
    policyVersion: context.policyVersion,
    indexVersion: context.indexVersion,
    deliveriesRead: sortFreshness(context.freshness).map(({ source, provider, asOf, months }) => ({
      ...{ source, provider, asOf },
      ...(months && { months }),
    })),
  };
}

function pickToday(open: HouseholdCase): Today {
  const {
    kind,
    findings,
    amountAtStakeFen,
    about,
    people,
    day,
    policyVersion,
    indexVersion,
    deliveriesRead,
  } = open;
  return {
    ...{ kind, findings, amountAtStakeFen, about, day, policyVersion, indexVersion, deliveriesRead },
    ...(people !== undefined && { people }),
  };
}

/** Kinds stand from the one that weighs most; one of another version weighs least. */
function weightOf(kind: StoredCaseKind): number {
  const place = caseKind.options.findIndex((each) => each === kind);
  return place < 0 ? caseKind.options.length : place;
}

/** What staff see of a case at a glance. */
function outline({ findings, amountAtStakeFen }: Today): string {
  return canonicalJson({ lines: findings.map(outlineOf), amountAtStakeFen });
}

function recordChange(open: HouseholdCase, today: Today, context: InForceContext): CaseEvent[] {
  const { zh, en } = describeChange(open.findings, today.findings);
  if (open.kind === today.kind) return recordEvent(open.events, 'merged', say(zh, en), context);
  const { zh: title, en: titleInEnglish } = sayWord(kindTitles, today.kind);
  const isHeavier = weightOf(today.kind) < weightOf(open.kind);
  const moved = say(
    `${isHeavier ? '升' : '降'}为${title}：${zh}`,
    `Now ${withArticle(titleInEnglish)}: ${en}`,
  );
  return recordEvent(open.events, isHeavier ? 'escalated' : 'lowered', moved, context);
}
