/**
 * The guards that transitions name. Some look at the case as stored, so they also tell why a step cannot be taken now; the
 * others judge what a step says, and have nothing to say as long as nobody takes it.
 */
import type { CaseStep, StepName, StepOf } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { canIssue } from './issue-document.ts';
import { anyOther } from '../policy/clearance-reasons.ts';
import { addMonths, lastDayOf, monthOf } from '../kernel/calendar.ts';
import { assetsOf } from './findings-covered.ts';
import {
  missingFromGate,
  missingReply,
  takesAway,
  needsCollectiveDecision,
  replyPeriodEnd,
  takesMoneyAway,
} from './gate.ts';
import { listDifferences, listUnconfirmed } from './compare-grounds.ts';
import { restsOnUnprovenDeath, unprovenDeaths } from './death-records.ts';
import { groundOf } from './ground.ts';
import { problem, problemsIf, type StepProblem } from './problems.ts';
import { checkProposal } from './proposals.ts';
import { isRelated, may, rolesFor } from '../staff/access.ts';
import { isOpen } from '../../contracts/household-case.ts';
import { staffNamedBy, type Situation } from './step-input.ts';
import { whyNotTakenBack, whyRequestNotTakenBack } from './take-back.ts';

type Guard = (situation: Situation, step: CaseStep | undefined) => StepProblem[];

/** Comments and attachments stop here, so that a case always has room for the steps that it needs. */
const mostEventBytes = 120_000;
const mostDocuments = 40;

