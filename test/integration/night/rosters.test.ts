import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInjection } from '../../../infra/embedded/fault-injection.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  idOf,
  nameOf,
  rosterKey,
  SmallCounty,
  statesByName,
  type RosterEntry,
} from './small-county.ts';

const households = Array.from({ length: 50 }, (_, n): RosterEntry => ({
  household: `H${n + 1}`,
  person: n + 1,
}));
const rich = (...people: number[]) => bankFile(people.map((person) => ({ person, balance: '50000.00' })));

describe('rosters', () => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(households);
    await county.deliver({ [bankKey('a.csv')]: rich(1, 50) });
  });
  afterEach(() => county.stop());

  it('end the case of a household that has left, with the reason', async () => {
    expect(casesByHousehold(await county.night())).toMatchObject({ H50: 'suspension financial-assets' });
    await county.deliverRoster(households.slice(0, 49), 'later.csv', '2026-10-28');
    expect(casesByHousehold(await county.night())).toEqual({ H1: 'suspension financial-assets' });
    const file = await county.target.households.readFile(
      '329901-H50',
      await county.target.pointers.readAll(),
    );
    expect(file?.profile.status).toBe('ended');
    expect(file?.cases.map(({ state }) => state)).toEqual(['ended']);
    expect(file?.holdings).toEqual([]);
  });

  it('in which 6 % of the households are gone are held, nobody ends, and a release lets them end', async () => {
    await county.deliverRoster(households.slice(3), 'later.csv', '2026-10-28');
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'r.csv': 'current',
      'later.csv': 'held households-vanished',
    });
    expect(casesByHousehold(outputs)).toHaveProperty('H1');
    expect(outputs.notices).toContainEqual({
      householdId: null,
      member: null,
      reason: 'roster-held',
      subject: rosterKey('later.csv', '2026-10-28'),
    });
    await county.decide('release', rosterKey('later.csv', '2026-10-28'));
    const released = await county.night();
    expect(statesByName(released)).toMatchObject({
      'r.csv': 'superseded newer-delivery',
      'later.csv': 'current',
    });
    expect(casesByHousehold(released)).toEqual({ H50: 'suspension financial-assets' });
  });

  it('that staff reject end nobody, and neither does one of an older day that comes late', async () => {
    await county.deliverRoster(households.slice(3), 'later.csv', '2026-10-28');
    await county.deliverRoster(households.slice(0, 49), 'older.csv', '2026-09-30');
    expect(await county.decide('reject', rosterKey('later.csv', '2026-10-28'))).toEqual({ kind: 'decided' });
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'r.csv': 'current',
      'later.csv': 'rejected rejected-by-staff',
      'older.csv': 'superseded older-than-current',
    });
    expect(casesByHousehold(outputs)).toEqual({
      H1: 'suspension financial-assets',
      H50: 'suspension financial-assets',
    });
    expect(outputs.notices.map(({ reason }) => reason)).not.toContain('roster-held');
  });

  it('with the same bytes again are duplicates and change no version', async () => {
    const { version } = await county.target.registry.readMap();
    await county.deliverRoster(households, 'copy.csv');
    expect(statesByName(await county.night())['copy.csv']).toBe('duplicate same-bytes');
    expect((await county.target.registry.readMap()).version).toBe(version);
  });

  it('that were superseded and are put again, under their key or another, end in use', async () => {
    const more = [...households, { household: 'H61', person: 61 }];
    const stateOf61 = async () => (await county.target.households.readFile('329901-H61', []))?.profile.status;
    await county.deliverRoster(more, 'more.csv');
    expect(await stateOf61()).toBe('active');
    await county.deliverRoster(households);
    expect(await stateOf61()).toBe('ended');
    await county.deliverRoster(more, 'once-more.csv');
    expect(await stateOf61()).toBe('active');
    await county.deliverRoster(households, 'anew.csv');
    expect(await stateOf61()).toBe('ended');
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'anew.csv': 'current',
      'more.csv': 'superseded newer-delivery',
      'once-more.csv': 'superseded newer-delivery',
    });
    expect(casesByHousehold(outputs)).toHaveProperty('H1');
  });

  it('in which a household contradicts itself end nobody, and compare nobody of it', async () => {
    await county.night();
    const contradictory: RosterEntry[] = [
      { household: 'H50', person: 50, head: '测宁' },
      { household: 'H50', person: 51, head: '测山' },
    ];
    await county.deliverRoster([...households.slice(0, 49), ...contradictory], 'later.csv', '2026-10-28');
    const outputs = await county.night();
    expect(outputs.quarantine.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '51 household-contradictory',
      '52 household-contradictory',
    ]);
    expect(casesByHousehold(outputs)).toHaveProperty('H50');
    expect(outputs.deliveries.find(({ key }) => key === bankKey('a.csv'))).toMatchObject({
      matched: 1,
      unmatched: 1,
    });
    expect(outputs.notices).toContainEqual({
      householdId: '329901-H50',
      member: null,
      reason: 'household-disputed',
      subject: null,
    });
  });

  it('with a member twice quarantine the second row; with unreadable household numbers, the row', async () => {
    const more: RosterEntry[] = [
      { household: 'H50', person: 50 },
      { household: '甲 1', person: 52 },
    ];
    await county.deliverRoster([...households, ...more], 'later.csv', '2026-10-28');
    const { quarantine } = await county.night();
    expect(quarantine.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '52 member-repeated',
      '53 household-number-unreadable',
    ]);
  });

  it('that use identity numbers as household numbers are rejected', async () => {
    await county.deliverRoster(
      households.map(({ person }) => ({ household: idOf(person), person })),
      'later.csv',
      '2026-10-28',
    );
    expect(statesByName(await county.night())['later.csv']).toBe(
      'rejected household-numbers-are-identity-numbers',
    );
  });

  it('match every current delivery again in the night after, with the new index', async () => {
    await county.deliverRoster([...households, { household: 'H60', person: 60 }], 'later.csv', '2026-10-28');
    await county.deliver({ [bankKey('b.csv', '2026-10-30', 'other')]: rich(60) });
    await county.deliverRoster([...households, { household: 'H61', person: 61 }], 'last.csv', '2026-10-29');
    const outputs = await county.night();
    expect(casesByHousehold(outputs)).not.toHaveProperty('H60');
    await county.deliverRoster([...households, { household: 'H62', person: 60 }], 'again.csv', '2026-10-30');
    // The same person under another number is the same household: its file, and its id, go on.
    expect(casesByHousehold(await county.night())).toMatchObject({ H60: 'suspension financial-assets' });
  });

  it('whose import was cut off leave nothing behind when another roster takes their place', async () => {
    const { registry, households: files, ledger, runs } = county.target;
    await runs.replaceOpen(undefined, '20261001T143000Z');
    // Household 2 is under another number in it, and somebody has come.
    const cutOff = [
      ...households.map((entry) => (entry.household === 'H2' ? { ...entry, household: 'X2' } : entry)),
      { household: 'X2', person: 98, head: nameOf(2), relation: '子女' },
      { household: 'H99', person: 99 },
    ];
    await county.deliverRoster(cutOff, 'cut-off.csv', '2026-10-28');
    const { files: rosters } = await ledger.read({ kind: 'roster', county: '329901' });
    const rosterFileId = rosters.find(({ key }) => key.endsWith('cut-off.csv'))?.fileId ?? '';
    const before = await files.readFile('329901-H1', []);
    if (before === undefined) throw new Error('H1 is on file');
    await registry.beginImport('329901', {
      attempt: 'cut off',
      rosterFileId,
      begunAt: new Date().toISOString(),
    });
    const { profile, members } = before;
    const second = await files.readFile('329901-H2', []);
    const [head] = second?.members ?? [];
    if (second === undefined || head === undefined) throw new Error('H2 is on file');
    await files.writeRegistry([
      {
        profile: { ...second.profile, number: 'X2' },
        members: [head, { ...head, ordinal: 2, name: '测来者', identityToken: '1:98' }],
      },
      { profile: { ...profile, village: '半途村' }, members },
      { profile: { ...profile, householdId: '329901-H99' }, members },
    ]);
    await runs.clearOpen('20261001T143000Z');

    await county.deliverRoster([...households, { household: 'H61', person: 61 }], 'later.csv', '2026-10-29');
    expect((await files.readFile('329901-H1', []))?.profile).toEqual(profile);
    const again = await files.readFile('329901-H2', []);
    expect([again?.profile, again?.members]).toEqual([second.profile, second.members]);
    expect(await files.readFile('329901-H99', [])).toBeUndefined();
    expect((await registry.readMap()).counties['329901']?.households).toBe(51);
  });

  it('that come while a run is open wait for its end', async () => {
    await county.target.runs.replaceOpen(undefined, '20261001T143000Z');
    await county.deliverRoster([...households, { household: 'H60', person: 60 }], 'later.csv', '2026-10-28');
    expect((await county.target.registry.readMap()).counties['329901']?.households).toBe(50);
    await county.night();
    await county.target.embedded.idle();
    expect((await county.target.registry.readMap()).counties['329901']?.households).toBe(51);
  });
});

