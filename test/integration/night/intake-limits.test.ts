import { PutObjectCommand, S3Client, type StorageClass } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import { readRecentFiles } from '../../../shared/app/deliveries/list-files.ts';
import { applicantId } from '../../../shared/domain/kernel/applicant-id.ts';
import {
  applicantsFile,
  applicantsKey,
  bankFile,
  bankKey,
  county as countyCode,
  rosterFile,
  rosterKey,
  SmallCounty,
  statesByName,
} from './small-county.ts';

const people = [1, 2, 3];
const file = (balance: string) => bankFile(people.map((person) => ({ person, balance })));

describe('three files of a provider are read a day', () => {
  let county: SmallCounty;
  let before: Outputs;
  const names = ['a', 'b', 'c', 'd', 'e'];
  const keyOf = (name: string) => bankKey(`${name}.csv`);

  beforeAll(async () => {
    county = await SmallCounty.start({ environment: { FILES_PER_DAY: '3' } });
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    for (const [n, name] of names.entries()) {
      // What is put twice counts once.
      await county.deliver({ [keyOf(name)]: file(`${n}00.00`) });
      await county.deliver({ [keyOf(name)]: file(`${n}00.00`) });
    }
    await county.deliver({ [bankKey('other.csv', '2026-10-30', 'other')]: file('5.00') });
    before = await county.night();
  });
  afterAll(() => county.stop());

  it('what comes beyond waits unread, and other providers do not notice', () => {
    expect(statesByName(before)).toMatchObject({
      'c.csv': 'current',
      'd.csv': 'held too-many-files',
      'e.csv': 'held too-many-files',
      'other.csv': 'current',
    });
  });

  it('the receipt tells the provider, and the list of what waits tells staff', async () => {
    const receipt = before.receipts.find(({ key }) => key === keyOf('d'));
    expect(receipt).toMatchObject({ state: 'held', reason: 'too-many-files', sha256: null, rows: null });
    expect(receipt?.explanation?.zh).toContain('已达上限');
    const waiting = (await readRecentFiles(county.target)).filter(({ state }) => state === 'held');
    expect(waiting.map(({ file: { key } }) => key)).toEqual([keyOf('d'), keyOf('e')]);
  });

  it('one that staff release is read as if it had landed then, and one that they reject waits no more', async () => {
    expect(await county.decide('release', keyOf('d'))).toEqual({ kind: 'decided' });
    expect(await county.decide('reject', keyOf('e'))).toEqual({ kind: 'decided' });
    const after = await county.night();
    expect(after.deliveries.filter(({ key }) => key === keyOf('d'))).toMatchObject([
      { state: 'current', matched: people.length },
    ]);
    expect(statesByName(after)).toMatchObject({
      'c.csv': 'superseded newer-delivery',
      'e.csv': 'rejected rejected-by-staff',
    });
    expect((await readRecentFiles(county.target)).filter(({ state }) => state === 'held')).toEqual([]);
  });

  it('the sweep changes nothing of that, and the next file goes on from its books', async () => {
    const resultOf = async () => statesByName(await county.night());
    const states = await resultOf();
    await county.target.embedded.triggerSchedule('Sweep/Schedule', new Date());
    await county.target.embedded.idle();
    expect(await resultOf()).toEqual(states);
    await county.deliver({ [bankKey('more.csv', '2026-10-30', 'other')]: file('6.00') });
    expect(await resultOf()).toEqual({
      ...states,
      'other.csv': 'superseded newer-delivery',
      'more.csv': 'current',
    });
  });
});

