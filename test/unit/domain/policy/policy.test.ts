import { describe, expect, it } from 'vitest';
import fc from '../../../builders/fast-check.ts';
import { compareWithShare, exactly, timesRounded } from '../../../../shared/domain/kernel/decimal.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { type Policy, policyVersion, readPolicy } from '../../../../shared/domain/policy/policy.ts';
import { ruleNames, ruleOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { limitFenFor } from '../../../../shared/domain/catalogue/rules/money-limit.ts';

const [urban, rural] = defaultPolicy.standards as [Policy['standards'][number], Policy['standards'][number]];
const [deposits] = defaultPolicy.rules as [Policy['rules'][number]];

/** The problems of a policy as `path: problem`; none for one that can be used. */
function problemsOf(document: unknown): string[] {
  const reading = readPolicy(document);
  return reading.kind === 'policy' ? [] : reading.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

describe('the default policy', () => {
  it('can be used as it is, also after a round through JSON', () => {
    expect(problemsOf(defaultPolicy)).toEqual([]);
    expect(problemsOf(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual([]);
  });

  it('says of every number what it rests on', () => {
    const { rules, standards, sources, clearances } = defaultPolicy;
    const entries = [...rules, ...standards, ...Object.values(sources), clearances];
    expect(entries.every((entry) => (entry?.restsOn ?? '') !== '')).toBe(true);
  });

  it('knows every rule, live', () => {
    const live = defaultPolicy.rules.map(({ rule, mode }) => `${rule} ${mode}`);
    const asked = ruleNames.filter((name) => !ruleOf(name)?.onlyWhereNamed);
    expect(live).toEqual(asked.map((name) => `${name} live`));
    expect(live).toEqual(
      expect.arrayContaining([
        'financial-assets live',
        'commercial-property live',
        'second-home live',
        'motor-vehicle live',
        'unclear-asset live',
        'identity-question live',
        'duplicate-recipient live',
      ]),
    );
    expect(asked).not.toContain('amount-differs');
  });
});

describe('a policy that contradicts itself is refused, with the place and what to do', () => {
  const standards = (...list: unknown[]) => ({ ...defaultPolicy, standards: list });
  const rules = (...list: unknown[]) => ({ ...defaultPolicy, rules: list });

  it.each([
    [
      'a standard twice',
      standards(urban, rural, { ...urban, amountFen: 1 }),
      /^standards\.2: urban .* standards\.0/,
    ],
    [
      'a standard that begins before another one ends',
      standards({ ...urban, effectiveTo: '2020-06-30' }, rural, { ...urban, effectiveFrom: '2020-06-30' }),
      /^standards\.2: .*2020-06-30/,
    ],
    ['no urban standard', standards(rural), /^standards: there is no urban standard/],
    ['no rural standard', standards(urban), /^standards: there is no rural standard/],
    ['an amount of nothing', standards({ ...urban, amountFen: 0 }, rural), /^standards\.0\.amountFen: /],
    [
      'an unknown rule',
      rules(deposits, { ...deposits, rule: 'lottery' }),
      /^rules\.1\.rule: unknown rule; use one of fin/,
    ],
    [
      'an unknown source that a rule should count',
      rules({ ...deposits, sources: ['bank', 'bnak'] }),
      /^rules\.0\.sources\.1: bnak is no source that financial-assets can read; use bank, securities/,
    ],
    [
      'a source that has nothing of what the rule reads',
      rules({ ...deposits, sources: ['vehicle'] }),
      /^rules\.0\.sources\.0: vehicle is no source/,
    ],
    ['a rule twice', rules(deposits, deposits), /^rules\.1: financial-assets for every county .* rules\.0/],
    [
      'a rule twice for a county',
      rules(deposits, { ...deposits, county: '110101' }, { ...deposits, county: '110101' }),
      /^rules\.2: financial-assets for county 110101/,
    ],
    [
      'a county that is none',
      rules({ ...deposits, county: 'Beijing' }),
      /^rules\.0\.county: give the six digits/,
    ],
    [
      'a multiplier of 0',
      rules({ ...deposits, multiplier: 0 }),
      /^rules\.0\.multiplier: give a number above 0/,
    ],
    ['a negative multiplier', rules({ ...deposits, multiplier: -12 }), /^rules\.0\.multiplier: /],
    ['no multiplier', rules({ ...deposits, multiplier: undefined }), /^rules\.0\.multiplier: /],
    ['an unknown mode', rules({ ...deposits, mode: 'on' }), /^rules\.0\.mode: /],
    [
      'a parameter of another rule',
      rules({ ...deposits, homesAllowed: 1 }),
      /^rules\.0: unknown: homesAllowed/,
    ],
    ['a rule that rests on nothing', rules({ ...deposits, restsOn: '' }), /^rules\.0\.restsOn: say what/],
    [
      'an end before the beginning',
      rules({ ...deposits, effectiveTo: '2012-12-31' }),
      /^rules\.0\.effectiveTo: lies before/,
    ],
    [
      'a date that is none',
      rules({ ...deposits, effectiveFrom: '2026-02-30' }),
      /^rules\.0\.effectiveFrom: /,
    ],
    ['no rules', rules(), /^rules: name at least one/],
    [
      'a share over 1',
      { ...defaultPolicy, clearances: { ...defaultPolicy.clearances, growthShare: 50 } },
      /^clearances\.growthShare: give a share/,
    ],
    [
      'a negative share',
      { ...defaultPolicy, clearances: { ...defaultPolicy.clearances, growthShare: -0.1 } },
      /^clearances\.growthShare: /,
    ],
    [
      'an unknown source',
      { ...defaultPolicy, sources: { ...defaultPolicy.sources, fund: {} } },
      /^sources: unknown: fund/,
    ],
    ['an unknown key', { ...defaultPolicy, standard: [] }, /^: unknown: standard; take it out/],
    ['no document', 'policy', /^: /],
  ])('%s', (_what, document, problem) => {
    expect(problemsOf(document)).toContainEqual(expect.stringMatching(problem));
  });

  it('a rate twice, but not a rate of each of two currencies', () => {
    const rate = {
      currency: 'USD',
      yuanPerUnit: 7.1,
      effectiveFrom: '2026-01-01',
      restsOn: 'product choice',
    };
    const rates = (...currencyRates: unknown[]) => problemsOf({ ...defaultPolicy, currencyRates });
    expect(rates(rate, { ...rate, currency: 'HKD' })).toEqual([]);
    expect(rates(rate, rate)).toEqual([
      'currencyRates.1: USD for every county on 2026-01-01 is given by currencyRates.0 too; ' +
        'keep one, or let that one end the day before',
    ]);
  });

  it('but an entry may end on the day on which it begins, or later', () => {
    for (const effectiveTo of [urban.effectiveFrom, '2099-12-31']) {
      expect(problemsOf(standards({ ...urban, effectiveTo }, rural))).toEqual([]);
    }
  });

  it('every key that is unknown is named, and every rule that there is', () => {
    expect(problemsOf(rules({ ...deposits, one: 1, two: 2 }))).toEqual([
      'rules.0: unknown: one, two; take it out or correct its spelling',
    ]);
    expect(problemsOf(rules({ ...deposits, rule: 'lottery' }))).toEqual([
      `rules.0.rule: unknown rule; use one of ${ruleNames.join(', ')}`,
    ]);
  });

  it('whether it is malformed or contradicts itself', () => {
    expect(readPolicy('policy').kind).toBe('contradictory');
    expect(readPolicy(standards(rural)).kind).toBe('contradictory');
    expect(readPolicy(defaultPolicy)).toEqual({ kind: 'policy', policy: defaultPolicy });
  });

  it('but a source may be left out: it is not expected then', () => {
    const { bank } = defaultPolicy.sources;
    expect(problemsOf({ ...defaultPolicy, sources: { bank } })).toEqual([]);
  });

  it('but a share may be the whole', () => {
    const clearances = { ...defaultPolicy.clearances, growthShare: 1 };
    expect(problemsOf({ ...defaultPolicy, clearances })).toEqual([]);
  });

  it.each(['CNY', 'RMB', '人民币', '156'])('a rate for the yuan itself (%s)', (currency) => {
    const rate = { currency, yuanPerUnit: 1, effectiveFrom: '2026-01-01', restsOn: 'product choice' };
    expect(problemsOf({ ...defaultPolicy, currencyRates: [rate] })).toEqual([
      'currencyRates.0.currency: yuan needs no rate; take this one out',
    ]);
  });

  it('an identity question without any asset rule to ask', () => {
    const entries = defaultPolicy.rules.filter(({ rule }) =>
      ['identity-question', 'duplicate-recipient'].includes(rule),
    );
    expect(problemsOf(rules(...entries))).toEqual([
      'rules.0.mode: asks asset rules again, and none is live; switch one on or this one off',
    ]);
  });

  it('an identity question that is live while all asset rules are in shadow', () => {
    const entries = defaultPolicy.rules.map((entry) =>
      entry.rule === 'identity-question' ? entry : { ...entry, mode: 'shadow' },
    );
    expect(problemsOf(rules(...entries))).toHaveLength(1);
  });

  it('but one in shadow may ask live rules, and one that is off asks none', () => {
    const inMode = (mode: string) =>
      defaultPolicy.rules.map((entry) => (entry.rule === 'identity-question' ? { ...entry, mode } : entry));
    expect(problemsOf(rules(...inMode('shadow')))).toEqual([]);
    const alone = inMode('off').filter(({ rule }) => rule === 'identity-question');
    expect(problemsOf(rules(...alone))).toEqual([]);
  });

  it('but a policy wholly in shadow can be used', () => {
    expect(problemsOf(rules(...defaultPolicy.rules.map((entry) => ({ ...entry, mode: 'shadow' }))))).toEqual(
      [],
    );
  });

  it('names every problem at once', () => {
    expect(problemsOf({ ...standards(), clearances: {}, sources: { bank: {} } }).length).toBeGreaterThan(3);
  });
});

describe('the version of a policy', () => {
  it('is 12 hexadecimal digits and does not depend on the order of keys', () => {
    const reordered = Object.fromEntries(Object.entries(defaultPolicy).reverse()) as Policy;
    expect(policyVersion(defaultPolicy)).toMatch(/^[0-9a-f]{12}$/);
    expect(policyVersion(reordered)).toBe(policyVersion(defaultPolicy));
  });

  it('changes with any number', () => {
    const changed = { ...defaultPolicy, standards: [{ ...urban, amountFen: urban.amountFen + 1 }, rural] };
    expect(policyVersion(changed)).not.toBe(policyVersion(defaultPolicy));
  });
});

describe('what is in force', () => {
  const at = (policy: Policy, county: string, day: string) => policyInForce(policy, county, day);

  it('a standard per month is twelve times as much a year', () => {
    expect(at(defaultPolicy, '110101', '2026-11-22').yearlyStandardFen).toEqual({
      urban: 4_200_00,
      rural: 2_400_00,
    });
  });

  it('a newer standard takes over on its day', () => {
    const newer = { ...urban, amountFen: 400_00, effectiveFrom: '2026-07-01' };
    const policy = { ...defaultPolicy, standards: [newer, urban, rural] };
    expect(problemsOf(policy)).toEqual([]);
    expect(at(policy, '110101', '2026-06-30').yearlyStandardFen.urban).toBe(4_200_00);
    expect(at(policy, '110101', '2026-07-01').yearlyStandardFen.urban).toBe(4_800_00);
  });

  it("a county's own standard goes before the general one, for as long as it holds", () => {
    const own = {
      ...urban,
      county: '110101',
      amountFen: 500_00,
      effectiveFrom: '2015-01-01',
      effectiveTo: '2025-12-31',
    };
    const policy = { ...defaultPolicy, standards: [urban, rural, own] };
    expect(at(policy, '110101', '2025-12-31').yearlyStandardFen.urban).toBe(6_000_00);
    expect(at(policy, '110101', '2026-01-01').yearlyStandardFen.urban).toBe(4_200_00);
    expect(at(policy, '110102', '2025-12-31').yearlyStandardFen.urban).toBe(4_200_00);
  });

  it('each currency has its rate, exactly, from the day on which it begins', () => {
    const rate = (currency: string, yuanPerUnit: number, effectiveFrom = '2026-01-01') => ({
      currency,
      yuanPerUnit,
      effectiveFrom,
      restsOn: 'product choice',
    });
    const currencyRates = [rate('USD', 7.1), rate('HKD', 0.9), rate('USD', 7.25, '2026-07-01')];
    const ratesOn = (day: string) => [...at({ ...defaultPolicy, currencyRates }, '110101', day).yuanPerUnit];
    expect(ratesOn('2026-06-30')).toEqual([
      ['USD', { numerator: 71n, denominator: 10n }],
      ['HKD', { numerator: 9n, denominator: 10n }],
    ]);
    expect(ratesOn('2026-07-01')[0]).toEqual(['USD', { numerator: 29n, denominator: 4n }]);
    expect(ratesOn('2025-12-31')).toEqual([]);
  });

  it('nothing is in force before it begins', () => {
    const early = at(defaultPolicy, '110101', '2012-12-31');
    expect(early.rules).toEqual([]);
    expect(early.yearlyStandardFen).toEqual({ urban: 'none', rural: 'none' });
  });

  it('a county may have a rule in another mode, in the same place', () => {
    const vehicles = defaultPolicy.rules.find(({ rule }) => rule === 'motor-vehicle');
    const own = { ...vehicles, county: '110101', mode: 'off' } as Policy['rules'][number];
    const policy = { ...defaultPolicy, rules: [...defaultPolicy.rules, own] };
    const modes = (county: string) =>
      at(policy, county, '2026-11-22').rules.map(({ rule, mode }) => `${rule} ${mode}`);
    const everywhereLive = defaultPolicy.rules.map(({ rule }) => `${rule} live`);
    expect(modes('110102')).toEqual(everywhereLive);
    expect(modes('110101')).toEqual(
      everywhereLive.map((each) => (each === 'motor-vehicle live' ? 'motor-vehicle off' : each)),
    );
  });
});

describe('the limit for deposits', () => {
  it.each([
    [3, 4_200_00, 12, 12_600_00],
    [2, 2_400_00, 12, 4_800_00],
    [1, 4_200_00, 12.5, 4_375_00],
    [1, 100, 1, 8],
    [1, 6, 1, 1],
    [1, 5, 1, 0],
  ])(
    '%d people, %d fen a year, times %d: %d fen, rounded once, half up',
    (people, yearly, multiplier, limit) => {
      expect(limitFenFor(people, yearly, multiplier)).toBe(limit);
    },
  );

  it('takes a decimal multiplier exactly', () => {
    // 0.07 × 1,200 / 12 = 7 fen; in binary fractions it is a little more or less.
    expect(limitFenFor(1, 1200, 0.07)).toBe(7);
    expect(limitFenFor(3, 420_001, 1.1)).toBe(Math.round((3 * 420_001 * 11) / 120));
  });

  it('never falls when there are more people, a higher standard or a higher multiplier', () => {
    const people = fc.integer({ min: 1, max: 30 });
    const yearly = fc.integer({ min: 1, max: 10_000_000 });
    const hundredths = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(people, yearly, hundredths, (n, standard, m) => {
        const limit = limitFenFor(n, standard, m / 100);
        expect(limitFenFor(n + 1, standard, m / 100)).toBeGreaterThanOrEqual(limit);
        expect(limitFenFor(n, standard + 1, m / 100)).toBeGreaterThanOrEqual(limit);
        expect(limitFenFor(n, standard, (m + 1) / 100)).toBeGreaterThanOrEqual(limit);
      }),
    );
  });
});

describe('policy numbers are exact', () => {
  it('as written in the document', () => {
    expect(exactly(0.05)).toEqual({ numerator: 1n, denominator: 20n });
    expect(exactly(12)).toEqual({ numerator: 12n, denominator: 1n });
    expect(() => exactly(1e-7)).toThrow(RangeError);
    expect(() => exactly(-1)).toThrow('not a number that a policy may hold');
  });

  it('a share compares without rounding', () => {
    expect(compareWithShare(7, 100, 0.07)).toBe(0);
    expect(compareWithShare(24, 50, 0.5)).toBeLessThan(0);
    expect(compareWithShare(1001, 20_000, 0.05)).toBeGreaterThan(0);
  });

  it('rounds half up', () => {
    expect(timesRounded(1n, { numerator: 1n, denominator: 2n })).toBe(1);
    expect(timesRounded(1n, { numerator: 49n, denominator: 100n })).toBe(0);
  });
});
