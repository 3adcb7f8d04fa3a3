/** Working through a list: from a case to the next one of the list that it was opened from, also when a step has moved it. */
import * as z from 'zod';
import type { HouseholdCase } from '../../../shared/contracts/household-case.ts';
import { listCase } from '../../../shared/domain/cases/list-case.ts';
import { readWorklistQuery, toFilter } from '../pages/worklist/filters.ts';
import type { RouteRequest } from '../route.ts';
import type { Queue } from '../steps/desk.ts';

/** Addresses of a case that was opened from a list have these; what cannot be read is left out. */
export const queueQuery = z.object({
  list: z.string().max(1000).optional().catch(undefined),
  from: z.string().max(2000).optional().catch(undefined),
});

type Asking = Pick<RouteRequest<unknown, z.infer<typeof queueQuery>>, 'visit' | 'scoped' | 'query'>;

/** Undefined where the case was not opened from a list. */
export async function readQueue(
  { visit, scoped, query: { list, from } }: Asking,
  open: HouseholdCase,
): Promise<Queue | undefined> {
  if (list === undefined) return undefined;
  const filter = toFilter(readWorklistQuery(list), visit);
  const behind = from ?? scoped.cursorBehind(filter, listCase(open));
  const page = await scoped.listCases(filter, { limit: 2, after: behind });
  const following = page.kind === 'page' ? page.cases : [];
  const next = following.find((each) => each.householdId !== open.householdId || each.number !== open.number);
  return { list, from: behind, next };
}
