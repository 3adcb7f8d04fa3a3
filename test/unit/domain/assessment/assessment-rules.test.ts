import { describe, expect, it } from 'vitest';
import type { Clearance, Holding } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { overdueProviders } from '../../../../shared/domain/assessment/freshness.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { everywhere, policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { readPolicy, type Policy } from '../../../../shared/domain/policy/policy.ts';
import type { SourceFreshness } from '../../../../shared/contracts/runs.ts';
import {
  aContext,
  everySource,
  findingsOf,
  fresh,
  resultOf,
  ruleResult,
  withMode,
} from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aClearance,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';

const second = { identityToken: tokenOf(2), name: '李小梅' };
const doubtful = { name: '王五六' };

const household = (holdings: Holding[], clearances: Clearance[] = []) =>
  aHousehold({ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })], holdings, clearances });

/** `rule kind` of every finding. */
const found = (holdings: Holding[], clearances: Clearance[] = []) =>
  [...findingsOf(household(holdings, clearances))].map(([rule, { kind }]) => `${rule} ${kind}`);

const dwelling = aPropertyHolding();
const shopFacts = { purpose: '商铺', unitNumber: 'UNIT-SHOP', certificateNumber: 'CERT-SHOP' };
const shop = (facts = {}, row = {}) => aPropertyHolding({ ...shopFacts, ...facts }, { line: 3, ...row });

describe('commercial property', () => {
  it('wholly owned and verified beside a dwelling is a suspension', () => {
    expect(found([dwelling, shop()])).toEqual(['commercial-property suspension']);
    expect(findingsOf(household([dwelling, shop()])).get('commercial-property')).toMatchObject({
      amountFen: null,
      limitFen: null,
      evidence: [{ line: 3 }],
    });
  });

  it('wholly owned by two members together too', () => {
    const halves = [
      shop({ share: '1/2' }),
      shop({ share: '50%', certificateNumber: 'CERT-2' }, { ...second, line: 4 }),
    ];
    expect(found([dwelling, ...halves])).toEqual(['commercial-property suspension']);
  });

  it.each([
    ['without a dwelling on record', [shop()], 'they may live there'],
    [
      'with a dwelling that was given up',
      [aPropertyHolding({ status: '注销' }), shop()],
      'they may live there',
    ],
    ['only partly theirs', [dwelling, shop({ share: '1/2' })], 'only partly theirs'],
    ['with a name that is only alike', [dwelling, shop({}, { name: '张三峰' })], 'not verified'],
    [
      'whose other half is doubtful',
      [dwelling, shop({ share: '1/2' }), shop({ share: '1/2' }, { ...second, ...doubtful, line: 4 })],
      'only partly theirs',
    ],
  ])('%s is a review', (_what, holdings, why) => {
    const finding = findingsOf(household(holdings)).get('commercial-property');
    expect(finding?.kind).toBe('review');
    expect(finding?.explanation.en).toContain(why);
  });

  it('that has ended, or is no shop, raises nothing', () => {
    expect(
      found([dwelling, shop({ status: '历史' }), aPropertyHolding({ purpose: '车位', unitNumber: 'P' })]),
    ).toEqual([]);
  });

  it('that staff have explained raises nothing', () => {
    const clearance = aClearance({ rule: 'commercial-property', assets: ['property|unit|UNIT-SHOP'] });
    expect(found([dwelling, shop()], [clearance])).toEqual([]);
  });
});

