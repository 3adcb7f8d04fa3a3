/** Who applies comes by file: from landing to report, and nothing else of the county moves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { fireSchedule } from '../../../cli/run-night.ts';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import {
  readDeliveredFiles,
  readQuarantine,
  receiptOf,
} from '../../../shared/app/deliveries/delivered-files.ts';
import type { CheckReport } from '../../../shared/contracts/check-report.ts';
import { workbookOf } from '../../harness/corpus/workbook.ts';
import {
  applicantsFile,
  applicantsKey,
  bankFile,
  bankKey,
  county,
  idOf,
  SmallCounty,
  statesByName,
  type ApplicantEntry,
} from './small-county.ts';

const recipients = Array.from({ length: 40 }, (_, n) => n + 1);
/** People whom no roster has. */
const rich = 101;
const spouse = 102;
const poor = 103;
const sharing = 104;
const accountOf = (person: number) => `6200${String(person).padStart(8, '0')}`;
const september = bankKey('september.csv', '2026-09-30', 'late');
const october = bankKey('october.csv', '2026-10-30', 'late');

let hedui: SmallCounty;
/** S3's announcements are lost. */
let isDeaf = false;

beforeAll(async () => {
  hedui = await SmallCounty.start({
    faults: {
      onCall: () => ({ kind: 'pass' }),
      onMessage: ({ body }) => (isDeaf && body.includes('"eventSource":"aws:s3"') ? [] : [0]),
      onBatch: () => undefined,
      onInvocation: () => undefined,
    },
  });
  await hedui.deliverRoster(recipients.map((person) => ({ household: `H${person}`, person })));
  await hedui.deliver({
    [bankKey('b.csv')]: bankFile([
      ...recipients.map((person) => ({ person, account: accountOf(person) })),
      { person: rich, balance: '90000.00' },
      { person: sharing, balance: '90000.00', account: accountOf(7) },
    ]),
    [september]: bankFile(
      recipients.map((person) => ({ person, date: '2026-09-29', account: `7${person}00041` })),
    ),
    // It has lost nearly everybody, and waits for a person.
    [october]: bankFile([{ person: poor, balance: '70000.00', account: '7000000551' }]),
  });
});
afterAll(() => hedui.stop());

async function land(file: string, entries: readonly ApplicantEntry[], asOf?: string) {
  await hedui.deliver({ [applicantsKey(file, asOf)]: applicantsFile(entries) });
}

/** It lands, and S3 says nothing of it. */
async function landUnheard(file: string, entries: readonly ApplicantEntry[]) {
  isDeaf = true;
  await land(file, entries);
  isDeaf = false;
}

/** What is in the inbox is told of after all. */
async function tellOf(file: string, putAt?: string) {
  const key = applicantsKey(file);
  const [there] = await gather(hedui.target.inbox.list(key));
  if (there === undefined) throw new Error(`${file} has not landed`);
  const found = { eTag: there.eTag, bytes: there.bytes, putAt: putAt ?? there.putAt.toISOString() };
  await hedui.target.queues.checkRequests.send([{ type: 'found', key, ...found }]);
  await hedui.target.embedded.idle();
}

async function receiptsOf(file: string, asOf?: string) {
  const key = applicantsKey(file, asOf);
  const files = await readDeliveredFiles(hedui.target, ({ kind }) => kind === 'applicants');
  const found = files.filter((each) => each.file.key === key);
  return Promise.all(
    found.map(async (each) => receiptOf(each, await gather(readQuarantine(each, hedui.target.store)))),
  );
}

async function problemsOf(file: string): Promise<Record<string, readonly number[]>> {
  const [receipt] = (await receiptsOf(file)).slice(-1);
  return Object.fromEntries((receipt?.problems ?? []).map(({ reason, lines }) => [reason, lines]));
}

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

const subjectOf = (application: string) => `${county}-sq.${application}`;
const reportsOf = (application: string) => hedui.target.checks.readReports(subjectOf(application));

async function reportOf(application: string): Promise<CheckReport> {
  const [report] = await reportsOf(application);
  if (report === undefined) throw new Error(`${application} has no report`);
  return report;
}

const outcomeOf = ({ rules }: CheckReport, name: string) => rules.find(({ rule }) => rule === name)?.outcome;

