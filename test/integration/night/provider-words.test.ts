import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePolicy } from '../../../shared/app/policy/change-policy.ts';
import { proposeMapping } from '../../../shared/app/policy/map-words.ts';
import { isAnotherPending } from '../../../shared/app/policy/proposals.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { listUnknownWords } from '../../../shared/domain/deliveries/unknown-words.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county as code,
  day,
  SmallCounty,
  statesByName,
} from './small-county.ts';

const people = Array.from({ length: 40 }, (_, n) => n + 1);
const key = bankKey('october.csv');
const at = '2026-10-30T08:00:00.000Z';

let county: SmallCounty;
beforeAll(async () => {
  county = await SmallCounty.start();
  await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
  const rich = (person: number) => ({ person, ...(person === 7 && { balance: '50000.00' }) });
  await county.deliver({ [key]: bankFile(people.map(rich)).replaceAll('正常', '在用') });
});
afterAll(() => county.stop());

async function unknownWords() {
  const { target } = county;
  const { policy } = await target.policies.current();
  const { meaningsOf } = policyInForce(policy, code, day);
  return listUnknownWords(await readDeliveredFiles(target), meaningsOf);
}

it('a file that is held by an unknown word is used and judged from the night in which two people have said what it means', async () => {
  const { target } = county;
  const before = await county.night();
  expect(statesByName(before)['october.csv']).toBe('held words-unknown');
  expect(casesByHousehold(before)).toEqual({});
  const [unknown] = await unknownWords();
  expect(unknown).toMatchObject({ column: 'account_status', word: '在用', rows: 40, heldKeys: [key] });

  const mapping = await proposeMapping(
    {
      ...{ source: 'bank', provider: unknown!.provider, column: 'account_status', word: '在用' },
      ...{ means: 'in-force', county: code, day, by: 'shen', at, why: '银行来函说明', releases: [key] },
    },
    { ...target, publications: target.queues.publications },
  );
  expect(mapping.kind).toBe('proposed');
  const version = mapping.kind === 'proposed' ? mapping.version : '';
  await target.embedded.idle();
  // Nobody has said so but one person: nothing is used by that.
  expect(statesByName(await county.night())['october.csv']).toBe('held words-unknown');
  expect(await approvePolicy(version, { by: 'shen', at }, target)).toMatchObject({ reason: 'same-person' });
  expect(isAnotherPending(version, await target.proposals.readAll())).toBe(false);
  expect((await approvePolicy(version, { by: 'lu', at }, target)).kind).toBe('approved');
  expect(await target.proposals.read(version)).toMatchObject({ releases: [key] });

  const after = await county.night();
  expect(statesByName(after)['october.csv']).toBe('current');
  expect(casesByHousehold(after)).toEqual({ H7: 'suspension financial-assets' });
  expect(await unknownWords()).toEqual([]);
  const { decisions } = await target.ledger.read({
    kind: 'provider',
    source: 'bank',
    provider: unknown!.provider,
  });
  expect(decisions).toMatchObject([{ decision: 'release', by: 'shen', confirmedBy: 'lu' }]);
  expect(await county.deadLetters()).toEqual([]);

  // The next file with the word is one like any other.
  const november = bankKey('again.csv', '2026-10-31');
  await county.deliver({
    [november]: bankFile(people.map((person) => ({ person }))).replaceAll('正常', '在用'),
  });
  const next = await county.night();
  expect(statesByName(next)).toMatchObject({
    'again.csv': 'current',
    'october.csv': 'superseded newer-delivery',
  });
  expect(casesByHousehold(next)).toEqual({});
});
