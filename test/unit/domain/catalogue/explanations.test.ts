/** What staff read of the rows and steps that a case rests on. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { describeStep } from '../../../../shared/domain/cases/describe-step.ts';
import { isTooLong } from '../../../../shared/domain/kernel/text.ts';
import { aContext } from '../../../builders/assessment.ts';
import { steps } from '../../../builders/case-life.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
} from '../../../builders/household-file.ts';

const assessed = (...holdings: Holding[]) =>
  assess(aHousehold({ members: [aMember()], holdings }), aContext());
const notesOf = (...holdings: Holding[]) =>
  assessed(...holdings).findings.flatMap(({ evidence }) => evidence.map(({ note }) => note.en));
const explanationOf = (rule: string, ...holdings: Holding[]) =>
  assessed(...holdings).results.find((result) => result.rule === rule)?.explanation.en ?? '';

describe('a row of evidence says what it is', () => {
  it('an account, its last four digits, its balance, and its currency where it has one', () => {
    const account = { accountNumber: '6222020000001234', balanceFen: 90_000_00 };
    expect(notesOf(aBankHolding(account))).toEqual([
      expect.stringMatching(
        /; account ending in 1234, balance 90,?000\.00 yuan on \d{4}-\d\d-\d\d, state "正常"$/,
      ),
    ]);
    for (const currency of ['156', 'RMB', '人民币元'])
      expect(notesOf(aBankHolding({ ...account, currency }))).toEqual(notesOf(aBankHolding(account)));
    expect(notesOf(aBankHolding({ ...account, currency: 'USD' }))).toEqual([
      expect.stringMatching(/balance 90,?000\.00 USD on /),
    ]);
  });

  it('a vehicle and a title, by their kind and state', () => {
    expect(notesOf(aVehicleHolding())).toEqual([
      expect.stringMatching(/; vehicle, plate type ".+", state ".+"$/),
    ]);
    const shop = aPropertyHolding({ purpose: '商铺' });
    expect(notesOf(shop)).toEqual([expect.stringMatching(/; title, use "商铺", share "", state ".+"$/)]);
    expect(notesOf(aPropertyHolding({ purpose: '商铺', share: '1/2' }))).toEqual([
      expect.stringContaining('; title, use "商铺", share "1/2", state "现势"'),
    ]);
  });
});

it('a row of evidence says the same in Chinese', () => {
  const holdings = [
    aBankHolding({ balanceFen: 90_000_00, currency: 'CNY' }),
    aVehicleHolding(),
    aPropertyHolding({ purpose: '商铺', share: '1/2' }),
  ];
  const notes = assessed(...holdings).findings.flatMap(({ evidence }) => evidence.map(({ note }) => note.zh));
  expect(notes).toEqual([
    '姓名一致；账户尾号 1234，2026-10-31 余额 90,000.00 元，状态“正常”',
    '姓名一致；不动产，用途“商铺”，份额“1/2”，状态“现势”',
    '姓名一致；机动车，号牌种类“小型汽车”，状态“正常”',
  ]);
});

describe('a pass over vehicles', () => {
  it('says why those that are there do not count', () => {
    const scrapped = explanationOf('motor-vehicle', aVehicleHolding({ status: '报废' }));
    expect(scrapped).toContain('1 deregistered or scrapped');
    expect(scrapped).not.toContain('excepted');
    const excepted = explanationOf('motor-vehicle', aVehicleHolding({ plateType: '07' }));
    expect(excepted).toContain('1 of an excepted plate type');
    expect(excepted).not.toContain('scrapped');
  });
});

describe('a certificate that is listed twice', () => {
  const home = { certificateNumber: 'CERT-1', unitNumber: 'UNIT-1' };
  const other = aPropertyHolding(
    { certificateNumber: 'CERT-2', unitNumber: 'UNIT-2', share: '1/2' },
    { line: 9 },
  );
  const shares = (...list: string[]) =>
    list.map((share, n) => aPropertyHolding({ ...home, share }, { line: n + 2 }));

  it.each([
    ['1/3', '2/3'],
    ['2/3', '1/3'],
  ])('counts with the larger of its shares, in whatever order: %s, %s', (...list) => {
    const rules = assessed(...shares(...list), other).findings.map(({ rule }) => rule);
    expect(rules).toContain('second-home');
    expect(assessed(...shares('1/3', '1/3'), other).findings.map(({ rule }) => rule)).not.toContain(
      'second-home',
    );
  });
});

describe('a step in words', () => {
  it('a proposal says what, for whom, how much and from when', () => {
    const household = describeStep({ ...steps.terminate, monthlyAmountFen: 123_45 });
    expect(household.en).toContain('terminate, 123.45 yuan a month from 2026-11');
    expect(household.zh).toContain('终止（停发），自 2026-11 起每月 123.45 元');
    const member = describeStep({ ...steps.terminate, scope: { kind: 'member', ordinal: 2 } });
    expect(member.en).toContain('terminate (member 2), 0.00 yuan a month');
    expect(member.zh).toContain('终止（停发）（成员 2）');
  });

  it('an extension says how long, by whom and why', () => {
    const step = {
      step: 'extend-deadline',
      workingDays: 3,
      grantedBy: 'approver',
      reason: '节假日',
    } as const;
    expect(describeStep(step).en).toContain('3 working days, granted by approver. 节假日');
    const naming = { staff: new Map([['approver', { name: '管明远' }]]), clearanceReasons: {} };
    expect(describeStep(step, naming).zh).toContain('3 个工作日，管明远 批准。节假日');
  });
});

describe('codes in a step', () => {
  const naming = {
    staff: new Map([['town-handler', { name: '乔安然' }]]),
    clearanceReasons: { medical: { zh: '医疗费', en: 'medical money' } },
  };

  it('are shown by their names, and by the code where there is none', () => {
    const begun = { step: 'begin-investigation' as const, investigators: ['town-handler', 'gone'] };
    expect(describeStep(begun, naming).zh).toBe('开始调查：乔安然、gone');
    const cleared = {
      step: 'clear',
      rule: 'financial-assets',
      reason: 'medical',
      until: '2027-04-30',
    } as const;
    expect(describeStep(cleared, naming).zh).toBe('排除疑点：金融资产；医疗费；有效期至 2027-04-30');
    expect(describeStep({ ...cleared, reason: 'other' }, naming).en).toContain('other; until 2027-04-30');
  });

  it('a second opinion says what it was about', () => {
    const refused = { step: 'refuse', reason: '依据不足' } as const;
    const titles = (['motor-vehicle', 'withdraw', 'end'] as const).map(
      (subject) => describeStep({ ...refused, subject }).zh,
    );
    expect(titles).toEqual([
      '复核不同意：排除：机动车。依据不足',
      '复核不同意：撤回。依据不足',
      '复核不同意：终结。依据不足',
    ]);
  });
});

it('a field of 200 characters is a field, a longer one is two', () => {
  expect(isTooLong('a'.repeat(200))).toBe(false);
  expect(isTooLong('a'.repeat(201))).toBe(true);
});
