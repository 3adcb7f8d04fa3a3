import { mkdtempSync, rmSync } from 'node:fs';
import { tokensOf } from '../../../shared/contracts/household-file.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyVersionOf } from '../../../shared/domain/roster/identity-keys.ts';
import { serveAsDeployment } from './deployment.ts';
import { bankFile, bankKey, casesByHousehold, SmallCounty, type BankEntry } from '../night/small-county.ts';
import { workAsCounty } from '../night/work-as-county.ts';

const people = [1, 2, 3, 4];
const key = { first: '1=the-first-key-of-this-test', second: '2=the-second-key-of-this-test' };
const folder = mkdtempSync(join(tmpdir(), 'hedui-keys-'));
let rotated: SmallCounty;
/** The same county, which knows nothing of a rotation: what it finds is what has to be found. */
let untouched: SmallCounty;

/** What the stack says of itself: on the embedded target keys are given to the functions alone. */
let versions = '1';

/** Deploys the county whose key is rotated with these keys. */
async function deploy(...keys: string[]): Promise<void> {
  versions = keys.map((each) => each.split('=')[0]).join(' ');
  await rotated.stop();
  rotated = await start(keys.join(' '));
}

const start = (keys: string) => {
  const secrets = Object.fromEntries(
    keys.split(' ').map((each) => [`key-${each.split('=')[0] ?? ''}`, each.split('=')[1] ?? '']),
  );
  const IDENTITY_KEY_IDS = keys.replaceAll(/(\w+)=\S+/g, '$1=key-$1');
  return SmallCounty.start({ stateDir: folder, environment: { IDENTITY_KEY_IDS }, secrets });
};

const both = (work: (county: SmallCounty) => Promise<unknown>) => Promise.all([rotated, untouched].map(work));

/** A file of the bank that delivers often; everybody has an account of 100.00 unless said. */
async function deliver(file: string, balances: Partial<Record<number, string>>): Promise<void> {
  const accounts = people.map((person): BankEntry => ({ person, balance: balances[person] ?? '100.00' }));
  await both((county) => county.deliver({ [bankKey(file, '2026-10-31')]: bankFile(accounts) }));
}

/** What a night of both finds. */
async function night(): Promise<Record<string, string>> {
  const [found, expected] = [await rotated.night(), await untouched.night()];
  expect(found.cases).toEqual(expected.cases);
  expect(found.notices).toEqual(expected.notices);
  expect(found.deliveries).toEqual(expected.deliveries);
  expect(await rotated.deadLetters()).toEqual([]);
  return casesByHousehold(found);
}

/** A command beside the county whose key is rotated. */
async function run(script: string, ...options: string[]) {
  const { embedded } = rotated.target;
  const outputs = { ...embedded.outputs, IdentityKeys: versions };
  const deployment = await serveAsDeployment({ ...embedded, outputs });
  const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];
  const ended = await deployment.run('root', script, ...options, ...where);
  await embedded.idle();
  await deployment.close();
  expect(ended.stderr).toBe('');
  return ended;
}

/** Keys under which a household's members and holdings have tokens. */
async function keysOf(household: string): Promise<{ members: string[]; holdings: string[] }> {
  const { households, pointers } = rotated.target;
  const file = await households.readFile(household, await pointers.readAll());
  return {
    members: [...new Set(file?.members.flatMap(tokensOf).map(keyVersionOf))],
    holdings: [...new Set(file?.holdings.map(({ identityToken }) => keyVersionOf(identityToken)))].sort(),
  };
}

beforeAll(async () => {
  rotated = await start(key.first);
  untouched = await SmallCounty.start();
  await both((county) => county.deliverRoster(people.map((person) => ({ household: `H${person}`, person }))));
  const seldom = bankKey('seldom.csv', '2026-10-30', 'gongshang');
  await both((county) => county.deliver({ [seldom]: bankFile([{ person: 1, account: '6300' }]) }));
  await deliver('a.csv', { 1: '50000.00', 2: '60000.00' });
  await both((county) =>
    workAsCounty(county, '329901-H2', [
      ['c1', { step: 'screen', registeredApart: false }],
      ['c1', { step: 'clear', rule: 'financial-assets', reason: 'medical-money', until: '2027-10-01' }],
      ['c2', { step: 'confirm', subject: 'financial-assets' }, 'county-approver'],
    ]),
  );
});
afterAll(async () => {
  await both((county) => county.stop());
  rmSync(folder, { recursive: true });
});

it('a second key that nobody uses yet changes nothing, and the night gives members tokens by both', async () => {
  await deploy(key.first, key.second);
  await deliver('b.csv', { 1: '51000.00', 2: '61000.00' });
  expect(await keysOf('329901-H1')).toEqual({ members: ['1'], holdings: ['1'] });
  const unborne = await run('identity-key');
  expect(unborne).toMatchObject({ code: 1 });
  expect(unborne.stdout).toContain('密钥 key 2: 县 329901 的成员尚未使用');
  expect(unborne.stdout).toContain('密钥 key 1: 仍在使用 still used by bank/gongshang, bank/nongshang\n');
  expect(await night()).toEqual({ H1: 'suspension financial-assets' });
  expect(await keysOf('329901-H1')).toEqual({ members: ['1', '2'], holdings: ['1'] });
});

it('what comes then is under the second key, and renewing puts the rest under it', async () => {
  await deliver('c.csv', { 1: '52000.00', 2: '62000.00', 3: '40000.00' });
  expect(await keysOf('329901-H1')).toEqual({ members: ['1', '2'], holdings: ['1', '2'] });
  const renewing = await run('identity-key', '--renew');
  expect(renewing).toMatchObject({ code: 1 });
  expect(renewing.stdout).toContain('密钥 key 1: 仍在使用 still used by bank/gongshang\n');
  expect(await night()).toEqual({ H1: 'suspension financial-assets', H3: 'suspension financial-assets' });
  expect(await keysOf('329901-H1')).toEqual({ members: ['1', '2'], holdings: ['2'] });
  const renewed = await run('identity-key');
  expect(renewed).toMatchObject({ code: 0 });
  expect(renewed.stdout).toContain(
    '密钥 key 1: 已无记录使用，可从 identityKeys 中去掉 no holding refers to it; it can be taken out of identityKeys\n',
  );
});

it('a key that holdings refer to cannot be taken away: nothing is written, and a message says what to put back', async () => {
  await deploy('3=a-key-that-came-too-early');
  await deliver('d.csv', { 1: '100.00', 2: '63000.00' });
  await rotated.target.queues.rosters.send([{ type: 'resume-roster', county: '329901' }]);
  await rotated.target.embedded.idle();
  expect(await keysOf('329901-H1')).toEqual({ members: ['1', '2'], holdings: ['2'] });
  const { stdout } = await run('redrive');
  expect(stdout.match(/KeyMissingError: identity key 2 is needed, and only 3 is known/g)).toHaveLength(2);
});

it('the first key can go, and a clearance is silent until it is outgrown', async () => {
  await deploy(key.second);
  await run('redrive', '--send');
  expect(await night()).toEqual({});
  expect(await keysOf('329901-H2')).toEqual({ members: ['2'], holdings: ['2'] });
  await deliver('e.csv', { 2: '99000.00' });
  expect(await night()).toEqual({ H2: 'suspension financial-assets' });
});
