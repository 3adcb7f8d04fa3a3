/**
 * Small counties whose files are as offices and spreadsheets make them: what each of them gives after its nights. None may
 * accuse or absolve anybody by a mistake of writing, and whoever made one is told what, where, and what to do.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import { readNights, trialNames, type Delivered } from '../../harness/trials/trials.ts';
import { casesByHousehold, SmallCounty } from './small-county.ts';

/** Every trial is compared on this day, a month after most of its files. */
const day = '2026-11-30';

let county: SmallCounty;
const tried = new Set<string>();
beforeAll(async () => {
  county = await SmallCounty.start({}, day);
});
afterAll(() => county.stop());

/** The outputs of each night of a trial, from nothing. */
async function nightsOf(trial: string): Promise<Outputs[]> {
  tried.add(trial);
  return runNights(readNights(trial));
}

async function runNights(nights: readonly Delivered[]): Promise<Outputs[]> {
  await county.target.embedded.forget();
  const outputs: Outputs[] = [];
  for (const files of nights) {
    const isRoster = ([key]: [string, unknown]): boolean => key.startsWith('roster/');
    await county.deliver(Object.fromEntries(Object.entries(files).filter(isRoster)));
    await county.deliver(Object.fromEntries(Object.entries(files).filter((file) => !isRoster(file))));
    outputs.push(await county.night());
    expect(outputs.at(-1)?.receipts.flatMap(untold)).toEqual([]);
  }
  expect(await county.deadLetters()).toEqual([]);
  return outputs;
}

/** What a receipt does not tell: of a file that is not used why and what to do, of rows that are not where they are. */
function untold({ key, state, explanation, problems }: Outputs['receipts'][number]): string[] {
  const isUsed = state === 'current' || state === 'superseded' || state === 'duplicate';
  const says = explanation?.zh ?? '';
  return [
    ...(isUsed || /请|待人工确认/.test(says) ? [] : [`${key}: ${says}`]),
    ...problems
      .filter(({ lines, explanation: { zh } }) => lines.length === 0 || !/请|不涉及任何人/.test(zh))
      .map(({ reason }) => `${key}: ${reason}`),
  ];
}

async function nightOf(trial: string): Promise<Outputs> {
  const [outputs] = await nightsOf(trial);
  return outputs!;
}

/** `state reason` of each delivery, by `provider/file`; rosters by their file. */
function files({ deliveries }: Outputs): Record<string, string> {
  return Object.fromEntries(
    deliveries.map(({ key, state, reason }) => [
      key.replace(/^(inbox\/[^/]+|roster\/\d+)\//, '').replace(/^([^/]+)\/\d{4}-\d\d-\d\d\//, '$1/'),
      [state, reason].filter((each) => each !== null).join(' '),
    ]),
  );
}

/** `line reason` of every row that was set aside. */
const aside = ({ quarantine }: Outputs): string[] =>
  quarantine.map(({ line, reason }) => `${line} ${reason}`);

/** What is said to a provider, in Chinese. */
function receiptOf({ receipts }: Outputs, key: string): string {
  const receipt = receipts.find((each) => each.key.includes(key));
  return `${receipt?.explanation?.zh ?? ''} ${receipt?.detail ?? ''}`;
}

/** Every household from one number to another: `H1`, `H2` … */
function each(from: number, to: number, says: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: to - from + 1 }, (_, n) => [`H${from + n}`, says]));
}

const suspended = 'suspension financial-assets';
const reviewed = 'review financial-assets';
const unclear = 'review unclear-asset';

