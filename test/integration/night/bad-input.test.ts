import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../infra/embedded/cli/collect-outputs.ts';
import { encodeGb18030 } from '../../sample-county/gb18030-encoder.ts';
import {
  bankFile,
  bankHeader,
  bankKey,
  bankRow,
  casesByHousehold,
  idOf,
  nameOf,
  rosterFile,
  rosterKey,
  SmallCounty,
  statesByName,
} from './small-county.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const rows = (...lines: string[]) => [bankHeader, ...lines, ''].join('\n');
const good = bankFile([{ person: 1, balance: '50000.00' }]);
const ten = 'x'.repeat(10_000_000);

/** Each a provider of its own, so that none disturbs another; the name says what is wrong with it. */
const files: Record<string, string | Uint8Array> = {
  [bankKey('good.csv', '2026-10-30', 'good')]: good,
  [bankKey('empty.csv', '2026-10-30', 'b1')]: '',
  [bankKey('header-only.csv', '2026-10-30', 'b2')]: `${bankHeader}\n\n`,
  [bankKey('missing-column.csv', '2026-10-30', 'b3')]: good.replace('账户状态', '备注'),
  [bankKey('doubled-column.csv', '2026-10-30', 'b4')]: good.replace('币种', '余额'),
  'inbox/insurance/b5/2026-10-30/unknown-source.csv': good,
  'inbox/bank/b6/2026-02-30/no-such-day.csv': good,
  'inbox/bank/b7/2026-11-01/future.csv': good,
  'inbox/bank/b8/misplaced.csv': good,
  [bankKey('neither-encoding.csv', '2026-10-30', 'b9')]: Buffer.from([0xff, 0xfe, 0x00, 0x2c, 0x0a]),
  [bankKey('broken-in-the-middle.csv', '2026-10-30', 'b10')]: Buffer.concat([
    Buffer.from(good),
    Buffer.from([0x31, 0xff, 0x0a]),
  ]),
  [`${bankKey('wrong-rows.csv', '2026-10-30', 'b11')}.manifest.json`]: JSON.stringify({ rows: 2 }),
  [bankKey('wrong-rows.csv', '2026-10-30', 'b11')]: good,
  [`${bankKey('wrong-digest.csv', '2026-10-30', 'b12')}.manifest.json`]: JSON.stringify({
    sha256: sha256('x'),
  }),
  [bankKey('wrong-digest.csv', '2026-10-30', 'b12')]: good,
  [`${bankKey('wrong-manifest.csv', '2026-10-30', 'b13')}.manifest.json`]: '{ "part": 3, "of": 2 }',
  [bankKey('wrong-manifest.csv', '2026-10-30', 'b13')]: good,
  [bankKey('cut-off.csv.gz', '2026-10-30', 'b14')]: gzipSync(good.repeat(50)).subarray(0, 60),
  [bankKey('ten-megabytes.csv', '2026-10-30', 'b15')]: rows(ten, bankRow({ person: 2 })),
  [`${bankKey('part-1.csv', '2026-10-30', 'b16')}.manifest.json`]: JSON.stringify({ part: 1, of: 2 }),
  [bankKey('part-1.csv', '2026-10-30', 'b16')]: good,
  [bankKey('存款 明细+1%25&.csv', '2026-10-30', '邮储 银行')]: bankFile([{ person: 3, balance: '50000.00' }]),
  [bankKey('amounts.csv', '2026-10-30', 'b18')]: rows(
    ...['1,2,3', '１２３', '1e3', '', '12.345', '+5', '9007199254740993'].map((balance, n) =>
      bankRow({ person: 2, balance: balance.includes(',') ? `"${balance}"` : balance, account: `88${n}` }),
    ),
    bankRow({ person: 2, balance: '"1,234.50"', account: '889' }),
  ),
  [bankKey('dates.csv', '2026-10-30', 'b19')]: rows(
    ...['2026-02-30', '20261301', '', '昨天'].map((date, n) =>
      bankRow({ person: 2, date, account: `77${n}` }),
    ),
  ),
  [bankKey('identities.csv', '2026-10-30', 'b20')]: rows(
    ...['3.29901E+17', '32990119********01', '', '12345'].map((id, n) =>
      bankRow({ person: 2, id, account: `66${n}` }),
    ),
    '只有一列',
    '   ',
    `${idOf(2)},${nameOf(2)}`,
  ),
  [bankKey('gb18030.csv', '2026-10-30', 'b21')]: encodeGb18030(
    bankFile([{ person: 4, balance: '50000.00' }]),
  ),
};

