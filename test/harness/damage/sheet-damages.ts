/** What happens to a file as a whole, or to whole rows of it. */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { sourceNames, sourceOf } from '../../../shared/domain/catalogue/catalogue.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';
import { workbookOf } from '../corpus/workbook.ts';
import { containerDamages } from './container-damages.ts';
import { bareQuote, beside, header, plainFile, rows, text, toBytes, under } from './drafts.ts';
import type { Draft, SheetDamage } from './drafts.ts';
import { layoutDamages } from './layout-damages.ts';

function synonymOf(name: string, { sheet }: Draft): string {
  const [first = name] = columnsOf(sheet.of).find(({ zh }) => zh === name)?.synonyms ?? [];
  return first;
}

function columnsOf(of: string) {
  return of === 'roster' ? rosterColumns : sourceOf(of)!.columns;
}

function lastRequiredOf(of: string): string | undefined {
  return columnsOf(of).findLast(({ required }) => required)?.zh;
}

const withAmounts = ['roster', ...sourceNames].filter((of) =>
  columnsOf(of).some(({ required, form }) => required && form === 'amount'),
);

const householdColumns = [
  ...['household_number', 'scheme', 'head_name', 'town', 'village', 'category'],
  ...['monthly_amount', 'income', 'income_period'],
];
const amountColumns = ['balance', 'monthly_amount'];

