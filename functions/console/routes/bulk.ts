/** Many cases at once: chosen in a list, looked at, and done one by one, each as if it were alone. */
import * as z from 'zod';
import { caseStep } from '../../../shared/contracts/case-steps.ts';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import { householdId, type Bilingual } from '../../../shared/contracts/primitives.ts';
import type { WorkOutcome } from '../../../shared/app/cases/work-case.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { problem, type Problem } from '../../../shared/web/problems.ts';
import { bulkActions, fitsFor, type BulkAction, type BulkSteps } from '../pages/worklist/actions.ts';
import type { BulkDesk, BulkEntry } from '../pages/worklist/action-fields.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import {
  bulkPage,
  bulkResultPage,
  carriedCases,
  type BulkResult,
  type Chosen,
  type ChosenCase,
  type Failure,
} from '../pages/worklist/bulk.ts';
import { problemKinds } from '../../../shared/contracts/problems.ts';
import {
  addressOf,
  inOrder,
  readWorklistQuery,
  toFilter,
  writeWorklistQuery,
} from '../pages/worklist/filters.ts';
import { caseKey } from '../read-cases.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import { readFields, type Entered, type StepField } from '../steps/form.ts';
import { isProblem } from './households.ts';
import { readColleagues } from './worklist.ts';

type Asked = Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped' | 'entered'>;

/** As long as people wait for a page, and well before the function ends. */
const longestMilliseconds = 12_000;
/** So many at a time: each is read and written alone. */
const atOnce = 8;

/** More cases than any county has open. */
const mostAtOnce = 20_000;

const count = z.coerce.number<string>().int().positive();
/** A case of the list, in exactly the version that was looked at. */
const chosenCase = z
  .string()
  .transform((value) => value.split('/') as [string, string, string])
  .pipe(z.tuple([householdId, count, count]))
  .transform(([household, number, version]) => ({ householdId: household, number, version }));

/** @param wanted what the form names; or the whole list, as it is now */
async function readChosen(
  action: BulkAction | undefined,
  wanted: readonly string[] | 'whole',
  { visit, scoped, entered }: Asked,
): Promise<Chosen | Problem> {
  const named = z
    .array(chosenCase)
    .max(mostAtOnce)
    .safeParse(wanted === 'whole' ? [] : wanted);
  if (action === undefined || !named.success) return problem('request-invalid');
  const query = readWorklistQuery(entered['query']?.[0]);
  const all = inOrder(await scoped.allCases(toFilter(query, visit)), query);
  const chosen =
    wanted === 'whole' ? all.map((line) => ({ line, version: line.version })) : pick(all, named.data);
  const cases = chosen.filter(({ line }) => fitsFor(action, line, visit.staff, visit.day));
  const unfit = (wanted === 'whole' ? all.length : named.data.length) - cases.length;
  return { action, query, cases, unfit };
}

/** What a page of this form has sent along: the cases that were looked at, however many. */
function readCarried(entered: Entered): string[] {
  return (entered[carriedCases]?.[0] ?? '').split(' ').filter((each) => each !== '');
}

/** In the order of the list; what is no longer in it is left out. */
function pick(all: readonly ListedCase[], named: readonly z.infer<typeof chosenCase>[]): ChosenCase[] {
  const versions = new Map(named.map((each) => [caseKey(each), each.version]));
  return all.flatMap((line) => {
    const version = versions.get(caseKey(line));
    return version === undefined ? [] : [{ line, version }];
  });
}

async function openBulkDesk({ visit: { staff, day } }: Asked, deps: ConsoleDependencies): Promise<BulkDesk> {
  const [{ colleagues, staffedTowns }, { policy }] = await Promise.all([
    readColleagues(staff, deps),
    deps.policies.current(),
  ]);
  const { clearances } = policyInForce(policy, staff.county, day);
  return { day, colleagues, staffedTowns, clearanceReasons: clearances.reasons };
}

const look = defineRoute({
  method: 'POST',
  pattern: '/cases/bulk',
  capability: 'work-cases',
  handle: async (request, deps): Promise<Outcome> => {
    const { entered } = request;
    const action = bulkActions.get(entered['action']?.[0] ?? '');
    const wanted = entered['all']?.[0] === 'yes' ? 'whole' : (entered['case'] ?? []);
    const chosen = await readChosen(action, wanted, request);
    if (isProblem(chosen)) return chosen;
    return show(bulkPage(request.visit, chosen, await openBulkDesk(request, deps)));
  },
});