describe('second home', () => {
  const home = (number: number, facts = {}, row = {}) =>
    aPropertyHolding(
      { unitNumber: `UNIT-${number}`, certificateNumber: `CERT-${number}`, ...facts },
      { line: number + 1, ...row },
    );

  it('one home raises nothing, two are a review', () => {
    expect(found([home(1)])).toEqual([]);
    expect(found([home(1), home(2)])).toEqual(['second-home review']);
    expect(findingsOf(household([home(1), home(2)])).get('second-home')).toMatchObject({
      amountFen: null,
      evidence: [{ line: 2 }, { line: 3 }],
    });
  });

  it('shares add up exactly: three thirds are one home, a little more is not', () => {
    const third = { share: '1/3' };
    expect(found([home(1, third), home(2, third), home(3, third)])).toEqual([]);
    expect(found([home(1, third), home(2, third), home(3, { share: '33.34%' })])).toEqual([
      'second-home review',
    ]);
    expect(resultOf(household([home(1, third)]), 'second-home').explanation.en).toContain(
      'up to 1/3 of at most 1',
    );
  });

  it('one home of two members is one home, jointly or in halves', () => {
    expect(found([home(1), home(1, {}, { ...second, line: 3 })])).toEqual([]);
    expect(
      found([home(1, { share: '1/2' }), home(1, { share: '1/2' }, { ...second, line: 3 }), home(2)]),
    ).toEqual(['second-home review']);
  });

  it('a title that is listed twice is one share', () => {
    expect(
      found([home(1, { share: '1/2' }), home(1, { share: '1/2' }, { line: 9 }), home(2, { share: '1/2' })]),
    ).toEqual([]);
  });

  it('what staff have explained is not counted', () => {
    const clearance = aClearance({ rule: 'second-home', assets: ['property|unit|UNIT-2'] });
    expect(found([home(1), home(2)], [clearance])).toEqual([]);
    expect(found([home(1), home(2), home(3)], [clearance])).toEqual(['second-home review']);
  });
});

describe('motor vehicle', () => {
  it.each(['02', '01', '52', '大型新能源汽车'])('plate type %s is a review', (plateType) => {
    expect(found([aVehicleHolding({ plateType })])).toEqual(['motor-vehicle review']);
  });

  it.each(['某种号牌', '', '??', '小型普通客车'])(
    'plate type "%s" may be any, and is unclear',
    (plateType) => {
      expect(found([aVehicleHolding({ plateType })])).toEqual(['unclear-asset review']);
      expect(found([aVehicleHolding({ plateType, status: '注销' })])).toEqual([]);
    },
  );

  it('the type of vehicle is used where the plate type is missing', () => {
    const type = { vehicleType: '普通二轮摩托车' };
    expect(found([aVehicleHolding({ plateType: '', ...type })])).toEqual([]);
    expect(found([aVehicleHolding({ plateType: '02', ...type })])).toEqual(['motor-vehicle review']);
  });

  it.each(['07', '08', '13', '14', '轻便摩托车'])('plate type %s is excepted', (plateType) => {
    expect(found([aVehicleHolding({ plateType })])).toEqual([]);
    expect(resultOf(household([aVehicleHolding({ plateType })]), 'motor-vehicle').explanation.en).toContain(
      'excepted',
    );
  });

  it.each(['E', 'M', 'P', '注销', '报废'])('in state %s it no longer counts', (status) => {
    expect(found([aVehicleHolding({ status })])).toEqual([]);
  });

  it('that left one register for another is in force', () => {
    const rows = [
      aVehicleHolding({ vin: 'LVIN', status: 'B' }),
      aVehicleHolding({ vin: 'LVIN', status: 'A', plateNumber: '冀B12345' }, { provider: 'other-office' }),
    ];
    expect(found(rows)).toEqual(['motor-vehicle review']);
    expect(findingsOf(household(rows)).get('motor-vehicle')?.evidence).toHaveLength(1);
  });

  it('with an excepted plate at one office and another plate at the next counts', () => {
    const rows = [
      aVehicleHolding({ vin: 'LVIN', plateType: '52' }),
      aVehicleHolding({ vin: 'LVIN', plateType: '07' }, { line: 3 }),
    ];
    expect(found(rows)).toEqual(['motor-vehicle review']);
  });

  it('is described by its plate types in ascending order, and without what is no vehicle', () => {
    const rows = [
      aVehicleHolding({ plateNumber: '京A10001', plateType: '52' }),
      aVehicleHolding({ plateNumber: '京B10001', plateType: '02' }, { line: 3 }),
      aBankHolding({ status: '销户' }),
    ];
    expect(resultOf(household(rows), 'motor-vehicle').explanation.en).toContain(
      '2 vehicles in force (plate type 02, 52). ',
    );
  });

  it('is named by its plate type, never by its plate', () => {
    const { zh, en } = resultOf(household([aVehicleHolding()]), 'motor-vehicle').explanation;
    expect(en).toContain('1 vehicle in force (plate type 02)');
    expect(zh + en).not.toContain('12345');
  });
});

