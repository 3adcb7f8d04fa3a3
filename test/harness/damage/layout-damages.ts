/** How a list is laid out: titles, pages, totals, separators, quotes, joined lists, columns that moved. */
import { plainFile, rows, text, textOf, toBytes } from './drafts.ts';
import type { Draft, Files, SheetDamage } from './drafts.ts';

/** Puts something behind the file. */
const behind = (name: string, what: string | ((draft: Draft) => string)): SheetDamage =>
  text(name, 'same', (all, draft) => `${all}${typeof what === 'string' ? what : what(draft)}`);

/** Separates the fields by something else than commas. */
const separated = (name: string, separator: string): SheetDamage =>
  text(name, 'refused', (all) => all.replaceAll(',', separator));

/** Each page of so many rows has the header above it, and a foot below. */
const rowsOfAPage = 5;
function asPages({ sheet }: Draft): Files {
  const { header, rows: all } = sheet;
  const pages = Math.ceil(all.length / rowsOfAPage);
  const paged = Array.from({ length: pages }, (_, page) => [
    ...(page > 0 ? [['续表'], [...header]] : []),
    ...all.slice(page * rowsOfAPage, (page + 1) * rowsOfAPage),
    ['本页小计', '', '1,234.00'],
    [`第 ${page + 1} 页 共 ${pages} 页`],
  ]).flat();
  return plainFile({ ...sheet, rows: paged });
}

const reversed = ({ sheet }: Draft): string =>
  textOf({ header: [...sheet.header].reverse(), rows: sheet.rows.map((row) => [...row].reverse()) });

/** One column stands a row lower than the others, as when it was sorted or pasted by itself. */
const lowered = (field: string) => ({
  apply: ({ sheet }: Draft): Files => {
    const at = sheet.columns.indexOf(field);
    const changed = sheet.rows.map((row, n) =>
      row.map((each, m) => (m === at ? sheet.rows.at(n - 1)![m]! : each)),
    );
    return plainFile({ ...sheet, rows: changed });
  },
});

/** Two columns have each other's name. */
const misnamed = (one: string, other: string) => ({
  apply: ({ sheet }: Draft): Files => {
    const [a, b] = [sheet.columns.indexOf(one), sheet.columns.indexOf(other)];
    const header = sheet.header.map((name, at) =>
      at === a ? sheet.header[b]! : at === b ? sheet.header[a]! : name,
    );
    return plainFile({ ...sheet, header });
  },
});