const act = defineRoute({
  method: 'POST',
  pattern: '/cases/bulk/:action',
  capability: 'work-cases',
  path: z.object({ action: z.string().max(30) }),
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered } = request;
    const chosen = await readChosen(bulkActions.get(request.path.action), readCarried(entered), request);
    if (isProblem(chosen)) return chosen;
    const desk = await openBulkDesk(request, deps);
    const fields = chosen.action.fields(
      chosen.cases.map(({ line }) => line),
      desk,
    );
    const problems = problemsOf(fields, entered);
    if (problems.size > 0) {
      const page = bulkPage(visit, chosen, desk, { entered, problems });
      return { kind: 'page', status: 422, page };
    }
    // None of the fields is read as anything but text.
    const read = readFields(fields, entered) as BulkEntry;
    const result = await inTurn(chosen.cases, deps.now, (each) =>
      actOn(each, { action: chosen.action, read, desk }, request),
    );
    const { done, left, failed, remaining } = result;
    const { action, query } = chosen;
    const leaves = left > 0 && action.leadsTo === undefined;
    if (failed.length > 0 || remaining.length > 0 || leaves)
      return show(bulkResultPage(visit, chosen, result, entered));
    const list = addressOf(query, { did: action.name, done: String(done) });
    return { kind: 'redirect', to: action.leadsTo?.(writeWorklistQuery(query), done) ?? list };
  },
});

function problemsOf(fields: readonly StepField[], entered: Entered): Map<string, Bilingual> {
  const empty = fields.filter(({ name, required }) => required === true && (entered[name]?.[0] ?? '') === '');
  return new Map(empty.map(({ name }) => [name, say('请填写', 'fill this in')]));
}

/** One after the other, several at a time, as long as there is time. */
async function inTurn(
  cases: readonly ChosenCase[],
  now: () => Date,
  work: (each: ChosenCase) => Promise<'done' | 'left' | Failure>,
): Promise<BulkResult> {
  const until = now().getTime() + longestMilliseconds;
  const failed: Failure[] = [];
  const counts = { done: 0, left: 0 };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let each = cases[next]; each !== undefined && now().getTime() < until; each = cases[next]) {
      next += 1;
      const outcome = await work(each);
      if (typeof outcome === 'string') counts[outcome] += 1;
      else failed.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ...counts, failed, remaining: cases.slice(next) };
}

interface Acting {
  action: BulkAction;
  read: BulkEntry;
  desk: BulkDesk;
}

/** @returns `left`: there is nothing to do with it; or why it was not done */
async function actOn(
  { line, version: seenVersion }: ChosenCase,
  { action, read, desk }: Acting,
  { scoped, note }: Pick<RouteRequest<unknown, unknown>, 'scoped' | 'note'>,
): Promise<'done' | 'left' | Failure> {
  const { householdId: household, number, headName } = line;
  const failure = (why: Bilingual): Failure => ({ case: { householdId: household, number }, headName, why });
  const opened = action.looks && (await scoped.caseToWork({ household, number }));
  if (opened?.kind === 'problem') return failure(problemKinds[opened.code].title);
  const planned = action.steps(line, read, desk, opened?.case);
  if (isReason(planned)) return failure(planned);
  if (planned.length === 0) return 'left';
  const steps = z.array(caseStep).safeParse(planned);
  if (!steps.success) return failure(say('填写的内容不符合要求', 'what was entered cannot be read'));
  const outcome = await scoped.takeSteps({ householdId: household, number, seenVersion, steps: steps.data });
  if (outcome.kind === 'refused') {
    const subject = outcome.problems.map(({ code }) => code).join(' ');
    note({ outcome: 'refused', code: 'step-refused', household, subject });
  }
  return outcome.kind === 'taken' ? 'done' : failure(whyNot(outcome));
}

function isReason(planned: BulkSteps): planned is Bilingual {
  return !Array.isArray(planned);
}

function whyNot(outcome: Exclude<WorkOutcome, { kind: 'taken' }>): Bilingual {
  if (outcome.kind === 'refused') return outcome.problems[0]?.message ?? say('不能办理', 'refused');
  return outcome.kind === 'changed-meanwhile'
    ? say('他人已修改，请重新查看', 'somebody has changed it meanwhile; look again')
    : say('没有找到', 'not found');
}

export const bulkRoutes = [look, act];
