/** Many cases at once: chosen in a list, looked at, and done one by one, each as if it were alone. */
import * as z from 'zod';
import { caseStep } from '../../../shared/contracts/case-steps.ts';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import { householdId, type Bilingual } from '../../../shared/contracts/primitives.ts';
import type { WorkOutcome } from '../../../shared/app/cases/work-case.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { problem, type Problem } from '../../../shared/web/problems.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { bulkActions, fitsFor, type BulkAction, type BulkSteps } from '../pages/worklist/actions.ts';
import type { BulkDesk, BulkEntry } from '../pages/worklist/action-fields.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import {
  bulkPage,
  bulkResultPage,
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
import { linesOnPage } from '../pages/worklist/index.ts';
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

const count = z.coerce.number<string>().int().positive();
/** A case of the list, in exactly the version that was looked at. */
const chosenCase = z
  .string()
  .transform((value) => value.split('/') as [string, string, string])
  .pipe(z.tuple([householdId, count, count]))
  .transform(([household, number, version]) => ({ householdId: household, number, version }));

async function readChosen(
  action: BulkAction | undefined,
  { visit, scoped, entered }: Asked,
): Promise<Chosen | Problem> {
  const named = z
    .array(chosenCase)
    .max(linesOnPage)
    .safeParse(entered['case'] ?? []);
  if (action === undefined || !named.success) return problem('request-invalid');
  const query = readWorklistQuery(entered['query']?.[0]);
  const all = inOrder(await scoped.allCases(toFilter(query, visit)), query);
  const isWhole = entered['all']?.[0] === 'yes';
  const chosen = isWhole ? all.map((line) => ({ line, version: line.version })) : pick(all, named.data);
  const cases = chosen.filter(({ line }) => fitsFor(action, line, visit.staff, visit.day));
  const unfit = (isWhole ? all.length : named.data.length) - cases.length;
  return { action, query, cases, isWhole, unfit };
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
    const action = bulkActions.get(request.entered['action']?.[0] ?? '');
    const chosen = await readChosen(action, request);
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
    const { visit, scoped, entered } = request;
    const chosen = await readChosen(bulkActions.get(request.path.action), request);
    if (isProblem(chosen)) return chosen;
    const desk = await openBulkDesk(request, deps);
    const fields = chosen.action.fields(
      chosen.cases.map(({ line }) => line),
      desk,
    );
    const problems = problemsOf(chosen, fields, entered);
    if (problems.size > 0) {
      const page = bulkPage(visit, chosen, desk, { entered, problems });
      return { kind: 'page', status: 422, page };
    }
    // None of the fields is read as anything but text.
    const read = readFields(fields, entered) as BulkEntry;
    const result = await inTurn(chosen.cases, deps.now, (each) =>
      actOn(each, { action: chosen.action, read, desk }, scoped),
    );
    const { done, failed, remaining } = result;
    if (failed.length > 0 || remaining.length > 0)
      return show(bulkResultPage(visit, chosen, result, entered));
    const { action, query } = chosen;
    const list = addressOf(query, { did: action.name, done: String(done) });
    return { kind: 'redirect', to: action.leadsTo?.(writeWorklistQuery(query)) ?? list };
  },
});

/** What was said of the whole list holds for no more cases than were counted then. */
function problemsOf(
  { cases, isWhole }: Chosen,
  fields: readonly StepField[],
  entered: Entered,
): Map<string, Bilingual> {
  const empty = fields.filter(({ name, required }) => required === true && (entered[name]?.[0] ?? '') === '');
  const problems = new Map(empty.map(({ name }) => [name, say('请填写', 'fill this in')]));
  const counted = Number(entered['count']?.[0] ?? 0);
  if (isWhole && cases.length > counted)
    problems.set(
      '',
      say(
        `列表有变化：现在是 ${cases.length} 件，请核对后再办理`,
        `the list has changed: there are ${cases.length} now; look again`,
      ),
    );
  return problems;
}

/** One after the other, several at a time, as long as there is time. */
async function inTurn(
  cases: readonly ChosenCase[],
  now: () => Date,
  work: (each: ChosenCase) => Promise<Failure | undefined>,
): Promise<{ done: number; failed: Failure[]; remaining: ChosenCase[] }> {
  const until = now().getTime() + longestMilliseconds;
  const failed: Failure[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let each = cases[next]; each !== undefined && now().getTime() < until; each = cases[next]) {
      next += 1;
      const failure = await work(each);
      if (failure !== undefined) failed.push(failure);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { done: next - failed.length, failed, remaining: cases.slice(next) };
}

interface Acting {
  action: BulkAction;
  read: BulkEntry;
  desk: BulkDesk;
}

/** @returns why it was not done, where it was not */
async function actOn(
  { line, version: seenVersion }: ChosenCase,
  { action, read, desk }: Acting,
  scoped: ScopedStores,
): Promise<Failure | undefined> {
  const { householdId: household, number, headName } = line;
  const failure = (why: Bilingual): Failure => ({ case: { householdId: household, number }, headName, why });
  const opened = action.looks && (await scoped.caseToWork({ household, number }));
  if (opened?.kind === 'problem') return failure(problemKinds[opened.code].title);
  const planned = action.steps(line, read, desk, opened?.case);
  if (isReason(planned)) return failure(planned);
  if (planned.length === 0) return undefined;
  const steps = z.array(caseStep).safeParse(planned);
  if (!steps.success) return failure(say('填写的内容不符合要求', 'what was entered cannot be read'));
  const outcome = await scoped.takeSteps({ householdId: household, number, seenVersion, steps: steps.data });
  return outcome.kind === 'taken' ? undefined : failure(whyNot(outcome));
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
