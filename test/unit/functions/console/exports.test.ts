import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../../functions/console/exports/write-workbook.ts';
import { aRow, columns, zh, type Row } from '../../../builders/list-rows.ts';

describe('a list as a workbook', () => {
  const sheetOf = async (rows: Row[]) => {
    const files = unzipSync(await writeWorkbook(rows, columns, { title: '个案/清单', t: zh }));
    const text = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    return Object.fromEntries(text);
  };

  it('holds amounts in yuan as numbers, dates as days and text as text', async () => {
    const files = await sheetOf([aRow({ name: '=1+1' })]);
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<c r="A2"[^>]*t="(s|inlineStr)"/);
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>12600<\/v>/);
    expect(sheet).toMatch(/<c r="D2"[^>]*><v>46326<\/v>/);
    expect(sheet).not.toContain('<f>');
    expect(Object.values(files).join('')).toContain('=1+1');
  });

  it('opens whatever a text holds: what XML cannot hold is left out', async () => {
    const files = await sheetOf([aRow({ name: 'a\u0000b\u0008c\uD800d<&>\uFFFF' })]);
    const all = Object.values(files).join('');
    expect(all).toContain('<t>abcd&lt;&amp;&gt;</t>');
  });
});
