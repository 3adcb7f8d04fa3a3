/**
 * What `hedui check` says of every file that people were seen to send: whoever made the mistake learns what is wrong, where,
 * and what to do, in Chinese, and of a file that is read as it is nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '@stricli/core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openApplication } from '../../../cli/application.ts';
import { readNights, trialNames } from '../../harness/trials/trials.ts';

const folder = mkdtempSync(join(tmpdir(), 'hedui-trials-'));
let printed = '';
beforeAll(() => {
  vi.stubEnv('NO_COLOR', '1');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function check(source: string, name: string, bytes: string | Uint8Array): Promise<string> {
  printed = '';
  const file = join(folder, basename(name));
  writeFileSync(file, bytes);
  await run(await openApplication('check'), ['check', file, '--source', source], { process } as never);
  return printed;
}

const fine = ['可以报送 can be sent'];
const commas = ['部分行将被隔离', '列数多于表头', '去掉逗号或给该列加英文双引号'];
/** By trial, then by `provider/file` or the roster's month: what the command says, beside nothing. */
const says: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'account-numbers-rounded-by-a-spreadsheet': {
    'A/a.csv': ['账号: 该列的号码已被电子表格取整', '请将该列设为文本后重新导出'],
  },
  'address-with-unquoted-comma': {
    'A/a.csv': ['将被退回', '2 行（第 2、3 行）：列数多于表头', '请去掉逗号或给该列加英文双引号'],
    'P/p.csv': [...commas, '6 行中有 2 行', '第 3、5 行'],
  },
  'amount-written-with-sign-or-unit': {
    'A/a.csv': [
      '部分行将被隔离',
      '5 行（第 7、9、10、11、12 行）',
      '余额无法识别，请写成 12600.01 这样的数字',
    ],
  },
  'balance-date-in-the-future': { 'A/a.csv': ['可以报送', '行的日期晚于数据日期；请核对日期一列'] },
  'co-owners-in-one-cell': {
    'P/p.csv': ['将被退回', '第 2、3、4 行', '一个单元格内有多个身份证号；请每人一行'],
  },
  containers: {
    '7z/a.7z': ['将被退回', '7z 压缩包，请改用 .zip'],
    'access-denied/a.csv': ['将被退回', 'XML 文档', '请另存为 .xlsx 或 CSV'],
    'et/a.et': ['将被退回', '旧版 Excel 或 WPS 工作簿（.xls、.et），请另存为 .xlsx 或 CSV'],
    'filepart/a.csv.filepart': ['将被退回', '像是正在上传的文件', '请改名'],
    'gz-newline/a.csv.gz': ['将被退回', '压缩数据不完整或校验不符', '请重新压缩并报送'],
    'gz-plain/a.csv.gz': ['将被退回', '请去掉 .gz 或压缩后再报送'],
    'gz-two-headers/a.csv.gz': ['可以报送', '第 3 行', '合计、签名、说明或重复的表头'],
    'html-xls/a.xls': ['将被退回', '网页（HTML，可能名为 .xls），请另存为 .xlsx 或 CSV'],
    'json/a.json': ['将被退回', 'JSON 数据，请提供 .xlsx 或 CSV'],
    'office-lock/~$a.xlsx': ['将被退回', '系统文件', '请改名'],
    'pdf/a.pdf': ['将被退回', 'PDF 文件，请提供 .xlsx 或 CSV'],
    'rar/a.rar': ['将被退回', 'rar 压缩包，请改用 .zip'],
    'utf16-no-bom/a.csv': ['将被退回', '像是 UTF-16 编码，请另存为 UTF-8 或 GB18030'],
    'utf8-twice/a.csv': ['将被退回', '文件被两次编码为 UTF-8，请重新导出为 UTF-8'],
    'xml-xls/a.xls': ['将被退回', 'XML 文档（可能名为 .xls），请另存为 .xlsx 或 CSV'],
    'zip-password/a.zip': ['将被退回', '有密码的 zip 压缩包，请去掉密码'],
  },
  'excel-rounded-identity-numbers': {
    'A/a.csv 2026-11-29': ['将被暂扣', '12 个身份证号中 10 个以 000 结尾', '请将该列按文本导出后重新报送'],
  },
  'half-a-character-in-one-row': {
    'A/a.csv': ['部分行将被隔离', '1 行（第 201 行）', '含有损坏的字符'],
  },
  'identity-numbers-written-otherwise': {
    'A/a.csv': [
      ...['部分行将被隔离', '1 行（第 8 行）', '身份证号被遮盖，请提供完整的 18 位号码'],
      ...['3 行（第 26、27、29 行）', '身份证号无法识别', '1 行（第 28 行）', '请每人一行'],
    ],
  },
  'roster-merged-cells': { '2026-10-25/': ['可以报送', '3 行的家庭各栏为空', '按上一行的家庭读取'] },
  'thousands-unquoted-last-column': { 'A/a.csv': [...commas, '3 行中有 2 行', '第 2、3 行'] },
  'title-lines-above-the-header': { 'B/b.csv': ['可以报送', '第 5、6 行', '不涉及任何人'] },
  'unit-in-a-column-of-its-own': {
    'A/a.csv': ['部分行将被隔离', '第 2 行', '金额单位不是元；请以元为单位提供'],
    'B/b.csv': ['将被退回', '第 3 行', '金额单位不是元；请以元为单位提供'],
    'C/c.csv': ['将被退回', '余额', '金额单位不是元；请以元为单位提供'],
    'D/d.csv': ['将被退回', '第 1 行', '金额单位不是元；请以元为单位提供'],
  },
  'words-of-other-offices': {
    'A/a.csv': [
      '可以报送',
      '18 行须人工核实：账户状态不明',
      '第 6、7、8、10、11 行',
      '未收录的用词：“',
      '请说明其含义',
    ],
    'P/p.csv': ['可以报送', '第 5 行', '须人工核实'],
    'V/v.csv': ['可以报送', '第 2 行', '须人工核实'],
  },
};

/** Every file of a trial once, the last bytes under its key. */
function filesOf(trial: string): [key: string, bytes: string | Uint8Array][] {
  return Object.entries(Object.assign({}, ...readNights(trial)) as Record<string, Uint8Array>);
}

function expectedOf(trial: string, key: string): readonly string[] {
  const [, , provider = '', asOf = '', file = ''] = key.split('/');
  const result = says[trial] ?? {};
  return result[`${provider}/${file} ${asOf}`] ?? result[`${provider}/${file}`] ?? fine;
}

it.each(trialNames)('%s', async (trial) => {
  for (const [key, bytes] of filesOf(trial)) {
    const [root = '', folderOf = ''] = key.split('/');
    const text = await check(root === 'roster' ? 'roster' : folderOf, key, bytes);
    for (const part of expectedOf(trial, key))
      expect([key, text]).toEqual([key, expect.stringContaining(part)]);
    if (expectedOf(trial, key) === fine) expect([key, text.split('\n').length]).toEqual([key, 3]);
  }
});

it('has nothing to say of a trial that there is not', () => {
  expect(Object.keys(says).filter((trial) => !trialNames.includes(trial))).toEqual([]);
});
