/** Nights: which there were, and what one found in the county. */
import * as z from 'zod';
import { run as runOnRecord, type Run } from '../../../shared/contracts/deliveries.ts';
import { runReport } from '../../../shared/contracts/runs.ts';
import { storeKeys } from '../../../shared/store/keys.ts';
import { readCursor, writeCursor } from '../../../shared/web/cursor.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const runName = z.string().regex(/^\d{8}T\d{6}Z$/);
const shownRun = runOnRecord
  .pick({ run: true, day: true, state: true, startedAt: true, closedAt: true, policyVersion: true })
  .extend({ chunks: z.int(), finishedChunks: z.int(), waitsFor: z.array(z.string()) });

export const runRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/runs',
    summary: { zh: '批次', en: 'Nightly runs, the newest first' },
    capability: 'see-runs',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(30),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ runs: z.array(shownRun), next: z.string().nullable() }),
    handle: async ({ query }, { runs }) => {
      const before = query.cursor === undefined ? undefined : readCursor(runName, query.cursor);
      if (query.cursor !== undefined && before === undefined) return problem('cursor-invalid');
      const found = await runs.list(query.limit, before);
      const last = found.length === query.limit ? found.at(-1) : undefined;
      return reply({ runs: found.map(showRun), next: last === undefined ? null : writeCursor(last.run) });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/runs/{run}',
    summary: { zh: '批次报告（本县）', en: 'What a run found in the county' },
    capability: 'see-runs',
    path: z.object({ run: runName }),
    answer: runReport,
    handle: async ({ actor, path }, { store }) => {
      const text = await store.readText(storeKeys.countyReport(path.run, actor.staff.county));
      return text === undefined ? problem('not-found') : reply(runReport.parse(JSON.parse(text)));
    },
  }),
];

/** How far it is, without which counties there are. */
function showRun({ finishedChunks, awaited, published, ...rest }: Run): z.infer<typeof shownRun> {
  const waitsFor = awaited.filter((provider) => !published.includes(provider));
  return {
    ...rest,
    finishedChunks: finishedChunks.length,
    waitsFor: rest.state === 'matching' ? waitsFor : [],
  };
}