describe('amounts', () => {
  it('with separators and no quotes in the last column are never the amount before the first comma', async () => {
    const outputs = await nightOf('thousands-unquoted-last-column');
    expect(casesByHousehold(outputs)).toEqual({ H1: unclear, H2: unclear });
    expect(aside(outputs)).toEqual(['2 fields-too-many', '3 fields-too-many']);
  });

  it('with a sign or unit are read where it is certain, and shown at the household where it is not', async () => {
    const outputs = await nightOf('amount-written-with-sign-or-unit');
    const unread = [6, 8, 9, 10, 11];
    expect(casesByHousehold(outputs)).toEqual({
      ...each(1, 15, suspended),
      ...Object.fromEntries(unread.map((n) => [`H${n}`, unclear])),
    });
    const fen = outputs.cases.flatMap(({ findings }) => findings.map(({ amountFen }) => amountFen));
    expect(new Set(fen)).toEqual(new Set([50_000_00, null]));
  });

  it('in a unit that stands elsewhere are in no sum, and a file in ten thousands is refused', async () => {
    const outputs = await nightOf('unit-in-a-column-of-its-own');
    expect(casesByHousehold(outputs)).toEqual({ H1: unclear, H2: suspended });
    expect(files(outputs)).toMatchObject({
      'B/b.csv': 'rejected unit-not-yuan',
      'C/c.csv': 'rejected unit-not-yuan',
      'D/d.csv': 'rejected unit-not-yuan',
    });
    expect(receiptOf(outputs, '/D/')).toContain('元');
  });

  it('of a day that has not come are no ground for a suspension and never the newest', async () => {
    expect(casesByHousehold(await nightOf('balance-date-in-the-future'))).toEqual({
      H1: unclear,
      H2: `${reviewed},unclear-asset`,
      H3: unclear,
      H4: reviewed,
      H5: suspended,
    });
  });
});

describe('columns', () => {
  it('that an unquoted comma shifts are never read one for another', async () => {
    const outputs = await nightOf('address-with-unquoted-comma');
    expect(casesByHousehold(outputs)).toEqual({
      H1: 'review commercial-property',
      H2: unclear,
      H3: unclear,
      H4: 'review second-home',
    });
    expect(files(outputs)).toMatchObject({ 'A/a.csv': 'rejected nothing-readable' });
    expect(receiptOf(outputs, '/bank/A/')).toContain('2 行（第 2、3 行）');
  });

  it('are found under titles, and totals and signatures below them are nobody', async () => {
    const outputs = await nightOf('title-lines-above-the-header');
    expect(casesByHousehold(outputs)).toEqual(each(1, 3, suspended));
    expect(files(outputs)).toMatchObject({ 'A/a.csv': 'current', 'B/b.csv': 'current' });
  });

  it('with names that are nearly right are all understood, and the account in them is one', async () => {
    const outputs = await nightOf('header-nearly-right');
    expect(new Set(Object.values(files(outputs)))).toEqual(new Set(['current']));
    expect(outputs.deliveries).toHaveLength(12);
    expect(casesByHousehold(outputs)).toEqual({ H1: suspended });
    expect(outputs.cases[0]?.findings[0]?.amountFen).toBe(20_000_00);
  });
});

describe('identity numbers', () => {
  it('that a spreadsheet rounded have the file held, and the one before stays in use', async () => {
    const [october, november] = await nightsOf('excel-rounded-identity-numbers');
    expect(casesByHousehold(october!)).toEqual(each(1, 12, suspended));
    expect(casesByHousehold(november!)).toEqual(each(1, 12, suspended));
    expect(november!.deliveries).toContainEqual(
      expect.objectContaining({
        key: 'inbox/bank/A/2026-11-29/a.csv',
        state: 'held',
        reason: 'identities-damaged',
      }),
    );
    expect(receiptOf(november!, '2026-11-29')).toContain(
      '12 个身份证号中 10 个以 000 结尾，像是被电子表格取整；请将该列按文本导出',
    );
  });

  it('and dates that are written otherwise are read the same', async () => {
    const [october, november] = await nightsOf('every-row-unreadable-replaces-all');
    expect(casesByHousehold(october!)).toEqual(each(1, 4, `${suspended},motor-vehicle`));
    expect(casesByHousehold(november!)).toEqual(casesByHousehold(october!));
    expect(aside(november!)).toEqual([]);
  });

  it('that can only be one number are read, the others say why, and of a roster which member has to be mended', async () => {
    const outputs = await nightOf('identity-numbers-written-otherwise');
    const read = (letter: string) =>
      Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`${letter}${n + 1}`, suspended]));
    const { H7: _h, ...ofBanks } = read('H');
    const { K7: _k, ...ofRosters } = read('K');
    expect(casesByHousehold(outputs)).toEqual({ ...ofBanks, ...ofRosters, H25: unclear, H27: unclear });
    expect(aside(outputs)).toEqual([
      '8 identity-masked',
      '26 identity-unreadable',
      '27 identity-unreadable',
      '28 identities-several',
      '29 identity-unreadable',
    ]);
    expect(outputs.notices.map(({ householdId, reason }) => `${householdId ?? ''} ${reason}`)).toEqual(
      [25, 26, 27, 28, 7].map((n) => `329902-K${n} identity-invalid`),
    );
  });

  it('of several owners in one cell make no file of nothing: it is refused, and its provider told', async () => {
    const outputs = await nightOf('co-owners-in-one-cell');
    expect(files(outputs)).toMatchObject({ 'P/p.csv': 'rejected nothing-readable' });
    expect(receiptOf(outputs, '/P/')).toContain(
      '3 行（第 2、3、4 行）：一个单元格内有多个身份证号；请每人一行',
    );
    expect(outputs.notices).toContainEqual(expect.objectContaining({ reason: 'provider-overdue' }));
  });
});

