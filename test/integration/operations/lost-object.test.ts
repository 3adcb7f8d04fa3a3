import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeKeys } from '../../../shared/store/keys.ts';
import { foldProvider } from '../../../shared/app/deliveries/settle.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county as countyCode,
  rosterFile,
  rosterKey,
  SmallCounty,
  statesByName,
} from '../night/small-county.ts';

const ref = { source: 'bank', provider: 'nongshang' } as const;
const roster = [{ household: 'RICH', person: 1 }];
const bytes = bankFile([{ person: 1, balance: '50000.00' }]);
const rich = { RICH: 'suspension financial-assets' };

describe('an object of the store that somebody removed', () => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(roster);
    await county.deliver({ [bankKey('a.csv')]: bytes });
    expect(casesByHousehold(await county.night())).toEqual(rich);
  });
  afterEach(() => county.stop());

  const errors = async () => (await county.deadLetters()).map(({ body }) => JSON.parse(body) as object);
  const current = async () =>
    foldProvider(await county.target.ledger.read({ kind: 'provider', ...ref })).current?.files[0];

  it('bytes of a delivery come back by the same file under another name, not under its own', async () => {
    const file = await current();
    await county.target.store.remove(file?.archiveKey ?? '');
    await county.deliverRoster([...roster, { household: 'NEW', person: 2 }], 'r2.csv', '2026-10-26');
    await expect(county.night()).rejects.toThrow('waits for publication of bank/nongshang');
    expect(await errors()).toMatchObject([{ type: 'rematch', ...ref }]);
    await county.deliver({ [bankKey('a.csv')]: bytes });
    expect(await county.target.store.exists(file?.archiveKey ?? '')).toBe(false);
    await county.deliver({ [bankKey('a-again.csv')]: bytes });
    expect(await county.target.store.exists(file?.archiveKey ?? '')).toBe(true);
    await county.target.embedded.redrive();
    await county.target.embedded.idle();
    expect(await county.target.runs.openRun()).toBeUndefined();
    expect(statesByName(await county.night())).toMatchObject({
      'a.csv': 'current',
      'a-again.csv': 'duplicate same-bytes',
    });
  });

  it('staged hits come back when the file is matched again by a message', async () => {
    const { store, queues, pointers, embedded } = county.target;
    for await (const { key } of store.list('staging/')) await store.remove(key);
    const before = await pointers.read(ref);
    await queues.deliveries.send([{ type: 'rematch', ...ref, fileId: (await current())?.fileId ?? '' }]);
    await embedded.idle();
    expect((await pointers.read(ref)).publication).toBe(before.publication + 1);
    expect(casesByHousehold(await county.night())).toEqual(rich);
  });

  it('without a policy in force the default one holds, until the kept one is copied back', async () => {
    const { store, policies } = county.target;
    await policies.replace({ ...defaultPolicy, rules: defaultPolicy.rules.slice(1) });
    const { version } = await policies.current();
    expect(casesByHousehold(await county.night())).toEqual({});
    await store.remove(storeKeys.policy);
    expect(casesByHousehold(await county.night())).toEqual(rich);
    const kept = await store.readText(storeKeys.policyVersion(version));
    await store.write(storeKeys.policy, kept ?? '', 'application/json');
    expect((await policies.current()).version).toBe(version);
    expect(casesByHousehold(await county.night())).toEqual({});
  });

  it('without the roster in use the next one waits, while all else can be seen, and goes on when it is back', async () => {
    const { store, embedded, ledger } = county.target;
    const [inUse] = (await ledger.read({ kind: 'roster', county: countyCode })).files;
    const key = inUse?.archiveKey ?? '';
    const content = await store.readText(key);
    await store.remove(key);
    await county.deliver({
      [rosterKey('next.csv', '2026-10-26')]: rosterFile([...roster, { household: 'NEW', person: 2 }]),
    });
    expect(await county.deadLetters()).toHaveLength(1);
    expect(statesByName(await county.night())).toMatchObject({
      'r.csv': 'current',
      'next.csv': 'held not-compared-yet',
      'a.csv': 'current',
    });
    await store.write(key, content ?? '', 'text/csv');
    await embedded.redrive();
    await embedded.idle();
    expect(statesByName(await county.night())).toMatchObject({ 'next.csv': 'current' });
    expect(await county.deadLetters()).toEqual([]);
  });
});
