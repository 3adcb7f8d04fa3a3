/** Many cases at once, by the routes: what was looked at is what is done, and what is not done is said and on record. */
import { beforeEach, expect, test } from 'vitest';
import { bulkRoutes } from '../../../../functions/console/routes/bulk.ts';
import type { ConsoleDependencies } from '../../../../functions/console/dependencies.ts';
import type { Outcome, RouteRequest } from '../../../../functions/console/route.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { WorkOutcome } from '../../../../shared/app/cases/work-case.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { AuditNote } from '../../../../shared/web/audit-note.ts';
import { aSoftCase } from '../../../builders/case-life.ts';
import { staff } from '../../../builders/staff.ts';

const visit: StaffVisit = {
  ...{ staff: staff.county, csrf: 'x', language: 'zh', path: '/cases', day: '2026-10-12' },
  t: ({ zh }) => zh,
  providerName: ({ provider }) => provider,
};
const soft = listCase(aSoftCase().case);
const lineOf = (name: string, version = 1): ListedCase => ({
  ...soft,
  ...{ householdId: `110101-${name}`, headName: name, version },
});

let lines: ListedCase[];
let taken: { householdId: string; seenVersion: number }[];
let answer: (household: string) => WorkOutcome;
let notes: AuditNote[];
/** Advanced by each case that is worked, in milliseconds. */
let clock: number;
let millisecondsACase: number;

beforeEach(() => {
  lines = ['a', 'b', 'c'].map((name) => lineOf(name));
  taken = [];
  notes = [];
  answer = () => ({ kind: 'taken' }) as WorkOutcome;
  [clock, millisecondsACase] = [0, 0];
});

async function send(pattern: string, entered: Record<string, string[]>, action = ''): Promise<Outcome> {
  const route = bulkRoutes.find((each) => each.pattern === pattern);
  const scoped = {
    allCases: () => Promise.resolve(lines),
    takeSteps: (asked: { householdId: string; seenVersion: number }) => {
      clock += millisecondsACase;
      taken.push({ householdId: asked.householdId, seenVersion: asked.seenVersion });
      return Promise.resolve(answer(asked.householdId));
    },
  };
  const deps = {
    staff: { ofCounty: () => Promise.resolve([]) },
    policies: { current: () => Promise.resolve({ policy: defaultPolicy, version: 'v' }) },
    now: () => new Date(clock),
  };
  const note = (entry: AuditNote) => notes.push(entry);
  const request = { visit, scoped, entered, note, path: { action }, query: {}, files: [] };
  return route!.handle(
    request as unknown as RouteRequest<unknown, unknown>,
    deps as unknown as ConsoleDependencies,
  );
}

const clearing = { rule: ['motor-vehicle'], reason: ['other'], until: ['2026-12-31'], apart: ['no'] };
const bodyOf = (outcome: Outcome): string => (outcome.kind === 'page' ? String(outcome.page.body) : '');
const carriedBy = (outcome: Outcome): string =>
  /name="cases" value="([^"]*)"/.exec(bodyOf(outcome))?.[1] ?? '';

test('of a whole list exactly what was looked at is done, in the versions that were looked at', async () => {
  const looked = await send('/cases/bulk', { action: ['clear'], all: ['yes'] });
  const cases = carriedBy(looked);
  expect(cases).toBe('110101-a/1/1 110101-b/1/1 110101-c/1/1');
  lines = [lineOf('a', 2), lineOf('b'), lineOf('d')];
  await send('/cases/bulk/:action', { ...clearing, cases: [cases] }, 'clear');
  expect(taken).toEqual([
    { householdId: '110101-a', seenVersion: 1 },
    { householdId: '110101-b', seenVersion: 1 },
  ]);
});

test('what there was no time for is gone on with, and nothing that failed or was done is done again', async () => {
  lines = Array.from({ length: 20 }, (_, n) => lineOf(`n${n + 10}`));
  millisecondsACase = 2_000;
  answer = (household) =>
    ({ kind: household === '110101-n10' ? 'changed-meanwhile' : 'taken' }) as WorkOutcome;
  const looked = await send('/cases/bulk', { action: ['clear'], all: ['yes'] });
  const first = await send('/cases/bulk/:action', { ...clearing, cases: [carriedBy(looked)] }, 'clear');
  const [begun, rest] = [taken.length, carriedBy(first)];
  expect(rest.split(' ')).toHaveLength(20 - begun);
  millisecondsACase = 0;
  expect(await send('/cases/bulk/:action', { ...clearing, cases: [rest] }, 'clear')).toMatchObject({
    kind: 'redirect',
  });
  expect(new Set(taken.map(({ householdId }) => householdId)).size).toBe(20);
  expect(taken).toHaveLength(20);
});

test('cases with which there was nothing to do are not counted as done', async () => {
  lines = [lineOf('a'), { ...lineOf('b'), rules: ['second-home'] }];
  const cases = carriedBy(await send('/cases/bulk', { action: ['clear'], all: ['yes'] }));
  const page = bodyOf(await send('/cases/bulk/:action', { ...clearing, cases: [cases] }, 'clear'));
  expect(page).toContain('已提出 1 件，待第二人复核');
  expect(page).toContain('1 件没有改动');
});

test('what a guard refuses is said, and on record as a step by itself is', async () => {
  const problems = [
    { code: 'second-person-needed', message: { zh: '须由第二人办理', en: 'a second person' } },
  ];
  answer = () => ({ kind: 'refused', problems }) as unknown as WorkOutcome;
  const page = bodyOf(await send('/cases/bulk/:action', { ...clearing, cases: ['110101-a/1/1'] }, 'clear'));
  expect(page).toContain('须由第二人办理');
  expect(notes).toEqual([
    {
      ...{ outcome: 'refused', code: 'step-refused' },
      ...{ household: '110101-a', subject: 'second-person-needed' },
    },
  ]);
});

test('a batch to dispatch names the towns in which nobody works, with how many of it stay', async () => {
  lines = [lineOf('a'), { ...lineOf('b'), town: '无人镇' }];
  const looked = bodyOf(await send('/cases/bulk', { action: ['dispatch'], all: ['yes'] }));
  expect(looked).toContain('无人镇没有在岗人员：1 件不会转办');
});

test('who clears new cases says whether they are related to officials, as who dispatches them does', async () => {
  expect(bodyOf(await send('/cases/bulk', { action: ['clear'], all: ['yes'] }))).toContain('name="apart"');
  const { apart: _, ...silent } = clearing;
  const refused = await send('/cases/bulk/:action', { ...silent, cases: ['110101-a/1/1'] }, 'clear');
  expect(refused).toMatchObject({ status: 422 });
  expect(taken).toEqual([]);
});
