/** The page of the policy: every field that a document may have, made from its schema and from the rules of the catalogue. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rules, sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { sayCitation } from '../../../shared/domain/kernel/say.ts';
import { schemeTitles } from '../../../shared/domain/kernel/titles.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policy } from '../../../shared/domain/policy/document.ts';
import { dated } from '../../../shared/domain/kernel/dated.ts';
import { generatedPage, pageOf, row, tableOf } from '../../harness/reference-page.ts';

interface Field {
  path: string;
  schema: z.core.$ZodType;
  isOptional: boolean;
  meta: Readonly<Record<string, unknown>>;
}

/** Told in a table of its own, or of any part of the rest. */
const describedElsewhere = new Set(['rules', 'overlays', 'unread']);
/** The same in every entry that has dates: stated once. */
const datesOfEntries = new Set(Object.keys(dated));

function fieldsOf(path: string, given: z.core.$ZodType): Field[] {
  const { schema, isOptional, meta } = unwrap(given);
  const own = { path, schema, isOptional, meta };
  if (describedElsewhere.has(path)) return [own];
  if (schema instanceof z.ZodArray) return [own, ...fieldsOf(`${path}[]`, schema.element).slice(1)];
  if (schema instanceof z.ZodRecord) return [own, ...fieldsOf(`${path}.*`, schema.valueType).slice(1)];
  if (!(schema instanceof z.ZodObject) || isText(schema)) return [own];
  const fields = Object.entries<z.core.$ZodType>(schema.shape).filter(([name]) => !datesOfEntries.has(name));
  return [own, ...fields.flatMap(([name, field]) => fieldsOf(path === '' ? name : `${path}.${name}`, field))];
}

/** What is in wrappers, and what any of them tells. */
function unwrap(given: z.core.$ZodType): Omit<Field, 'path'> {
  let schema = given;
  let isOptional = false;
  const meta: Record<string, unknown> = { ...z.globalRegistry.get(schema) };
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    isOptional = true;
    schema = schema.unwrap();
    Object.assign(meta, { ...z.globalRegistry.get(schema), ...meta });
  }
  return { schema, isOptional, meta };
}

/** A text in both languages. */
function isText(schema: z.ZodObject): boolean {
  return Object.keys(schema.shape).join() === 'zh,en';
}

function formOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.map((word) => `\`${String(word)}\``).join(' ');
  if (schema instanceof z.ZodArray) return `[ ${formOf(unwrap(schema.element).schema)} ]`;
  if (schema instanceof z.ZodObject) return `{ ${Object.keys(schema.shape).join(', ')} }`;
  if (schema instanceof z.ZodRecord)
    return schema.keyType instanceof z.ZodEnum ? `{ ${schema.keyType.options.join(', ')} }` : '{ … }';
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => formOf(unwrap(option).schema)).join(' / ');
  if (schema instanceof z.ZodLiteral)
    return [...schema.values].map((value) => `\`${String(value)}\``).join(' ');
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? '整数 whole number' : '数 number';
  if (schema instanceof z.ZodISODate) return '日期 date';
  return schema instanceof z.ZodString ? '文字 text' : '';
}

const fields = fieldsOf('', policy).slice(1);

test('every field of a policy says what it is, in both languages', () => {
  const silent = fields.filter(
    ({ meta }) => typeof meta['zh'] !== 'string' || typeof meta['en'] !== 'string',
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

function tableOfFields(listed: readonly Field[]): string {
  return tableOf(
    ['字段 Field', '内容', 'Content', '形式 Form', '必填 Required'],
    listed.map(({ path, schema, isOptional, meta }) =>
      row(`\`${path}\``, String(meta['zh']), String(meta['en']), formOf(schema), isOptional ? '' : '✔'),
    ),
  );
}

function tableOfRules(): string {
  return rules
    .map((rule) => {
      const { name, title, parameters, restsOn } = rule;
      const values = rule.defaults(sources);
      const mode = defaultPolicy.rules.find((entry) => entry.rule === name)?.mode;
      const cited = sayCitation(restsOn);
      const listed = Object.entries(parameters).map(([parameter, { title: called }]) =>
        row(`\`${parameter}\``, called.zh, called.en, `\`${JSON.stringify(values[parameter])}\``),
      );
      return [
        `### ${title.zh} ${title.en} \`${name}\`\n`,
        `${cited.zh} · ${cited.en}。默认 default: ${mode ?? '不列 not named'}。\n`,
        ...(listed.length === 0
          ? []
          : [tableOf(['参数 Parameter', '内容', 'Content', '默认 Default'], listed)]),
      ].join('\n');
    })
    .join('\n');
}

function tableOfStandards(): string {
  const rows = defaultPolicy.standards.map(({ scheme, period, amountFen, restsOn }) =>
    row(
      ...[`\`${scheme}\` ${schemeTitles[scheme].zh}`, `\`${period}\``, `${formatYuan(amountFen)} 元 yuan`],
      sayCitation(restsOn).zh,
    ),
  );
  return tableOf(['类别 Scheme', '周期 Period', '每人 A head', '依据 Rests on'], rows);
}

function tableOfWords(): string {
  const rows = sources.flatMap(({ name, fields: columns }) =>
    Object.values(columns).flatMap(({ zh, en, words }) =>
      words === undefined
        ? []
        : [row(`\`${name}\``, `\`${en}\` ${zh}`, Object.keys(words.meanings).join(' '))],
    ),
  );
  return tableOf(['数据源 Source', '列 Column', '含义 Meanings'], rows);
}

test('the page of the policy is made from its schema', async () => {
  const page = pageOf(
    '政策 Policy',
    '政策文件（JSON）的全部字段；由两人提出、试算和批准后生效，见 [更改政策](../operations.md#change-the-policy)。Every field of a policy document (JSON); two people propose, rehearse and approve it: [change the policy](../operations.md#change-the-policy).',
  );
  const entries = Object.keys(dated).map((name): Field => ({
    path: name,
    ...unwrap(dated[name as keyof typeof dated]),
  }));
  const text = [
    `## 字段 Fields\n\n${tableOfFields(fields)}`,
    `## 条目的日期与依据 Dates of entries\n\n每条可分县区和日期；县区自己的先于各县区的，后生效的先于先生效的。Entries hold by county and date: a county's own before those of all, a later one before an earlier.\n\n${tableOfFields(entries)}`,
    `## 规则 Rules\n\n\`mode\`：\`live\` 生成个案，\`shadow\` 只试算，\`off\` 不判断。\`live\` raises cases, \`shadow\` judges and raises none, \`off\` does nothing.\n\n${tableOfRules()}`,
    `## 默认保障标准 Default standards\n\n${tableOfStandards()}`,
    `## 用词 Words\n\n\`words[].means\` 可用的含义。What \`words[].means\` may say.\n\n${tableOfWords()}`,
  ];
  await expect(page + text.join('\n')).toMatchFileSnapshot(generatedPage('docs/reference/policy.md'));
});
