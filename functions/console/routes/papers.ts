/** Papers that are taken along, printed by village. */
import * as z from 'zod';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { IssuedDocument } from '../../../shared/contracts/documents.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import { documentStyleAddress, scriptAddress } from '../assets/index.ts';
import { awaitsVisit } from '../pages/worklist/actions.ts';
import { renderDocuments } from '../documents/render-document.ts';
import { papersToVisit } from '../steps/options.ts';
import { readWorklistQuery, toFilter } from '../pages/worklist/filters.ts';
import { byVillage, papersPage } from '../pages/worklist/papers.ts';
import { caseKey, readWhole } from '../read-cases.ts';
import { defineRoute, show, type RouteRequest } from '../route.ts';
import { words } from '../texts/words.ts';
import { html } from '../views/html.ts';
import { withQuery } from '../views/parts.ts';

const list = z.string().max(1000).catch('');

async function readVisits(
  { visit, scoped }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'>,
  asked: string,
): Promise<ListedCase[]> {
  const lines = await scoped.allCases(toFilter(readWorklistQuery(asked), visit));
  return lines.filter(awaitsVisit);
}

const index = defineRoute({
  method: 'GET',
  pattern: '/cases/papers',
  capability: 'list-cases',
  query: z.object({ list }),
  handle: async (request) =>
    show(
      papersPage(request.visit, request.query.list, byVillage(await readVisits(request, request.query.list))),
    ),
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
    const { visit, scoped, query, note } = request;
    const { t } = visit;
    const villages = byVillage(await readVisits(request, query.list));
    const asked = villages.find(
      ({ town, village, part }) => town === query.town && village === query.village && part === query.part,
    );
    if (asked === undefined) return problem('not-found');
    const whole = await readWhole(asked.cases, scoped);
    const documents: IssuedDocument[] = [];
    for (const each of asked.cases)
      for (const kind of papersToVisit) {
        const issued = whole.get(caseKey(each))?.documents.findLast((document) => document.kind === kind);
        if (issued === undefined) continue;
        documents.push(issued);
        note({ code: 'document-opened', household: each.householdId, subject: issued.number });
      }
    const title = `${query.town} ${query.village}`;
    const none = say(
      '尚未出具文书，请先在待办中批量出具',
      'nothing was issued yet: issue them in the worklist first',
    );
    const toolbar = html`<a href="${withQuery('/cases/papers', { list: query.list })}"
        >${t(say('返回', 'Back'))}</a
      >
      <span>${title} ${documents.length === 0 && t(none)}</span>
      <button type="button" data-print hidden>${t(words.print)}</button>`;
    const page = renderDocuments(documents, say(title, title), {
      ...{ gloss: false, styleAddress: documentStyleAddress, scriptAddress, toolbar },
    });
    const mediaType = 'text/html; charset=utf-8';
    return { kind: 'file', body: String(page), mediaType, fileName: 'papers.html', inline: true };
  },
});

export const paperRoutes = [index, print];
