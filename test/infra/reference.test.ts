import { expect, test } from 'vitest';
import { settings } from '../../infra/settings.ts';
import { settingTexts } from '../../infra/settings-texts.ts';
import { say } from '../../shared/domain/kernel/say.ts';
import { generatedPage, pageOf, row, tableOf } from '../harness/reference-page.ts';
import { unseen } from '../builders/unseen-permissions.ts';
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

/** Each permission was called in the recorded nights and visits, or is here with its reason: permissions.test.ts holds both. */
function calledOrNot(): string {
  const rows = unseen.map(({ what, why }) =>
    row(
      `\`${what.source
        .replaceAll('\\w+', '*')
        .replaceAll(/[\^$\\]/g, '')
        .trim()}\``,
      why.zh,
      why.en,
    ),
  );
  const intro = say(
    '上列每项权限在记录的夜间运行和逐项访问中都有调用，例外列于下表；其余一概不允许，两个分区相同。逐项调用由 [permissions.test.ts](../../test/integration/permissions/permissions.test.ts) 打印：`npx vitest run --project integration test/integration/permissions`。',
    'Every permission above was called in the recorded nights and visits, apart from those below; nothing else is allowed, in either partition. The test prints call by call.',
  );
  const table = tableOf(['权限 Permission', '何时需要', 'Needed when'], rows);
  return `## 有记录的调用 Recorded calls\n\n${intro.zh}\n\n${intro.en}\n\n${table}`;
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
  await expect([page + sections.join('\n'), calledOrNot()].join('\n')).toMatchFileSnapshot(
    generatedPage('docs/reference/permissions.md'),
  );
});