it('a list of applicants beyond them is read once staff release it, and waits no more', async () => {
  const hedui = await SmallCounty.start({ environment: { FILES_PER_DAY: '3' } });
  const list = (income: string) => applicantsFile([{ application: '1', person: 9, income }]);
  const landed = async (income: string) => hedui.deliver({ [applicantsKey('list.csv')]: list(income) });
  for (const income of ['1.00', '2.00', '3.00', '4.00']) await landed(income);
  const held = () => readRecentFiles(hedui.target).then((all) => all.filter(({ state }) => state === 'held'));
  expect((await held()).map(({ reason }) => reason)).toEqual(['too-many-files']);
  expect(await hedui.decide('release', applicantsKey('list.csv'))).toEqual({ kind: 'decided' });
  expect(await held()).toEqual([]);
  const [newest] = await hedui.target.checks.readReports(applicantId(countyCode, '1'));
  expect(newest?.household.incomeFen).toBe(400);
  await hedui.stop();
});

describe('a file that nobody could read', () => {
  let county: SmallCounty;
  let states: Record<string, string>;
  const longName = `${'长'.repeat(195)}a.csv`;
  const tooLong = `${'b'.repeat(201)}.csv`;
  const deepKey = `inbox/${'x'.repeat(900)}`;

  beforeAll(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    const manifest = JSON.stringify({ rows: people.length });
    await county.deliver({
      [`${bankKey('fat.csv')}.manifest.json`]: manifest.padEnd(65_537),
      [bankKey('fat.csv')]: file('1.00'),
      [`${bankKey('just.csv', '2026-10-30', 'just')}.manifest.json`]: manifest.padEnd(65_536),
      [bankKey('just.csv', '2026-10-30', 'just')]: file('1.00'),
      [bankKey(tooLong)]: file('1.00'),
      [deepKey]: file('1.00'),
    });
    // Counted in characters: of Chinese ones an object's key holds 340.
    await county.deliver({ [bankKey(longName, '2026-10-30', 'long')]: file('1.00') });
    const s3 = new S3Client(county.target.embedded.clientConfig.s3);
    const put = (Key: string, Body: string, storageClass: StorageClass) =>
      s3.send(
        new PutObjectCommand({ Bucket: county.target.inbox.name, Key, Body, StorageClass: storageClass }),
      );
    await put(bankKey('glacier.csv', '2026-10-30', 'glacier'), file('1.00'), 'GLACIER');
    await put(bankKey('deep.csv', '2026-10-30', 'deep'), file('1.00'), 'DEEP_ARCHIVE');
    await put(bankKey('instant.csv', '2026-10-30', 'instant'), file('1.00'), 'GLACIER_IR');
    await put(rosterKey('frozen.csv', '2026-10-26'), rosterFile([{ household: 'H1', person: 1 }]), 'GLACIER');
    const archivedManifest = bankKey('m.csv', '2026-10-30', 'manifest');
    await put(`${archivedManifest}.manifest.json`, manifest, 'GLACIER');
    await county.deliver({ [archivedManifest]: file('1.00') });
    states = statesByName(await county.night());
  });
  afterAll(() => county.stop());

  it('in an archive, or with its manifest in one, is rejected with the reason', () => {
    expect(states).toMatchObject({
      'glacier.csv': 'rejected file-archived',
      'deep.csv': 'rejected file-archived',
      'frozen.csv': 'rejected file-archived',
      'm.csv': 'rejected file-archived',
      'instant.csv': 'current',
    });
  });

  it('has a manifest of more than 64 KiB', () => {
    expect(states).toMatchObject({ 'fat.csv': 'rejected manifest-too-large', 'just.csv': 'current' });
  });

  it('has a name of over 200 characters, or a key of which only the beginning is on record', async () => {
    expect(states[tooLong]).toBe('rejected file-name-too-long');
    expect(states[longName]).toBe('current');
    const keys = (await readRecentFiles(county.target)).map(({ file: { key } }) => key);
    const [shortened = ''] = keys.filter((key) => key.startsWith('inbox/xxx'));
    expect(shortened).toMatch(/^inbox\/x{374}…[0-9a-f]{16}$/);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(400);
  });

  it('stops nothing: nothing waits for a person in a dead-letter queue', async () => {
    expect(await county.deadLetters()).toEqual([]);
  });
});
