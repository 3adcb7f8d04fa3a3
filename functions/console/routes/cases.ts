/** One case: read whole, and changed by steps alone. */
import { z } from 'zod';
import { stepNames, type StepName } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { stepTitles } from '../../../shared/domain/cases/states.ts';
import { listSteps } from '../../../shared/domain/cases/take-step.ts';
import { say as text } from '../../../shared/domain/say.ts';
import { workCase } from '../../../shared/flow/work-case.ts';
import { problem, type Problem } from '../../../shared/http/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { casePage } from '../pages/case/index.ts';
import type { Attempt } from '../pages/case/next-steps.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { FormDesk } from '../steps/desk.ts';
import type { Entered } from '../steps/form.ts';
import { stepForms } from '../steps/index.ts';
import { problemsByField } from '../steps/problem-fields.ts';
import { readStep } from '../steps/read-step.ts';
import { caseAddress } from '../texts/addresses.ts';
import { localTime } from '../texts/dates.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { rolesOf } from '../views/navigation.ts';
import { note } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';
import { isProblem, readFileFor } from './households.ts';

const roles = rolesOf('/cases');
const path = z.object({ household: householdId, number: z.coerce.number().int().positive() });
type CasePath = z.infer<typeof path>;

/** Everything that the page of a case and its forms need. */
async function openDesk(
  { household, number }: CasePath,
  { staff, day }: StaffVisit,
  deps: ConsoleDependencies,
): Promise<FormDesk | Problem> {
  const [file, all, { policy }] = await Promise.all([
    readFileFor(household, staff, deps),
    deps.staff.ofCounty(staff.county),
    deps.policies.current(),
  ]);
  if (isProblem(file)) return file;
  const open = file.cases.find((each) => each.number === number);
  if (open === undefined) return problem('not-found');
  const towns = new Set([
    file.profile.town,
    ...all.flatMap(({ town }) => (town === undefined ? [] : [town])),
  ]);
  return {
    file,
    open,
    day,
    staff,
    colleagues: all.filter(({ active }) => active),
    towns: [...towns].sort(),
    clearanceReasons: policy.clearances.reasons,
  };
}

interface Told {
  told?: Part;
  attempt?: Attempt;
}

async function pageOf(desk: FormDesk, visit: StaffVisit, { told, attempt }: Told, deps: ConsoleDependencies) {
  const { policy } = await deps.policies.current();
  const context = { policy, day: visit.day, at: deps.now().toISOString(), staff: new Map() };
  return casePage(visit, {
    desk,
    attempt,
    told,
    offers: listSteps(desk.file, desk.open, visit.staff, context),
    action: `${caseAddress(desk.open)}/steps`,
  });
}

const one = defineRoute({
  method: 'GET',
  pattern: '/cases/:household/:number',
  roles,
  path,
  query: z.object({ taken: z.enum(stepNames).optional().catch(undefined) }),
  handle: async ({ visit, path: wanted, query: { taken } }, deps) => {
    const desk = await openDesk(wanted, visit, deps);
    if (isProblem(desk)) return desk;
    const told =
      taken &&
      note('good', html`<p>${visit.say(text('已办理：', 'Done: '))}${visit.say(stepTitles[taken])}</p>`);
    return show(await pageOf(desk, visit, { told }, deps));
  },
});

const sent = z.object({ step: z.enum(stepNames), version: z.coerce.number().int().positive() });

const take = defineRoute({
  method: 'POST',
  pattern: '/cases/:household/:number/steps',
  roles,
  path,
  handle: async ({ visit, path: wanted, entered, note: noteDone }, deps): Promise<Outcome> => {
    const named = sent.safeParse({ step: entered['step']?.[0], version: entered['version']?.[0] });
    if (!named.success) return problem('request-invalid');
    const desk = await openDesk(wanted, visit, deps);
    if (isProblem(desk)) return desk;
    const outcome = await takeFormStep({ ...named.data, entered, desk }, deps);
    switch (outcome.kind) {
      case 'taken':
        return { kind: 'redirect', to: `${caseAddress(outcome.case)}?taken=${named.data.step}` };
      case 'again': {
        const { attempt, told, refused } = outcome;
        if (refused !== undefined)
          noteDone({
            outcome: 'refused',
            code: 'step-refused',
            household: wanted.household,
            subject: refused,
          });
        return {
          kind: 'page',
          page: await pageOf(desk, visit, { attempt, told: told?.(visit) }, deps),
          status: outcome.status,
        };
      }
      case 'problem':
        return outcome;
    }
  },
});

type Taking =
  | { kind: 'taken'; case: HouseholdCase }
  /** The form comes back with what was entered. `refused`: what the rules said, for the audit log. */
  | {
      kind: 'again';
      status: 409 | 412 | 422;
      attempt: Attempt;
      told?: (visit: StaffVisit) => Html;
      refused?: string;
    }
  | Problem;

async function takeFormStep(
  {
    step: name,
    version,
    entered,
    desk,
  }: { step: StepName; version: number; entered: Entered; desk: FormDesk },
  deps: ConsoleDependencies,
): Promise<Taking> {
  const attempt = { step: name, entered, problems: new Map() };
  const { open, staff } = desk;
  if (version !== open.version) return { kind: 'again', status: 412, attempt, told: changedMeanwhile(open) };
  const reading = readStep(name, desk, entered);
  if (reading.kind === 'wrong')
    return { kind: 'again', status: 422, attempt: { ...attempt, problems: reading.problems } };
  const { householdId: household, number } = open;
  const outcome = await workCase(
    { householdId: household, number, seenVersion: version, step: reading.step, actor: staff },
    deps,
  );
  switch (outcome.kind) {
    case 'taken':
      return outcome;
    case 'not-found':
      return problem('not-found');
    case 'changed-meanwhile':
      return { kind: 'again', status: 412, attempt, told: changedMeanwhile(open) };
    case 'refused': {
      const names = stepForms[name]?.fields(desk).map((field) => field.name) ?? [];
      const problems = problemsByField(outcome.problems, names);
      const refused = outcome.problems.map(({ code }) => code).join(' ');
      return { kind: 'again', status: 409, attempt: { ...attempt, problems }, refused };
    }
  }
}

/** The second of two people is told who was quicker, and decides again on what stands now. */
function changedMeanwhile({ events }: HouseholdCase): (visit: StaffVisit) => Html {
  return ({ say }) => {
    const last = events.at(-1);
    const who = last?.actorName ?? say(text('系统', 'the machine'));
    const when = last === undefined ? '' : localTime(last.at);
    return note(
      'look',
      html`<p>
          <strong
            >${say(text(`${who} 在 ${when} 修改了此个案，您的步骤没有办理。`, `${who} changed this case at ${when}; your step was not taken.`))}</strong
          >
          ${last && say(last.reason)}
        </p>
        <p>
          ${say(text('您填写的内容还在下面；请看过现在的情况后再办理。', 'What you entered is still below; look at how things stand, then decide again.'))}
        </p>`,
    );
  };
}

export const caseRoutes = [one, take];