export const layoutDamages: readonly SheetDamage[] = [
  { name: 'pages', leaves: 'same', apply: asPages },
  text('two rows of header', 'same', (all) => `持有人信息,,,\n${all}`),
  text('a line of types below the header', 'same', (all) => all.replace('\n', '\n文本,文本,数值,日期\n')),
  text('a line of strokes below the header', 'same', (all, { sheet }) =>
    all.replace('\n', `\n${sheet.header.map(() => '------').join(',')}\n`),
  ),
  text('a line of English names below the header', 'same', (all, { sheet }) =>
    all.replace('\n', `\n${sheet.columns.join(',')}\n`),
  ),
  text('a column without a name before it', 'same', (all) =>
    all.replaceAll(/^(?=.)/gm, ',').replace(/^,/, ','),
  ),
  text('spaces behind commas', 'same', (all) => all.replaceAll(',', ', ')),
  text('single quotes', 'same', (all) => all.replaceAll(/[^,\n]+/g, "'$&'")),
  text('two byte order marks', 'same', (all) => `\ufeff\ufeff${all}`),
  text('a line that names the separator', 'same', (all) => `sep=,\n${all}`),
  text('line ends that were made twice', 'same', (all) => all.replaceAll('\n', '\r\r\n')),
  behind('the sign of an end', '\u001a'),
  behind('zeros to the end of a block', '\0'.repeat(512)),
  behind('a blank line of spaces', '   '),
  behind('a note', '注：以上数据截至上月末，仅供核对使用\n'),
  behind('the number of rows', ({ sheet }) => `(${sheet.rows.length} 行记录)\n`),
  behind('the number of rows, as databases say it', ({ sheet }) => `\n${sheet.rows.length} rows selected.\n`),
  behind('nothing more', '以下空白\n'),
  behind('a seal', '（盖章）,,,\n,,二〇二六年十一月三十日\n'),
  behind('a date and an office', ',,2026年11月30日\n,,某县民政局（公章）\n'),
  behind('a form for a signature', '负责人（签字）：,,,\n,, 年 月 日,\n'),
  behind('who made it', ',,制表：,,审核：,\n'),
  behind('totals with spaces', '合 计,,,"1,234.00"\n总　计,,,"1,234.00"\n'),
  behind('totals further right', ',,合计,"1,234.00"\n'),
  behind('totals of persons', '共计12人,,,\n'),
  text('the list once more', 'unknown', (all) => `${all}${all}`),
  text('a list of other columns behind it', 'unknown', (all, draft) => `${all}${reversed(draft)}`),
  text('rows that end in a return alone', 'unknown', (all, { sheet }) => {
    const lines = all.split('\n');
    const at = Math.max(1, Math.floor(sheet.rows.length / 2));
    return `${lines.slice(0, at).join('\n')}\n${lines[at] ?? ''}\r${lines.slice(at + 1).join('\n')}`;
  }),
  text('header and rows that end in a return alone', 'refused', (all) => all.replace('\n', '\r')),
  text('every other row that ends in a return alone', 'unknown', (all, { sheet }) => {
    const [names = '', ...lines] = all.trimEnd().split('\n');
    const last = sheet.rows.length - 1;
    return `${names}\n${lines.map((line, at) => line + (at % 2 === 0 && at < last ? '\r' : '\n')).join('')}`;
  }),
  text('lines of Windows and returns alone', 'unknown', (all, { hit }) => {
    const [names = '', ...lines] = all.trimEnd().split('\n');
    return `${names}\r\n${lines.map((line, at) => line + (hit[at] === true ? '\r' : '\r\n')).join('')}`;
  }),
  text('returns from the middle on', 'unknown', (all, { sheet }) => {
    const lines = all.split('\n');
    const at = 1 + Math.floor(sheet.rows.length / 2);
    return `${lines.slice(0, at).join('\n')}\n${lines.slice(at).join('\r')}`;
  }),
  text('line ends of a return behind a newline', 'same', (all) => all.replaceAll('\n', '\n\r')),
  text('rows without an end', 'unknown', (all, { sheet }) => {
    const lines = all.split('\n');
    const at = 1 + Math.floor(sheet.rows.length / 2);
    return `${lines.slice(0, at).join('\n')}${lines.slice(at).join('\n')}`;
  }),
  rows('merged identities', 'unknown', (row, { sheet }, at) => {
    const place = sheet.columns.indexOf('id_number');
    const above = sheet.rows[at - 1];
    return [above?.[place] === row[place] ? row.map((each, n) => (n === place ? '' : each)) : row];
  }),
  rows('identity and name written once', 'unknown', (row, { sheet }, at) => {
    const place = sheet.columns.indexOf('id_number');
    const name = sheet.columns.indexOf('name');
    const above = sheet.rows[at - 1];
    return [
      above?.[place] === row[place] ? row.map((each, n) => (n === place || n === name ? '' : each)) : row,
    ];
  }),
  rows('the same mark for the row above', 'unknown', (row, { sheet }, at) => {
    const place = sheet.columns.indexOf('id_number');
    const above = sheet.rows[at - 1];
    return [above?.[place] === row[place] ? row.map((each, n) => (n === place ? '同上' : each)) : row];
  }),
  rows('a field moved to the left', 'name', (row, { pick }) => {
    const at = pick(row.length);
    return [[...row.slice(0, at), ...row.slice(at + 1), '']];
  }),
  rows('a field moved to the right', 'name', (row, { pick }) => {
    const at = pick(row.length);
    return [[...row.slice(0, at), '', ...row.slice(at, -1)]];
  }),
  rows('quotes with strokes before them', 'name', (row, { pick }) => {
    const at = pick(row.length);
    return [row.map((each, n) => (n === at ? `"\\"${each}\\""` : each))];
  }),
  { name: 'identities a row too low', leaves: 'name', ...lowered('id_number') },
  { name: 'names a row too low', leaves: 'name', ...lowered('name') },
  { name: 'identity and name misnamed', leaves: 'refused', ...misnamed('id_number', 'name') },
  {
    name: 'identity and account misnamed',
    leaves: 'refused',
    only: ['bank'],
    ...misnamed('id_number', 'account_number'),
  },
  {
    name: 'balance and date misnamed',
    leaves: 'unknown',
    only: ['bank'],
    ...misnamed('balance', 'balance_date'),
  },
  {
    name: 'balance and account misnamed',
    leaves: 'unknown',
    only: ['bank'],
    ...misnamed('balance', 'account_number'),
  },
  {
    name: 'use and place misnamed',
    leaves: 'unknown',
    only: ['property'],
    ...misnamed('purpose', 'location'),
  },
  { name: 'share and area misnamed', leaves: 'unknown', only: ['property'], ...misnamed('share', 'area') },
  {
    name: 'plate and number of the vehicle misnamed',
    leaves: 'unknown',
    only: ['vehicle'],
    ...misnamed('plate_number', 'vin'),
  },
  {
    name: 'plate type and state misnamed',
    leaves: 'unknown',
    only: ['vehicle'],
    ...misnamed('plate_type', 'vehicle_status'),
  },
  { name: 'member and head misnamed', leaves: 'name', only: ['roster'], ...misnamed('name', 'head_name') },
  {
    name: 'amount and income misnamed',
    leaves: 'unknown',
    only: ['roster'],
    ...misnamed('monthly_amount', 'income'),
  },
  separated('vertical bars', '|'),
  separated('wide commas', '，'),
  separated('wide semicolons', '；'),
  separated('carets', '^'),
  separated('control characters', '\u001b'),
  separated('signs of three', '|@|'),
  separated('spaces', '   '),
  separated('Chinese list commas', '、'),
  text('one row a page', 'refused', (all) => all.replaceAll(',', '\n')),
  text('question marks for Chinese', 'refused', (all) => all.replaceAll(/[\u4e00-\u9fff]/g, '?')),
  text('entities for Chinese', 'refused', (all) =>
    all.replaceAll(/[\u4e00-\u9fff]/g, (char) => `&#${char.charCodeAt(0)};`),
  ),
  text('escapes for Chinese', 'refused', (all) =>
    all.replaceAll(/[\u4e00-\u9fff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`),
  ),
  text('base64', 'refused', (all) => toBytes(all).toString('base64')),
  text('a header over two rows', 'refused', (all) => {
    const [names = '', ...others] = all.split('\n');
    const cells = names.split(',');
    const half = (keeps: (n: number) => boolean): string =>
      cells.map((each, n) => (keeps(n) ? each : '')).join(',');
    return [half((n) => n % 2 === 0), half((n) => n % 2 === 1), ...others].join('\n');
  }),
];
