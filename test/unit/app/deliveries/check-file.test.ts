import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { vehicle } from '../../../../shared/domain/catalogue/sources/vehicle.ts';
import { checkFile } from '../../../../shared/app/deliveries/check-file.ts';
import { bankFile, bankHeader, idOf, nameOf } from '../../../builders/county-files.ts';

const check = (content: string | Uint8Array) =>
  checkFile({ open: () => Readable.from([Buffer.from(content)]), gzipped: false }, bank, '2026-10-31');

it('a file as it should be has nothing to complain of', async () => {
  expect(await check(bankFile([{ person: 1 }, { person: 2 }]))).toMatchObject({
    kind: 'readable',
    encoding: 'utf-8',
    endsWithNewline: true,
    rows: 2,
    quarantined: new Map(),
    unclear: [],
  });
});

it('every row is looked at, whoever it is about: what would be set aside is reported by line', async () => {
  const text = bankFile([{ person: 1 }, { person: 2, balance: '12.6.1' }, { person: 3, id: '6.2E+17' }]);
  expect(await check(text)).toMatchObject({
    quarantined: new Map([
      ['balance-invalid', { rows: 1, lines: [3] }],
      ['identity-scientific', { rows: 1, lines: [4] }],
    ]),
  });
});

it('words of the provider that Hedui does not know are counted before they become work for staff', async () => {
  const row = `${idOf(1)},${nameOf(1)},62001,CNY,1.00,2026-10-30,激活`;
  expect(await check(`${bankHeader}\n${row}\n`)).toMatchObject({
    unclear: [{ text: { en: 'account whose state is unclear' }, rows: 1, lines: [2] }],
  });
});

it('whatever else staff would have to clear up is counted, each kind with its lines', async () => {
  const rows = [
    '62001,USD,1.00,2026-10-30,正常',
    '62002,USD,2.00,2026-10-30,正常',
    '62003,CNY,3.00,2026-12-31,正常',
    '不详,CNY,4.00,2026-10-30,正常',
  ];
  const text = [bankHeader, ...rows.map((row, at) => `${idOf(at + 1)},${nameOf(at + 1)},${row}`), ''].join(
    '\n',
  );
  expect(await check(text)).toMatchObject({
    unclear: [
      { text: { en: 'account in a currency without a rate' }, rows: 2, lines: [2, 3] },
      { text: { en: 'account whose balance is dated after the file' }, rows: 1, lines: [4] },
      { text: { en: 'account whose number tells it from no other' }, rows: 1, lines: [5] },
    ],
  });
});

it('a file whose rows of members would have it held is said to be, though nobody knows which rows these are', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({
    person: n + 1,
    date: n < 20 ? '2026-12-31' : '2026-10-30',
  }));
  expect(await check(bankFile(rows))).toMatchObject({ likelyHeld: { reason: 'dates-shifted' } });
  const good = rows.map((row) => ({ ...row, date: '2026-10-30' }));
  expect(await check(bankFile(good))).not.toHaveProperty('likelyHeld');
});

it('an amount that need not be there, and is none, is reported by column and line', async () => {
  const header = '身份证号,姓名,号牌号码,号牌种类,机动车状态,车辆价值';
  const row = (value: string) => `${idOf(1)},${nameOf(1)},苏A12345,02,正常,${value}`;
  const content = [header, row('90000'), row('九万'), row('无'), row('')].join('\n');
  const result = await checkFile(
    { open: () => Readable.from([Buffer.from(content)]), gzipped: false },
    vehicle,
    '2026-10-31',
  );
  expect(result).toMatchObject({
    quarantined: new Map(),
    noticed: [{ zh: expect.stringContaining('1 行的车辆价值无法识别（第 3 行）') as string }],
  });
});

it('a file that would be rejected says why', async () => {
  expect(await check('身份证号,姓名\n')).toMatchObject({ kind: 'rejected', reason: 'column-missing' });
});

it.each([
  [
    'a broken workbook',
    Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 8, 0x0a]),
    'container-unusable',
    'workbook that is cut off',
  ],
  ['a workbook of before', Buffer.from('d0cf11e0a1b11ae10a', 'hex'), 'container-unusable', 'workbook (.xls'],
  ['UTF-16', Buffer.from(`\uFEFF${bankFile([])}`, 'utf16le'), 'encoding-invalid', 'UTF-16'],
  ['tabs', bankHeader.replaceAll(',', '\t'), 'column-missing', 'separated by tabs'],
  ['semicolons', bankHeader.replaceAll(',', ';'), 'column-missing', 'separated by semicolons'],
  ['full-width commas', bankHeader.replaceAll(',', '，'), 'column-missing', 'full-width commas'],
])('%s is recognised by its look, and what to do with it', async (_, content, reason, look) => {
  const result = await check(content);
  expect(result).toMatchObject({ kind: 'rejected', reason });
  expect(result).toHaveProperty('detail', expect.stringContaining(look));
});

it('columns that are just missing are named, and nothing else is guessed', async () => {
  expect(await check('身份证号,姓名\n')).toMatchObject({
    detail: expect.not.stringContaining(';') as string,
  });
});

it('identity numbers that a spreadsheet rounded would have the file held, and it says what was seen', async () => {
  const rows = Array.from(
    { length: 9 },
    (_, at) => `${idOf(at + 1).slice(0, 15)}000,${nameOf(at + 1)},6200${at}1,CNY,1.00,2026-10-30,正常`,
  );
  expect(await check([bankHeader, ...rows, ''].join('\n'))).toMatchObject({
    held: {
      reason: 'identities-damaged',
      seen: { en: expect.stringContaining('9 of 9 identity numbers end in 000') as string },
    },
  });
});

it('a large file is said to have wrong check digits where its receipt will say so: of the same rows', async () => {
  const wrong = (id: string) => `${id.slice(0, -1)}${id.endsWith('1') ? '2' : '1'}`;
  const rows = Array.from({ length: 3_000 }, (_, at) => {
    const id = idOf(1 + (at % 500));
    return `${at < 15 ? wrong(id) : id},${nameOf(1)},62${String(at).padStart(8, '0')},CNY,1.00,2026-10-30,正常`;
  });
  expect(await check([bankHeader, ...rows, ''].join('\n'))).toMatchObject({
    noticed: [
      { en: expect.stringMatching(/^15 of 10\d\d identity numbers looked at have a wrong check/) as string },
    ],
  });
});

it('account numbers that a spreadsheet rounded are reported', async () => {
  const rows = [1, 2, 3].map(
    (n) => `${idOf(n)},${nameOf(n)},62990100000000${n}1234,CNY,1.00,2026-10-30,正常`,
  );
  expect(await check([bankHeader, ...rows, ''].join('\n'))).not.toHaveProperty('rounded');
  const rounded = rows.map((row) => row.replace(/629901\d+/, '6299010000000000000'));
  expect(await check([bankHeader, ...rounded, ''].join('\n'))).toMatchObject({ rounded: ['账号'] });
});

it('a file of which no row can be read would be rejected', async () => {
  const rows = [1, 2].map((n) => `6.2E+17,${nameOf(n)},62001,CNY,1.00,2026-10-30,正常`);
  expect(await check([bankHeader, ...rows, ''].join('\n'))).toMatchObject({
    kind: 'rejected',
    reason: 'nothing-readable',
  });
});