const checks = {
  'staff-named': (situation, step) => (step === undefined ? [] : checkNamedStaff(situation, step)),
  'town-known': about('dispatch', checkTown),
  'two-investigators': about('begin-investigation', ({ context }, { investigators }) =>
    problemsIf(
      new Set(investigators).size < context.policy.cases.investigators.least,
      'investigators-missing',
    ),
  ),
  'county-visits': about(
    'begin-investigation',
    ({ case: { registeredApart }, context }, { investigators }) => {
      const ofCounty = investigators.some((id) => context.staff.get(id)?.town === undefined);
      return problemsIf(registeredApart && !ofCounty, 'county-visit-missing');
    },
  ),
  'absence-sound': about('record-absence', ({ case: { raisedOn }, context }, { visitedOn, againOn }) =>
    problemsIf(
      visitedOn > context.day || visitedOn < raisedOn || (againOn !== undefined && againOn < context.day),
      'absence-unsound',
    ),
  ),
  'survey-sound': about('record-survey', checkSurvey),
  'survey-recorded': ({ case: { survey, kind } }, step) => {
    const spared = kind === 'entitlement' && !(step?.step === 'propose' && takesAway.has(step.decision));
    return problemsIf(survey === null && !spared, 'survey-missing');
  },
  'raises-or-keeps': about('propose', (_situation, { decision }) =>
    problemsIf(takesAway.has(decision), 'survey-missing'),
  ),
  'proposal-sound': about('propose', (situation, step) => checkProposal(step, situation)),
  'not-the-proposer': ({ case: { proposal }, actor }) =>
    problemsIf(proposal?.by.id === actor.id, 'own-proposal'),
  'takes-money-away': ({ case: it }) => problemsIf(!takesMoneyAway(it), 'notice-not-needed'),
  'gives-or-keeps': ({ case: it }) => problemsIf(takesMoneyAway(it), 'notice-needed'),
  'service-sound': about('record-service', ({ case: { notice }, context }, { servedOn }) =>
    problemsIf(notice === null || servedOn < notice.on || servedOn > context.day, 'service-unsound'),
  ),
  served: ({ case: { service } }) => problemsIf(service === null, 'service-missing'),
  'reply-sound': about('record-reply', checkReply),
  'objection-sound': about('object', ({ case: { service }, context }, { receivedOn }) =>
    problemsIf(receivedOn > context.day || receivedOn < (service?.servedOn ?? receivedOn), 'reply-unsound'),
  ),
  'reply-or-period-over': ({ case: it, context }) =>
    it.service === null ? [] : missingReply(it, context.day),
  gate: ({ case: it, context }) => missingFromGate(it, context.day),
  'not-involved': ({ case: { involved }, actor }) =>
    problemsIf(involved.includes(actor.id), 'approver-involved'),
  'collective-decision': about('decide', ({ case: { proposal }, context }, { collectiveDecision }) => {
    const needed =
      proposal !== null &&
      needsCollectiveDecision(proposal.decision, context.policy.cases.collectiveDecision);
    return problemsIf(needed && collectiveDecision === undefined, 'collective-decision-missing');
  }),
  'ground-confirmed': about('decide', (situation, { confirmed = [] }) => {
    const differences = listDifferences(situation.case, groundOf(situation), situation.context.day);
    return problemsIf(listUnconfirmed(differences, confirmed).length > 0, 'ground-differs');
  }),
  'household-moved': ({ case: it, file: { profile } }) =>
    problemsIf(it.town === profile.town, 'household-not-moved'),
  'amount-as-proposed': ({ case: { proposal }, file }) =>
    problemsIf(
      proposal !== null && proposal.currentAmountFen !== file.profile.monthlyAmountFen,
      'amount-changed',
    ),
  'death-proven': ({ case: it }) => problemsIf(restsOnUnprovenDeath(it), 'death-unproven'),
  'ended-by-proven-death': about('mark-ended', ({ case: it }, { cause }) =>
    problemsIf(cause === 'died' && unprovenDeaths(it).length > 0, 'death-unproven'),
  ),
  'no-pending': ({ case: { pending } }) => problemsIf(pending.length > 0, 'opinion-pending'),
  'changes-payment': ({ case: { proposal } }) =>
    problemsIf(proposal?.decision === 'continue', 'nothing-changes'),
  'nothing-to-pay': ({ case: { proposal } }) =>
    problemsIf(proposal?.decision !== 'continue', 'payment-changes'),
  'clearance-sound': about('clear', checkClearance),
  'second-person': checkSecondPerson,
  'own-dispatch': (situation) => whyNotTakenBack('dispatch', situation),
  'own-proposal': (situation) => whyNotTakenBack('propose', situation),
  'own-request': whyRequestNotTakenBack,
  'nothing-left': ({ case: { latest } }) => problemsIf(latest === null || latest.length > 0, 'findings-left'),
  'ending-sound': about('mark-ended', ({ context }, { on }) =>
    problemsIf(on > context.day, 'ending-unsound'),
  ),
  'has-deadline': ({ case: { deadline } }) => problemsIf(deadline === null, 'deadline-missing'),
  'extension-granted': about('extend-deadline', ({ actor, file, context }, { grantedBy }) => {
    const roles = context.staff.get(grantedBy)?.roles ?? [];
    const grants = roles.includes('county-approver') && grantedBy !== actor.id;
    return problemsIf(!grants || file.profile.county !== actor.county, 'extension-not-granted');
  }),
  'room-left': ({ case: { events } }) =>
    problemsIf(new TextEncoder().encode(JSON.stringify(events)).length > mostEventBytes, 'case-full'),
  'not-yet-attached': about('attach', ({ case: { attachments } }, { attachment }) =>
    problemsIf(
      attachments.some(({ key }) => key === attachment.key),
      'attached-already',
    ),
  ),
  'document-ready': about('issue-document', ({ case: it }, { document }) => [
    ...problemsIf(!canIssue(document, it), 'document-not-ready'),
    ...problemsIf(it.documents.length >= mostDocuments, 'case-full'),
  ]),
  'no-open-case': ({ file: { cases } }) => problemsIf(cases.some(isOpen), 'case-open'),
} satisfies Record<string, Guard>;

/** What a step is guarded by beyond state and role. */
export type GuardName = keyof typeof checks;
export const guards: Readonly<Record<GuardName, Guard>> = checks;

/** A guard of what one step says. */
function about<Name extends StepName>(
  name: Name,
  check: (situation: Situation, step: StepOf<Name>) => StepProblem[],
): Guard {
  return (situation, step) => (step?.step === name ? check(situation, step as StepOf<Name>) : []);
}

function checkNamedStaff(situation: Situation, step: CaseStep): StepProblem[] {
  return staffNamedBy(step).flatMap((id) => {
    const named = situation.context.staff.get(id);
    return named?.active ? checkPerson(named, situation) : [problem('staff-unknown')];
  });
}

/** A misspelt town would get a case that nobody sees. The household's own may have no staff on record yet. */
function checkTown({ file: { profile }, context }: Situation, { town }: StepOf<'dispatch'>): StepProblem[] {
  const staffed = [...context.staff.values()].some((each) => each.active && each.town === town);
  return problemsIf(town !== profile.town && !staffed, 'town-unknown');
}

function checkPerson(named: StaffMember, { file, case: it }: Situation): StepProblem[] {
  return [
    ...problemsIf(!worksOn(named, file.profile, it), 'staff-out-of-scope'),
    ...problemsIf(isRelated(named, file.profile.householdId), 'staff-related'),
  ];
}

