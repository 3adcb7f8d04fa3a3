import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county,
  rosterKey,
  SmallCounty,
  statesByName,
} from '../night/small-county.ts';
import type { FaultInjection } from '../../../infra/embedded/fault-injection.ts';
import { carryOutPartly } from '../../harness/faults/refusals.ts';
import { workAsCounty } from '../night/work-as-county.ts';

const people = Array.from({ length: 52 }, (_, n) => n + 1);
// Nobody whose case is open: its evidence names every file that counted.
const many = bankFile(
  people.filter((person) => person !== 2).map((person) => ({ person, date: '2026-09-29' })),
);
const few = bankFile([{ person: 1 }, { person: 4 }]);
const rich = (person: number) =>
  bankFile([
    { person, balance: '50000.00' },
    { person: 3, balance: '?' },
  ]);
const poor = (person: number) => bankFile([{ person, balance: '1.00' }]);

/** Old and new of each provider; all but the evidence of an open case ends with the old one. */
const old = (provider: string) => bankKey(`${provider}-old.csv`, '2026-09-30', provider);
const fresh = (provider: string) => bankKey(`${provider}-new.csv`, '2026-10-30', provider);

/**
 * A table that does half of each batch when it is asked first: whoever took the rest for done would sweep away what the
 * cases rest on that were not read.
 */
const halved = new Set<string>();
const halfAtFirst: FaultInjection = {
  onCall: (call) => {
    const asked = `${call.operation} ${call.body.toString()}`;
    if (!/^Batch(Get|Write)Item/.test(asked) || halved.has(asked)) return { kind: 'pass' };
    halved.add(asked);
    return carryOutPartly(call, { int: (least, most) => Math.floor((least + most) / 2) });
  },
  onMessage: () => [0],
  onBatch: () => undefined,
  onInvocation: () => undefined,
};

let hedui: SmallCounty;
let before: Outputs;

beforeAll(async () => {
  hedui = await SmallCounty.start({ faults: halfAtFirst });
  await hedui.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
  await hedui.deliver({
    [old('plain')]: rich(1),
    [old('evidence')]: rich(2),
    [old('back')]: many,
    [old('late')]: many,
  });
  // From then on the machine takes nothing of the case away.
  await workAsCounty(hedui, '329901-H2', [['c1', { step: 'screen', registeredApart: false }]]);
  await hedui.deliver({
    [fresh('plain')]: poor(1),
    [fresh('evidence')]: poor(2),
    [fresh('back')]: few,
    [fresh('late')]: few,
  });
  for (const provider of ['back', 'late']) await hedui.decide('release', fresh(provider));
  await hedui.deliverRoster(
    [...people, 53].map((person) => ({ household: `H${person}`, person })),
    'r2.csv',
  );
  before = await hedui.night();
  await sweepInDays(40);
  await hedui.decide('reject', fresh('back'));
  await sweepInDays(70);
});
afterAll(() => hedui.stop());

async function sweepInDays(days: number): Promise<void> {
  await hedui.target.embedded.triggerSchedule('Sweep/Schedule', new Date(Date.now() + days * 86_400_000));
  await hedui.target.embedded.idle();
}

async function keysBelow(...prefixes: string[]): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of prefixes) for await (const { key } of hedui.target.store.list(prefix)) keys.push(key);
  return keys;
}

