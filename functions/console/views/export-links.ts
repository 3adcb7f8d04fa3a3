/** The same list for a spreadsheet. */
import { say as text } from '../../../shared/domain/say.ts';
import type { StaffVisit } from '../visit.ts';
import { html, type Html } from './html.ts';
import { withQuery } from './parts.ts';

/** @param path without its ending: `.csv` and `.xlsx` are offered */
export function exportLinks(
  path: string,
  query: Readonly<Record<string, string>>,
  { say }: StaffVisit,
): Html {
  return html`<a class="button quiet" href="${withQuery(`${path}.csv`, query)}">CSV</a>
    <a class="button quiet" href="${withQuery(`${path}.xlsx`, query)}">${say(text('Excel', 'Excel'))}</a>`;
}
