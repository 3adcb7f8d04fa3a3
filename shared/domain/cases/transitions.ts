/** The life of a case as data: which step leads from which states to which, who may take it, and what guards it. */
import type { StepName } from '../../contracts/case-steps.ts';
import type { CaseKind, StoredCaseKind } from '../../contracts/findings.ts';
import {
  caseState,
  closedStates,
  openStates,
  settledStates,
  type CaseState,
} from '../../contracts/household-case.ts';
import type { StaffRole } from '../../contracts/staff.ts';
import type { GuardName } from './guards.ts';

/** `same`: the state stays, as far as this step is concerned. */
export type Target = CaseState | 'same';

export interface Transition {
  step: StepName;
  /** The kind of case that the row is about; absent: every kind. */
  onlyFor?: CaseKind;
  from: readonly CaseState[];
  /** Where the step can lead: one of several where it depends on what is left. */
  to: readonly Target[];
  /** Town roles act on cases of their town, county roles on those of their county. */
  roles: readonly StaffRole[];
  guards: readonly GuardName[];
}

const town = ['town-handler', 'town-leader'] as const satisfies StaffRole[];
const townOrCounty = [...town, 'county-handler'] as const satisfies StaffRole[];
const county = ['county-handler', 'county-approver'] as const satisfies StaffRole[];
const everyWorker = [...town, ...county] as const satisfies StaffRole[];

/** A person has looked at it, and nothing is decided. */
const inWork = openStates.filter((state) => state !== 'raised');

const everyDecision = [
  'not-involved',
  'collective-decision',
  'amount-as-proposed',
  'ground-confirmed',
  'death-proven',
  'no-pending',
] as const satisfies GuardName[];
/** What guards a decision that takes nothing away. */
const givingDecision = ['gives-or-keeps', ...everyDecision] as const satisfies GuardName[];

