/**
 * What can be done with many cases at once. Nothing that the gate asks for a household is among it: a visit, a proposal, a
 * check, a notice, a hearing and a decision are each about one household.
 */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { CaseStepInput, StepName } from '../../../../shared/contracts/case-steps.ts';
import { groupOf, type HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { awaitedOn, mayTake } from '../../../../shared/domain/cases/awaited-step.ts';
import { transitionsOf } from '../../../../shared/domain/cases/transitions.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { knownRoles } from '../../../../shared/domain/staff/access.ts';
import type { StepField } from '../../steps/form.ts';
import { withQuery } from '../../views/parts.ts';
import {
  assignFields,
  clearFields,
  countAsked,
  dispatchFields,
  executeFields,
  printFields,
  type BulkDesk,
  type BulkEntry,
  unstaffedTowns,
} from './action-fields.ts';
import { papersToVisit } from '../../steps/options.ts';
import { noteField, reasonField } from '../../steps/step-form.ts';

/** The steps for one case; none where it is left as it is; or why it cannot be done. */
export type BulkSteps = readonly CaseStepInput[] | Bilingual;

export interface BulkAction {
  name: string;
  title: Bilingual;
  /** What comes of it, in a sentence. */
  about: Bilingual;
  /** Whose roles may do it. */
  step: StepName;
  /** Whether it can be done with a case of the list. */
  fits(line: ListedCase, day: CalendarDate): boolean;
  fields(cases: readonly ListedCase[], desk: BulkDesk): readonly StepField[];
  /** What it is about, where the form does not say so. */
  effects?(cases: readonly ListedCase[], desk: BulkDesk): readonly Bilingual[];
  /**
   * @param read what the fields say
   * @param open the case itself, where the action looks at it
   */
  steps(
    line: ListedCase,
    read: BulkEntry,
    desk: BulkDesk,
    open?: Pick<HouseholdCase, 'documents'>,
  ): BulkSteps;
  /** The line of a case does not say enough for its steps. */
  looks?: true;
  /** Where it leads when all is done; the list, where this is absent. */
  leadsTo?(list: string, done: number): string;
}

/** A visit is still to be made. */
export function awaitsVisit({ state, surveyed }: ListedCase): boolean {
  return (state === 'dispatched' || state === 'investigating') && !surveyed;
}

const isNew = ({ state }: ListedCase): boolean => state === 'raised' || state === 'screened';
/** A case of hard findings is looked at by itself. */
const isSoft = ({ kind }: ListedCase): boolean => kind === 'review' || kind === 'entitlement';
const screened = ({ state }: ListedCase, registeredApart: boolean): CaseStepInput[] =>
  state === 'raised' ? [{ step: 'screen', registeredApart }] : [];

const all: readonly BulkAction[] = [
  {
    name: 'dispatch',
    title: say('初筛并转办', 'Screen and dispatch'),
    about: say('由乡镇入户核实。', 'The towns visit the households.'),
    step: 'dispatch',
    fits: isNew,
    fields: dispatchFields,
    effects: unstaffedTowns,
    steps: (line, { town = line.town, apart }, { staffedTowns }) =>
      staffedTowns.includes(String(town))
        ? [...screened(line, apart === 'yes'), { step: 'dispatch', town: String(town) }]
        : say(
            `${String(town)}没有在岗人员，请先登记人员或选择其他乡镇`,
            `nobody works in ${String(town)}: add staff, or choose another town`,
          ),
  },
  {
    name: 'assign',
    title: say('指派', 'Assign'),
    about: say('由这位同事跟进；不选则交回全体。', 'This colleague follows them up; nobody: back to all.'),
    step: 'assign',
    fits: ({ state }) => groupOf(state) !== 'closed',
    fields: assignFields,
    steps: ({ assignee }, { assignee: to }) =>
      assignee?.id === to ? [] : [{ step: 'assign', assignee: to === undefined ? null : String(to) }],
  },
  {
    name: 'clear',
    title: say('排除同类疑点', 'Clear like findings'),
    about: say(
      '以同一理由排除同一类疑点，由第二人成批复核后生效；拟停发的个案须逐件办理。',
      'One reason for like findings; it holds once a second person has confirmed the batch. Suspensions are looked at one by one.',
    ),
    step: 'clear',
    fits: (line) => isSoft(line) && !line.awaitsSecond && groupOf(line.state) === 'open',
    fields: clearFields,
    steps: (line, { rule, reason, until, note, apart }) =>
      line.rules.includes(String(rule))
        ? [
            ...screened(line, apart === 'yes'),
            {
              ...{ step: 'clear', rule: String(rule), reason: String(reason), until: String(until) },
              ...(note !== undefined && { note: String(note) }),
              asksSecond: true,
            },
          ]
        : [],
  },
  {
    name: 'confirm',
    title: say('复核同意成批排除', 'Confirm a batch of clearances'),
    about: say('您同意同事成批提出的排除。', 'You agree with the clearances that a colleague asks for.'),
    step: 'confirm',
    fits: (line) => isSoft(line) && countAsked([line]).length > 0,
    fields: () => [noteField],
    effects: countAsked,
    steps: ({ asked = [] }, { note }) =>
      asked.map(({ rule }) => ({
        ...{ step: 'confirm', subject: rule },
        ...(note !== undefined && { note: String(note) }),
      })),
  },
  {
    name: 'refuse',
    title: say('不同意成批排除', 'Refuse a batch of clearances'),
    about: say('不同意，个案继续办理。', 'You do not agree; the cases go on.'),
    step: 'refuse',
    fits: (line) => isSoft(line) && countAsked([line]).length > 0,
    fields: () => [reasonField],
    effects: countAsked,
    steps: ({ asked = [] }, { reason }) =>
      asked.map(({ rule }) => ({ step: 'refuse', subject: rule, reason: String(reason) })),
  },
  {
    name: 'print',
    title: say('出具并按村打印入户文书', 'Issue papers of visits, print by village'),
    about: say(
      '编号并固定当日事实，已出具的不再出具；随后按村打印。',
      'Numbered, with the facts of this day; what is issued stays. Then they are printed by village.',
    ),
    step: 'issue-document',
    fits: awaitsVisit,
    fields: printFields,
    looks: true,
    steps: (_line, { documents }, _desk, open) =>
      papersToVisit
        .filter((kind) => [documents].flat().includes(kind))
        .filter((kind) => open?.documents.some((document) => document.kind === kind) !== true)
        .map((document) => ({ step: 'issue-document', document })),
    leadsTo: (list, done) => withQuery('/cases/papers', { list, done: String(done) }),
  },
  {
    name: 'execute',
    title: say('登记落实', 'Record payment'),
    about: say('财政已按变更名单调整发放。', 'Finance has changed the payments by its list.'),
    step: 'execute',
    fits: (line, day) => awaitedOn(day, line) === 'execute',
    fields: executeFields,
    steps: (_line, { paymentList }) => [{ step: 'execute', paymentList: String(paymentList) }],
  },
  {
    name: 'archive',
    title: say('归档', 'Archive'),
    about: say('手续齐全，归入家庭档案。', 'Everything is there; the cases are closed.'),
    step: 'archive',
    fits: (line, day) => awaitedOn(day, line) === 'archive',
    fields: () => [],
    steps: () => [{ step: 'archive' }],
  },
];

export const bulkActions: ReadonlyMap<string, BulkAction> = new Map(all.map((each) => [each.name, each]));

/** What somebody may do in bulk at all, by the table of transitions. */
export function actionsFor(staff: StaffMember): BulkAction[] {
  const roles = new Set<string>(knownRoles(staff));
  return all.filter(({ step }) =>
    transitionsOf(step, 'review').some((row) => row.roles.some((role) => roles.has(role))),
  );
}

/** Of these what can be done with at least one case of a list. */
export function actionsOn(lines: readonly ListedCase[], staff: StaffMember, day: CalendarDate): BulkAction[] {
  return actionsFor(staff).filter((action) => lines.some((line) => fitsFor(action, line, staff, day)));
}

/** Whether somebody may do it with a case, as far as the line of a list says. */
export function fitsFor(
  action: BulkAction,
  line: ListedCase,
  staff: StaffMember,
  day: CalendarDate,
): boolean {
  const isSecond = action.step === 'confirm' || action.step === 'refuse';
  const isOwn = isSecond && line.asked?.some(({ by }) => by === staff.id) === true;
  return !isOwn && action.fits(line, day) && mayTake(action.step, line, staff);
}

export function sayDone({ name, title: { zh, en } }: BulkAction, done: number): Bilingual {
  const count = done.toLocaleString('en');
  return name === 'clear'
    ? say(
        `${zh}：已提出 ${count} 件，待第二人复核。`,
        `${en}: ${count} asked for, waiting for a second person.`,
      )
    : say(`${zh}：已办理 ${count} 件。`, `${en}: ${count} done.`);
}
