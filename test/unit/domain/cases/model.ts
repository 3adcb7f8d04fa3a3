/** A plain model of a case's life, written from the description and not from the table: what may happen, and what then is. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { CaseState } from '../../../../shared/contracts/household-case.ts';
import type { Person } from '../../../builders/staff.ts';

export interface Model {
  state: CaseState;
  town: boolean;
  survey: boolean;
  decision: 'continue' | 'terminate' | null;
  served: boolean;
  replied: boolean;
  /** Working days since service. */
  waited: number;
  /** Who asked to clear, until somebody answers. */
  clearing: Person | null;
  /** Who dispatched or proposed last, how the case stood before, and whether anybody else has done anything since. */
  newest: { step: 'dispatch' | 'propose'; by: Person; before: Model; alone: boolean } | null;
  /** The machine has found something else meanwhile, which the clearance does not explain. */
  more: boolean;
  /** Everybody who took part before the decision, whatever came of it. */
  proposedOrInvestigated: Set<Person>;
}

export const fresh = (): Model => ({
  state: 'raised',
  town: false,
  survey: false,
  decision: null,
  served: false,
  replied: false,
  waited: 0,
  clearing: null,
  newest: null,
  more: false,
  proposedOrInvestigated: new Set(),
});

const town = new Set<Person>(['handler', 'otherHandler', 'leader']);
const countyHandlers = new Set<Person>(['county', 'otherCounty']);
const begun: CaseState[] = [
  'screened',
  'dispatched',
  'investigating',
  'proposed',
  'checked',
  'noticed',
  'heard',
];

/** The steps that the test tries, with what a step says beyond its name. */
export type Attempt =
  | Exclude<
      StepName,
      | 'propose'
      | 'record-absence'
      | 'assign'
      | 'attach'
      | 'issue-document'
      | 'extend-deadline'
      | 'withdraw'
      | 'mark-ended'
      | 'reopen'
      | 'comment'
    >
  | 'propose-terminate'
  | 'propose-continue'
  | 'no-reply';

const isTown = (model: Model, who: Person) => model.town && town.has(who);
const isLeader = (model: Model, who: Person) => model.town && who === 'leader';
const inCounty = (who: Person) => countyHandlers.has(who);

/** Whether an attempt may succeed. */
export function allows(model: Model, who: Person, attempt: Attempt): boolean {
  const { state } = model;
  const answered = model.replied || model.waited > 5;
  switch (attempt) {
    case 'screen':
      return state === 'raised' && inCounty(who);
    case 'dispatch':
      return ['screened', 'dispatched'].includes(state) && inCounty(who);
    case 'begin-investigation':
      return ['dispatched', 'investigating'].includes(state) && isTown(model, who);
    case 'record-survey':
      return state === 'investigating' && isTown(model, who);
    case 'propose-terminate':
    case 'propose-continue':
      return state === 'investigating' && model.survey && model.clearing === null && isLeader(model, who);
    case 'take-back-dispatch':
      return state === 'dispatched' && isOwn(model, who, 'dispatch') && inCounty(who);
    case 'take-back-proposal':
      return state === 'proposed' && isOwn(model, who, 'propose') && isLeader(model, who);
    case 'take-back-request':
      return begun.includes(state) && model.clearing === who && (isLeader(model, who) || inCounty(who));
    case 'check':
      return state === 'proposed' && inCounty(who);
    case 'return-for-more':
      return ['proposed', 'checked', 'heard'].includes(state) && (inCounty(who) || who === 'approver');
    case 'issue-notice':
      return state === 'checked' && model.decision === 'terminate' && inCounty(who);
    case 'record-service':
      return state === 'noticed' && (isTown(model, who) || inCounty(who));
    case 'record-reply':
      return state === 'noticed' && model.served && (isTown(model, who) || inCounty(who));
    case 'no-reply':
      return state === 'noticed' && model.served && model.waited > 5 && (isTown(model, who) || inCounty(who));
    case 'object':
      return ['noticed', 'heard'].includes(state) && model.served && (isTown(model, who) || inCounty(who));
    case 'hear':
      return state === 'noticed' && model.served && answered && inCounty(who);
    case 'decide': {
      const reached = model.decision === 'continue' ? state === 'checked' : state === 'heard';
      return reached && model.clearing === null && who === 'approver';
    }
    case 'execute':
      return state === 'decided' && model.decision === 'terminate' && inCounty(who);
    case 'archive':
      return (
        (state === 'executed' || (state === 'decided' && model.decision === 'continue')) && inCounty(who)
      );
    case 'clear':
      return begun.includes(state) && model.clearing === null && (isLeader(model, who) || inCounty(who));
    case 'confirm':
    case 'refuse':
      return (
        begun.includes(state) &&
        model.clearing !== null &&
        model.clearing !== who &&
        (inCounty(who) || who === 'approver')
      );
  }
}

