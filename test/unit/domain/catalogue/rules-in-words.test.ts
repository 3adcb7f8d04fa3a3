/** What staff read of each rule: whole explanations, in both languages. */
import { describe, expect, it } from 'vitest';
import type { Clearance, Holding, Profile, RuleName } from '../../../../shared/contracts/household-file.ts';
import type { AssessmentContext } from '../../../../shared/domain/assessment/assess.ts';
import { fresh, resultOf } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aClearance,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
} from '../../../builders/household-file.ts';

interface Situation {
  holdings?: Holding[];
  clearances?: Clearance[];
  profile?: Partial<Profile>;
  context?: Partial<AssessmentContext>;
}

function explanationOf(rule: RuleName, { context, ...parts }: Situation = {}) {
  const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
  return resultOf(aHousehold({ members, ...parts }), rule, context).explanation;
}

const doubtful = { name: '王五六' };
const alike = { name: '张三峰' };
const home = (number: number, facts = {}) =>
  aPropertyHolding({ unitNumber: `UNIT-${number}`, ...facts }, { line: number });
const shop = (facts = {}, row = {}) =>
  aPropertyHolding({ purpose: '商铺', unitNumber: 'UNIT-SHOP', ...facts }, { line: 9, ...row });

describe('deposits in words', () => {
  it('a suspension says the sum, what is not counted and why, and what makes it one', () => {
    const explanation = explanationOf('financial-assets', {
      holdings: [
        aBankHolding({ balanceFen: 20_000_00 }),
        aBankHolding({ accountNumber: '6222020000005678', status: '销户' }, { line: 3 }),
        aBankHolding({ accountNumber: '6222020000005679', currency: 'USD' }, { line: 4 }),
      ],
      profile: { aidAccount: '6222020000001234', monthlyAmountFen: 600_00 },
    });
    expect(explanation).toEqual({
      zh:
        '存款 12,800.00 元，超过限额 12,600.00 元（3 人 × 每人年保障标准 4,200.00 元）。' +
        '计入账户 1 个，金额最大的账户尾号 1234；未计入：1 个已销户；1 个外币且无折算率。' +
        '低保金发放账户中 7,200.00 元不计入（至多 12 个月保障金）。' +
        '拟停发：计入的账户均已确认为本人、情况清楚，余额日期距核对日均不超过 90 天。',
      en:
        'Deposits 12,800.00 are over the limit of 12,600.00 (3 people × 4,200.00 a year). ' +
        '1 account counted, the largest ending in 1234; not counted: 1 closed; 1 in a currency without a rate. ' +
        '7,200.00 on the account that receives the guarantee is not counted (up to 12 months of it). ' +
        'Suspension: every counted account is verified and clear, and no balance is older than 90 days.',
    });
  });

  it('a review says every doubt', () => {
    const old = { balanceDate: '2026-01-01' };
    const explanation = explanationOf('financial-assets', {
      holdings: [
        aBankHolding({ balanceFen: 20_000_00, ...old }),
        aBankHolding({ balanceFen: 2_000_00, ...old }, { line: 3 }),
        aBankHolding({ accountNumber: '6222020000005678' }, { line: 4, ...alike }),
      ],
    });
    expect(explanation.zh).toContain(
      '先复核、不拟停发：1 个账户的户名与成员姓名只是相近，须核实是否本人；1 个账户同日有多笔不同余额；1 个账户的余额日期距核对日超过 90 天，须取得最新余额。',
    );
    expect(explanation.en).toContain(
      "Review, not suspension: 1 account under a name that only resembles the member's; " +
        '1 account with several balances on one day; 1 balance older than 90 days.',
    );
  });

  it('a household without an account is told of no largest one, and of nothing left out', () => {
    expect(explanationOf('financial-assets', { profile: { headcount: 1 } })).toEqual({
      zh: '存款 0.00 元，未超过限额 4,200.00 元（1 人 × 每人年保障标准 4,200.00 元）。没有可计入的账户。',
      en: 'Deposits 0.00 are within the limit of 4,200.00 (1 person × 4,200.00 a year). 0 accounts counted.',
    });
  });

  it('an account with nothing on it is counted, and not named as the largest', () => {
    const { zh, en } = explanationOf('financial-assets', { holdings: [aBankHolding({ balanceFen: 0 })] });
    expect(zh).toContain('计入账户 1 个。');
    expect(en).toContain('1 account counted.');
  });

  it('an account with nothing but the guarantee is said apart from those that count', () => {
    const { zh, en } = explanationOf('financial-assets', {
      holdings: [aBankHolding({ balanceFen: 300_00 })],
      profile: { aidAccount: '6222020000001234', monthlyAmountFen: 600_00 },
    });
    expect(zh).toContain('没有可计入的账户；未计入：1 个只有不计入的救助金。');
    expect(en).toContain('0 accounts counted; not counted: 1 with nothing but aid that does not count.');
  });

  it('of an account number of four characters or less nothing is shown', () => {
    const { en } = explanationOf('financial-assets', { holdings: [aBankHolding({ accountNumber: '1234' })] });
    expect(en).toContain('the largest ending in ****.');
  });

  it('an account is left out for one reason: closed before doubtful, and its state before its currency', () => {
    const account = (number: number, facts = {}, row = {}) =>
      aBankHolding({ accountNumber: `622202000000567${number}`, ...facts }, { line: number, ...row });
    const { en } = explanationOf('financial-assets', {
      holdings: [
        account(1, { status: '销户' }, doubtful),
        account(2, { status: '其他', currency: 'USD' }, doubtful),
        account(3, { status: '其他', currency: 'USD' }),
      ],
    });
    expect(en).toContain('not counted: 1 closed; 1 of doubtful identity; 1 of unclear state.');
  });
});