/** Whether somebody can be named in a step: to investigate, to follow a case up, to have granted something. */
export function mayBeNamed(
  named: StaffMember,
  profile: Pick<HouseholdFile['profile'], 'county' | 'householdId'>,
  it: Pick<HouseholdCase, 'town'>,
): boolean {
  return named.active && worksOn(named, profile, it) && !isRelated(named, profile.householdId);
}

function worksOn(
  named: StaffMember,
  { county }: Pick<HouseholdFile['profile'], 'county'>,
  it: Pick<HouseholdCase, 'town'>,
): boolean {
  return may(named, 'work-cases') && rolesFor(named, county, it).length > 0;
}

function checkSurvey(
  { file, case: it, context }: Situation,
  { visitedOn, deceased = [], form = {}, signature, attachments }: StepOf<'record-survey'>,
): StepProblem[] {
  const signer =
    signature.kind === 'refused' || file.members.some(({ ordinal }) => ordinal === signature.memberOrdinal);
  const members = new Set(file.members.map(({ ordinal }) => ordinal));
  const met = (form.present ?? []).filter((ordinal) => members.has(ordinal));
  const wasMet = signature.kind === 'refused' || met.length === 0 || met.includes(signature.memberOrdinal);
  const attached = new Set(it.attachments.map(({ key }) => key));
  const investigators = new Set(it.investigation?.investigators.map(({ id }) => id));
  const named = [...deceased, ...(form.present ?? []), ...(form.members ?? []).map(({ ordinal }) => ordinal)];
  return [
    ...problemsIf(
      named.some((ordinal) => !members.has(ordinal)),
      'member-unknown',
    ),
    ...problemsIf(
      (form.surveyors ?? []).some((id) => !investigators.has(id)),
      'surveyor-unknown',
    ),
    ...problemsIf(!signer || visitedOn > context.day || visitedOn < it.raisedOn, 'survey-unsound'),
    ...problemsIf(!wasMet, 'signer-not-met'),
    ...problemsIf(
      attachments.some((key) => !attached.has(key)),
      'attachment-unknown',
    ),
  ];
}

function checkReply(
  { case: { service }, context }: Situation,
  { reply, receivedOn, text }: StepOf<'record-reply'>,
): StepProblem[] {
  if (service === null) return [];
  const wrongDay = receivedOn > context.day || receivedOn < service.servedOn;
  const wordless = reply === 'statement' && text === undefined;
  const end = replyPeriodEnd(service);
  return [
    ...problemsIf(wrongDay || wordless, 'reply-unsound'),
    ...problemsIf(reply === 'no-reply' && context.day <= end.day, 'reply-period-running'),
    ...problemsIf(reply === 'no-reply' && end.provisional, 'calendar-unpublished'),
  ];
}

function checkClearance(
  { case: { findings, pending }, context }: Situation,
  { rule, assets, reason, until, note }: StepOf<'clear'>,
): StepProblem[] {
  const { longestMonths, reasons } = context.policy.clearances;
  const finding = findings.find((each) => each.rule === rule);
  const known = new Set(finding === undefined ? [] : assetsOf(finding));
  const strange = finding === undefined || (assets ?? []).some((key) => !known.has(key));
  const last = lastDayOf(addMonths(monthOf(context.day), longestMonths));
  return [
    ...problemsIf(strange, 'finding-unknown'),
    ...problemsIf(!Object.hasOwn(reasons, reason), 'reason-unknown'),
    ...problemsIf(reason === anyOther && note === undefined, 'note-missing'),
    ...problemsIf(until <= context.day || until > last, 'until-wrong'),
    ...problemsIf(
      pending.some(({ subject }) => subject === rule),
      'opinion-pending',
    ),
  ];
}

function checkSecondPerson(
  { case: { pending }, actor }: Situation,
  step: CaseStep | undefined,
): StepProblem[] {
  if (pending.length === 0) return [problem('nothing-pending')];
  if (step === undefined)
    return problemsIf(
      pending.every(({ by }) => by.id === actor.id),
      'second-person-needed',
    );
  if (step.step !== 'confirm' && step.step !== 'refuse') return [];
  const asked = pending.find(({ subject }) => subject === step.subject);
  if (asked === undefined) return [problem('nothing-pending')];
  return problemsIf(asked.by.id === actor.id, 'second-person-needed');
}