describe('a file of applicants', () => {
  const households: ApplicantEntry[] = [
    { application: '1', person: rich },
    { application: '1', person: spouse, head: rich },
    { application: '2', person: poor },
    { application: '3', person: 5 },
  ];

  it('leads to a report of each household, and its sender gets a receipt', async () => {
    const before = await hedui.target.registry.readMap();
    await land('list.csv', households);
    expect(await receiptsOf('list.csv')).toMatchObject([
      { state: 'current', rows: 4, matched: null, quarantined: 0, problems: [] },
    ]);
    const report = await reportOf('1');
    expect(report).toMatchObject({
      application: { number: '1', appliedOn: '2026-10-28' },
      asked: { purpose: 'application', file: applicantsKey('list.csv') },
      members: [{ compared: true }, { compared: true }],
      found: [{ source: 'bank', line: 42 }],
    });
    expect(outcomeOf(report, 'financial-assets')).toBe('failed');
    expect((await hedui.target.registry.readMap()).version).toBe(before.version);
  });

  it('has somebody who is a recipient: the report says so', async () => {
    expect(outcomeOf(await reportOf('3'), 'duplicate-recipient')).toBe('failed');
  });

  it('has somebody who holds an account together with a recipient: whose the money is has to be found out', async () => {
    await land('sharing.csv', [{ application: '4', person: sharing }]);
    const { rules, found } = await reportOf('4');
    const { outcome, explanation } = rules.find(({ rule }) => rule === 'financial-assets') ?? {};
    expect(outcome).toBe('failed');
    expect(explanation?.en).toContain('held together with somebody of another household');
    expect(found[0]?.shown.zh).toContain('与另一家庭的成员共有');
  });

  it('that comes again, under its own name or another, checks nobody anew', async () => {
    await land('list.csv', households);
    await land('copy.csv', households);
    expect(await reportsOf('1')).toHaveLength(1);
    expect(await receiptsOf('copy.csv')).toMatchObject([{ state: 'current', quarantined: 0 }]);
  });

  it('corrects what one before said, and the new report names the old; one that was put earlier corrects nothing', async () => {
    const corrected = [{ ...households[2], income: '650.00' } as ApplicantEntry];
    await land('corrected.csv', corrected);
    const [newest, old] = await reportsOf('2');
    expect(newest).toMatchObject({ replaces: old?.number, household: { incomeFen: 650_00 } });
    expect(await reportsOf('2')).toHaveLength(2);
    await landUnheard('late.csv', [{ application: '2', person: poor, income: '1.00' }]);
    await tellOf('late.csv', '2026-10-29T00:00:00.000Z');
    expect(await problemsOf('late.csv')).toEqual({ 'application-outdated': [2] });
    expect(await reportsOf('2')).toHaveLength(2);
  });

  it('put again as it was before somebody else corrected it, counts again', async () => {
    const first: ApplicantEntry[] = [{ application: '60', person: 160, income: '700.00' }];
    await land('again.csv', first);
    await land('again.csv', [{ application: '60', person: 160, income: '800.00' }]);
    await land('again.csv', first);
    const [newest] = await reportsOf('60');
    expect(newest?.household.incomeFen).toBe(700_00);
    expect(await reportsOf('60')).toHaveLength(3);
    expect((await receiptsOf('again.csv')).map(({ state }) => state)).toEqual(['current', 'current']);
  });

  it('with nothing but what is on record is newer than a correction that was put before it', async () => {
    const first: ApplicantEntry[] = [{ application: '61', person: 161, income: '700.00' }];
    await land('kept.csv', first);
    await landUnheard('between.csv', [{ application: '61', person: 161, income: '800.00' }]);
    await land('kept-again.csv', first);
    await tellOf('between.csv');
    expect(await problemsOf('between.csv')).toEqual({ 'application-outdated': [2] });
    expect((await reportOf('61')).household.incomeFen).toBe(700_00);
  });

  it.each([
    ['people without a number, of another name', { id: '无', name: '王小一' }, { id: '无', name: '王小二' }],
    ['people of the same name, with other numbers', { name: '王同名' }, { name: '王同名' }],
  ])('takes no number that is in use for %s', async (what, one, other) => {
    const application = what.startsWith('people without') ? '62' : '63';
    await land(`one-${application}.csv`, [{ application, person: 162, ...one }]);
    await land(`other-${application}.csv`, [{ application, person: 163, ...other }]);
    expect(await problemsOf(`other-${application}.csv`)).toEqual({ 'application-number-taken': [2] });
    expect(await reportsOf(application)).toHaveLength(1);
  });

  it('of which some rows are wrong is taken without those households, each told by line', async () => {
    await land('dirty.csv', [
      { application: '1', person: 110 },
      {
        application: '10',
        person: 111,
        id: `${idOf(111).slice(0, 17)}${idOf(111).endsWith('0') ? '1' : '0'}`,
      },
      { application: '10', person: 112, head: 111 },
      { application: '11', person: 113, appliedOn: '2026-10-31' },
      { application: '12', person: 115 },
      { application: '13', person: 116, income: '不详' },
      // Whose row that is nobody knows: it may be of the household above.
      { application: '一号', person: 114 },
    ]);
    expect(await problemsOf('dirty.csv')).toEqual({
      'application-number-taken': [2],
      'identity-invalid': [3],
      'application-incomplete': [4],
      'applied-on-invalid': [5],
      'income-invalid': [7],
      'application-number-unreadable': [8],
    });
    expect(await reportsOf('12')).toHaveLength(1);
    for (const untaken of ['10', '11', '13']) expect(await reportsOf(untaken), untaken).toEqual([]);
  });

  it('is read in every form that a roster may have', async () => {
    const text = (application: string, person: number) => applicantsFile([{ application, person }]);
    await hedui.deliver({
      [applicantsKey('gb18030.csv')]: encodeGb18030(text('20', 120)),
      [applicantsKey('book.xlsx')]: workbookOf([text('21', 121).trim()]),
    });
    for (const application of ['20', '21']) expect(await reportsOf(application)).toHaveLength(1);
  });

  it('that is of no use is rejected with its reason, and checks nobody', async () => {
    const roster = '家庭编号,救助类别\n1,城市低保\n';
    await hedui.deliver({
      [applicantsKey('roster.csv')]: roster,
      [`${applicantsKey('short.csv')}.manifest.json`]: '{ "rows": 2 }',
      [applicantsKey('short.csv')]: applicantsFile([{ application: '30', person: 130 }]),
      [applicantsKey('tomorrow.csv', '2026-11-01')]: applicantsFile([{ application: '31', person: 131 }]),
    });
    expect(await receiptsOf('roster.csv')).toMatchObject([{ state: 'rejected', reason: 'column-missing' }]);
    expect(await receiptsOf('short.csv')).toMatchObject([
      { state: 'rejected', reason: 'rows-differ-from-manifest' },
    ]);
    expect(await receiptsOf('tomorrow.csv', '2026-11-01')).toMatchObject([
      { state: 'rejected', reason: 'as-of-future' },
    ]);
    for (const untaken of ['30', '31']) expect(await reportsOf(untaken), untaken).toEqual([]);
  });
});

