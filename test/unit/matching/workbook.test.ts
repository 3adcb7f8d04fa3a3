import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { column } from '../../../shared/domain/kernel/header.ts';
import { styleOfFormat, textOfNumber } from '../../../shared/matching/containers/cell-text.ts';
import { readRows } from '../../../shared/matching/read-rows.ts';
import { inChunks } from './generated-files.ts';

const columns = [
  column('身份证号', 'id_number', 'required', 'identity'),
  column('姓名', 'name', 'required', 'name'),
  column('余额', 'balance', 'required', 'amount'),
  column('余额日期', 'balance_date', 'optional', 'date'),
];

async function read(stored: Uint8Array) {
  const reading = await readRows(() => inChunks({ stored, chunkBytes: [1000] }), { gzipped: false, columns });
  if (reading.kind === 'rejected') return reading;
  const rows: [number, string][] = [];
  for await (const row of reading.rows) if (row.kind === 'text') rows.push([row.line, row.text]);
  return { kind: reading.kind, headerLine: reading.headerLine, rows };
}

const header =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>';
const strings = ['身份证号', '姓名', '余额', '余额日期', '张&amp;三', '说明'];

/** A workbook with these sheets, as spreadsheets lay them out. */
function aWorkbook(sheets: readonly string[], { date1904 = false } = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map((_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="4"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><r><t>${text}</t></r><rPh><t>pinyin</t></rPh></si>`).join('')}</sst>`,
  };
  sheets.forEach((rows, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`.replaceAll(
        'x:',
        at % 2 === 0 ? '' : 'x:',
      );
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

describe('a workbook', () => {
  it('that a library wrote is read', async () => {
    const id = '11010519491231002X';
    const text = (value: string) => ({ value, type: String });
    const bytes = await writeExcelFile([
      [text('身份证号'), text('姓名'), text('余额'), text('余额日期')],
      [
        text(id),
        text('张,三'),
        { value: 12600.1, type: Number },
        { value: new Date(Date.UTC(2026, 9, 31)), type: Date, format: 'yyyy-mm-dd' },
      ],
    ]).toBuffer();
    expect(await read(bytes)).toMatchObject({ rows: [[2, `${id},"张,三",12600.1,2026-10-31`]] });
  });

  it('gives its rows under their own numbers, one line each, whatever their cells hold', async () => {
    const rows = `${header}
      <row r="3"><c r="A3" t="inlineStr"><is><t>1</t></is></c><c r="B3" t="s"><v>4</v></c><c r="D3" s="1"><v>46326</v></c></row>
      <row r="4"><c r="A4" t="str"><v>a
b</v></c><c r="B4" t="str"><v>c_x000D_"d"</v></c><c r="C4"><v>0.30000000000000004</v></c><c r="D4" s="2"><v>46326.5</v></c></row>
      <row r="5"><c r="A5"><v>3.2990119541015001E+17</v></c><c r="B5" s="3"><v>123</v></c><c r="C5" s="4"><v>1258300</v></c><c r="D5"><v>46326</v></c></row>`;
    expect(await read(aWorkbook([rows]))).toEqual({
      kind: 'rows',
      headerLine: 1,
      rows: [
        [3, '1,张&三,,2026-10-31'],
        [4, 'a b,"c ""d""",0.3,2026-10-31 12:00:00'],
        [5, '3.2990119541015E+17,000123,1258300,46326'],
      ],
    });
  });

  it('counts days from 1904 where it says so', async () => {
    const rows = `${header}<row r="2"><c r="A2"><v>1</v></c><c r="D2" s="1"><v>44864</v></c></row>`;
    expect(await read(aWorkbook([rows], { date1904: true }))).toMatchObject({
      rows: [[2, '1,,,2026-10-31']],
    });
  });

  it('with a title above the header, and other sheets, is read by the one sheet that has the header', async () => {
    const title = '<row><c t="s"><v>5</v></c></row>';
    const sheet = `${title}${header.replace(/ r="[A-D]?1"/g, '')}<row><c><v>7</v></c></row>`;
    expect(await read(aWorkbook([title, sheet, '']))).toEqual({
      kind: 'rows',
      headerLine: 2,
      rows: [[3, '7']],
    });
  });

  it('with several sheets that have the header is rejected, naming them', async () => {
    const sheet = `${header}<row r="2"><c r="A2"><v>7</v></c></row>`;
    expect(await read(aWorkbook([sheet, '', sheet]))).toMatchObject({
      reason: 'sheets-several',
      detail: expect.stringContaining('sheets 1, 3') as string,
    });
  });

  it('without the header says what its first sheet lacks', async () => {
    expect(await read(aWorkbook(['<row r="1"><c r="A1" t="s"><v>1</v></c></row>']))).toMatchObject({
      reason: 'column-missing',
      detail: expect.stringContaining('身份证号') as string,
    });
  });

  it.each([
    ['no sheet', aWorkbook([]), 'file-empty'],
    ['a broken sheet', aWorkbook([`${header}<row r="2"><c`]), 'container-unusable'],
    ['rows out of order', aWorkbook([`${header}<row r="1"/>`]), 'container-unusable'],
    ['a row beyond the last', aWorkbook([`${header}<row r="2000000"/>`]), 'container-unusable'],
    [
      'a column beyond the last',
      aWorkbook([`${header}<row r="2"><c r="ZZZZ2"><v>1</v></c></row>`]),
      'container-unusable',
    ],
  ])('with %s is rejected', async (_, bytes, reason) => {
    expect(await read(bytes)).toMatchObject({ kind: 'rejected', reason });
  });
});

describe('a number of a cell', () => {
  it.each([
    ['1', 'number', '1'],
    ['-0.5', 'number', '-0.5'],
    ['1E-7', 'number', '0.0000001'],
    ['123456789012345', 'number', '123456789012345'],
    ['1234567890123456', 'number', '1.234567890123456E+15'],
    ['6.2990100000000099E+18', 'number', '6.29901000000001E+18'],
    ['59', 'date', '1900-02-28'],
    ['1', 'date', '1900-01-01'],
    ['46326.999988', 'date', '2026-10-31 23:59:59'],
    ['-1', 'date', '-1'],
    ['x', 'number', 'x'],
  ] as const)('%s as a %s is %s', (written, style, text) => {
    expect(textOfNumber(written, style, 1900)).toMatch(
      new RegExp(`^${text.replace('+', '\\+').slice(0, 12)}`),
    );
  });

  it.each([
    ['yyyy-mm-dd', 'date'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['0.00E+00', 'number'],
    ['#,##0.00', 'number'],
    ['General', 'number'],
    ['"day" 0', 'number'],
  ])('in the format %s is a %s', (code, style) => {
    expect(styleOfFormat(code)).toBe(style);
  });

  it('filled up with zeros keeps them', () => {
    expect(textOfNumber('12', styleOfFormat('0000'), 1900)).toBe('0012');
  });
});
