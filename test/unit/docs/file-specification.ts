/** The specification of a source's files, for who provides them (docs/files/): all of it follows from the source. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { type ColumnOf, personColumns } from '../../../shared/domain/catalogue/columns.ts';
import { fieldReasons } from '../../../shared/domain/catalogue/reasons.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import type { Meaning, Words } from '../../../shared/domain/catalogue/words.ts';
import type { Form } from '../../../shared/domain/kernel/forms.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { joinCells } from '../../../cli/sample-county/write.ts';
import { drawSampleRows, hasSample } from '../../builders/sample-rows.ts';
import { generatedNote } from '../../harness/reference-page.ts';

const askedBy: Readonly<Record<Source['mayBeAskedBy'], Bilingual>> = {
  'act-41': say('《中华人民共和国社会救助法》第四十一条', 'Social Assistance Act, article 41'),
  'act-42': say('《中华人民共和国社会救助法》第四十二条', 'Social Assistance Act, article 42'),
  authorisation: say('家庭签署的核查授权书', "the household's signed authorisation"),
};

/** What a column of a form holds, with a link to where the form is described. */
const formNotes: Partial<Record<Form, Bilingual>> = {
  amount: say('[金额](README.md#金额--amounts)', 'amount'),
  date: say('[日期](README.md#日期--dates)', 'date'),
  month: say('[月份](README.md#月份--months)，如 `2026-10`', 'month, such as `2026-10`'),
  count: say('整数', 'a whole number'),
};

const seeBelow = say('见下', 'see below');

/** The page of one source, as Markdown. */
export function specifyFile(source: Source): string {
  const { file, name, overdue } = source;
  const tables = Object.values(source.fields).flatMap(({ words }) => (words ? [words] : []));
  const folder = `inbox/${name}/`;
  const aside = [...fieldReasons(source).values()];
  return [
    `# ${file.title.zh} · ${file.title.en}`,
    `${file.row.zh}${file.row.en}`,
    `\`${folder}<提供单位 provider>/<数据日期 as-of>/<文件 file>\`，例 for example \`${folder}${file.example}\`。`,
    `超过 ${overdue.afterDays} 天没有新数据视为逾期。Overdue when nothing newer than ${overdue.afterDays} days is there.`,
    `查询依据：${askedBy[source.mayBeAskedBy].zh}。Asked for under: ${askedBy[source.mayBeAskedBy].en}.`,
    commonRules,
    tableOfColumns(source),
    ...exampleOf(source),
    ...tables.flatMap(describeWords),
    ...file.remarks.map(({ zh, en }) => `${zh}\n${en}`),
    ...(aside.length === 0 ? [] : [describeQuarantine(aside)]),
    generatedNote,
  ].join('\n\n');
}

const commonRules =
  '编码、压缩、表头、身份证号、金额和日期的写法，各类文件相同，见[文件规范](README.md)；交付前可用 `npx hedui check` 自查。' +
  'Encoding, compression, header, identity numbers, amounts and dates are alike in all files: see [the common rules](README.md); `npx hedui check` looks at a file before it is delivered.';

/** So many rows show what a file looks like. */
const exampleRows = 3;

/** A file as it would be sent, about somebody invented; nothing of a source without a sample. */
function exampleOf(source: Source): string[] {
  if (!hasSample(source)) return [];
  const person = { id_number: '329901197001010017', name: '张三' };
  const rows = drawSampleRows(source)
    .slice(0, exampleRows)
    .map((cells) => joinCells(source.columns.map(({ en }) => ({ ...cells, ...person })[en] ?? '')));
  const header = joinCells(source.columns.map(({ zh }) => zh));
  return [
    '## 示例 · Example',
    '人员、单位和号码均为虚构。Every person, office and number is invented.',
    ['```csv', header, ...rows, '```'].join('\n'),
  ];
}

function tableOfColumns({ fields, file }: Source): string {
  const [identity, name] = personColumns;
  const person: (readonly string[])[] = [
    [
      identity?.zh ?? '',
      identity?.en ?? '',
      '✔',
      '见[身份证号](README.md#身份证号--identity-numbers)',
      '',
      '',
    ],
    [name?.zh ?? '', name?.en ?? '', '✔', file.name.zh, file.name.en, ''],
  ];
  const own = Object.values(fields).map((column) => {
    const notes = [formNotes[column.form], column.words && seeBelow, column.note].filter(
      (note) => note !== undefined,
    );
    return [
      column.zh,
      column.en,
      column.need === 'required' ? '✔' : '',
      notes.map(({ zh }) => zh).join('；'),
      notes.map(({ en }) => en).join('; '),
      listSynonyms(column),
    ];
  });
  return table(['列', 'Column', '必填', '内容', 'Content', '也可写作 Also called'], [...person, ...own]);
}

function listSynonyms({ synonyms = [] }: ColumnOf): string {
  return synonyms.join('、');
}

function describeWords({ title, intro, meanings, otherwise }: Words): string[] {
  const rows = inOrder(meanings).map(({ says, words, more }) => {
    const list = words.join(' ');
    const rest = more ? `${more.zh} ${more.en}` : '';
    return [says.zh, says.en, [list, rest].filter((text) => text !== '').join('；')];
  });
  const others = otherwise
    ? [[otherwise.says.zh, otherwise.says.en, `${otherwise.more.zh} ${otherwise.more.en}`]]
    : [];
  return [
    `## ${title.zh} · ${title.en}`,
    ...(intro ? [`${intro.zh}${intro.en}`] : []),
    table(['含义', 'Meaning', '用词 Words'], [...rows, ...others]),
  ];
}

/** As the source lists them; codes by their numbers, which JavaScript would mix. */
function inOrder(meanings: Words['meanings']): Meaning[] {
  const named = Object.entries<Meaning>(meanings);
  const areCodes = named.every(([name]) => /^\d+$/.test(name));
  return (areCodes ? named.sort(([a], [b]) => Number(a) - Number(b)) : named).map(([, meaning]) => meaning);
}

function describeQuarantine(reasons: readonly Bilingual[]): string {
  return (
    `下列情况的行不能使用（其余各行照用）；涉及低保家庭成员的会列在回执中：${reasons.map(({ zh }) => zh).join('；')}。\n` +
    `A row about a member is quarantined where ${reasons.map(({ en }) => en).join('; where ')}.`
  );
}

/** Where the pages of all sources are in a list of them: a table of their own rows. */
export function listFiles(): string {
  const rows = sources.map(({ name, file: { title } }) => [
    `[${title.zh}](${name}.md)`,
    `[${title.en.toLowerCase()}](${name}.md)`,
    `\`inbox/${name}/<提供单位 provider>/<数据日期 as-of>/<文件 file>\``,
  ]);
  return table(
    ['文件', 'File', '键（路径） Key'],
    [
      [
        '[花名册](roster.md)',
        '[roster](roster.md)',
        '`roster/<县级代码 county>/<数据日期 as-of>/<文件 file>`',
      ],
      [
        '[申请家庭](applicants.md)',
        '[applicants](applicants.md)',
        '`applicants/<县级代码 county>/<日期 as-of>/<文件 file>`',
      ],
      ...rows,
      ['[清单文件](manifest.md)', '[manifest](manifest.md)', '`<文件的键 key of the file>.manifest.json`'],
    ],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
