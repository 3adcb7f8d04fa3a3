/** What a step of a form needs before it, and what is answered after it: the page again, or where it leads. */
import * as z from 'zod';
import { remediesOf } from '../../../shared/domain/policy/document-policy.ts';
import { addMonths, monthOf } from '../../../shared/domain/kernel/calendar.ts';
import {
  type PolicyInForce,
  policyInForce,
  policyOfMonth,
} from '../../../shared/domain/policy/policy-in-force.ts';
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { householdId, type Bilingual } from '../../../shared/contracts/primitives.ts';
import { differencesToday } from '../../../shared/domain/cases/ground.ts';
import { findIncomeFinding } from '../../../shared/domain/cases/found-income.ts';
import { mayBeNamed } from '../../../shared/domain/cases/guards.ts';
import { listSteps } from '../../../shared/domain/cases/take-step.ts';
import { amountDue } from '../../../shared/domain/payments/amount-due.ts';
import { declaredBy } from '../../../shared/domain/payments/declared.ts';
import { endsOrRefuses, otherKindsOf } from '../../../shared/domain/payments/other-kinds.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { compareWithCurrentPolicy } from '../../../shared/app/cases/compare-with-current-policy.ts';
import type { WorkOutcome } from '../../../shared/app/cases/work-case.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { casePage } from '../pages/case/index.ts';
import type { Attempt, NextStepsProps } from '../pages/case/next-steps.ts';
import type { Outcome, RouteRequest } from '../route.ts';
import type { FormDesk } from '../steps/desk.ts';
import { stepForms } from '../steps/index.ts';
import { problemsByField } from '../steps/problem-fields.ts';
import { caseAddress, queuedAddress } from '../texts/addresses.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { html, type Html, type Part } from '../views/html.ts';
import type { Page } from '../views/shell.ts';
import { note } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';
import { readQueue, type queueQuery } from './queue.ts';

export const casePath = z.object({ household: householdId, number: z.coerce.number().int().positive() });

type CaseRequest = Pick<
  RouteRequest<z.infer<typeof casePath>, z.infer<typeof queueQuery>>,
  'scoped' | 'path' | 'visit' | 'query'
>;

/** Everything that the page of a case and its forms need. */
export async function openDesk(request: CaseRequest, deps: ConsoleDependencies): Promise<FormDesk | Problem> {
  const {
    scoped,
    path,
    visit: { staff, day },
  } = request;
  const [opened, all, { policy }] = await Promise.all([
    scoped.openCase(path),
    deps.staff.ofCounty(staff.county),
    deps.policies.current(),
  ]);
  if (opened.kind === 'problem') return opened;
  const { file, case: open } = opened;
  const inForce = policyInForce(policy, file.profile.county, day);
  // A proposal begins with the month after that of the decision.
  const ofNextMonth = policyOfMonth(policy, file.profile.county, addMonths(monthOf(day), 1));
  const { clearances, documents, amounts } = inForce;
  const working = all.filter((each) => each.active && may(each, 'work-cases'));
  const staffedTowns = new Set(working.flatMap(({ town }) => (town === undefined ? [] : [town])));
  return {
    file,
    open,
    day,
    staff,
    colleagues: all.filter((each) => mayBeNamed(each, file.profile, open)),
    staffedTowns: [...staffedTowns].sort(),
    isTownStaffed: staffedTowns.has(file.profile.town),
    remedies: remediesOf(documents),
    differences: differencesToday(file, open, { policy, day }),
    declared: declaredBy(file, amounts.aloneWords),
    due: amountDue(file, ofNextMonth),
    otherKinds: endsOrRefuses(open) ? otherKindsOf(file, open, inForce) : [],
    ...dueByFound(file, open, ofNextMonth),
    clearanceReasons: clearances.reasons,
    queue: await readQueue(request, open),
  };
}

/** What is due by the income that the case has found. */
function dueByFound(
  file: HouseholdFile,
  { findings }: HouseholdCase,
  policy: PolicyInForce,
): Pick<FormDesk, 'found'> {
  const incomeFen = findIncomeFinding(findings)?.amountFen;
  if (incomeFen === undefined) return {};
  const supposed = { ...file, profile: { ...file.profile, incomeFen } };
  return { found: { incomeFen, due: amountDue(supposed, policy) } };
}

export interface Shown {
  message?: Part;
  attempt?: Attempt;
  triage?: NextStepsProps['triage'];
}