describe('a delivery of which the publication was lost', () => {
  it('is published by the night of another day, which waits for it', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'hedui-state-'));
    const faults: FaultInjection = {
      onCall: () => ({ kind: 'pass' }),
      onMessage: ({ body }) => (body.includes('"publication"') ? [] : [0]),
      onBatch: () => undefined,
      onInvocation: () => undefined,
    };
    const friday = await SmallCounty.start({ stateDir, faults }, '2026-10-30');
    await friday.deliverRoster([{ household: 'H1', person: 1 }]);
    await friday.deliver({ [bankKey('a.csv')]: rich(1) });
    await friday.stop();

    const saturday = await SmallCounty.start({ stateDir }, '2026-10-31');
    expect(casesByHousehold(await saturday.night())).toEqual({ H1: 'suspension financial-assets' });
    await saturday.stop();
    await rm(stateDir, { recursive: true, force: true });
  });
});

describe('authorisations that end between two nights', () => {
  it('take matches and holdings with them, though the index has not moved; what was found stays, unjudged', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'hedui-state-'));
    const friday = await SmallCounty.start({ stateDir }, '2026-10-30');
    await friday.deliverRoster([{ household: 'H1', person: 1, authorisedUntil: '2026-10-30' }]);
    await friday.deliver({ [bankKey('a.csv')]: rich(1) });
    expect(casesByHousehold(await friday.night())).toEqual({ H1: 'suspension financial-assets' });
    await friday.stop();

    const saturday = await SmallCounty.start({ stateDir }, '2026-10-31');
    const outputs = await saturday.night();
    expect(casesByHousehold(outputs)).toEqual({ H1: 'suspension financial-assets' });
    expect(outputs.deliveries.find(({ key }) => key === bankKey('a.csv'))).toMatchObject({
      matched: 0,
      unmatched: 1,
    });
    expect(outputs.notices.map(({ reason }) => reason)).toEqual(['member-unauthorised']);
    const file = await saturday.target.households.readFile(
      '329901-H1',
      await saturday.target.pointers.readAll(),
    );
    expect(file?.holdings).toEqual([]);
    expect(file?.cases[0]?.findings[0]?.unjudged).toMatchObject([
      { ordinal: 1, because: 'member-unauthorised' },
    ]);
    await saturday.stop();
    await rm(stateDir, { recursive: true, force: true });
  });
});

describe('a roster that comes after many whose imports were cut off', () => {
  it('costs about as much as the first', async () => {
    let tableCalls = 0;
    const faults: FaultInjection = {
      onCall: ({ engine }) => {
        if (engine === 'dynamodb') tableCalls += 1;
        return { kind: 'pass' };
      },
      onMessage: () => [0],
      onBatch: () => undefined,
      onInvocation: () => undefined,
    };
    const county = await SmallCounty.start({ faults });
    await county.deliverRoster(households);
    const { registry, ledger } = county.target;
    const { files: rosters } = await ledger.read({ kind: 'roster', county: '329901' });
    for (const attempt of Array.from({ length: 12 }, (_, n) => `cut off ${n}`))
      await registry.beginImport('329901', {
        attempt,
        rosterFileId: rosters[0]?.fileId ?? '',
        begunAt: new Date().toISOString(),
      });
    tableCalls = 0;
    await county.deliverRoster([...households, { household: 'H61', person: 61 }], 'later.csv', '2026-10-29');
    expect((await registry.readMap()).counties['329901']?.households).toBe(51);
    // Fifty households under thirteen names each, a hundred items at once, beside fifty that are written again.
    expect(tableCalls).toBeLessThan(200);
    await county.stop();
  });
});
