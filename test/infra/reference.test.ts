import { expect, test } from 'vitest';
import { settings } from '../../infra/settings.ts';
import { settingTexts } from '../../infra/settings-texts.ts';
import { generatedPage, pageOf, row, tableOf } from '../harness/reference-page.ts';
import { functionsOf, listOf, permissionsOf, synthesize } from './synthesized.ts';

test('the page of settings has every setting with its default', async () => {
  const defaults: Readonly<Record<string, unknown>> = settings.parse({});
  const rows = Object.entries(settingTexts).map(([name, { zh, en }]) =>
    row(`\`${name}\``, name in defaults ? `\`${JSON.stringify(defaults[name])}\`` : '无 none', zh, en),
  );
  const page = pageOf(
    '设置 Settings',
    'CDK 上下文中的 `hedui` 对象（`cdk.json`）。未写明的取默认值；如何修改见 [运行手册](../runbook.md#change-a-setting)。The `hedui` object of the CDK context (`cdk.json`); what it does not name has its default. How to change one: [runbook](../runbook.md#change-a-setting).',
  );
  await expect(page + tableOf(['设置 Setting', '默认 Default', '含义', 'Meaning'], rows)).toMatchFileSnapshot(
    generatedPage('docs/reference/settings.md'),
  );
});

/** What a resource is called: its logical id without the digest, or the literal. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const ids = [...text.matchAll(/"(?:Fn::GetAtt":\["|Ref":")([A-Za-z0-9]+)"/g)]
    .map(([, id = '']) => id.replace(/[0-9A-F]{8}$/, ''))
    .filter((id) => !id.startsWith('AWS'));
  const tails = [...text.matchAll(/"(\/[^"]*)"/g)].map(([, tail = '']) => tail);
  return ids.length === 0 ? '*' : `${ids.join(' ')}${tails.join('')}`;
}

test('the page of permissions has what each function may do, with what, and under which condition', async () => {
  const template = synthesize();
  const sections = [...functionsOf(template)].map(([name, resource]) => {
    const rows = permissionsOf(template, resource).map(({ Action, Resource, Condition }) => {
      const keys = JSON.stringify(Condition ?? {}).match(
        /"dynamodb:LeadingKeys":(\["[^\]]*\]|"(?!false)[^"]*")/,
      )?.[1];
      return row(
        listOf(Action).join(', '),
        listOf(Resource).map(nameOf).join(', '),
        keys === undefined ? '' : keys.replaceAll(/[[\]"]/g, '').replaceAll(',', ', '),
      );
    });
    return `## ${name}\n\n${tableOf(['动作 Actions', '资源 Resources', '分区 Partitions'], rows)}`;
  });
  const page = pageOf(
    '函数权限 Permissions of functions',
    '取自合成的模板；工作人员的权限见 [access](../access.md)。From the synthesized template; what staff may do: [access](../access.md).',
  );
  await expect(page + sections.join('\n')).toMatchFileSnapshot(
    generatedPage('docs/reference/permissions.md'),
  );
});
