/** What each step changes in a case, once it is allowed. */
import type { CaseStep, StepName, StepOf } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import { nextCaseNumber } from './case-number.ts';
import { extendDeadline, replyDeadline } from './deadlines.ts';
import { makeDecision, makeProposal } from './decisions.ts';
import { closingEffects } from './close-case.ts';
import { peopleOf, personAt } from '../roster/people.ts';
import { done, emptyRecord, enter, nothingProposed, toRef, type Changes, type Effect } from './records.ts';
import type { Situation } from './step-input.ts';
import { issueDocument } from './issue-document.ts';
import { keepBefore, putBack } from './take-back.ts';

const effects: { readonly [Name in StepName]: Effect<Name> } = {
  screen: (situation, { registeredApart }) => ({ ...enter('screened', situation), registeredApart }),
  dispatch: (situation, { town }) => ({
    ...enter('dispatched', situation),
    ...keepBefore(situation),
    town,
    assignee: null,
  }),
  'take-back-dispatch': putBack,
  'take-back-proposal': (situation) => ({ ...putBack(situation), proposal: null }),
  assign: ({ context }, { assignee }) => ({
    assignee: assignee === null ? null : toRef(context.staff.get(assignee), assignee),
  }),
  'begin-investigation': (situation, { investigators }) => ({
    ...(situation.case.state === 'investigating' ? {} : enter('investigating', situation)),
    investigation: {
      ...done(situation),
      investigators: [...new Set(investigators)].map((id) => toRef(situation.context.staff.get(id), id)),
      needed: situation.context.policy.cases.investigators.least,
    },
    involved: involve(situation, investigators),
  }),
  'record-absence': () => ({}),
  'record-survey': (situation, { visitedOn, found, form, deceased = [], signature, attachments }) => ({
    survey: {
      ...done(situation),
      visitedOn,
      found,
      ...(form !== undefined && { form, people: peopleOf(situation.file) }),
      ...(deceased.length > 0 && { deceased }),
      signature,
      ...signerOf(situation, signature),
      attachments,
    },
  }),
  propose: (situation, step) => ({
    ...enter('proposed', situation),
    ...keepBefore(situation),
    proposal: makeProposal(situation, step),
    involved: involve(situation, [situation.actor.id]),
  }),
  check: (situation) => ({ ...enter('checked', situation), check: done(situation) }),
  // What no town was asked about goes back to the county, which proposed it.
  'return-for-more': (situation) => ({
    ...enter(situation.case.town === null ? 'screened' : 'investigating', situation),
    ...nothingProposed,
  }),
  'issue-notice': (situation, { reference, reasons, remedies }) => ({
    ...enter('noticed', situation),
    notice: {
      ...done(situation),
      ...{ reference, reasons, remedies },
      people: peopleOf(situation.file),
      replyWorkingDays: situation.context.policy.cases.replyPeriod.workingDays,
    },
  }),
  'record-service': (situation, { servedOn, manner }) => {
    const { policy } = situation.context;
    const { service: before, notice, deadline } = situation.case;
    // The notice has promised it: a policy that came in between changes nothing of that, nor does a day that is put right
    // take back what was granted since.
    const promised = before?.replyWorkingDays ?? notice?.replyWorkingDays;
    const replyWorkingDays = promised ?? policy.cases.replyPeriod.workingDays;
    const granted = before === null ? [] : (deadline?.extensions ?? []);
    const service = { ...done(situation), servedOn, manner, replyWorkingDays };
    return { service, reply: null, deadline: { ...replyDeadline(service, policy), extensions: granted } };
  },
  'record-reply': (situation, { reply, receivedOn, text }) => ({
    reply: { ...done(situation), reply, receivedOn, text: text ?? null },
  }),
  // With something that speaks against it the town checks again, so a survey of before will not do.
  object: (situation) => ({ ...enter('investigating', situation), ...nothingProposed, survey: null }),
  hear: (situation, { considered }) => ({
    ...enter('heard', situation),
    hearing: { ...done(situation), considered },
  }),
  decide: (situation, step) => ({ ...enter('decided', situation), ...makeDecision(situation, step) }),
  execute: (situation, { paymentList }) => ({
    ...enter('executed', situation),
    execution: { ...done(situation), paymentList },
  }),
  archive: (situation) => enter('archived', situation),
  ...closingEffects,
  comment: () => ({}),
  attach: (situation, { attachment }) => ({
    attachments: [...situation.case.attachments, { ...attachment, ...done(situation) }],
  }),
  'issue-document': (situation, { document }) => ({
    documents: [...situation.case.documents, issueDocument(document, situation)],
  }),
  'extend-deadline': (situation, step) => extend(situation, step),
  reopen: (situation) => ({
    ...enter('screened', situation),
    ...emptyRecord,
    number: nextCaseNumber(situation.file),
    reopens: situation.case.number,
    raisedOn: situation.context.day,
    town: null,
    assignee: null,
    involved: [],
    clearances: [],
    pending: [],
    before: undefined,
    attachments: [],
    documents: [],
    latest: null,
    events: [],
  }),
};

/** The changes that a step makes. */
export function applyStep(situation: Situation, step: CaseStep): Changes {
  const effect = effects[step.step] as Effect<StepName>;
  return effect(situation, step);
}

function signerOf(
  { file }: Situation,
  signature: StepOf<'record-survey'>['signature'],
): Pick<NonNullable<HouseholdCase['survey']>, 'signer'> {
  const signer = signature.kind === 'signed' ? personAt(file, signature.memberOrdinal) : undefined;
  return signer === undefined ? {} : { signer };
}

function involve({ case: { involved } }: Situation, people: readonly string[]): string[] {
  return [...new Set([...involved, ...people])].sort();
}

/** An extension while the household may reply gives it more time; the gate counts it too. */
function extend(situation: Situation, step: StepOf<'extend-deadline'>): Changes {
  const { deadline, service, state } = situation.case;
  if (deadline === null) return {};
  const { workingDays, grantedBy, reason } = step;
  const granted = toRef(situation.context.staff.get(grantedBy), grantedBy);
  const extended = extendDeadline(deadline, {
    ...{ ...done(situation), workingDays, grantedBy: granted, grantedTo: peopleOf(situation.file), reason },
  });
  if (state !== 'noticed' || service === null) return { deadline: extended };
  return {
    deadline: extended,
    service: { ...service, replyWorkingDays: service.replyWorkingDays + workingDays },
  };
}
