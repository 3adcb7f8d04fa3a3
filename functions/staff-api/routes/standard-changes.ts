/** Changes of the standards: what a proposed policy gives whom, as its rehearsal calculated it. */
import * as z from 'zod';
import { standardChange, standardChanges } from '../../../shared/contracts/standard-changes.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const changesOfVersion = standardChanges.extend({
  /** By household, with the names that they are known by; without those that are related to the reader. */
  changes: z.array(standardChange.extend({ headName: z.string() })),
  /** Changes kept from the reader, who is related to the household. */
  withheld: z.int(),
});

export const standardChangeRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/standard-changes/{version}',
    summary: {
      zh: '保障标准调整：每户每月增加多少、自何时起、补发多少',
      en: 'What a rehearsed policy gives whom by its new standards: more a month, from when, back pay',
    },
    capability: 'list-standard-changes',
    path: z.object({ version: z.string().regex(/^[0-9a-z-]{1,80}$/i) }),
    answer: changesOfVersion,
    handle: async ({ scoped, path: { version } }) => {
      const found = await scoped.standardChanges(version);
      if (found === undefined) return problem('not-found');
      const { whole: _whole, ...list } = found;
      return reply({ ...list, changes: await scoped.nameChanges(list.changes) });
    },
  }),
];