describe('commercial property in words', () => {
  it('a suspension', () => {
    expect(explanationOf('commercial-property', { holdings: [home(1), shop()] })).toEqual({
      zh: '登记有效的经营性房产 1 处。拟停发：至少一处已确认为本人所有、由家庭成员全部持有，且登记中另有住宅；停发前请核实是否出租和租金收入。',
      en:
        '1 commercial property in force. ' +
        'Suspension: at least one is verified and wholly owned by members, and a dwelling is on record. Find out about rent before payment stops.',
    });
  });

  it('a review says every doubt', () => {
    expect(explanationOf('commercial-property', { holdings: [shop({ share: '1/2' })] })).toEqual({
      zh: '登记有效的经营性房产 1 处。先复核、不拟停发：仅占部分份额；登记中没有住宅，可能就住在此处。',
      en:
        '1 commercial property in force. ' +
        'Review, not suspension: only partly theirs; no dwelling is on record, they may live there.',
    });
  });

  it('what a clearance covers is listed separately', () => {
    const clearances = [aClearance({ rule: 'commercial-property', assets: ['property|unit|UNIT-SHOP'] })];
    expect(explanationOf('commercial-property', { holdings: [shop()], clearances })).toEqual({
      zh: '没有查到登记有效的经营性房产；另有 1 处此前已核实排除，未计入。',
      en: '0 commercial properties in force; 1 more covered by a clearance.',
    });
    expect(explanationOf('commercial-property')).toEqual({
      zh: '没有查到登记有效的经营性房产。',
      en: '0 commercial properties in force.',
    });
  });
});

describe('homes in words', () => {
  it('two are a review', () => {
    expect(explanationOf('second-home', { holdings: [home(1), home(2)] })).toEqual({
      zh: '登记有效的住宅 2 处，家庭成员份额合计 2 套，至多 1 套。先复核、不拟停发：核对结果只作提示。请入户核实是否居住、是否危房，或者已出售、拆迁、析产。',
      en:
        "2 dwellings in force, members' shares adding up to 2 of at most 1. " +
        'Review, not suspension: it decides nothing alone. Find out by a visit whether it is lived in, unsafe, sold, pulled down or divided.',
    });
  });

  it('what a clearance covers is listed separately', () => {
    const clearances = [aClearance({ rule: 'second-home', assets: ['property|unit|UNIT-1'] })];
    const holdings = [home(1), home(2, { share: '1/2' })];
    expect(explanationOf('second-home', { holdings, clearances })).toEqual({
      zh: '登记有效的住宅 1 处，家庭成员份额合计 1/2 套，至多 1 套；另有 1 处此前已核实排除，未计入。',
      en:
        "1 dwelling in force, members' shares adding up to 1/2 of at most 1; " +
        '1 more covered by a clearance.',
    });
  });
});