export async function pageOf(
  desk: FormDesk,
  visit: StaffVisit,
  { message, attempt, triage }: Shown,
  deps: ConsoleDependencies,
): Promise<Page> {
  const { policy } = await deps.policies.current();
  const context = { policy, day: visit.day, at: deps.now().toISOString(), staff: new Map() };
  const offers = listSteps(desk.file, desk.open, visit.staff, context);
  const basis = { policies: deps.policies, day: visit.day };
  const otherwise = await compareWithCurrentPolicy(desk.file, desk.open, basis);
  return casePage(visit, { desk, attempt, triage, message, offers, otherwise });
}

/** How a step ended: taken, or the form comes back with what was entered and what is wrong with it. */
export type Ending =
  Exclude<WorkOutcome, { kind: 'not-found' }> | { kind: 'wrong'; problems: ReadonlyMap<string, Bilingual> };

/** A form that was sent, and what it was shown with. */
interface Sent {
  step: StepName;
  desk: FormDesk;
  entered: Attempt['entered'];
}

export async function answerEnding(
  ending: Ending,
  { step, desk, entered }: Sent,
  { visit, note: noteDone }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'note'>,
  deps: ConsoleDependencies,
): Promise<Outcome> {
  const again = async (status: 409 | 412 | 422, problems: Attempt['problems'], message?: Html) => {
    const page = await pageOf(desk, visit, { attempt: { step, entered, problems }, message }, deps);
    return { kind: 'page', page, status } as const;
  };
  switch (ending.kind) {
    case 'taken':
      return { kind: 'redirect', to: afterStep({ step, desk, entered }, ending.case) };
    case 'wrong':
      return again(422, ending.problems);
    case 'changed-meanwhile':
      return again(412, new Map(), changedSinceOpened(desk.open, visit));
    case 'refused': {
      const refused = ending.problems.map(({ code }) => code).join(' ');
      const household = desk.open.householdId;
      noteDone({ outcome: 'refused', code: 'step-refused', household, subject: refused });
      const names = stepForms[step]?.fields(desk).map(({ name }) => name) ?? [];
      return again(409, problemsByField(ending.problems, names));
    }
  }
}

/** A document is issued to be printed; who works through a list may go on to its next case. */
function afterStep({ step, desk, entered }: Sent, it: HouseholdCase): string {
  if (entered['then']?.[0] === 'next') return afterTriage(step, it, desk);
  const isOnPaper = step === 'issue-document' || step === 'issue-notice';
  return isOnPaper ? `${caseAddress(it)}/documents/${it.documents.length}` : afterTaken(step, it, desk);
}

function afterTaken(step: StepName, it: HouseholdCase, desk: DeskBefore): string {
  return queuedAddress(`${caseAddress(it)}?taken=${step}${secondFor(it, desk)}`, desk.queue);
}

/** The next case of the list, which says what was done on this one; after the last the case itself. */
export function afterTriage(step: StepName, it: HouseholdCase, desk: DeskBefore): string {
  const { queue } = desk;
  if (queue?.next === undefined) return afterTaken(step, it, desk);
  const address = `${caseAddress(queue.next)}?before=${step}&of=${it.householdId}${secondFor(it, desk)}`;
  return queuedAddress(address, { list: queue.list });
}

/** The case as it was before the step, and the list that it was opened from. */
type DeskBefore = Pick<FormDesk, 'open' | 'queue'>;

/** A step that only asks a second person is not done yet. */
function secondFor({ pending }: HouseholdCase, { open }: DeskBefore): string {
  return pending.length > open.pending.length ? '&second=yes' : '';
}

/** The slower of two people sees who was quicker, and decides again on the present state. */
export function changedSinceOpened({ events }: HouseholdCase, { t }: StaffVisit): Html {
  const last = events.at(-1);
  const who = last?.actorName ?? t(words.machine);
  const when = last === undefined ? '' : localTime(last.at);
  return note(
    'look',
    html`<p>
        <strong
          >${t(say(`${who} 在 ${when} 修改了此个案，您的步骤没有办理。`, `${who} changed this case at ${when}; your step was not taken.`))}</strong
        >
        ${last && t(last.reason)}
      </p>
      <p>
        ${t(say('您填写的内容还在下面；请看过现在的情况后再办理。', 'What you entered is still below; look at how things stand, then decide again.'))}
      </p>`,
  );
}
