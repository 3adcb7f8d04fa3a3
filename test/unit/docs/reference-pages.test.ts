import { readdirSync, readFileSync } from 'node:fs';
import { generateHelpTextForAllCommands, type Application, type CommandContext } from '@stricli/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openApplication } from '../../../cli/application.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { outputSchemas } from '../../../shared/contracts/outputs.ts';
import {
  absenceReason,
  holdReason,
  noticeReason,
  reasonTexts,
  rejectionReason,
  supersededReason,
} from '../../../shared/contracts/reasons.ts';
import { rosterHolds } from '../../../shared/domain/deliveries/hold-rules.ts';
import { holdTable } from '../../../shared/domain/deliveries/hold-table.ts';
import { rules, sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { fieldReasons } from '../../../shared/domain/catalogue/reasons.ts';
import { mayRead, type Rule } from '../../../shared/domain/catalogue/rule.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { sayCitation } from '../../../shared/domain/kernel/say.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { generatedPage, pageOf, row, tableOf } from '../../harness/reference-page.ts';

/** Those of the engine and the nights, and those that follow from the columns of each source. */
const texts = new Map([
  ...Object.entries(reasonTexts),
  ...sources.flatMap((source) => [...fieldReasons(source)]),
]);
const reasons = [...texts].map(([reason, { zh, en }]) => ({ reason, zh, en }));

/** Every reason has one of these titles; what is none of the others is of a row. */
const groups: { title: string; has: (reason: string) => boolean }[] = [
  { title: '文件退回 A file is rejected', has: (reason) => rejectionReason.safeParse(reason).success },
  { title: '暂扣 It is held', has: (reason) => holdReason.safeParse(reason).success },
  {
    title: '不再使用 It is superseded, or a duplicate',
    has: (reason) => supersededReason.safeParse(reason).success || reason === 'same-bytes',
  },
  {
    title: '列入清单 It is listed in `notices.ndjson`',
    has: (reason) => noticeReason.safeParse(reason).success,
  },
  {
    title: '缺失 Somebody is missing from a file',
    has: (reason) => absenceReason.safeParse(reason).success,
  },
];
const titleOf = (reason: string) =>
  groups.find(({ has }) => has(reason))?.title ?? '行隔离 A row is quarantined';

function describeReasons(wanted: (reason: string) => boolean): string {
  const found = Map.groupBy(
    reasons.filter(({ reason }) => wanted(reason)),
    ({ reason }) => titleOf(reason),
  );
  return [...found]
    .map(
      ([title, all]) =>
        `## ${title}\n\n${tableOf(
          ['原因 Reason', '发生了什么，怎么办', 'What happened, and what to do'],
          all.map(({ reason, zh, en }) => row(`\`${reason}\``, zh, en)),
        )}`,
    )
    .join('\n');
}

test('the page of reasons has every reason that Hedui gives, in both languages', async () => {
  const page = pageOf(
    '原因 Reasons',
    '文件、行、家庭为何未被采用或比对。Why a file, a row or a household was left out.',
  );
  await expect(page + describeReasons(() => true)).toMatchFileSnapshot(
    generatedPage('docs/reference/reasons.md'),
  );
});

test('the page of holds has what waits for a person, or for what is still to come, and from when on', async () => {
  const page = pageOf(
    '暂扣 Holds',
    '暂扣的文件等待补齐、批次结束或人工决定；`npx hedui held list` 列出须人工决定的。依次判断，以首个符合的为准。“何时”中标 * 的，`npx hedui check` 在发送前即可告知。A held file waits for its other parts, for the end of a run, or for a person; `npx hedui held list` lists these. The first that applies is told. `npx hedui check` tells those marked * before a file is sent.',
  );
  const { months } = defaultPolicy.retention.heldFiles;
  const term = [
    `须人工决定而无人办理的，以及缺少的部分一直未到的，自收到之日起 ${months} 个月（政策 \`retention.heldFiles.months\` 的默认值；报送单位的文件按各县中最长的）后自动退回，现行数据不变；尚未读取的（\`too-many-files\`）除外。`,
    `What waits for a person and is decided by nobody, and what waits for parts that never come, is rejected by itself ${months} months after it came, which is the default of policy \`retention.heldFiles.months\` (of a provider's files the longest term of all counties); what is in use stays. It does not apply to files that have not been read (\`too-many-files\`).`,
  ].join(' ');
  const rules = new Map(holdTable.map((check) => [check.reason as string, check]));
  const ordered = [...new Set([...rules.keys(), ...holdReason.options])];
  const lines = ordered.map((reason) => {
    const rule = rules.get(reason);
    const { zh, en } = reasonTexts[reason as keyof typeof reasonTexts];
    const when = bothOf(rule?.when, rosterHolds.get(reason));
    const mark = rule?.needs === 'file' ? ' *' : '';
    return row(`\`${reason}\``, when ? `${when.zh}${mark}` : '', when?.en ?? '', zh, en);
  });
  const titles = ['原因 Reason', '何时', 'When', '怎么办', 'What to do'];
  await expect(`${page}${term}\n\n${tableOf(titles, lines)}`).toMatchFileSnapshot(
    generatedPage('docs/reference/holds.md'),
  );
});

/** A reason of deliveries and of rosters. */
function bothOf(one: Bilingual | undefined, other: Bilingual | undefined): Bilingual | undefined {
  return one && other ? { zh: `${one.zh}。${other.zh}`, en: `${one.en}. ${other.en}` } : (one ?? other);
}

interface Property {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Property[];
  items?: Property;
}