describe('unclear asset', () => {
  it.each([
    [
      'an account in an unknown state',
      aBankHolding({ status: '其他', balanceFen: 20_000_00 }),
      '1 × account whose state is unclear',
    ],
    [
      'an account in a currency without a rate',
      aBankHolding({ currency: 'USD' }),
      'in a currency without a rate',
    ],
    [
      'a vehicle that was moved away',
      aVehicleHolding({ status: '转出' }),
      '1 × vehicle whose state is unclear',
    ],
    ['a title in an unknown state', aPropertyHolding({ status: '待定' }), '1 × title whose state is unclear'],
    ['a shop with a dwelling in it', aPropertyHolding({ purpose: '商住' }), '1 × title whose use is unclear'],
    [
      'an unclear share',
      aPropertyHolding({ share: '50' }),
      '1 × title whose share is unclear (to be written 30% or 3/10)',
    ],
    [
      'a shop of unclear share',
      shop({ ownership: '按份共有' }),
      '1 × title whose share is unclear (to be written 30% or 3/10)',
    ],
  ])('%s is a review by this rule alone', (_what, holding, why) => {
    const findings = findingsOf(
      household([dwelling, holding].slice(holding.asset.source === 'property' ? 1 : 0)),
    );
    expect([...findings.keys()]).toEqual(['unclear-asset']);
    expect(findings.get('unclear-asset')).toMatchObject({ kind: 'review', amountFen: null, limitFen: null });
    expect(findings.get('unclear-asset')?.explanation.en).toContain(why);
  });

  it.each([
    ['a closed account in another currency', aBankHolding({ currency: 'USD', status: '销户' })],
    ['an unclear account with nothing on it', aBankHolding({ status: '其他', balanceFen: 0 })],
    ['a motorcycle that was moved away', aVehicleHolding({ status: '转出', plateType: '07' })],
    ['a parking space in an unknown state', aPropertyHolding({ status: '待定', purpose: '车位' })],
    ['a title of unclear use that has ended', aPropertyHolding({ status: '历史', purpose: '商住' })],
    [
      'an unclear vehicle of doubtful identity and excepted type',
      aVehicleHolding({ status: 'B', plateType: '08' }, doubtful),
    ],
  ])('%s could count nowhere and raises nothing', (_what, holding) => {
    expect(found([holding])).toEqual([]);
  });

  it('is listed under everything that is unclear about it', () => {
    const shopAndHome = aPropertyHolding({ status: '待定', purpose: '商住' });
    expect(resultOf(household([shopAndHome]), 'unclear-asset').explanation.en).toContain(
      '1 × title whose state is unclear; 1 × title whose use is unclear.',
    );
  });

  it.each(['second-home', 'commercial-property'] as const)(
    'of unclear use matters to either rule, so also while %s is off',
    (rule) => {
      const file = household([aPropertyHolding({ purpose: '商住' })]);
      expect([...findingsOf(file, { policy: withMode(rule, 'off') }).keys()]).toEqual(['unclear-asset']);
    },
  );

  it('is not asked about assets whose only rule is switched off', () => {
    const file = household([aVehicleHolding({ status: '转出' })]);
    expect(findingsOf(file, { policy: withMode('motor-vehicle', 'off') }).size).toBe(0);
    expect(findingsOf(file, { policy: withMode('motor-vehicle', 'shadow') }).size).toBe(0);
  });

  it('rows of one title that name different uses leave its use unclear', () => {
    expect(found([shop(), shop({ purpose: '住宅' }, { ...second, line: 4 })])).toEqual([
      'unclear-asset review',
    ]);
  });

  it('that staff have explained raises nothing', () => {
    const clearance = aClearance({ rule: 'unclear-asset', assets: ['vehicle|plate|02|京A12345'] });
    expect(found([aVehicleHolding({ status: '转出' })], [clearance])).toEqual([]);
  });
});