export const sheetDamages: readonly SheetDamage[] = [
  ...layoutDamages,
  ...containerDamages,

  // Written otherwise.
  text('nothing', 'same', (all) => all),
  text('GB18030', 'same', (all) => encodeGb18030(all)),
  text('a byte order mark', 'same', (all) => `\ufeff${all}`),
  text('line ends of Windows', 'same', (all) => all.replaceAll('\n', '\r\n')),
  text('line ends of old Macs', 'same', (all) => all.replaceAll('\n', '\r')),
  text('blank lines', 'same', (all) => all.replaceAll('\n', '\n\n')),
  text('blank lines of commas', 'same', (all, { sheet }) => `${all}${','.repeat(sheet.header.length - 1)}\n`),
  text('title lines', 'same', (all) => `某单位明细表,,,\n制表时间：2026-11-28,,\n${all}`),
  text('a line that says yuan', 'same', (all) => `单位：元\n${all}`),
  text('totals and signatures', 'same', (all) => `${all}合计,,,"1,234.00"\n制表人：某某,,复核人：\n`),
  text('a second header', 'same', (all) => `${all}${all.slice(0, all.indexOf('\n') + 1)}`),
  text('trailing commas', 'same', (all) => all.replaceAll('\n', ',,\n')),
  text('every field in quotes', 'same', (all) => all.replaceAll(/[^,\n]+/g, '"$&"')),
  header('synonyms', 'same', synonymOf),
  header('stars and spaces in names', 'same', (name) => `* ${name} `),
  header('invisible marks in names', 'same', (name) => `${name.slice(0, 1)}\u200b${name.slice(1)}`),
  header('apostrophes before names', 'same', (name) => `'${name}`),
  header('formulas around names', 'same', (name) => `="${name}"`),
  header('yuan behind an amount', 'same', (name, { sheet }, at) =>
    amountColumns.includes(sheet.columns[at]!) ? `${name}\n(元)` : name,
  ),
  {
    name: 'columns in another order',
    leaves: 'same',
    apply: ({ sheet }) =>
      plainFile({
        ...sheet,
        header: [...sheet.header].reverse(),
        rows: sheet.rows.map((row) => [...row].reverse()),
      }),
  },
  {
    name: 'further and empty columns',
    leaves: 'same',
    apply: ({ sheet }) =>
      plainFile({
        ...sheet,
        header: ['序号', ...sheet.header, '备注', ''],
        rows: sheet.rows.map((row, at) => [String(at + 1), ...row, '无', '']),
      }),
  },
  { name: 'gzip', leaves: 'same', ...under('.csv.gz', (bytes) => gzipSync(bytes)) },
  { name: 'zstd', leaves: 'same', ...under('.csv.zst', (bytes) => zstdCompressSync(bytes)) },
  { name: 'a zip archive', leaves: 'same', ...under('.zip', (bytes) => zipSync({ 'a.csv': bytes })) },
  {
    name: 'a workbook',
    leaves: 'same',
    ...under('.xlsx', (bytes) => workbookOf([bytes.toString().trimEnd()])),
  },
  {
    name: 'a manifest',
    leaves: 'same',
    ...beside(({ sheet }) => JSON.stringify({ rows: sheet.rows.length })),
  },
  {
    name: 'a manifest with a mark',
    leaves: 'same',
    ...beside(({ sheet }) => `\ufeff${JSON.stringify({ rows: sheet.rows.length }, undefined, 2)}\r\n`),
  },
  rows(
    'merged cells',
    'same',
    (row, { sheet }, at) => {
      const above = sheet.rows[at - 1];
      const isMember = above?.[0] === row[0];
      const kept = (name: string) => !isMember || !householdColumns.includes(name);
      return [row.map((each, n) => (kept(sheet.columns[n]!) ? each : ''))];
    },
    { only: ['roster'] },
  ),

  // Rows that say something else than they did.
  rows('rows with a field too many', 'unknown', (row, { pick }) => {
    const at = pick(row.length);
    return [[...row.slice(0, at), '某村', ...row.slice(at)]];
  }),
  rows('rows cut off', 'unknown', (row, { pick }) => [row.slice(0, 1 + pick(row.length - 1))]),
  rows('rows in two lines', 'unknown', (row, { pick }) => {
    const at = 1 + pick(row.length - 1);
    return [row.slice(0, at), row.slice(at)];
  }),
  rows('a quote that is not closed', 'unknown', (row, { pick }) => {
    const at = pick(row.length);
    return [row.map((each, n) => (n === at ? `${bareQuote}${each}` : each))];
  }),
  rows('rows that appear twice', 'unknown', (row) => [row, row]),

  // Files that are none.
  text('UTF-16', 'refused', (all) => Buffer.from(`\ufeff${all}`, 'utf16le')),
  text('UTF-16 without a mark', 'refused', (all) => Buffer.from(all, 'utf16le')),
  text('UTF-8 encoded twice', 'refused', (all) => Buffer.from(Buffer.from(all).toString('latin1'))),
  text('semicolons', 'refused', (all) => all.replaceAll(',', ';')),
  text('tabs', 'refused', (all) => all.replaceAll(',', '\t')),
  text('no header', 'refused', (all) => all.slice(all.indexOf('\n') + 1)),
  text('a line that says ten thousand yuan', 'refused', (all) => `单位：万元\n${all}`, {
    only: withAmounts,
  }),
  header(
    'ten thousand yuan behind an amount',
    'refused',
    (name, { sheet }, at) => (amountColumns.includes(sheet.columns[at]!) ? `${name}（万元）` : name),
    { only: ['bank', 'roster'] },
  ),
  header('a required column without its name', 'refused', (name) =>
    ['身份证号', '余额', '机动车状态', '权利状态', '家庭编号'].includes(name) ? '' : name,
  ),
  header('a column doubled', 'refused', (name, { sheet }) =>
    name === lastRequiredOf(sheet.of) ? '身份证号' : name,
  ),
  text('a web page', 'refused', (all) => `<html><body><table><tr><td>${all}</td></tr></table>`),
  text('JSON', 'refused', (all) => JSON.stringify([{ 身份证号: all }])),
  text('no bytes', 'refused', () => ''),
  text('the header alone', 'refused', (all) => all.slice(0, all.indexOf('\n') + 1)),
  text('the file of another office', 'refused', (_, { sheet }) =>
    sheet.of === 'vehicle' ? '身份证号,姓名,账号,余额\n' : '号牌号码,号牌种类,身份证号,姓名\n',
  ),
  {
    name: 'gzip that is cut off',
    leaves: 'refused',
    ...under('.csv.gz', (bytes) => gzipSync(bytes).subarray(0, -9)),
  },
  { name: 'text called .gz', leaves: 'refused', ...under('.csv.gz', (bytes) => bytes) },
  {
    name: 'a workbook that is cut off',
    leaves: 'refused',
    ...under('.xlsx', (bytes) => workbookOf([bytes.toString()]).subarray(0, -40)),
  },
  {
    name: 'a workbook with two lists',
    leaves: 'refused',
    ...under('.xlsx', (bytes) => workbookOf([bytes.toString().trimEnd(), bytes.toString().trimEnd()])),
  },
  {
    name: 'a zip archive of two files',
    leaves: 'refused',
    ...under('.zip', (bytes) => zipSync({ a: bytes, b: bytes })),
  },
  {
    name: 'a manifest of other rows',
    leaves: 'refused',
    ...beside(({ sheet }) => JSON.stringify({ rows: sheet.rows.length + 1 })),
  },
  { name: 'a manifest that is no JSON', leaves: 'refused', ...beside(() => '{rows: 3,}') },
  {
    name: 'a manifest of another digest',
    leaves: 'refused',
    ...beside(() => JSON.stringify({ sha256: '0'.repeat(64) })),
  },

  // Rows that are gone.
  text(
    'cut off anywhere',
    'lost',
    (all, { pick }) =>
      toBytes(all).subarray(0, Math.max(toBytes(all).indexOf(10) + 1, pick(toBytes(all).length))),
    { except: ['roster'] },
  ),
  rows('rows that are gone', 'lost', () => [], { except: ['roster'] }),
];
