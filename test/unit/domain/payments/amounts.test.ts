import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { AmountInput, Supporter } from '../../../../shared/contracts/case-steps.ts';
import type { Profile } from '../../../../shared/contracts/household-file.ts';
import { amountDue as dueUnder, type AmountDue } from '../../../../shared/domain/payments/amount-due.ts';
import { judgeSinglePerson } from '../../../../shared/domain/payments/single-person.ts';
import { dueIn } from '../../../../shared/domain/payments/twelve-months.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { AmountPolicy } from '../../../../shared/domain/policy/amount-policy.ts';
import { readPolicy, type Policy } from '../../../../shared/domain/policy/policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';

const day = '2026-10-31';
const choice = { effectiveFrom: '2013-01-01', restsOn: 'product choice' };

const household = (parts: Partial<AmountInput> = {}): AmountInput => ({
  headcount: 2,
  incomeFen: 2_500_00,
  incomePeriod: 'year',
  supporters: [],
  ...parts,
});

const child = (parts: Partial<Supporter> = {}): Supporter => ({
  headcount: 3,
  incomeFen: 6_000_00,
  incomePeriod: 'month',
  livesTogether: false,
  recipient: false,
  over60UnableToWork: false,
  ...parts,
});

const scheme = (of: 'urban' | 'rural', members = [aMember()]) =>
  aHousehold({ profile: { scheme: of }, members });
const withAmounts = (amounts: Partial<AmountPolicy>): Policy => ({
  ...defaultPolicy,
  amounts: { ...defaultPolicy.amounts, ...amounts },
});

const amountDue = (
  file: ReturnType<typeof aHousehold>,
  policy: Policy,
  on: string,
  found?: AmountInput,
): AmountDue => dueUnder(file, policyInForce(policy, file.profile.county, on), found);

function due(found: AmountInput, of: 'urban' | 'rural' = 'rural', policy = defaultPolicy) {
  return known(amountDue(scheme(of), policy, day, found));
}

function known(amount: AmountDue) {
  if (amount.kind === 'unknown') throw new Error(amount.reason);
  return amount;
}

const inEnglish = ({ lines }: { lines: { text: { en: string }; fen: number }[] }) =>
  lines.map(({ text, fen }) => `${text.en}: ${(fen / 100).toFixed(2)}`);

