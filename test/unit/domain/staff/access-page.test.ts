/** The page of permissions is made from the table of capabilities and the tables of routes. */
import { expect, it } from 'vitest';
import { routes as consoleRoutes } from '../../../../functions/console/routes/index.ts';
import { routes as apiRoutes } from '../../../../functions/staff-api/routes/index.ts';
import {
  capabilities,
  type Capability,
  type CapabilityRule,
} from '../../../../shared/domain/staff/access.ts';

const routes = [...apiRoutes, ...consoleRoutes];

function routesOf(capability: Capability): string {
  return routes
    .filter((route) => route.capability === capability)
    .map(({ method, pattern }) => `\`${method} ${pattern}\``)
    .join('<br>');
}

function describeAccess(): string {
  const lines = Object.entries(capabilities).map(
    ([name, { roles, reach, kinship }]: [string, CapabilityRule]) =>
      [`\`${name}\``, roles.join(', '), reach, kinship, routesOf(name as Capability)].join(' | '),
  );
  return [
    '# Who may do what',
    '',
    'Made by a test from [the table](../shared/domain/staff/access.ts) that both front ends ask; `npx vitest run --project unit access-page -u` makes it anew.',
    '',
    'Reach: `place` is the county, for town staff their town; `county` is all of the county; `deployment` is of no county. Related households are `withheld` (neither seen nor worked), `counted` in totals that name nobody, or `declared` where the record of kinship itself is shown. What steps of a case a role takes is in [cases.md](cases.md#every-step).',
    '',
    '| Capability | Roles | Reach | Related households | Routes |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}

it('the published page says what the table says', async () => {
  await expect(describeAccess()).toMatchFileSnapshot('../../../../docs/access.md');
});

it('every capability is asked for by a route, or by what routes read', () => {
  const asked = new Set(routes.map(({ capability }) => capability));
  // The lists behind Today and the API's answers ask for these themselves.
  expect(Object.keys(capabilities).filter((each) => !asked.has(each as Capability))).toEqual([]);
});
