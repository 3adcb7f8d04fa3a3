/** Documents to print, as they were issued. */
import * as z from 'zod';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import { documentStyleAddress, scriptAddress } from '../assets/index.ts';
import { renderDocument } from '../documents/render-document.ts';
import { defineRoute } from '../route.ts';
import { caseAddress } from '../texts/addresses.ts';
import { words } from '../texts/words.ts';
import { html } from '../views/html.ts';

const count = z.coerce.number().int().positive();

const one = defineRoute({
  method: 'GET',
  pattern: '/cases/:household/:number/documents/:document',
  capability: 'open-household',
  path: z.object({ household: householdId, number: count, document: count }),
  query: z.object({ gloss: z.literal('en').optional().catch(undefined) }),
  handle: async ({ visit: { t }, scoped, path, query: { gloss }, note }) => {
    const opened = await scoped.openCase(path);
    if (opened.kind === 'problem') return opened;
    const { case: open } = opened;
    const document = open.documents[path.document - 1];
    if (document === undefined) return problem('not-found');
    note({ code: 'document-opened', household: path.household, subject: document.number });
    const toolbar = html`<a href="${caseAddress(open)}">${t(say('返回个案', 'Back to the case'))}</a>
      <a href="${gloss === undefined ? '?gloss=en' : '?'}"
        >${gloss === undefined ? '中文 + English' : '中文'}</a
      >
      <button type="button" data-print hidden>${t(words.print)}</button>`;
    const page = renderDocument(document, {
      gloss: gloss !== undefined,
      styleAddress: documentStyleAddress,
      scriptAddress,
      toolbar,
    });
    return {
      kind: 'file',
      body: String(page),
      mediaType: 'text/html; charset=utf-8',
      fileName: `${document.kind}.html`,
      inline: true,
    };
  },
});

export const documentRoutes = [one];