describe('what a report rests on', () => {
  it('a newer delivery that is held neither clears nor accuses: the report names the day of the one in use', async () => {
    const report = await reportOf('2');
    const late = report.sources.find(({ heldAsOf }) => heldAsOf !== undefined);
    expect(late).toMatchObject({ source: 'bank', asOf: '2026-09-30', heldAsOf: '2026-10-30' });
    expect(report.found).toEqual([]);
    expect(report.notCompared.map(({ en }) => en).join(' ')).toContain(
      'as of 2026-09-30; newer data of 2026-10-30 wait for a decision and were not used',
    );
  });

  it('of a source that has delivered nothing no rule passes', async () => {
    const report = await reportOf('2');
    expect(report.sources).toContainEqual(
      expect.objectContaining({ source: 'vehicle', state: 'missing', asOf: null }),
    );
    expect(outcomeOf(report, 'motor-vehicle')).toBe('unjudged');
  });

  it('nor of one whose kept bytes cannot be read now', async () => {
    const { store } = hedui.target;
    const keys = await gather(store.list('archive/bank/'));
    const kept: [string, string][] = [];
    for (const { key } of keys) {
      kept.push([key, (await store.readText(key)) ?? '']);
      await store.remove(key);
    }
    await land('unread.csv', [{ application: '40', person: 140 }]);
    const report = await reportOf('40');
    expect(report.sources.filter(({ state }) => state === 'unread')).toHaveLength(2);
    expect(outcomeOf(report, 'financial-assets')).toBe('unjudged');
    for (const [key, text] of kept) await store.write(key, text, 'text/plain');
  });
});

describe('nothing of it is lost, and nothing stays', () => {
  let outputs: Outputs;

  it('a file that no event announced is found by the weekly reconciliation', async () => {
    await land('told.csv', [{ application: '50', person: 150 }]);
    const files = await readDeliveredFiles(hedui.target, ({ kind }) => kind === 'applicants');
    const told = files.find(({ file }) => file.key === applicantsKey('told.csv'));
    if (told === undefined) throw new Error('it has landed');
    await hedui.target.ledger.removeFile(told.subject, told.file);
    await fireSchedule('reconcile-inbox', new Date(Date.now() + 2 * 3_600_000), hedui.target);
    await hedui.target.embedded.idle();
    expect(await receiptsOf('told.csv')).toMatchObject([{ state: 'current' }]);
    expect(await reportsOf('50')).toHaveLength(1);
  });

  it('the night lists its files, and raises nothing for anybody of them', async () => {
    outputs = await hedui.night();
    expect(statesByName(outputs)).toMatchObject({
      'list.csv': 'current',
      'roster.csv': 'rejected column-missing',
    });
    expect(outputs.cases.filter(({ householdId }) => householdId.includes('-sq.'))).toEqual([]);
    expect(await hedui.deadLetters()).toEqual([]);
  });

  it('rows that were quarantined are listed for 30 days', async () => {
    const sweepIn = async (days: number) => {
      await hedui.target.embedded.triggerSchedule('Sweep/Schedule', new Date(Date.now() + days * 86_400_000));
      await hedui.target.embedded.idle();
    };
    const staged = () => gather(hedui.target.store.list(`staging/applicants-${county}/`));
    for (const days of [1, 30]) await sweepIn(days);
    expect(await staged()).not.toEqual([]);
    for (const days of [31, 32, 70]) await sweepIn(days);
    expect(await staged()).toEqual([]);
    expect(await reportOf('1')).toBeDefined();
  });
});
