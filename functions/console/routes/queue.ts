/** Working through a list: from a case to the next one of the list that it was opened from, also when a step has moved it. */
import * as z from 'zod';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-case.ts';
import { inOrder, readWorklistQuery, toFilter } from '../pages/worklist/filters.ts';
import { caseKey } from '../read-cases.ts';
import type { RouteRequest } from '../route.ts';
import type { Queue } from '../steps/desk.ts';

/** Addresses of a case that was opened from a list have these; what cannot be read is left out. */
export const queueQuery = z.object({
  list: z.string().max(1000).optional().catch(undefined),
  following: z.string().max(100).optional().catch(undefined),
});

type Asking = Pick<RouteRequest<unknown, z.infer<typeof queueQuery>>, 'visit' | 'scoped' | 'query'>;

/** Undefined where the case was not opened from a list. */
export async function readQueue(
  { visit, scoped, query: { list, following } }: Asking,
  open: HouseholdCase,
): Promise<Queue | undefined> {
  if (list === undefined) return undefined;
  const query = readWorklistQuery(list);
  const cases = inOrder(await scoped.allCases(toFilter(query, visit)), query);
  const at = cases.findIndex((each) => caseKey(each) === caseKey(open));
  const next = nextOf(cases, at, following);
  return { list, total: cases.length, ...(at >= 0 && { place: at + 1 }), next };
}

/** What came next before a step moved the case, as long as that is still in the list; else what comes next now. */
function nextOf(
  cases: readonly ListedCase[],
  at: number,
  following: string | undefined,
): ListedCase | undefined {
  const remembered = cases.findIndex((each) => caseKey(each) === following);
  return cases[remembered >= 0 && remembered !== at ? remembered : at + 1];
}