function typeOf({ type, enum: words, anyOf, items }: Property): string {
  if (words !== undefined) return words.map((word) => `\`${String(word)}\``).join(', ');
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeOf))].join(' / ');
  if (items !== undefined) return `[${typeOf(items)}]`;
  return [type ?? 'any'].flat().join(' / ');
}

test('the page of outputs has every field of every file', async () => {
  const files = Object.entries(outputSchemas).map(([file, schema]) => {
    const { properties = {}, required = [] } = z.toJSONSchema(schema, {
      unrepresentable: 'any',
      io: 'output',
    }) as { properties?: Record<string, Property>; required?: string[] };
    const fields = Object.entries(properties).map(([name, property]) =>
      row(`\`${name}\``, typeOf(property), required.includes(name) ? '✔' : ''),
    );
    return `## ${file}\n\n[JSON schema](../schemas/${file}.schema.json)\n\n${tableOf(['字段 Field', '类型 Type', '必有 Always'], fields)}`;
  });
  const page = pageOf(
    '结果文件 Outputs',
    '一晚核对写出的文件；`.ndjson` 每行一条。含义见 [结果与个案](../county.zh.md)。What a night writes; `.ndjson` has one object a line. What they mean: [results and cases](../county.md).',
  );
  await expect(page + files.join('\n')).toMatchFileSnapshot(generatedPage('docs/reference/outputs.md'));
});

test('the page of commands has the help of every subcommand', async () => {
  const helps = generateHelpTextForAllCommands(
    (await openApplication('all')) as unknown as Application<CommandContext>,
  );
  const sections = helps.map(([route, help]) => `## ${route}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`);
  const page = pageOf('命令 Commands', '`npx hedui` 的全部子命令。Every subcommand of `npx hedui`.');
  await expect(page + sections.join('\n')).toMatchFileSnapshot(generatedPage('docs/reference/commands.md'));
});

test('the list of decisions has every record, by its title', async () => {
  const rows = readdirSync('docs/decisions')
    .filter((file) => /^\d{4}-/.test(file))
    .sort()
    .map((file) => {
      const [, number = '', title = ''] =
        /^# (\d+)\.? (.+)$/m.exec(readFileSync(`docs/decisions/${file}`, 'utf8')) ?? [];
      return row(String(Number(number)), `[${title}](${file})`);
    });
  const page = pageOf('决策记录 Decisions', '做了什么、为什么、有何后果。What, why, and what follows.');
  await expect(page + tableOf(['', '记录 Record'], rows)).toMatchFileSnapshot(
    generatedPage('docs/decisions/README.md'),
  );
});

/** What a rule reads of things, as the sources that give it. */
function sourcesOf(rule: Rule): string {
  if (rule.facets === 'every') return '全部 all';
  const read = sources.filter((source) => mayRead(rule, source));
  const nameOf = ({ title, name }: Source): string => `[${title.zh}](../files/${name}.md)`;
  if (!('sources' in rule.parameters)) return read.map(nameOf).join('、');
  const [counted, others] = [read.filter((each) => each.isCounted), read.filter((each) => !each.isCounted)];
  const named =
    others.length === 0 ? '' : `；政策列明的 where policy names it: ${others.map(nameOf).join('、')}`;
  return `${counted.map(nameOf).join('、')}${named}`;
}

/** As GitHub names a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

test('the page of the rules is made from the catalogue', async () => {
  const page = pageOf(
    '规则 Rules',
    [
      '每条规则对每户只有三种结论：通过；不通过，即提出个案；未判（unjudged），即缺少所需的数据或情况不明，既不算通过也不算不通过，由“情况不明的财产”等规则另行提示。依法不能比对的成员（未授权、其他证件）不影响对其余成员的结论：说明中写明人数，另有提示列出。数值由[政策](policy.md)规定；说明中的应发金额见[如何计算](../amounts.md)；本县没有的数据源，其规则不判断。《社会救助法》2026 年施行，引作 Act；《办法》指《最低生活保障审核确认办法》（2021 年），引作 Measures；“区县 2013 年做法”是当时区县公开的标准，仅作默认值。',
      'Of each household a rule says one of three things: it passes; it fails, which raises a case; or it is unjudged: something is missing or unclear, so it neither passes nor fails, and `unclear-asset` asks about it. A member who may not be compared (no authorisation, another document) stops no pass of the others: the explanation says how many, and a notice names them. The numbers are [policy](policy.md); where an explanation says what is due, [this is how it is calculated](../amounts.md). A rule whose sources a county does not get is not asked. The Act is the Social Assistance Act of 2026; the Measures are those for the Review and Confirmation of the Minimum Living Guarantee of 2021; "district practice 2013" are standards that districts published then, taken as defaults alone.',
    ].join('\n\n'),
  );
  const described = rules.map((rule) => {
    const { name, title, failsWhen, restsOn, parameters } = rule;
    const cited = sayCitation(restsOn);
    const isDefault = defaultPolicy.rules.some((entry) => entry.rule === name);
    return [
      `## ${title.zh} ${title.en} \`${name}\`\n`,
      `${failsWhen.zh}\n`,
      `${failsWhen.en}\n`,
      `- 数据源 Sources: ${sourcesOf(rule) || '花名册 the roster'}`,
      `- ${cited.zh} · ${cited.en}`,
      ...(Object.keys(parameters).length === 0
        ? []
        : [
            `- 参数 Parameters: [${Object.keys(parameters)
              .map((each) => `\`${each}\``)
              .join('、')}](policy.md#${anchorOf(`${title.zh} ${title.en} ${name}`)})`,
          ]),
      ...(isDefault ? [] : ['- 政策列明后才启用 Only where a policy names it']),
      '',
    ].join('\n');
  });
  await expect(page + described.join('\n')).toMatchFileSnapshot(generatedPage('docs/reference/rules.md'));
});