export const transitions: readonly Transition[] = [
  { step: 'screen', from: ['raised'], to: ['screened'], roles: ['county-handler'], guards: [] },
  {
    step: 'dispatch',
    from: ['screened', 'dispatched'],
    to: ['dispatched'],
    roles: ['county-handler'],
    guards: ['town-known'],
  },
  // A case follows its household to another town until something is proposed; survey and papers stay.
  {
    step: 'dispatch',
    from: ['investigating'],
    to: ['dispatched'],
    roles: ['county-handler'],
    guards: ['town-known', 'household-moved'],
  },
  {
    step: 'assign',
    from: [...openStates, ...settledStates],
    to: ['same'],
    roles: ['town-leader', 'county-handler'],
    guards: ['staff-named'],
  },
  {
    step: 'begin-investigation',
    from: ['dispatched', 'investigating'],
    to: ['investigating'],
    roles: town,
    guards: ['staff-named', 'two-investigators', 'county-visits'],
  },
  {
    step: 'record-absence',
    from: ['dispatched', 'investigating'],
    to: ['same'],
    roles: town,
    guards: ['absence-sound', 'room-left'],
  },
  { step: 'record-survey', from: ['investigating'], to: ['same'], roles: town, guards: ['survey-sound'] },
  {
    step: 'propose',
    from: ['investigating'],
    to: ['proposed'],
    roles: ['town-leader'],
    guards: ['survey-recorded', 'no-pending', 'proposal-sound'],
  },
  // Survey, check and notice guard what is taken away. Who may be due more needs a proposal and a decision alone.
  {
    step: 'propose',
    onlyFor: 'entitlement',
    from: ['raised', 'screened', 'dispatched'],
    to: ['proposed'],
    roles: ['town-leader', 'county-handler'],
    guards: ['raises-or-keeps', 'no-pending', 'proposal-sound'],
  },
  {
    step: 'decide',
    onlyFor: 'entitlement',
    from: ['proposed'],
    to: ['decided'],
    roles: ['county-approver'],
    guards: givingDecision,
  },
  // What one has done oneself is taken back until somebody else acts: the case stands as it did before.
  {
    step: 'take-back-dispatch',
    from: ['dispatched'],
    to: ['screened', 'dispatched', 'investigating'],
    roles: ['county-handler'],
    guards: ['own-dispatch'],
  },
  {
    step: 'take-back-proposal',
    from: ['proposed'],
    to: ['raised', 'screened', 'dispatched', 'investigating'],
    roles: ['town-leader', 'county-handler'],
    guards: ['own-proposal'],
  },
  {
    step: 'take-back-request',
    from: inWork,
    to: ['same', 'explained'],
    roles: ['town-leader', 'county-handler'],
    guards: ['own-request'],
  },
  {
    step: 'check',
    from: ['proposed'],
    to: ['checked'],
    roles: ['county-handler'],
    guards: ['not-the-proposer', 'survey-recorded'],
  },
  {
    step: 'return-for-more',
    from: ['proposed', 'checked', 'heard'],
    to: ['investigating', 'screened'],
    roles: county,
    guards: [],
  },
  {
    step: 'issue-notice',
    from: ['checked'],
    to: ['noticed'],
    roles: ['county-handler'],
    guards: ['takes-money-away'],
  },
  { step: 'record-service', from: ['noticed'], to: ['same'], roles: townOrCounty, guards: ['service-sound'] },
  {
    step: 'record-reply',
    from: ['noticed'],
    to: ['same'],
    roles: townOrCounty,
    guards: ['served', 'reply-sound'],
  },
  {
    step: 'object',
    from: ['noticed', 'heard'],
    to: ['investigating'],
    roles: townOrCounty,
    guards: ['served', 'objection-sound'],
  },
  {
    step: 'hear',
    from: ['noticed'],
    to: ['heard'],
    roles: ['county-handler'],
    guards: ['served', 'reply-or-period-over'],
  },
  // A decision that takes money away is reached by way of the notice, any other one right after the check.
  { step: 'decide', from: ['checked'], to: ['decided'], roles: ['county-approver'], guards: givingDecision },
  {
    step: 'decide',
    from: ['heard'],
    to: ['decided'],
    roles: ['county-approver'],
    guards: ['gate', ...everyDecision],
  },
  {
    step: 'execute',
    from: ['decided'],
    to: ['executed'],
    roles: ['county-handler'],
    guards: ['changes-payment'],
  },
  { step: 'archive', from: ['executed'], to: ['archived'], roles: ['county-handler'], guards: [] },
  {
    step: 'archive',
    from: ['decided'],
    to: ['archived'],
    roles: ['county-handler'],
    guards: ['nothing-to-pay'],
  },
  {
    step: 'clear',
    from: inWork,
    to: ['same', 'explained'],
    roles: ['town-leader', 'county-handler'],
    guards: ['clearance-sound'],
  },
  {
    step: 'confirm',
    from: inWork,
    to: ['same', 'explained', 'withdrawn', 'ended'],
    roles: county,
    guards: ['second-person'],
  },
  { step: 'refuse', from: inWork, to: ['same', 'explained'], roles: county, guards: ['second-person'] },
  {
    step: 'withdraw',
    from: inWork,
    to: ['same', 'withdrawn'],
    roles: ['county-handler'],
    guards: ['no-pending', 'nothing-left'],
  },
  {
    step: 'mark-ended',
    from: inWork,
    to: ['same', 'ended'],
    roles: ['town-leader', 'county-handler'],
    guards: ['no-pending', 'ending-sound', 'ended-by-proven-death'],
  },
  { step: 'comment', from: caseState.options, to: ['same'], roles: everyWorker, guards: ['room-left'] },
  {
    step: 'attach',
    from: [...inWork, ...settledStates],
    to: ['same'],
    roles: everyWorker,
    guards: ['room-left', 'not-yet-attached'],
  },
  {
    step: 'issue-document',
    from: [...inWork, ...settledStates],
    to: ['same'],
    roles: everyWorker,
    guards: ['room-left', 'document-ready'],
  },
  {
    step: 'extend-deadline',
    from: [...openStates, ...settledStates],
    to: ['same'],
    roles: ['town-leader', 'county-handler'],
    guards: ['has-deadline', 'staff-named', 'extension-granted'],
  },
  // It goes on as the household's next case, so that the number alone decides who was first.
  { step: 'reopen', from: closedStates, to: ['screened'], roles: county, guards: ['no-open-case'] },
];

/** The rows about one step of a case of some kind. */
export function transitionsOf(step: StepName, kind: StoredCaseKind): readonly Transition[] {
  return transitions.filter(
    (row) => row.step === step && (row.onlyFor === undefined || row.onlyFor === kind),
  );
}
