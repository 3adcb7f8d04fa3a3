/** The page of permissions is made from the table of capabilities and the tables of routes. */
import { expect, it } from 'vitest';
import { consoleRoutes } from '../../../builders/console-routes.ts';
import { routes as apiRoutes } from '../../../../functions/staff-api/routes/index.ts';
import {
  capabilities,
  type Capability,
  type CapabilityRule,
} from '../../../../shared/domain/staff/access.ts';
import { generatedPage, pageOf, row } from '../../../harness/reference-page.ts';

const routes = [...apiRoutes, ...consoleRoutes];

function routesOf(capability: Capability): string {
  return routes
    .filter((route) => route.capability === capability)
    .map(({ method, pattern }) => `\`${method} ${pattern}\``)
    .join('<br>');
}

function describeAccess(): string {
  const rows = Object.entries(capabilities).map(
    ([name, { roles, reach, kinship }]: [string, CapabilityRule]) =>
      [`\`${name}\``, roles.join(', '), reach, kinship, routesOf(name as Capability)].join(' | '),
  );
  const heads = ['权限 Capability', '角色 Roles', '范围 Reach', '亲属家庭 Related households', '路径 Routes'];
  return [
    pageOf(
      '谁可以做什么 Who may do what',
      [
        '两个前端都依据[同一张表](../shared/domain/staff/access.ts)。范围：`place` 为本县，乡镇人员为本乡镇；`county` 为全县；`deployment` 不分县。亲属家庭：`withheld` 不可查看、不可办理，`counted` 只计入不显示姓名的合计，`declared` 显示亲属关系记录本身。暂扣文件的放行、合并、退回须有 `decide-deliveries`，只可查看的有 `see-deliveries`。各角色可办理的个案步骤见 [cases.md](cases.md#every-step)。',
        'Both front ends ask [one table](../shared/domain/staff/access.ts). Reach: `place` is the county, for town staff their town; `county` is all of the county; `deployment` is of no county. Related households are `withheld` (neither seen nor worked), `counted` in totals that name nobody, or `declared` where the record of kinship itself is shown. To release, join or reject a held file is `decide-deliveries`; who may only see it has `see-deliveries`. What steps of a case a role takes is in [cases.md](cases.md#every-step).',
      ].join('\n\n'),
    ).trimEnd(),
    '',
    row(...heads),
    row(...heads.map(() => '---')),
    ...rows.map((each) => `| ${each} |`),
    '',
  ].join('\n');
}

it('the published page says what the table says', async () => {
  await expect(describeAccess()).toMatchFileSnapshot(generatedPage('docs/access.md'));
});

it('every capability is asked for by a route, or by what routes read', () => {
  const asked = new Set(routes.map(({ capability }) => capability));
  // The lists behind Today and the API's answers ask for these themselves.
  expect(Object.keys(capabilities).filter((each) => !asked.has(each as Capability))).toEqual([]);
});
