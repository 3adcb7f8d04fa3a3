import { describe, expect, test } from 'vitest';
import { proposeNames, type NamedProviders } from '../../../../shared/app/policy/name-provider.ts';
import type { MapWordDependencies } from '../../../../shared/app/policy/map-words.ts';
import { comparePolicies } from '../../../../shared/domain/policy/compare-policies.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { completePolicy } from '../../../../shared/domain/policy/stored-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';

const bank = { source: 'bank', provider: 'rural-bank' } as const;
const named: NamedProviders = {
  names: [{ ...bank, name: '示范农村商业银行' }],
  ...{ county: '329901', day: '2026-11-03' },
  ...{ by: 'administrator', at: '2026-11-03T02:00:00Z', why: '营业执照' },
};

async function proposed(policy: Policy, what: NamedProviders = named): Promise<Policy> {
  const kept: Policy[] = [];
  const deps = {
    policies: {
      current: async () => Promise.resolve({ policy, version: 'now' }),
      keep: async ({ policy: made }: { policy: Policy }) => Promise.resolve(void kept.push(made)),
    },
    proposals: { read: async () => Promise.resolve(undefined), add: async () => Promise.resolve(true) },
    publications: { send: async () => Promise.resolve() },
  } as unknown as MapWordDependencies;
  expect(await proposeNames(what, deps)).toMatchObject({ kind: 'proposed' });
  return kept[0]!;
}

describe('the name of a provider', () => {
  test('is the one thing that the proposed policy says otherwise, for this county alone', async () => {
    const then = await proposed(defaultPolicy);
    const differences = comparePolicies(completePolicy(defaultPolicy), then);
    expect(new Set(differences.map(({ section, county }) => `${section} ${county ?? ''}`))).toEqual(
      new Set(['providers 329901']),
    );
    expect(policyInForce(then, '329901', '2026-11-03').providerName(bank)).toBe('示范农村商业银行');
    expect(policyInForce(then, '329902', '2026-11-03').providerName(bank)).toBe('rural-bank');
  });

  test('keeps the folders under which it delivered before', async () => {
    const entry = { ...bank, aliases: ['old-bank'], effectiveFrom: '2026-01-01', restsOn: '更名' };
    const then = await proposed({ ...defaultPolicy, providers: [entry] });
    expect(
      policyInForce(then, '329901', '2026-11-03').providerOf({ source: 'bank', provider: 'old-bank' }),
    ).toBe('rural-bank');
  });

  test('is one of several in one change', async () => {
    const police = { source: 'household-register', provider: 'police' } as const;
    const names = [...named.names, { ...police, name: '示范县公安局' }];
    const { providerName } = policyInForce(
      await proposed(defaultPolicy, { ...named, names }),
      '329901',
      named.day,
    );
    expect([providerName(bank), providerName(police)]).toEqual(['示范农村商业银行', '示范县公安局']);
  });

  test('said twice on a day is the later one', async () => {
    const once = await proposed(defaultPolicy);
    const twice = await proposed(once, { ...named, names: [{ ...bank, name: '示范农商行' }] });
    expect(policyInForce(twice, '329901', '2026-11-03').providerName(bank)).toBe('示范农商行');
    expect(twice.providers).toHaveLength(1);
  });
});