describe('names', () => {
  it('that are only spelt otherwise are equal, and those that lost characters still count the money', async () => {
    const outputs = await nightOf('names-written-otherwise');
    const lost = [11, 12, 15, 18, 19, 20, 21, 22, 23, 24, 27, 28, 37, 38];
    const others = [25, 34, 35];
    expect(casesByHousehold(outputs)).toEqual({
      ...each(1, 42, suspended),
      ...Object.fromEntries(lost.map((n) => [`H${n}`, reviewed])),
      ...Object.fromEntries(others.map((n) => [`H${n}`, 'review identity-question'])),
    });
  });

  it('of which half of the money appears under each spelling are one person', async () => {
    expect(casesByHousehold(await nightOf('half-under-each-spelling'))).toEqual(each(1, 4, suspended));
  });

  it('of a bank that has another name now do not make two accounts of one', async () => {
    expect(casesByHousehold(await nightOf('bank-renamed-or-delivered-under-two-names'))).toEqual({});
  });
});

describe('words and numbers of other offices', () => {
  it('ask about money that could decide, and not about a hundred yuan', async () => {
    const outputs = await nightOf('words-of-other-offices');
    expect(casesByHousehold(outputs)).toEqual({
      ...each(15, 18, suspended),
      ...each(19, 21, unclear),
      ...each(23, 28, unclear),
      H1: unclear,
      H2: unclear,
      H5: unclear,
      H6: unclear,
      H7: unclear,
    });
  });

  it('that a spreadsheet rounded tell no account from another and exempt none', async () => {
    expect(casesByHousehold(await nightOf('account-numbers-rounded-by-a-spreadsheet'))).toEqual(
      each(1, 5, unclear),
    );
  });
});