describe('vehicles in words', () => {
  const car = (plateNumber: string, facts = {}) => aVehicleHolding({ plateNumber, ...facts });

  it('are named by their plate types, without one that is none', () => {
    const holdings = [car('京A10001', { plateType: '蓝牌' }), car('京B10001'), car('京C10001')];
    expect(explanationOf('motor-vehicle', { holdings })).toEqual({
      zh:
        '在册机动车 2 辆（小型汽车）。' +
        '先复核、不拟停发：请核实是否残疾人用车、营运或者生产用车，是否已卖未过户或者已报废。',
      en:
        '2 vehicles in force (plate type 02). Review, not suspension: ' +
        'find out whether it is for a disabled member, for work, sold and not yet transferred, or scrapped.',
    });
  });

  it('that do not count are listed with the reason', () => {
    const holdings = [
      car('京A10001', { plateType: '07' }),
      car('京B10001', { status: '报废' }),
      car('京C10001'),
    ];
    const clearances = [aClearance({ rule: 'motor-vehicle', assets: ['vehicle|plate|02|京C10001'] })];
    expect(explanationOf('motor-vehicle', { holdings, clearances })).toEqual({
      zh: '没有查到在册机动车；未计入：1 辆属于政策不计的号牌种类；1 辆已注销或报废；1 辆此前已核实排除。',
      en:
        '0 vehicles in force; not counted: 1 of an excepted plate type; ' +
        '1 deregistered or scrapped; 1 covered by a clearance.',
    });
    expect(explanationOf('motor-vehicle')).toEqual({
      zh: '没有查到在册机动车。',
      en: '0 vehicles in force.',
    });
  });
});

describe('unclear assets in words', () => {
  it('are counted by kind and by what is unclear', () => {
    const holdings = [
      aBankHolding({ status: '其他', balanceFen: 20_000_00 }),
      aBankHolding({ accountNumber: '6222020000005678', status: '其他' }, { line: 3 }),
      aVehicleHolding({ status: '转出' }),
    ];
    expect(explanationOf('unclear-asset', { holdings })).toEqual({
      zh: '账户状态不明 2 项；机动车状态不明 1 项。先复核、不拟停发：请向提供单位核实，或者请家庭提供证明材料。',
      en:
        '2 × account whose state is unclear; 1 × vehicle whose state is unclear. ' +
        'Review, not suspension: ask the provider, or the household for proof.',
    });
  });

  it('that staff have explained are listed separately', () => {
    const holdings = [aVehicleHolding({ status: '转出' })];
    const clearances = [aClearance({ rule: 'unclear-asset', assets: ['vehicle|plate|02|京A12345'] })];
    expect(explanationOf('unclear-asset', { holdings, clearances })).toEqual({
      zh: '没有情况不明的财产（1 项此前已核实排除）。',
      en: 'No asset is unclear (1 covered by a clearance).',
    });
    expect(explanationOf('unclear-asset')).toEqual({
      zh: '没有情况不明的财产。',
      en: 'No asset is unclear.',
    });
  });
});

describe('rows of doubtful identity in words', () => {
  it('are counted once each, with every rule that they would fail', () => {
    const holdings = [
      aVehicleHolding({}, doubtful),
      shop({ share: '其他' }, doubtful),
      shop({ certificateNumber: 'CERT-2', unitNumber: 'UNIT-2' }, { ...doubtful, line: 10 }),
    ];
    expect(explanationOf('identity-question', { holdings })).toEqual({
      zh:
        '3 条记录使用成员的身份证号，但姓名不符或校验码有误；若确为本人，本户还会有这些疑点：' +
        '经营性房产、机动车、情况不明的财产。先复核、不拟停发：身份未确认前不计入任何合计。',
      en:
        "3 rows with a member's identity number, but another name or a wrong check digit; " +
        "if they were the member's, these rules would fail: commercial property, motor vehicle, unclear asset. " +
        'Review, not suspension: until it is known they are in no sum.',
    });
  });
});