const isOwn = ({ newest }: Model, who: Person, step: 'dispatch' | 'propose') =>
  newest?.step === step && newest.by === who && newest.alone;

const noProposal = { decision: null, served: false, replied: false, waited: 0 };

/** What an attempt that succeeded leaves. */
export function follow(model: Model, who: Person, attempt: Attempt): void {
  const next: Partial<Record<Attempt, Partial<Model>>> = {
    screen: { state: 'screened' },
    dispatch: { state: 'dispatched', town: true },
    'begin-investigation': { state: 'investigating' },
    'record-survey': { survey: true },
    'propose-terminate': { state: 'proposed', decision: 'terminate' },
    'propose-continue': { state: 'proposed', decision: 'continue' },
    'take-back-dispatch': {
      state: model.newest?.before.state ?? model.state,
      town: model.newest?.before.town ?? false,
    },
    'take-back-proposal': { state: model.newest?.before.state ?? model.state, ...noProposal },
    'take-back-request': { clearing: null },
    check: { state: 'checked' },
    'return-for-more': { state: 'investigating', ...noProposal },
    'issue-notice': { state: 'noticed' },
    'record-service': { served: true, replied: false, waited: 0 },
    'record-reply': { replied: true },
    'no-reply': { replied: true },
    object: { state: 'investigating', survey: false, ...noProposal },
    hear: { state: 'heard' },
    decide: { state: 'decided' },
    execute: { state: 'executed' },
    archive: { state: 'archived' },
    clear: { clearing: who },
    confirm: { state: model.more ? model.state : 'explained', clearing: null },
    refuse: { clearing: null },
  };
  const before = { ...model };
  Object.assign(model, next[attempt]);
  const step = attempt === 'dispatch' ? attempt : attempt.startsWith('propose') ? 'propose' : undefined;
  if (step !== undefined) model.newest = { step, by: who, before, alone: true };
  else if (attempt === 'take-back-dispatch' || attempt === 'take-back-proposal') model.newest = null;
  else if (model.newest !== null && model.newest.by !== who) model.newest = { ...model.newest, alone: false };
  if (attempt === 'begin-investigation') {
    model.proposedOrInvestigated.add('handler').add('otherHandler');
  }
  if (attempt.startsWith('propose')) model.proposedOrInvestigated.add(who);
}

const detours = new Set<Attempt>([
  'clear',
  'confirm',
  'refuse',
  'return-for-more',
  'object',
  'take-back-dispatch',
  'take-back-proposal',
  'take-back-request',
]);

/** Whether an attempt brings a case nearer to its decision. */
export function advances(model: Model, who: Person, attempt: Attempt): boolean {
  if (detours.has(attempt)) return false;
  const after = { ...model, proposedOrInvestigated: new Set<Person>() };
  follow(after, who, attempt);
  const place = ({ state, survey, served, replied }: Model) => [state, survey, served, replied].join(' ');
  return place(after) !== place(model);
}