describe('identity question', () => {
  it.each([
    ['a large account', [aBankHolding({ balanceFen: 20_000_00 }, doubtful)], 'financial assets'],
    ['a vehicle', [aVehicleHolding({}, { checkDigitRight: false })], 'motor vehicle'],
    ['a shop', [shop({}, { name: '' })], 'commercial property'],
    [
      'an unclear account',
      [aBankHolding({ status: '其他', balanceFen: 20_000_00 }, doubtful)],
      'unclear asset',
    ],
    [
      'a second home',
      [dwelling, aPropertyHolding({ unitNumber: 'UNIT-2' }, { line: 3, ...doubtful })],
      'second home',
    ],
  ])('%s of doubtful identity is a review, on the doubtful rows', (_what, holdings, rule) => {
    const findings = findingsOf(household(holdings));
    expect([...findings.keys()]).toEqual(['identity-question']);
    const finding = findings.get('identity-question');
    expect(finding).toMatchObject({ kind: 'review', amountFen: null, limitFen: null });
    expect(finding?.evidence.map(({ certainty }) => certainty)).toEqual(['doubtful']);
    expect(finding?.explanation.en).toContain(`would fail: ${rule}.`);
  });

  it('counts doubtful and known holdings together', () => {
    const known = aBankHolding({ balanceFen: 10_000_00 });
    const question = aBankHolding(
      { balanceFen: 5_000_00, accountNumber: '6222020000005678' },
      { line: 3, ...doubtful },
    );
    expect(found([known, question])).toEqual(['identity-question review']);
    expect(found([question])).toEqual([]);
  });

  it('is not asked where the rule fails without the doubtful rows', () => {
    const known = aBankHolding({ balanceFen: 20_000_00 });
    const question = aBankHolding(
      { balanceFen: 5_000_00, accountNumber: '6222020000005678' },
      { line: 3, ...doubtful },
    );
    expect(found([known, question])).toEqual(['financial-assets suspension']);
  });

  it('a doubtful half of a known home may make a second one', () => {
    const halves = [
      aPropertyHolding({ share: '1/2' }),
      aPropertyHolding({ share: '1/2' }, { ...second, ...doubtful, line: 3 }),
    ];
    const half = aPropertyHolding(
      { share: '1/2', unitNumber: 'UNIT-2', certificateNumber: 'CERT-2' },
      { line: 4 },
    );
    expect(found([...halves, half])).toEqual(['identity-question review']);
  });

  it('asks live rules only, unless it is in shadow itself', () => {
    const file = household([aVehicleHolding({}, doubtful)]);
    const vehiclesInShadow = withMode('motor-vehicle', 'shadow');
    expect(findingsOf(file, { policy: vehiclesInShadow }).size).toBe(0);
    const both = withMode('identity-question', 'shadow', vehiclesInShadow);
    expect(resultOf(file, 'identity-question', { policy: both }).kind).toBe('failed');
  });

  it('in shadow asks live rules and those in shadow', () => {
    const file = household([aVehicleHolding({}, doubtful)]);
    const policy = withMode('identity-question', 'shadow');
    expect(resultOf(file, 'identity-question', { policy }).kind).toBe('failed');
    expect(findingsOf(file, { policy }).size).toBe(0);
  });

  it('asks of what is known and cleared too, which counts as it did', () => {
    const account = (balanceFen: number, number: string, row: object) =>
      aBankHolding({ balanceFen, accountNumber: number }, row);
    const holdings = [
      account(10_000_00, '6222020000001234', { line: 2 }),
      account(10_000_00, '6222020000001234', { line: 3, ...doubtful }),
      account(5_000_00, '6222020000005678', { line: 4, ...doubtful }),
    ];
    const assets = ['bank|rural-bank|6222020000001234||CNY'];
    const clearance = aClearance({ rule: 'identity-question', assets });
    expect(findingsOf(household(holdings, [clearance])).get('identity-question')?.evidence).toMatchObject([
      { line: 4 },
    ]);
  });

  it('is settled by a clearance of the rows', () => {
    const clearance = aClearance({ rule: 'identity-question', assets: ['vehicle|plate|02|京A12345'] });
    expect(found([aVehicleHolding({}, doubtful)], [clearance])).toEqual([]);
  });
});