describe('bad input', () => {
  let county: SmallCounty;
  let outputs: Outputs;
  let states: Record<string, string>;

  beforeAll(async () => {
    county = await SmallCounty.start();
    const people = [1, 2, 3, 4].map((person) => ({ household: `H${person}`, person }));
    await county.deliver({ [rosterKey('r.csv')]: rosterFile(people) });
    await county.deliver(files);
    outputs = await county.night();
    states = statesByName(outputs);
  });
  afterAll(() => county.stop());

  it.each([
    ['an empty file', 'empty.csv', 'rejected file-empty'],
    ['a header without rows', 'header-only.csv', 'rejected header-only'],
    ['a missing column', 'missing-column.csv', 'rejected column-missing'],
    ['a doubled column', 'doubled-column.csv', 'rejected column-doubled'],
    ['an unknown source folder', 'unknown-source.csv', 'rejected source-unknown'],
    ['a date that does not exist', 'no-such-day.csv', 'rejected as-of-invalid'],
    ['a date in the future', 'future.csv', 'rejected as-of-future'],
    ['a key of another shape', 'misplaced.csv', 'rejected key-unreadable'],
    ['bytes that are neither encoding', 'neither-encoding.csv', 'rejected encoding-invalid'],
    ['bytes that break off in the middle', 'broken-in-the-middle.csv', 'rejected encoding-invalid'],
    ['a wrong number of rows', 'wrong-rows.csv', 'rejected rows-differ-from-manifest'],
    ['a wrong digest', 'wrong-digest.csv', 'rejected digest-differs-from-manifest'],
    ['a manifest that contradicts itself', 'wrong-manifest.csv', 'rejected manifest-invalid'],
    ['a gzip file that is cut off', 'cut-off.csv.gz', 'rejected gzip-damaged'],
    ['the first of two files', 'part-1.csv', 'held part-missing'],
    ['GB18030', 'gb18030.csv', 'current'],
    ['a key with spaces, +, %25 and Chinese', '存款 明细+1%25&.csv', 'current'],
  ])('%s: %s is %s', (_, name, state) => {
    expect(states[name]).toBe(state);
  });

  it.each([
    ['ten-megabytes.csv', ['2 line-too-long']],
    ['amounts.csv', [2, 3, 4, 5, 6, 7, 8].map((line) => `${line} balance-invalid`)],
    ['dates.csv', [2, 3, 4, 5].map((line) => `${line} balance-date-invalid`)],
    [
      'identities.csv',
      [
        ...[2, 3, 4, 5].map((line) => `${line} identity-unreadable`),
        '6 identity-unreadable',
        '8 account-number-invalid',
      ],
    ],
  ])('%s quarantines the rows that cannot be read, with line and reason', (name, expected) => {
    const found = outputs.quarantine.filter(({ key }) => key.endsWith(`/${name}`));
    expect(found.map(({ line, reason }) => `${line} ${reason}`)).toEqual(expected);
  });

  it('counts every row of every file once', () => {
    for (const { rows: all, matched, unmatched, quarantined } of outputs.deliveries) {
      if (matched === null) continue;
      expect(matched + (unmatched ?? 0) + (quarantined ?? 0)).toBe(all);
    }
  });

  it('lets the good files through, and nothing is dead-lettered', async () => {
    expect(casesByHousehold(outputs)).toEqual({
      H1: 'suspension financial-assets',
      H3: 'suspension financial-assets',
      H4: 'suspension financial-assets',
    });
    expect(await county.deadLetters()).toEqual([]);
  });

  it('tells each provider in a receipt what was wrong, in words', () => {
    const receipt = outputs.receipts.find(({ key }) => key.endsWith('missing-column.csv'));
    expect(receipt).toMatchObject({ state: 'rejected', reason: 'column-missing', detail: '账户状态' });
    expect(receipt?.explanation?.en).toContain('required column');
  });

  it('takes a file that is put again with the right control totals', async () => {
    const key = bankKey('wrong-rows.csv', '2026-10-30', 'b11');
    await county.deliver({ [`${key}.manifest.json`]: JSON.stringify({ rows: 1 }), [key]: good });
    expect(statesByName(await county.night())['wrong-rows.csv']).toBe('current');
  });
});
