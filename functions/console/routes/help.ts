/** What the console is for, for whoever has signed in. */
import { helpPage } from '../pages/help/index.ts';
import { defineRoute, show } from '../route.ts';

const page = defineRoute({
  method: 'GET',
  pattern: '/help',
  capability: 'begin-the-day',
  handle: ({ visit }) => Promise.resolve(show(helpPage(visit))),
});

export const helpRoutes = [page];