describe('duplicate recipient', () => {
  const others = (...households: string[]) => ({
    otherHouseholds: (token: string) => (token === tokenOf(1) ? households : []),
  });
  const of = (file: ReturnType<typeof household>, ...households: string[]) =>
    findingsOf(file, others(...households)).get('duplicate-recipient');

  it('is a review that names a household of the same county', () => {
    const finding = of(household([]), '110101-0077');
    expect(finding).toMatchObject({ kind: 'review', evidence: [], evidenceOmitted: 0, amountFen: null });
    expect(finding?.explanation.en).toContain('Member 1 is also a recipient of household 110101-0077.');
  });

  it('and of any other county only that there is one', () => {
    const { zh, en } = of(household([]), '220202-0077')?.explanation ?? { zh: '', en: '' };
    expect(en).toContain('a household of another county');
    expect(zh).toContain('另一县区');
    expect(zh + en).not.toContain('220202');
  });

  it('is found without an authorisation, which only queries of assets need', () => {
    const members = [aMember({ authorisedUntil: 'never' })];
    expect(of(aHousehold({ members }), '110101-0077')).toBeDefined();
  });

  it('names members by their place in the household', () => {
    const members = [aMember({ ordinal: 2 }), aMember({ ordinal: 1 })];
    const { explanation } = resultOf(aHousehold({ members }), 'duplicate-recipient', {
      otherHouseholds: () => ['110101-0077'],
    });
    expect(explanation.en).toMatch(/^Member 1 is .*\. Member 2 is .*/);
  });

  it('is not about members who receive nothing, nor about the household itself', () => {
    expect(of(aHousehold({ members: [aMember({ recipient: false })] }), '110101-0077')).toBeUndefined();
    expect(of(household([]), '110101-0001')).toBeUndefined();
  });

  it('is settled by a clearance until that ends', () => {
    const clearance = aClearance({ rule: 'duplicate-recipient', until: '2026-11-22' });
    expect(of(household([], [clearance]), '110101-0077')).toBeUndefined();
    const { kind, explanation } = resultOf(
      household([], [clearance]),
      'duplicate-recipient',
      others('110101-0077'),
    );
    expect(kind).toBe('passed');
    expect(explanation.en).toBe('A clearance explains the double.');
    expect(of(household([], [{ ...clearance, until: '2026-11-21' }]), '110101-0077')).toBeDefined();
  });
});