describe('the difference between standard and income', () => {
  it('of a rural household of 2 with 2,500 a year is 2,300 a year, to the fen in twelve months', () => {
    const { yearlyFen, months } = due(household());
    expect(yearlyFen).toBe(2_300_00);
    expect(months).toEqual([...Array<number>(8).fill(191_67), ...Array<number>(4).fill(191_66)]);
    expect([dueIn(months, '2026-08'), dueIn(months, '2026-09')]).toEqual([191_67, 191_66]);
  });

  it('of three urban people with 900 a month is 150 a month', () => {
    const { months } = due(household({ headcount: 3, incomeFen: 900_00, incomePeriod: 'month' }), 'urban');
    expect(new Set(months)).toEqual(new Set([150_00]));
  });

  it('goes to the recipients alone, after all who live together have shared the income', () => {
    const found = household({ headcount: 2, livingTogether: 3, incomeFen: 600_00, incomePeriod: 'month' });
    const amount = due(found, 'urban');
    expect(new Set(amount.months)).toEqual(new Set([300_00]));
    expect(inEnglish(amount)).toEqual([
      'standard of 4,200.00 a year × 3 people living together: 12600.00',
      "less: the household's income in a year: -7200.00",
      'of these 2 recipients (÷ 3 × 2): 3600.00',
      'due in a month (÷ 12): 300.00',
      'due in a year (not below 0): 3600.00',
    ]);
  });

  it('is shown line by line, months that differ apart, in Chinese with the same figures', () => {
    const amount = due(household({ supporters: [child({ scheme: 'urban' })] }), 'urban');
    expect(amount.lines.map(({ text, fen }) => [text.zh, fen])).toEqual([
      ['保障标准每人每年 4,200.00 元 × 共同生活 2 人', 8_400_00],
      ['减：家庭年收入', -2_500_00],
      ['减：赡养费（72,000.00 元 ÷ 3 人 − 4,200.00 元）× 20 %，不低于 0', -3_960_00],
      ['每月应保障金额（1 至 8 月）', 161_67],
      ['每月应保障金额（9 至 12 月）', 161_66],
      ['每年应保障金额（不低于 0）', 1_940_00],
    ]);
  });

  it('is 0 over the standard, and never below', () => {
    expect(due(household({ incomeFen: 9_999_00 }))).toMatchObject({
      yearlyFen: 0,
      months: Array(12).fill(0),
    });
  });

  it('is what the roster declares where no survey says otherwise', () => {
    const [head, grandchild] = [aMember(), aMember({ ordinal: 2, recipient: false })];
    const file = aHousehold({
      profile: { scheme: 'urban', headcount: 2, incomeFen: 100_00, incomePeriod: 'month' },
      members: [head, grandchild],
    });
    expect(known(amountDue(file, defaultPolicy, day)).yearlyFen).toBe((350_00 - 50_00) * 12);
  });

  it('falls by what is earned, fen for fen, never rises with income, and its months are the year', () => {
    fc.assert(
      fc.property(
        fc.nat(9_000_00),
        fc.nat(9_000_00),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(5),
        (a, b, headcount, others) => {
          const at = (incomeFen: number) =>
            due(household({ headcount, livingTogether: headcount + others, incomeFen }));
          const [less, more] = [at(a), at(a + b)];
          const people = headcount + others;
          expect(less.yearlyFen).toBe(Math.round((Math.max(0, people * 2_400_00 - a) * headcount) / people));
          expect(more.yearlyFen).toBeLessThanOrEqual(less.yearlyFen);
          expect(less.months.reduce((sum, fen) => sum + fen, 0)).toBe(less.yearlyFen);
          expect(Math.max(...less.months) - Math.min(...less.months)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('support owed', () => {
  /** A month's, by what is due without it; the household has no other income and is large enough for all of it to count. */
  const owed = (supporters: Supporter[], of: 'urban' | 'rural' = 'rural', policy = defaultPolicy) => {
    const found = household({ headcount: 20, incomeFen: 0 });
    return (due(found, of, policy).yearlyFen - due({ ...found, supporters }, of, policy).yearlyFen) / 12;
  };

  it('goes by the supporter’s own standard: an urban child of rural parents owes 330, not 360', () => {
    expect(owed([child({ scheme: 'urban' })])).toBe(330_00);
    expect(owed([child({ scheme: 'rural' })])).toBe(360_00);
  });

  it('of any number of supporters adds up', () => {
    expect(owed([child({ scheme: 'urban' }), child({ scheme: 'urban' })])).toBe(660_00);
    expect(owed(Array.from({ length: 5 }, () => child({ scheme: 'urban', incomeFen: 1_500_00 })))).toBe(
      150_00,
    );
  });

  it('goes by the standard of the supporter’s county', () => {
    const standard = { scheme: 'urban' as const, period: 'month' as const, amountFen: 500_00, ...choice };
    const policy = {
      ...defaultPolicy,
      standards: [...defaultPolicy.standards, { ...standard, county: '329999' }],
    };
    expect(owed([child({ scheme: 'urban', county: '329999' })], 'rural', policy)).toBe(300_00);
    expect(owed([child({ scheme: 'urban', county: '329998' })], 'rural', policy)).toBe(330_00);
  });

  it('is never below 0', () => {
    expect(owed([child({ incomeFen: 300_00 })])).toBe(0);
  });

  it.each([
    ['when living together', { livesTogether: true }, 'they live together', '共同生活'],
    ['by a recipient', { recipient: true }, 'the supporter is a recipient', '本人为低保对象'],
    [
      'by somebody of 60 or older who is unable to work',
      { over60UnableToWork: true },
      '60 or older and unable to work',
      '年满 60 周岁且无劳动能力',
    ],
  ])('is nothing %s, even by judgment, and the line says why', (_when, parts, en, zh) => {
    const supporter = child({ ...parts, agreedMonthlyFen: 100_00 });
    expect(owed([supporter])).toBe(0);
    expect(due(household({ supporters: [supporter] })).lines[2]).toEqual({
      text: { zh: `减：赡养费（${zh}，不计）`, en: `less: support owed (none: ${en})` },
      fen: 0,
    });
  });

  it('is what a judgment or agreement says before anything else', () => {
    expect(owed([child({ agreedMonthlyFen: 200_00, givenMonthlyFen: 0 })])).toBe(200_00);
  });

  it('is what is given, unless that is plainly low', () => {
    const urban = { scheme: 'urban' as const };
    expect(owed([child({ ...urban, givenMonthlyFen: 165_00 })])).toBe(165_00);
    expect(owed([child({ ...urban, givenMonthlyFen: 164_99 })])).toBe(330_00);
    expect(owed([child({ ...urban, givenMonthlyFen: 900_00 })])).toBe(900_00);
  });
});

describe('a person guaranteed alone', () => {
  const parents = { headcount: 3, incomeFen: 12_000_00, incomePeriod: 'year' as const };
  const son = household({ headcount: 1, livingTogether: 3, incomeFen: 12_000_00, singledOutOf: parents });

  it('gets the full standard, never the difference: a disabled son of a household over the standard, 200 a month', () => {
    expect(new Set(due(son).months)).toEqual(new Set([200_00]));
    expect(inEnglish(due(son))[0]).toBe('guaranteed alone: 2,400.00 a year × 1 person: 2400.00');
  });

  it('gets a step where policy says so', () => {
    const methods = defaultPolicy.amounts.methods.map((each) => ({ ...each, alone: { monthlyFen: 120_00 } }));
    expect(new Set(due(son, 'rural', withAmounts({ methods })).months)).toEqual(new Set([120_00]));
  });
});

describe('a household of which the roster lists some as recipients', () => {
  const family = (profile: Partial<Profile> = {}, classes: string[] = []) =>
    aHousehold({
      profile: {
        ...{ scheme: 'rural', headcount: 3, incomeFen: 12_000_00, incomePeriod: 'year' },
        ...{ monthlyAmountFen: 200_00, ...profile },
      },
      members: [
        aMember({ recipient: false }),
        aMember({ ordinal: 2, recipient: false }),
        aMember({ ordinal: 3, personClasses: classes }),
      ],
    });
  const declared = (file: ReturnType<typeof family>, policy = defaultPolicy) => amountDue(file, policy, day);

  it.each([
    ['the class of the recipient', family({}, ['重残', '单人保'])],
    ['the category of the household', family({ category: '单人保' })],
  ])('is guaranteed alone where %s says so', (_where, file) => {
    expect(inEnglish(known(declared(file)))[0]).toBe('guaranteed alone: 2,400.00 a year × 1 person: 2400.00');
  });

  it('is guaranteed alone in the words that policy names, and no others', () => {
    const policy = withAmounts({ aloneWords: ['整户外单独保障'] });
    expect(known(declared(family({ category: '整户外单独保障' }), policy)).months[0]).toBe(200_00);
    expect(declared(family({ category: '单人保' }), policy).kind).toBe('unknown');
  });

  it('is due nothing alone above the multiple of the standard, and the lines say so', () => {
    const amount = known(declared(family({ incomeFen: 21_600_01, category: '单人保' })));
    expect(amount.yearlyFen).toBe(0);
    expect(amount.lines.slice(0, 2).map(({ text, fen }) => [text.zh, text.en, fen])).toEqual([
      [
        '单人保：家庭年收入上限（保障标准 × 3 × 3 人）',
        'guaranteed alone: the most income in a year (standard × 3 × 3 people)',
        21_600_00,
      ],
      ['减：家庭年收入', "less: the household's income in a year", -21_600_01],
    ]);
    expect(known(declared(family({ incomeFen: 21_600_00, category: '单人保' }))).months[0]).toBe(200_00);
  });

  it('is unknown over the standard where nothing says whether it is alone, and plain within it or above the multiple', () => {
    expect(declared(family())).toEqual({ kind: 'unknown', reason: 'alone-or-not' });
    expect(known(declared(family({ incomeFen: 7_200_00 }))).yearlyFen).toBe(0);
    expect(declared(family({ incomeFen: 7_200_01 })).kind).toBe('unknown');
    expect(known(declared(family({ incomeFen: 21_600_01 }))).yearlyFen).toBe(0);
  });

  it('is due nothing over the standard where a survey has found that it is not alone, or all of it are recipients', () => {
    const found = household({ headcount: 1, livingTogether: 3, incomeFen: 12_000_00 });
    expect(known(amountDue(family(), defaultPolicy, day, found)).yearlyFen).toBe(0);
    const all = { ...family(), members: family().members.map((each) => ({ ...each, recipient: true })) };
    expect(known(declared(all)).yearlyFen).toBe(0);
  });
});

describe('methods of a county', () => {
  const steps = [
    { yearlyIncomeUpToFen: 800_00, grant: { monthlyFen: 180_00 } },
    { yearlyIncomeUpToFen: 1_600_00, grant: { monthlyFen: 120_00 } },
    { yearlyIncomeUpToFen: 2_400_00, grant: { monthlyFen: 60_00 } },
  ];
  const by = (method: AmountPolicy['methods'][number]['method'], rounding: 'fen' | 'yuan-up' = 'fen') =>
    withAmounts({
      methods: [{ scheme: 'rural', method, alone: { shareOfStandard: 1 }, rounding, ...choice }],
    });

  it.each([
    [0, 360_00],
    [1_600_00, 360_00],
    [1_600_01, 240_00],
    [3_200_01, 120_00],
    [4_800_00, 120_00],
    [4_800_01, 0],
  ])('in three steps give two people with %d fen a year %d a month', (incomeFen, monthlyFen) => {
    const { months } = due(household({ incomeFen }), 'rural', by({ kind: 'steps', steps }));
    expect(new Set(months)).toEqual(new Set([monthlyFen]));
  });

  it('by steps have nothing to say of an income that no step covers', () => {
    const policy = by({ kind: 'steps', steps: steps.slice(0, 2) });
    expect(amountDue(scheme('rural'), policy, day, household({ incomeFen: 4_000_00 }))).toEqual({
      kind: 'unknown',
      reason: 'no-step-for-income',
    });
  });

  it('with the full standard give it to every recipient up to the standard, and nothing above', () => {
    const full = by({ kind: 'full' });
    expect(due(household({ incomeFen: 4_800_00 }), 'rural', full).yearlyFen).toBe(4_800_00);
    expect(due(household({ incomeFen: 4_800_01 }), 'rural', full).yearlyFen).toBe(0);
  });

  it('round a share of a proposed standard to the fen or, by policy, up to the yuan', () => {
    const grant = { shareOfStandard: 0.2 };
    const policyWith = (rounding: 'fen' | 'yuan-up'): Policy => ({
      ...by({ kind: 'steps', steps: [{ yearlyIncomeUpToFen: 10_420_00, grant }] }, rounding),
      standards: [{ scheme: 'rural', period: 'year', amountFen: 10_420_00, ...choice }],
    });
    const one = household({ headcount: 1, incomeFen: 0 });
    expect(due(one, 'rural', policyWith('fen')).months[0]).toBe(173_67);
    const whole = due(one, 'rural', policyWith('yuan-up'));
    expect(new Set(whole.months)).toEqual(new Set([174_00]));
    expect(whole.yearlyFen).toBe(2_088_00);
  });

  it('that policy does not name leave the amount unknown', () => {
    expect(amountDue(scheme('rural'), withAmounts({ methods: [] }), day, household())).toEqual({
      kind: 'unknown',
      reason: 'method-unknown',
    });
  });
});

describe('a policy of amounts that contradicts itself is refused', () => {
  const method = defaultPolicy.amounts.methods[1]!;
  const step = (yearlyIncomeUpToFen: number) => ({ yearlyIncomeUpToFen, grant: { monthlyFen: 100_00 } });
  const problemsOf = (amounts: Partial<AmountPolicy>) => {
    const reading = readPolicy(withAmounts(amounts));
    return reading.kind === 'contradictory' ? reading.problems.map(({ path }) => path) : [];
  };

  it('where steps overlap', () => {
    const steps = [step(800_00), step(800_00)];
    expect(problemsOf({ methods: [{ ...method, method: { kind: 'steps', steps } }] })).toEqual([
      'amounts.methods.0.method.steps.1.yearlyIncomeUpToFen',
    ]);
  });

  it('where a scheme has two methods from one day', () => {
    expect(problemsOf({ methods: [method, method] })).toEqual(['amounts.methods.1']);
  });
});

describe('what comes on top', () => {
  const supplement = (
    name: string,
    classes: string[],
    grant: { shareOfStandard: number } | { monthlyFen: number },
  ) => ({
    name: { zh: name, en: name },
    classes,
    grant,
    ...choice,
  });
  const supplements = [
    supplement('old', ['老年人'], { monthlyFen: 50_00 }),
    supplement('gravely disabled child', ['重残儿童'], { shareOfStandard: 0.3 }),
  ];
  const family = [
    aMember({ personClasses: ['未成年人', '重残儿童', '老年人'] }),
    aMember({ ordinal: 2, personClasses: ['老年人'] }),
    aMember({ ordinal: 3, personClasses: ['重残儿童'], recipient: false }),
  ];
  const file = aHousehold({ profile: { scheme: 'urban', headcount: 3, incomeFen: 0 }, members: family });

  it('is by person class of the recipients, of several the largest', () => {
    const amount = known(amountDue(file, withAmounts({ supplements }), day));
    expect(inEnglish(amount).slice(3, 5)).toEqual([
      'plus: supplement gravely disabled child (1,260.00 a year × 1 person): 1260.00',
      'plus: supplement old (600.00 a year × 1 person): 600.00',
    ]);
    expect(amount.months[0]).toBe(2 * 350_00 + 105_00 + 50_00);
  });

  it('is nothing for a class that nobody has, and nothing where nothing is due', () => {
    const none = [supplement('veteran', ['退役军人'], { monthlyFen: 80_00 })];
    expect(known(amountDue(file, withAmounts({ supplements: none }), day)).months[0]).toBe(700_00);
    const rich = { ...file, profile: { ...file.profile, incomeFen: 20_000_00 } };
    expect(known(amountDue(rich, withAmounts({ supplements }), day)).yearlyFen).toBe(0);
  });

  it('might be more for recipients whose class nobody has put on record, and for a survey of other people', () => {
    const others = [aMember({ ordinal: 4 }), aMember({ ordinal: 5 })];
    const unclassed = {
      ...file,
      profile: { ...file.profile, headcount: 5 },
      members: [...family, ...others],
    };
    const at = (found?: AmountInput) =>
      known(amountDue(unclassed, withAmounts({ supplements }), day, found)).unclassedMonthlyFen;
    expect(at()).toBe(2 * 105_00);
    expect(at(household({ headcount: 1, incomeFen: 0 }))).toBe(105_00);
    expect(at(household({ headcount: 1, incomeFen: 999_999 }))).toBe(0);
    expect(known(amountDue(file, withAmounts({ supplements }), day)).unclassedMonthlyFen).toBe(0);
    expect(known(amountDue(unclassed, defaultPolicy, day)).unclassedMonthlyFen).toBe(0);
  });

  describe('with ages', () => {
    const bornOn = (date: string, parts = {}) =>
      aMember({ idNumber: `110101${date}0010`, personClasses: ['重残'], ...parts });
    const of = (ages: { from?: number; below?: number }, member: ReturnType<typeof aMember>, on: string) => {
      const supplements = [{ ...supplement('by age', ['重残'], { monthlyFen: 100_00 }), ages }];
      const one = aHousehold({ profile: { scheme: 'urban', headcount: 1, incomeFen: 0 }, members: [member] });
      const { months, unclassedMonthlyFen } = known(amountDue(one, withAmounts({ supplements }), on));
      return [(months[0] ?? 0) - 350_00, unclassedMonthlyFen];
    };

    it.each([
      ['2026-11-01', 100_00],
      ['2026-11-30', 100_00],
      ['2026-12-01', 0],
    ])('ends with the month in which somebody is too old for it: %s', (on, fen) => {
      expect(of({ below: 18 }, bornOn('20081115'), on)).toEqual([fen, 0]);
    });

    it.each([
      ['2026-10-31', 0],
      ['2026-11-01', 100_00],
    ])('begins with the month in which somebody is old enough: %s', (on, fen) => {
      expect(of({ from: 70 }, bornOn('19561115'), on)).toEqual([fen, 0]);
      expect(of({ from: 70, below: 80 }, bornOn('19561115'), on)).toEqual([fen, 0]);
    });

    it('makes who is born on 29 February a year older in March', () => {
      expect(of({ from: 18 }, bornOn('20080229'), '2026-02-28')).toEqual([0, 0]);
      expect(of({ from: 18 }, bornOn('20080229'), '2026-03-01')).toEqual([100_00, 0]);
      expect(of({ below: 18 }, bornOn('20080229'), '2026-02-28')).toEqual([100_00, 0]);
      expect(of({ below: 18 }, bornOn('20080229'), '2026-03-01')).toEqual([0, 0]);
    });

    it('is for the class alone, and might be due where number or class are not known', () => {
      expect(of({ from: 70 }, bornOn('19400101', { personClasses: ['老年人'] }), day)).toEqual([0, 0]);
      expect(of({ from: 70 }, bornOn('19400101', { identity: 'invalid' }), day)).toEqual([0, 100_00]);
      expect(of({ from: 70 }, bornOn('19400101', { personClasses: undefined }), day)).toEqual([0, 100_00]);
      expect(of({ from: 70 }, bornOn('20000101', { personClasses: undefined }), day)).toEqual([0, 0]);
    });

    it('cannot be from more years on than it is below', () => {
      const supplements = [
        { ...supplement('none', ['重残'], { monthlyFen: 100_00 }), ages: { from: 18, below: 18 } },
      ];
      expect(readPolicy(withAmounts({ supplements })).kind).toBe('contradictory');
    });
  });

  it('is a price supplement for each recipient while it is in force', () => {
    const priceSupplements = [
      { scheme: 'urban' as const, monthlyFen: 12_50, ...choice, effectiveTo: '2026-10-31' },
    ];
    const on = (date: string) => known(amountDue(file, withAmounts({ priceSupplements }), date)).months[0];
    expect([on('2026-10-31'), on('2026-11-01')]).toEqual([725_00, 700_00]);
    const over = { ...file, profile: { ...file.profile, incomeFen: 20_000_00 } };
    expect(known(amountDue(over, withAmounts({ priceSupplements }), '2026-10-31')).yearlyFen).toBe(0);
  });
});

describe('what cannot be calculated says so', () => {
  it.each([
    ['more recipients than people living together', { livingTogether: 1 }, 'more-recipients-than-people'],
    ['an income beyond any sense', { incomeFen: 10_000_000_01 }, 'amount-beyond-sense'],
    [
      'a supporter’s income beyond any sense',
      { supporters: [child({ incomeFen: 900_000_00 })] },
      'amount-beyond-sense',
    ],
    [
      'support by agreement beyond any sense',
      { supporters: [child({ agreedMonthlyFen: 900_000_00 })] },
      'amount-beyond-sense',
    ],
    [
      'support that is given beyond any sense',
      { supporters: [child({ livesTogether: true, givenMonthlyFen: 900_000_00 })] },
      'amount-beyond-sense',
    ],
    [
      'the income of a whole household beyond any sense',
      { singledOutOf: { headcount: 3, incomeFen: 10_000_000_01, incomePeriod: 'year' as const } },
      'amount-beyond-sense',
    ],
  ])('%s', (_what, parts, reason) => {
    expect(amountDue(scheme('rural'), defaultPolicy, day, household(parts))).toEqual({
      kind: 'unknown',
      reason,
    });
  });

  it('ten million yuan a year is the most that is believed', () => {
    expect(due(household({ incomeFen: 10_000_000_00 })).yearlyFen).toBe(0);
  });

  it('a standard that is missing for the scheme, the day or the supporter', () => {
    const urban = {
      ...defaultPolicy,
      standards: defaultPolicy.standards.filter((each) => each.scheme === 'urban'),
    };
    const unknown = { kind: 'unknown', reason: 'standard-unknown' };
    expect(amountDue(scheme('rural'), urban, day, household())).toEqual(unknown);
    expect(amountDue(scheme('rural'), defaultPolicy, '2012-12-31', household())).toEqual(unknown);
    const supporters = [child({ scheme: 'rural' })];
    expect(amountDue(scheme('urban'), urban, day, household({ supporters }))).toEqual(unknown);
  });
});

describe('guaranteeing one person alone', () => {
  const judge = (yearlyIncomeFen: number, headcount = 3) =>
    judgeSinglePerson({ headcount, yearlyIncomeFen }, { yearlyStandardFen: 2_400_00, multiple: 3 });

  it('is open to an adult whose parents’ household of 3 has 12,000 a year', () => {
    expect(judge(12_000_00)).toBe('alone');
  });

  it('is needless within the standard, and closed above the multiple', () => {
    expect(judge(7_200_00)).toBe('whole-household');
    expect(judge(7_200_01)).toBe('alone');
    expect(judge(21_600_00)).toBe('alone');
    expect(judge(21_600_01)).toBe('neither');
  });

  it('takes a multiple with decimals exactly', () => {
    const judgeAtOneAndAHalf = (yearlyIncomeFen: number) =>
      judgeSinglePerson({ headcount: 1, yearlyIncomeFen }, { yearlyStandardFen: 2_400_00, multiple: 1.5 });
    expect(judgeAtOneAndAHalf(3_600_00)).toBe('alone');
    expect(judgeAtOneAndAHalf(3_600_01)).toBe('neither');
  });
});