describe('a recipient in several households, in words', () => {
  const recipients = (count: number) =>
    aHousehold({ members: Array.from({ length: count }, (_, index) => aMember({ ordinal: index + 1 })) });
  const reportedOf = (count: number, ...others: string[]) =>
    resultOf(recipients(count), 'duplicate-recipient', { otherHouseholds: () => others }).explanation;

  it('households of the county are named, others are not', () => {
    expect(reportedOf(1, '110101-0078', '220202-0077', '110101-0077', '110101-0077')).toEqual({
      zh:
        '成员 1 同时是家庭 110101-0077、家庭 110101-0078、另一县区家庭 的保障对象。' +
        '先复核、不拟停发：请与另一户所在乡镇（街道）核实其共同生活的家庭，由一户保障，另一户核减。',
      en:
        'Member 1 is also a recipient of household 110101-0077 and household 110101-0078 ' +
        'and a household of another county. ' +
        'Review, not suspension: settle with the town of the other household where the person lives; one keeps them, the other takes them off.',
    });
  });

  it('five members are named, and the rest counted', () => {
    const five = reportedOf(5, '110101-0077');
    expect(five.en).toContain('Member 5 is also');
    expect(five.en).not.toContain('more');
    const seven = reportedOf(7, '110101-0077');
    expect(seven.zh).toContain('成员 5 同时是家庭 110101-0077 的保障对象。另有 2 名成员也在其他家庭享受。');
    expect(seven.en).toContain('household 110101-0077. So are 2 more. Review');
    expect(seven.en).not.toContain('Member 6');
  });

  it('five households of one member are named', () => {
    const many = reportedOf(1, ...Array.from({ length: 7 }, (_, index) => `110101-100${index}`));
    for (const { text, named } of [
      { text: many.zh, named: '家庭 110101-1004' },
      { text: many.en, named: 'household 110101-1004' },
    ]) {
      expect(text).toContain(named);
      expect(text).not.toContain('110101-1005');
    }
  });
});

describe('what was not known, in words', () => {
  it('five overdue providers are named, and the rest counted', () => {
    const late = (count: number) =>
      Array.from({ length: count }, (_, index) => fresh('bank', `bank-${index + 1}`, '2026-01-01'));
    const { zh, en } = explanationOf('financial-assets', { context: { freshness: late(8) } });
    expect(zh).toContain('、bank-4（2026-01-01）、bank-5（2026-01-01）等 8 家。');
    expect(en).toContain(', bank-4 (2026-01-01), bank-5 (2026-01-01) and 3 more.');
    const five = explanationOf('financial-assets', { context: { freshness: late(5) } });
    expect(five.zh).toMatch(/逾期未交付：.*bank-5（2026-01-01）。$/);
    expect(five.en).toMatch(/Overdue: .*bank-5 \(2026-01-01\)\.$/);
  });

  it('a provider that never sent anything is overdue with nothing', () => {
    const { zh } = explanationOf('financial-assets', { context: { freshness: [fresh('bank', 'b', null)] } });
    expect(zh).toContain('逾期未交付：b（尚无数据）。');
  });

  it('a source of which nothing has come is named, unless the rule does not read it', () => {
    expect(explanationOf('unclear-asset', { context: { freshness: [] } })).toEqual({
      zh: '没有情况不明的财产。尚未收到任何银行数据。尚未收到任何车辆数据。尚未收到任何不动产数据。',
      en:
        'No asset is unclear. No bank data has been delivered yet. No vehicle data has been delivered yet. ' +
        'No property data has been delivered yet.',
    });
    expect(explanationOf('duplicate-recipient', { context: { freshness: [] } })).toEqual({
      zh: '保障对象均未在其他家庭重复享受。',
      en: 'No recipient is in another active household.',
    });
  });

  it('members who could not be compared are counted, but not for rules about people', () => {
    const one = aHousehold({ members: [aMember({ authorisedUntil: 'never' })] });
    expect(resultOf(one, 'motor-vehicle').explanation).toEqual({
      zh: '没有查到在册机动车。1 名成员中有 1 名未能比对。',
      en: '0 vehicles in force. 1 of 1 member could not be compared.',
    });
    expect(resultOf(one, 'duplicate-recipient').explanation.en).not.toContain('could not be compared');
  });

  it('a household that is not asked is told nothing of what is missing', () => {
    const disputed = aHousehold({ members: [aMember()], profile: { status: 'disputed' } });
    expect(resultOf(disputed, 'motor-vehicle', { freshness: [] }).explanation).toEqual({
      zh: '花名册各行矛盾，未比对。',
      en: 'Not compared: its rows in the roster contradict each other.',
    });
  });
});
