/**
 * Closing a case without a decision: findings are explained, the case is withdrawn, or the household has left. Where a
 * finding is hard, a second person has to agree; until then the request is pending and changes nothing.
 */
import type { GrantedClearance, HouseholdCase } from '../../contracts/household-file.ts';
import type { PendingOpinion } from '../../contracts/household-case.ts';
import type { SecondOpinionSubject, StepOf } from '../../contracts/case-steps.ts';
import { addMonths, lastDayOf, monthOf } from '../kernel/calendar.ts';
import { settle } from './decisions.ts';
import { assetsOf, explainedIn, isExplained } from './findings-covered.ts';
import { isHard } from '../assessment/finding-kinds.ts';
import { done, enter, type Changes, type Effect } from './records.ts';
import type { Situation } from './step-input.ts';

type ClosingStep = 'clear' | 'confirm' | 'refuse' | 'take-back-request' | 'withdraw' | 'mark-ended';

export const closingEffects: { readonly [Name in ClosingStep]: Effect<Name> } = {
  clear: (situation, step) => {
    const hard = situation.case.findings.some((finding) => finding.rule === step.rule && isHard(finding));
    const clearance = makeClearance(situation, step);
    if (clearance === undefined) return {};
    return hard || step.asksSecond === true
      ? ask(situation, { subject: step.rule, reason: step.note ?? step.reason, clearance })
      : grant(situation, clearance);
  },
  confirm: (situation, { subject }) => {
    const asked = situation.case.pending.find((each) => each.subject === subject);
    const answered = {
      ...situation,
      case: { ...situation.case, pending: withoutSubject(situation, subject) },
    };
    const { pending } = answered.case;
    if (asked?.clearance) {
      return { pending, ...grant(answered, { ...asked.clearance, confirmedBy: situation.actor.id }) };
    }
    return { pending, ...(subject === 'end' ? end(answered) : enter('withdrawn', answered)) };
  },
  refuse: dropRequest,
  'take-back-request': dropRequest,
  withdraw: (situation, { reason }) =>
    needsSecond(situation)
      ? ask(situation, { subject: 'withdraw', reason, clearance: null })
      : enter('withdrawn', situation),
  'mark-ended': (situation, { reason }) =>
    needsSecond(situation) ? ask(situation, { subject: 'end', reason, clearance: null }) : end(situation),
};

/** What was asked is not granted; a case whose findings are explained otherwise is closed all the same. */
function dropRequest(situation: Situation, { subject }: { subject: SecondOpinionSubject }): Changes {
  const pending = withoutSubject(situation, subject);
  return { pending, ...closeIfExplained(situation, { pending }) };
}

/** A household that has left the roster has ended in any case; otherwise a hard finding takes a second person. */
function needsSecond({ case: { findings }, file }: Situation): boolean {
  return file.profile.status !== 'ended' && findings.some(isHard);
}

function ask(situation: Situation, asked: Pick<PendingOpinion, 'subject' | 'reason' | 'clearance'>): Changes {
  return { pending: [...situation.case.pending, { ...done(situation), ...asked }] };
}

function grant(situation: Situation, clearance: GrantedClearance): Changes {
  const others = situation.case.clearances.filter(({ rule }) => rule !== clearance.rule);
  const clearances = [...others, clearance];
  return { clearances, ...closeIfExplained(situation, { clearances }) };
}

/** A case whose findings are all explained is closed, unless something else waits for a second person. */
function closeIfExplained(situation: Situation, changes: Changes): Changes {
  const it = { ...situation.case, ...changes };
  const isDone = it.pending.length === 0 && isExplained(it, situation.context.policy);
  return isDone ? enter('explained', situation) : {};
}

/** The findings stay silent until the roster has to show that the household is gone. */
function end(situation: Situation): Changes {
  const until = lastDayOf(addMonths(monthOf(situation.context.day), 1));
  const { findings, clearances } = situation.case;
  return { ...enter('ended', situation), clearances: [...clearances, ...settle(situation, findings, until)] };
}

function withoutSubject(
  { case: { pending } }: Situation,
  subject: SecondOpinionSubject,
): HouseholdCase['pending'] {
  return pending.filter((each) => each.subject !== subject);
}

function makeClearance(
  { case: it, actor, context }: Situation,
  step: StepOf<'clear'>,
): GrantedClearance | undefined {
  const finding = it.findings.find(({ rule }) => rule === step.rule);
  if (finding === undefined) return undefined;
  return {
    rule: step.rule,
    ...explainedIn(finding, step.assets ?? assetsOf(finding), context.policy.namesOfProvider),
    by: actor.id,
    reason: step.reason,
    until: step.until,
    caseNumber: it.number,
    ...(step.note !== undefined && { note: step.note }),
  };
}
