/** One case: read whole, and changed by steps alone. */
import * as z from 'zod';
import { stepNames, type CaseStep, type StepName } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import { householdId, type Bilingual, type HouseholdId } from '../../../shared/contracts/primitives.ts';
import { stepTitles } from '../../../shared/domain/cases/states.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { FormDesk } from '../steps/desk.ts';
import type { Entered } from '../steps/form.ts';
import { signedInAgain } from '../pages/redisplay-form.ts';
import { readStep } from '../steps/read-step.ts';
import { html, type Part } from '../views/html.ts';
import { note } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';
import { keepFiles } from './attachments.ts';
import { answerEnding, casePath, openDesk, pageOf, type Ending } from './case-desk.ts';
import { isProblem } from './households.ts';
import { queueQuery } from './queue.ts';

const stepTaken = z.enum(stepNames).optional().catch(undefined);

const one = defineRoute({
  method: 'GET',
  pattern: '/cases/:household/:number',
  capability: 'open-household',
  path: casePath,
  query: queueQuery.extend({
    taken: stepTaken,
    before: stepTaken,
    of: householdId.optional().catch(undefined),
    second: z.literal('yes').optional().catch(undefined),
  }),
  handle: async (request, deps) => {
    const { visit, query } = request;
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    return show(await pageOf(desk, visit, { message: sayTaken(query, desk.open, visit) }, deps));
  },
});

interface StepsTaken {
  taken?: StepName | undefined;
  /** On the case before this one in the list. */
  before?: StepName | undefined;
  /** Its household. */
  of?: HouseholdId | undefined;
  /** What was asked for waits for a second person. */
  second?: 'yes' | undefined;
}

/** What was done, to what and for whom, as the record of the case has it. */
function sayTaken(
  { taken, before, of, second }: StepsTaken,
  { events }: HouseholdCase,
  { t }: StaffVisit,
): Part {
  const step = taken ?? before;
  if (step === undefined) return undefined;
  const done =
    second === 'yes'
      ? say('已提出，待第二人复核：', 'Asked for, and waits for a second person: ')
      : say('已办理：', 'Done: ');
  const last = events.at(-1);
  const what = last !== undefined && last.type === taken ? last.reason : stepTitles[step];
  return note(
    second === 'yes' ? 'look' : 'good',
    html`<p>
      ${taken === undefined && t(say('上一件', 'The case before. '))}${t(done)}${t(what)}${of !== undefined && taken === undefined && t(say(`（${of}）`, ` (${of})`))}
    </p>`,
  );
}

const sent = z.object({ step: z.enum(stepNames), version: z.coerce.number().int().positive() });
type Sent = z.infer<typeof sent>;

const take = defineRoute({
  method: 'POST',
  pattern: '/cases/:household/:number/steps',
  capability: 'work-cases',
  path: casePath,
  query: queueQuery,
  handle: async (request, deps): Promise<Outcome> => {
    const { scoped, entered, files } = request;
    const named = sent.safeParse({ step: entered['step']?.[0], version: entered['version']?.[0] });
    if (!named.success) return problem('request-invalid');
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    const { ending, ...sentAgain } = await takeFormStep(named.data, { desk, entered, files }, scoped);
    if (ending.kind === 'not-found') return problem('not-found');
    // Photos that came with a step that was refused are on the case already.
    const now = ending.kind === 'taken' || files.length === 0 ? desk : await openDesk(request, deps);
    if (isProblem(now)) return now;
    return answerEnding(ending, { step: named.data.step, desk: now, ...sentAgain }, request, deps);
  },
  refill: async (request, deps) => {
    const { visit, entered } = request;
    const named = sent.pick({ step: true }).safeParse({ step: entered['step']?.[0] });
    if (!named.success) return problem('request-invalid');
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    const attempt = { step: named.data.step, entered, problems: new Map<string, Bilingual>() };
    return show(await pageOf(desk, visit, { attempt, message: signedInAgain(visit) }, deps));
  },
});

interface FormSent {
  desk: FormDesk;
  entered: Entered;
  files: readonly File[];
}

interface Tried {
  ending: Ending | { kind: 'not-found' };
  /** What the form holds where it comes back. */
  entered: Entered;
}

async function takeFormStep(
  { step, version }: Sent,
  { desk, entered, files }: FormSent,
  scoped: ScopedStores,
): Promise<Tried> {
  const { file, open } = desk;
  if (version !== open.version) return { ending: { kind: 'changed-meanwhile' }, entered };
  const kept = await keepFiles({ file, open, kind: 'photo', files, again: 'is-there' }, scoped);
  if (kept.kind !== 'kept') return { ending: kept, entered };
  const attachments = [...(entered['attachments'] ?? []), ...kept.keys];
  const again = { ...entered, attachments };
  const reading = readStep(step, desk, entered);
  if (reading.kind === 'wrong') return { ending: reading, entered: again };
  const { householdId, number, version: seenVersion } = kept.case;
  const steps = withPaper(withPhotos(reading.step, kept.keys));
  const ending = await scoped.takeSteps({ householdId, number, seenVersion, steps });
  return { ending, entered: again };
}

/** The step with the photos that came with it. */
function withPhotos(step: CaseStep, keys: readonly string[]): CaseStep {
  if (step.step !== 'record-survey') return step;
  return { ...step, attachments: [...new Set([...step.attachments, ...keys])] };
}

/** A notice is issued on paper: its number and its document come together. */
function withPaper(step: CaseStep): CaseStep[] {
  return step.step === 'issue-notice' ? [step, { step: 'issue-document', document: 'notice' }] : [step];
}

export const caseRoutes = [one, take];
