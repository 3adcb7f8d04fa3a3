import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../../shared/domain/policy/compare-policies.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';

const [firstRule] = defaultPolicy.rules;
const withRule = (rule: object): Policy => ({
  ...defaultPolicy,
  rules: defaultPolicy.rules.map((each) => (each === firstRule ? { ...each, ...rule } : each)),
});

describe('of two policies is told', () => {
  it('nothing where they say the same, whatever the order of their keys', () => {
    const shuffled = Object.fromEntries(Object.entries(defaultPolicy).reverse()) as Policy;
    expect(comparePolicies(defaultPolicy, shuffled)).toEqual([]);
  });

  it('which field of which entry, before and after', () => {
    expect(comparePolicies(defaultPolicy, withRule({ multiplier: 24 }))).toEqual([
      {
        ...{ section: 'rules', entry: 'financial-assets', county: undefined },
        ...{ field: 'multiplier', now: '12', then: '24' },
      },
    ]);
  });

  it('an entry that is new, or left out, whole', () => {
    const [urban] = defaultPolicy.standards;
    if (urban === undefined) throw new Error('there is a standard');
    const standard = { ...urban, amountFen: 375_00, effectiveFrom: '2026-12-01', restsOn: 'notice 12' };
    const raised: Policy = { ...defaultPolicy, standards: [...defaultPolicy.standards, standard] };
    expect(comparePolicies(defaultPolicy, raised)).toMatchObject([
      { section: 'standards', entry: urban.scheme, field: undefined, now: undefined },
    ]);
    expect(comparePolicies(defaultPolicy, raised)[0]?.then).toContain('37500');
    expect(comparePolicies(raised, defaultPolicy)).toMatchObject([
      { section: 'standards', entry: urban.scheme, field: undefined, then: undefined },
    ]);
  });

  it('of which county, also where an entry moves from one to another', () => {
    const of = (county: string) => withRule({ county, multiplier: 24 });
    expect(comparePolicies(of('110101'), of('110102')).map(({ county }) => county)).toEqual([
      '110101',
      '110102',
    ]);
  });

  it('a setting of a section that is no list, and a section that is new', () => {
    const { replyPeriod } = defaultPolicy.cases;
    const longer = { ...defaultPolicy.cases, replyPeriod: { ...replyPeriod, workingDays: 10 } };
    expect(comparePolicies(defaultPolicy, { ...defaultPolicy, cases: longer })).toMatchObject([
      { section: 'cases', entry: 'replyPeriod', county: undefined },
    ]);
    const providers = [
      { source: 'bank', provider: 'b', name: 'B', restsOn: 'letter' },
    ] as Policy['providers'];
    expect(comparePolicies(defaultPolicy, { ...defaultPolicy, providers })).toMatchObject([
      { section: 'providers', entry: 'bank b', now: undefined },
    ]);
  });

  it('another order of the rules, which is that of findings', () => {
    const turned: Policy = { ...defaultPolicy, rules: [...defaultPolicy.rules].reverse() };
    expect(comparePolicies(defaultPolicy, turned)).toMatchObject([{ section: 'rules', entry: '' }]);
  });

  it('every change of any field of any rule: nobody agrees on what is not shown', () => {
    for (const [n, rule] of defaultPolicy.rules.entries())
      for (const field of Object.keys(rule)) {
        const changed = defaultPolicy.rules.map((each, at) =>
          at === n ? { ...each, [field]: 'other' } : each,
        );
        const then = { ...defaultPolicy, rules: changed };
        expect(comparePolicies(defaultPolicy, then), `${rule.rule} ${field}`).not.toEqual([]);
      }
  });
});