describe('files', () => {
  it('with half a character about a stranger lose that row alone', async () => {
    const outputs = await nightOf('half-a-character-in-one-row');
    expect(aside(outputs)).toEqual(['201 encoding-invalid']);
    expect(casesByHousehold(outputs)).toEqual(each(1, 3, suspended));
  });

  it('are unpacked where that is certain, else named with what to do', async () => {
    const outputs = await nightOf('containers');
    const read = ['gz-capital', 'gz-multi', 'gz-zeros', 'zip', 'gz-two-headers'];
    for (const { key, state } of outputs.deliveries) {
      const provider = key.split('/')[2] ?? '';
      if (key.startsWith('inbox/'))
        expect([provider, state]).toEqual([provider, read.includes(provider) ? 'current' : 'rejected']);
    }
    expect(receiptOf(outputs, '/7z/')).toContain('7z 压缩包，请改用 .zip');
    expect(receiptOf(outputs, '/zip-password/')).toContain('有密码的 zip 压缩包，请去掉密码');
    expect(receiptOf(outputs, '/rar/')).toContain('rar 压缩包');
    expect(receiptOf(outputs, '/html-xls/')).toContain('网页（HTML，可能名为 .xls），请另存为 .xlsx 或 CSV');
    expect(receiptOf(outputs, '/xml-xls/')).toContain('XML 文档');
    expect(receiptOf(outputs, '/pdf/')).toContain('PDF 文件');
    expect(receiptOf(outputs, '/json/')).toContain('JSON 数据');
    expect(receiptOf(outputs, '/et/')).toContain('旧版 Excel 或 WPS 工作簿');
    expect(receiptOf(outputs, '/utf16-no-bom/')).toContain('UTF-16');
    expect(receiptOf(outputs, '/gz-newline/')).toContain('压缩数据');
    expect(receiptOf(outputs, '/gz-plain/')).toContain('请去掉 .gz');
    expect(receiptOf(outputs, '/utf8-twice/')).toContain('两次编码');
    expect(Object.keys(files(outputs)).some((name) => /filepart|office-lock/.test(name))).toBe(false);
  });

  it('that are none make no provider, and an upload under way takes no file’s place', async () => {
    const whole =
      '身份证号,姓名,账号,余额,余额日期,账户状态\n329901197001010017,贺一,6299010000000000101,20000.00,2026-10-29,正常\n';
    const [roster] = readNights('thousands-unquoted-last-column');
    const [outputs] = await runNights([
      {
        ...Object.fromEntries(Object.entries(roster!).filter(([key]) => key.startsWith('roster/'))),
        'inbox/': '',
        'inbox/bank/': '',
        'inbox/bank/新建文件夹/': '',
        'inbox/bank/A/2026-10-30/': '',
        'inbox/bank/A/2026-10-30/a.csv': whole,
        'inbox/bank/A/2026-10-31/a.csv.filepart': whole.slice(0, 90),
        'inbox/bank/A/2026-10-31/a.csv.part': whole.slice(0, 90),
        'inbox/bank/A/2026-10-31/a.csv.crdownload': whole.slice(0, 90),
        'inbox/bank/A/2026-10-31/a.csv.md5': 'd41d8cd98f00b204e9800998ecf8427e  a.csv\n',
        'inbox/bank/A/2026-10-31/~$a.xlsx': 'lock',
        'inbox/bank/A/2026-10-31/.DS_Store': '',
        'inbox/bank/B/2026-10-31/Thumbs.db': '',
        'roster/329901/2026-10-26/r.csv.tmp': '家庭编号\n',
      },
    ]);
    expect(files(outputs!)).toEqual({ 'A/a.csv': 'current', '2026-10-25/r.csv': 'current' });
    expect(casesByHousehold(outputs!)).toEqual({ H1: suspended });
    expect(outputs!.notices).toEqual([]);
  });

  it('of one day that name other people wait for staff', async () => {
    const outputs = await nightOf('two-files-of-one-day-without-manifest');
    expect(files(outputs)).toMatchObject({
      'A/accounts-1.csv': 'current',
      'A/accounts-2.csv': 'held other-people-same-day',
    });
    expect(casesByHousehold(outputs)).toEqual(each(1, 3, suspended));
  });

  it('that are an old list under a new date are used and reported, and make nobody fresh', async () => {
    const outputs = await nightOf('old-list-sent-again-under-a-new-date');
    expect(outputs.deliveries.find(({ key }) => key.includes('2026-10-30'))).toMatchObject({
      state: 'current',
      reason: 'same-bytes-again',
    });
    expect(outputs.notices).toContainEqual(
      expect.objectContaining({ subject: 'vehicle/V', reason: 'provider-overdue' }),
    );
  });
});

describe('rosters', () => {
  it('with merged cells give every row the household above', async () => {
    const outputs = await nightOf('roster-merged-cells');
    expect(casesByHousehold(outputs)).toEqual({ H2: suspended });
    expect(outputs.cases[0]?.findings[0]?.limitFen).toBe(8_400_00);
  });

  it('that lost the zeros of a household number keep its case', async () => {
    const [before, after] = await nightsOf('leading-zeros-lost-in-household-numbers');
    expect(casesByHousehold(before!)).toEqual({ '0001': suspended });
    expect(casesByHousehold(after!)).toEqual({ '0001': suspended });
  });
});

it('leaves none of the trials out', () => {
  expect([...tried].sort()).toEqual(trialNames);
});