describe('a delivery is kept while it is used and 30 days longer', () => {
  it('on the day its time is over it is there, and on the next it is gone with its staged hits', async () => {
    // Beside the bytes of each lies who was matched.
    expect(await keysBelow('archive/bank/plain/')).toHaveLength(4);
    await sweepInDays(71);
    expect(await keysBelow('archive/bank/plain/')).toHaveLength(2);
    const { files } = await hedui.target.ledger.read({ kind: 'provider', source: 'bank', provider: 'plain' });
    const current = files.find(({ forgottenOn }) => forgottenOn === undefined);
    expect(current?.key).toBe(fresh('plain'));
    const staged = await keysBelow('staging/bank/plain/');
    const sample = current?.verdict.kind === 'accepted' ? current.verdict.sample : undefined;
    expect(staged.filter((key) => !key.includes('/published/'))).toEqual(
      staged.filter((key) => key === sample || key.startsWith(current?.match?.staged ?? '-')),
    );
    expect(staged.some((key) => key.startsWith(current?.match?.staged ?? '-'))).toBe(true);
  });

  it('the bytes stay that an open case rests on, though the table answered batches in halves', async () => {
    for (const operation of ['BatchGetItem', 'BatchWriteItem'])
      expect(
        [...halved].some((asked) => asked.startsWith(operation)),
        operation,
      ).toBe(true);
    expect(await keysBelow('archive/bank/evidence/')).toHaveLength(4);
  });

  it('one that became current again is kept, and the one that was rejected too for its 30 days', async () => {
    expect(await keysBelow('archive/bank/back/')).toHaveLength(4);
  });

  it('of rosters, indexes, registers and lists of people and names those in use are left, and indexes that kept files were matched with', async () => {
    const { counties } = await hedui.target.registry.readMap();
    const { indexKey = '', registerKey = '', peopleKey = '', namesKey = '' } = counties[county] ?? {};
    const kept = await indexesAsked();
    expect(kept.length).toBeGreaterThan(0);
    expect(await keysBelow('registry/')).toEqual(
      [...new Set([indexKey, namesKey, peopleKey, registerKey, ...kept])].sort(),
    );
    expect(await keysBelow(`archive/roster/${county}/`)).toHaveLength(1);
  });

  it('sweeping again finds nothing to do', async () => {
    const keys = await keysBelow('');
    await sweepInDays(71);
    expect(await keysBelow('')).toEqual(keys);
  });
});

/** With which index objects the files that are not forgotten were matched first. */
async function indexesAsked(): Promise<string[]> {
  const subjects = await hedui.target.ledger.subjects();
  const records = await Promise.all(subjects.map((subject) => hedui.target.ledger.read(subject)));
  return records
    .flatMap(({ files }) => files)
    .filter(({ forgottenOn }) => forgottenOn === undefined)
    .flatMap(({ verdict }) =>
      verdict.kind === 'accepted' ? Object.values(verdict.asked?.indexKeys ?? {}) : [],
    );
}

describe('what has been forgotten', () => {
  it('cannot be used again by a decision; delivered again it can', async () => {
    expect(await hedui.decide('reject', fresh('late'))).toMatchObject({
      kind: 'refused',
      problem: { en: expect.stringContaining(`${old('late')} would be used again`) as string },
    });
    await hedui.deliver({ [old('late')]: many });
    expect(await hedui.decide('reject', fresh('late'))).toEqual({ kind: 'decided' });
  });

  it('stays on record with its counts; only its list of quarantined rows goes with its bytes', async () => {
    const after = await hedui.night();
    expect(statesByName(after)).toEqual({
      ...statesByName(before),
      'back-old.csv': 'current',
      'back-new.csv': 'rejected rejected-by-staff',
      'late-old.csv': 'current',
      'late-new.csv': 'rejected rejected-by-staff',
    });
    const plain = ({ deliveries }: Outputs) => deliveries.filter(({ key }) => key === old('plain'));
    expect(plain(after)).toEqual(plain(before));
    const quarantined = ({ quarantine }: Outputs) => quarantine.map(({ key }) => key);
    expect(quarantined(before)).toEqual([old('evidence'), old('plain')]);
    expect(quarantined(after)).toEqual([old('evidence')]);
    expect(casesByHousehold(after)).toEqual(casesByHousehold(before));
    await expect(hedui.deadLetters()).resolves.toEqual([]);
  });

  it('rosters that ended are listed as before', async () => {
    expect((await hedui.night()).deliveries.find(({ key }) => key === rosterKey('r.csv'))).toMatchObject({
      state: 'superseded',
      rows: 52,
    });
  });
});