describe('modes', () => {
  const file = household([aVehicleHolding()]);

  const everyRule = (kind: string) => defaultPolicy.rules.map(({ rule }) => [rule, kind]);

  it('a household about which there is nothing to say passes every rule', () => {
    const { results } = assess(household([]), aContext({ freshness: everySource }));
    expect(results.map(({ rule, kind }) => [rule, kind])).toEqual(everyRule('passed'));
  });

  it.each(['disputed', 'ended'] as const)('a household that is %s has no rule judged', (status) => {
    const { results } = assess(
      aHousehold({ members: [aMember()], profile: { status } }),
      aContext({ freshness: everySource }),
    );
    expect(results.map(({ rule, kind }) => [rule, kind])).toEqual(everyRule('unjudged'));
  });

  it('a rule in shadow shows its finding and raises none', () => {
    const assessment = assess(file, aContext({ policy: withMode('motor-vehicle', 'shadow') }));
    expect(assessment.findings).toEqual([]);
    expect(ruleResult(assessment, 'motor-vehicle')).toMatchObject({
      kind: 'failed',
      mode: 'shadow',
      finding: { rule: 'motor-vehicle', kind: 'review', evidence: [{ line: 2 }] },
    });
  });

  it('a rule that is off is not asked and says so', () => {
    expect(resultOf(file, 'motor-vehicle', { policy: withMode('motor-vehicle', 'off') })).toMatchObject({
      kind: 'off',
      explanation: { en: 'Policy has switched this rule off.' },
    });
  });

  it('findings and results come in policy order, passed rules too, each with what it rests on', () => {
    const policy = { ...defaultPolicy, rules: [...defaultPolicy.rules].reverse() };
    const big = household([aVehicleHolding(), aBankHolding({ balanceFen: 20_000_00 })]);
    const { findings, results } = assess(big, aContext({ policy, freshness: everySource }));
    expect(findings.map(({ rule }) => rule)).toEqual(['motor-vehicle', 'financial-assets']);
    expect(results.map(({ rule }) => rule)).toEqual(policy.rules.map(({ rule }) => rule));
    expect(results.every(({ explanation, restsOn }) => explanation.zh && explanation.en && restsOn)).toBe(
      true,
    );
  });
});

describe('overdue providers', () => {
  const overdueIn = (freshness: SourceFreshness[], policy: Policy, day: string) =>
    overdueProviders(freshness, policyInForce(policy, everywhere, day), day);

  it('are those whose newest delivery is older than policy allows, or who have sent nothing', () => {
    const freshness = [
      fresh('vehicle', 'on-time', '2026-08-14'),
      fresh('vehicle', 'late', '2026-08-13'),
      fresh('bank', 'silent', null),
      fresh('bank', 'late', '2026-10-17'),
      fresh('bank', 'on-time', '2026-10-18'),
    ];
    expect(overdueIn(freshness, defaultPolicy, '2026-11-22')).toEqual([
      fresh('bank', 'late', '2026-10-17'),
      fresh('bank', 'silent', null),
      fresh('vehicle', 'late', '2026-08-13'),
    ]);
  });

  it('say nothing of other sources than those that a rule reads', () => {
    const freshness = [fresh('bank', 'late', '2026-01-01'), fresh('vehicle', 'office')];
    const of = (rule: 'financial-assets' | 'motor-vehicle' | 'second-home') =>
      resultOf(household([]), rule, { freshness }).explanation.en;
    expect(of('financial-assets')).toMatch(/Overdue: late \(2026-01-01\)\.$/);
    expect(of('motor-vehicle')).toBe('0 vehicles in force.');
    expect(of('second-home')).toMatch(/No property data has been delivered yet\.$/);
  });

  it('are not those that deliver no more from a day on, of whom every rule says what it counts', () => {
    const freshness = [fresh('bank', 'merged', '2026-06-30'), fresh('vehicle', 'merged', '2026-06-30')];
    const merged = {
      source: 'bank',
      provider: 'merged',
      effectiveFrom: '2026-11-01',
      restsOn: 'merged',
    } as const;
    const policy = { ...defaultPolicy, retiredProviders: [merged] };
    expect(readPolicy(policy).kind).toBe('policy');
    expect(overdueIn([fresh('bank', 'another', '2026-06-30')], policy, '2026-11-22')).toHaveLength(1);
    const overdueOn = (day: string) => overdueIn(freshness, policy, day).map(({ source }) => source);
    expect(overdueOn('2026-10-31')).toEqual(['bank', 'vehicle']);
    expect(overdueOn('2026-11-01')).toEqual(['vehicle']);
    const held = aHousehold({ members: [aMember()], holdings: [aBankHolding({ balanceFen: 50_000_00 })] });
    const { results } = assess(held, aContext({ policy, freshness, day: '2026-11-22' }));
    const deposits = results.find(({ rule }) => rule === 'financial-assets');
    expect(deposits?.kind).toBe('failed');
    expect(deposits?.explanation.en).toContain(
      'Delivers no more, counted as last known: merged (2026-06-30).',
    );
  });
});
