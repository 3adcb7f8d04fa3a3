/** The worklist, its saved filters, and dispatching many cases at once. */
import * as z from 'zod';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { savedFilter } from '../../../shared/contracts/saved-filters.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { WorkOutcome } from '../../../shared/app/cases/work-case.ts';
import { problemKinds } from '../../../shared/contracts/problems.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import {
  addressOf,
  toFilter,
  readWorklistQuery,
  worklistQuery,
  writeWorklistQuery,
  type FilterChoices,
  type WorklistQuery,
} from '../pages/worklist/filters.ts';
import { worklistPage } from '../pages/worklist/index.ts';
import { readLastReport } from '../read-reports.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import type { StaffVisit } from '../visit.ts';

const linesOnPage = 50;

export async function choicesFor({ staff }: StaffVisit, deps: ConsoleDependencies): Promise<FilterChoices> {
  const all = await deps.staff.ofCounty(staff.county);
  const colleagues = all.filter(
    (each) =>
      each.active && may(each, 'work-cases') && (staff.town === undefined || each.town === staff.town),
  );
  const staffedTowns = sorted(colleagues.flatMap(({ town }) => town ?? []));
  // A town in which nobody works has cases all the same.
  const compared = Object.keys((await readLastReport(staff.county, deps))?.towns ?? {});
  return { colleagues, staffedTowns, towns: sorted([...staffedTowns, ...compared]) };
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

type Asked = Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'>;

interface Listing {
  query: WorklistQuery;
  failed?: Failure[];
}
interface Failure {
  case: Pick<ListedCase, 'householdId' | 'number'>;
  why: Bilingual;
}

async function listPage(
  { visit, scoped }: Asked,
  { query, failed = [] }: Listing,
  deps: ConsoleDependencies,
): Promise<Outcome> {
  const request = { limit: linesOnPage, ...(query.after !== undefined && { after: query.after }) };
  const [page, choices, saved] = await Promise.all([
    scoped.listCases(toFilter(query, visit), request),
    choicesFor(visit, deps),
    deps.savedFilters.read(visit.staff.id),
  ]);
  if (page.kind === 'cursor-invalid') return { kind: 'redirect', to: addressOf(query) };
  const all = () => scoped.allCases(toFilter(query, visit));
  const { cases, next } = page;
  return show(worklistPage(visit, { query, cases, all, next, choices, saved, failed }));
}

const list = defineRoute({
  method: 'GET',
  pattern: '/cases',
  capability: 'list-cases',
  query: worklistQuery,
  handle: ({ visit, scoped, query }, deps) => listPage({ visit, scoped }, { query }, deps),
});

const save = defineRoute({
  method: 'POST',
  pattern: '/cases/filters',
  capability: 'save-filters',
  handle: async ({ visit, entered }, deps) => {
    const query = readWorklistQuery(entered['query']?.[0]);
    const wanted = savedFilter.safeParse({
      name: entered['name']?.[0],
      query: writeWorklistQuery(query),
    });
    if (wanted.success) await deps.savedFilters.add(visit.staff.id, wanted.data);
    return { kind: 'redirect', to: addressOf(query) };
  },
});

const removeSaved = defineRoute({
  method: 'POST',
  pattern: '/cases/filters/remove',
  capability: 'save-filters',
  handle: async ({ visit, entered }, deps) => {
    await deps.savedFilters.remove(visit.staff.id, entered['name']?.[0] ?? '');
    return { kind: 'redirect', to: '/cases' };
  },
});

const place = z.tuple([
  householdId,
  z.coerce.number<string>().int().positive(),
  z.coerce.number<string>().int().positive(),
]);
/** A case of the list, in exactly the version that was looked at. */
const chosenCase = z
  .string()
  .transform((value) => value.split('/') as [string, string, string])
  .pipe(place)
  .transform(([household, number, version]) => ({ householdId: household, number, version }));
type ChosenCase = z.infer<typeof chosenCase>;

const dispatch = defineRoute({
  method: 'POST',
  pattern: '/cases/dispatch',
  capability: 'dispatch-cases',
  handle: async ({ visit, scoped, entered }, deps): Promise<Outcome> => {
    const chosen = z
      .array(chosenCase)
      .max(linesOnPage)
      .safeParse(entered['case'] ?? []);
    if (!chosen.success) return problem('request-invalid');
    const query = readWorklistQuery(entered['query']?.[0]);
    const town = entered['town']?.[0] ?? '';
    const apart = registeredApart.safeParse(entered['apart']?.[0]).data;
    const { staffedTowns } = await choicesFor(visit, deps);
    const failed: Failure[] = [];
    // One after the other: each is a change of its own, and fifty of them take a moment.
    for (const each of chosen.data) {
      const why = await screenAndDispatch(each, { town, apart, staffedTowns }, scoped);
      if (why !== undefined) failed.push({ case: each, why });
    }
    const done = chosen.data.length - failed.length;
    if (failed.length === 0) return { kind: 'redirect', to: addressOf(query, { done: String(done) }) };
    return listPage({ visit, scoped }, { query: { ...query, done }, failed }, deps);
  },
});

/** What was said of all chosen cases that are still to be screened; whoever screens has to say it. */
const registeredApart = z.enum(['yes', 'no']);

interface Dispatching {
  /** Empty: each to its household's own town. */
  town: string;
  apart: z.infer<typeof registeredApart> | undefined;
  staffedTowns: readonly string[];
}

/** @returns why it was not done, where it was not */
async function screenAndDispatch(
  { householdId: household, number, version }: ChosenCase,
  { town, apart, staffedTowns }: Dispatching,
  scoped: ScopedStores,
): Promise<Bilingual | undefined> {
  const opened = await scoped.caseToWork({ household, number });
  if (opened.kind === 'problem') return problemKinds[opened.code].title;
  const { file, case: current } = opened;
  const request = { householdId: household, number };
  const to = town === '' ? file.profile.town : town;
  if (!staffedTowns.includes(to))
    return say(
      `${to}没有在岗人员，请先登记人员或选择其他乡镇`,
      `nobody works in ${to}: add staff, or choose another town`,
    );
  let seenVersion = version;
  if (current.state === 'raised') {
    if (apart === undefined)
      return say(
        '请说明是否与经办人员有亲属关系（单独登记）',
        'say whether it is related to officials (registered apart)',
      );
    const screened = await scoped.takeStep({
      ...request,
      seenVersion,
      step: { step: 'screen', registeredApart: apart === 'yes' },
    });
    if (screened.kind !== 'taken') return whyNot(screened);
    seenVersion = screened.case.version;
  }
  const outcome = await scoped.takeStep({ ...request, seenVersion, step: { step: 'dispatch', town: to } });
  return outcome.kind === 'taken' ? undefined : whyNot(outcome);
}

function whyNot(outcome: Exclude<WorkOutcome, { kind: 'taken' }>): Bilingual {
  if (outcome.kind === 'refused') return outcome.problems[0]?.message ?? say('不能办理', 'refused');
  return outcome.kind === 'changed-meanwhile'
    ? say('他人已修改，请重新查看', 'somebody has changed it meanwhile; look again')
    : say('没有找到', 'not found');
}

export const worklistRoutes = [list, save, removeSaved, dispatch];
