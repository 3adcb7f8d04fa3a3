/** Lists: cases, clearances that end, authorisations that lapse. */
import * as z from 'zod';
import { listedAuthorisations, listedCase, listedClearance } from '../../../shared/contracts/case-lists.ts';
import { caseKind, ruleName } from '../../../shared/contracts/findings.ts';
import { caseState } from '../../../shared/contracts/household-case.ts';
import { calendarDate, certainty } from '../../../shared/contracts/primitives.ts';
import { staffId } from '../../../shared/contracts/staff.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

/** A list in a query: `raised,screened`. */
const states = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(caseState).min(1));

const caseQuery = z.object({
  county: z.string().max(20).optional(),
  town: z.string().max(60).optional(),
  /** Staff id, or `me`. */
  assignee: z.union([staffId, z.literal('me')]).optional(),
  states: states.optional(),
  kind: caseKind.optional(),
  rule: ruleName.optional(),
  certainty: certainty.optional(),
  dueBy: calendarDate.optional(),
  leastAmountFen: z.coerce.number().int().nonnegative().optional(),
  awaitsSecond: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});

export const listRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/cases',
    summary: {
      zh: '个案列表，按期限、类型、金额排序',
      en: 'Cases, what is due first; suspensions and large amounts before others',
    },
    capability: 'list-cases',
    query: caseQuery,
    answer: z.object({ cases: z.array(listedCase), next: z.string().nullable() }),
    handle: async ({ actor, scoped, query: { cursor, limit, county, ...filter } }) => {
      const refused = scoped.refuseArea({ county, town: filter.town });
      if (refused !== undefined) return refused;
      const assignee = filter.assignee === 'me' ? actor.staff.id : filter.assignee;
      const page = await scoped.listCases(withoutUndefined({ ...filter, assignee }), {
        limit,
        ...(cursor !== undefined && { after: cursor }),
      });
      if (page.kind === 'cursor-invalid') return problem('cursor-invalid');
      return reply({ cases: page.cases, next: page.next ?? null });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/clearances',
    summary: { zh: '即将到期的排除', en: 'Clearances of the county that end up to a day' },
    capability: 'list-clearances',
    query: z.object({ through: calendarDate }),
    answer: z.object({ clearances: z.array(listedClearance) }),
    handle: async ({ scoped, query }) => reply({ clearances: await scoped.endingClearances(query.through) }),
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/authorisations',
    summary: {
      zh: '已失效或即将失效的授权书（按乡镇）',
      en: 'Households of a town in which somebody’s authorisation has ended, or ends up to a day',
    },
    capability: 'list-authorisations',
    query: z.object({
      county: z.string().max(20).optional(),
      town: z.string().min(1).max(60),
      through: calendarDate,
    }),
    answer: z.object({ households: z.array(listedAuthorisations) }),
    handle: async ({ scoped, query: { county, town, through } }) => {
      const refused = scoped.refuseArea({ county, town });
      return refused ?? reply({ households: await scoped.lapsingAuthorisations(town, through) });
    },
  }),
];

type Present<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

function withoutUndefined<Value extends object>(value: Value): Partial<Present<Value>> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<
    Present<Value>
  >;
}
