/** Everything that shows a household: pages of the console, their files, printed documents, and answers of the API. */
import { z } from 'zod';
import { renderDocument } from '../../functions/console/documents/render-document.ts';
import { casePage } from '../../functions/console/pages/case/index.ts';
import { householdPage } from '../../functions/console/pages/household.ts';
import { countFigures } from '../../functions/console/pages/statistics/figures.ts';
import { statisticsPage } from '../../functions/console/pages/statistics/index.ts';
import { worklistPage } from '../../functions/console/pages/worklist/index.ts';
import { renderPage, type Page } from '../../functions/console/views/shell.ts';
import type { StaffVisit } from '../../functions/console/visit.ts';
import { caseRoutes } from '../../functions/staff-api/routes/cases.ts';
import { householdRoutes } from '../../functions/staff-api/routes/households.ts';
import { listRoutes } from '../../functions/staff-api/routes/lists.ts';
import type { HouseholdCase, HouseholdFile } from '../../shared/contracts/household-file.ts';
import { differencesToday } from '../../shared/domain/cases/ground.ts';
import { listCase } from '../../shared/domain/cases/list-case.ts';
import { listSteps } from '../../shared/domain/cases/take-step.ts';
import { amountDue } from '../../shared/domain/payments/amount-due.ts';
import { declaredBy } from '../../shared/domain/payments/declared.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../shared/domain/policy/policy.ts';
import { endsOrRefuses, otherKindsOf } from '../../shared/domain/payments/other-kinds.ts';
import type { SourceFreshness } from '../../shared/contracts/runs.ts';
import { overviewOf } from '../../shared/domain/assessment/overview.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { staff } from './staff.ts';

const day = '2026-10-13';

export function aVisit(path: string, policy: Policy = defaultPolicy): StaffVisit {
  const { providerName } = policyInForce(policy, staff.county.county, day);
  return {
    ...{ providerName, staff: staff.county, csrf: '', language: 'zh', path, day },
    t: ({ zh }) => zh,
  };
}

/** A page and the files of its lists, as one text; workbooks are written and left out of it. */
export async function shownPage(page: Page, visit: StaffVisit): Promise<string> {
  const files = await Promise.all(
    (page.sheets ?? []).map(async (sheet) => {
      await sheet.write('xlsx');
      return String((await sheet.write('csv')).body);
    }),
  );
  return [String(renderPage(visit, page)), ...files].join('\n');
}

/** What a reader sees of a page: its words, without its markup. */
export const textOf = (page: string): string => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

export async function shownHousehold(
  file: HouseholdFile,
  policy: Policy = defaultPolicy,
  former: readonly HouseholdFile[] = [],
): Promise<string> {
  const visit = aVisit(`/households/${file.profile.householdId}`, policy);
  return shownPage(pageOfHousehold(file, visit, { policy, former }), visit);
}

/** @param known what else than the file the page rests on */
export function pageOfHousehold(
  file: HouseholdFile,
  visit: StaffVisit,
  known: { policy?: Policy; former?: readonly HouseholdFile[]; freshness?: readonly SourceFreshness[] } = {},
): Page {
  const { policy = defaultPolicy, former = [], freshness = [] } = known;
  const inForce = policyInForce(policy, file.profile.county, visit.day);
  const overview = overviewOf(file, { policy: inForce, freshness, day: visit.day });
  return householdPage(
    visit,
    { file, purpose: 'roster-check', overview, due: amountDue(file, inForce), former },
    inForce.clearances.reasons,
  );
}

export async function shownCase(
  file: HouseholdFile,
  open: HouseholdCase,
  policy: Policy = defaultPolicy,
): Promise<string> {
  const visit = aVisit(`/cases/${open.householdId}/${open.number}`, policy);
  const context = { policy, day, at: `${day}T02:00:00Z`, staff: new Map() };
  const differences = differencesToday(file, open, context);
  const inForce = policyInForce(policy, file.profile.county, day);
  const desk = {
    ...{ declared: declaredBy(file, inForce.amounts.aloneWords), due: amountDue(file, inForce) },
    ...{
      file,
      open,
      day,
      staff: staff.county,
      colleagues: Object.values(staff),
      staffedTowns: [file.profile.town],
    },
    ...{ remedies: '', differences, clearanceReasons: {}, queue: undefined, isTownStaffed: true },
    otherKinds: endsOrRefuses(open) ? otherKindsOf(file, open, inForce) : [],
  };
  const offers = listSteps(file, open, staff.county, context);
  return shownPage(casePage(visit, { desk, attempt: undefined, offers, otherwise: [] }), visit);
}

export function shownDocuments({ documents }: HouseholdCase): string {
  const options = { gloss: true, styleAddress: '', scriptAddress: '', toolbar: '' };
  return documents.map((document) => String(renderDocument(document, options))).join('\n');
}

/** The worklist and the statistics that cases are in. */
export async function shownLists(cases: readonly HouseholdCase[]): Promise<string> {
  const listed = cases.map(listCase);
  const worklist = aVisit('/cases');
  const choices = { towns: [], colleagues: [], rules: [] };
  const lists = worklistPage(worklist, { query: {}, all: listed, saved: [], choices });
  const statistics = aVisit('/statistics');
  const figures = statisticsPage(statistics, { figures: countFigures(listed, day, {}), town: undefined });
  return [await shownPage(lists, worklist), await shownPage(figures, statistics)].join('\n');
}

/** What the API answers, as far as its schemas let it through. */
export function answered(file: HouseholdFile): { file: unknown; cases: unknown[]; list: unknown } {
  const cases = file.cases.map(listCase);
  return {
    file: answerOf(householdRoutes, '/api/households/{household}').parse({
      ...file,
      holdings: file.holdings.map((each) => ({ ...each, memberOrdinal: null, providerName: '' })),
      cases,
    }),
    cases: file.cases.map((open) =>
      answerOf(caseRoutes, '/api/households/{household}/cases/{number}').parse({
        case: open,
        steps: [],
        providers: [],
        differences: [],
      }),
    ),
    list: answerOf(listRoutes, '/api/cases').parse({ cases, next: null }),
  };
}

export function answerOf(
  routes: readonly { pattern: string; answer: unknown }[],
  pattern: string,
): z.ZodType {
  const answer = routes.find((route) => route.pattern === pattern)?.answer;
  if (!(answer instanceof z.ZodType)) throw new Error(`${pattern} answers with no JSON`);
  return answer;
}
