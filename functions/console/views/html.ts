/** Pages are strings that `html` escapes as it puts them together: whatever is interpolated is text unless it is Html. */
import { html as tagged } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;
export type Part = Html | string | number | undefined | false | readonly Part[];

/** Markup with everything interpolated escaped; `undefined` and `false` are left out, lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const made = tagged(strings, ...parts);
  if (made instanceof Promise)
    throw new TypeError('a page is put together from what is there, not from promises');
  return made;
}

/** Nothing at all. */
export const nothing: Html = html``;
