/** Papers that are taken along, printed by village. */
import * as z from 'zod';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import { documentStyleAddress, scriptAddress } from '../assets/index.ts';
import { awaitsVisit } from '../pages/worklist/actions.ts';
import { renderDocuments } from '../documents/render-document.ts';
import { papersToVisit } from '../steps/options.ts';
import { readWorklistQuery, toFilter } from '../pages/worklist/filters.ts';
import { byVillage, papersPage, type CasePapers } from '../pages/worklist/papers.ts';
import { caseKey, readWhole } from '../read-cases.ts';
import { defineRoute, show, type RouteRequest } from '../route.ts';
import { words } from '../texts/words.ts';
import { html } from '../views/html.ts';
import { withQuery } from '../views/parts.ts';

const list = z.string().max(1000).catch('');

async function readVisits(
  { visit, scoped }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'>,
  asked: string,
): Promise<CasePapers[]> {
  const lines = (await scoped.allCases(toFilter(readWorklistQuery(asked), visit))).filter(awaitsVisit);
  const whole = await readWhole(lines, scoped);
  return lines.map((line) => {
    const issued = whole.get(caseKey(line))?.documents ?? [];
    const newest = papersToVisit.map((kind) => issued.findLast((document) => document.kind === kind));
    return { line, papers: newest.filter((paper) => paper !== undefined) };
  });
}

const index = defineRoute({
  method: 'GET',
  pattern: '/cases/papers',
  capability: 'list-cases',
  query: z.object({ list, done: z.coerce.number().int().nonnegative().catch(0) }),
  handle: async (request) => {
    const { list, done } = request.query;
    const villages = byVillage(await readVisits(request, list));
    return show(papersPage(request.visit, { list, villages, done }));
  },
});

const print = defineRoute({
  method: 'GET',
  pattern: '/cases/papers/print',
  capability: 'open-household',
  query: z.object({
    list,
    town: z.string().max(60).catch(''),
    village: z.string().max(60).catch(''),
    part: z.coerce.number().int().positive().catch(1),
  }),
  handle: async (request) => {
    const { visit, query, note } = request;
    const { t } = visit;
    const villages = byVillage(await readVisits(request, query.list));
    const asked = villages.find(
      ({ town, village, part }) => town === query.town && village === query.village && part === query.part,
    );
    if (asked === undefined) return problem('not-found');
    const documents = asked.cases.flatMap(({ papers }) => papers);
    for (const { line, papers } of asked.cases)
      for (const { number } of papers)
        note({ code: 'document-opened', household: line.householdId, subject: number });
    const title = `${query.town} ${query.village}`;
    const toolbar = html`<a href="${withQuery('/cases/papers', { list: query.list })}"
        >${t(say('返回', 'Back'))}</a
      >
      <span>${title}</span>
      <button type="button" data-print hidden>${t(words.print)}</button>`;
    const page = renderDocuments(documents, say(title, title), {
      ...{ gloss: false, styleAddress: documentStyleAddress, scriptAddress, toolbar },
    });
    const mediaType = 'text/html; charset=utf-8';
    return { kind: 'file', body: String(page), mediaType, fileName: 'papers.html', inline: true };
  },
});

export const paperRoutes = [index, print];
