import { describe, expect, test } from 'vitest';
import type { Holding, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { overviewOf, sayCompared } from '../../../../shared/domain/assessment/overview.ts';
import { requireSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
} from '../../../builders/household-file.ts';
import { aContribution, aPension, aWage } from '../../../builders/income.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const day = '2026-11-22';
const policy = policyInForce(defaultPolicy, '110101', day);
const months = { from: '2025-10', to: '2026-10' };
const bank = { source: 'bank', provider: 'rural-bank', asOf: '2026-10-31' };
const everyIncome = ['tax', 'pension', 'social-insurance'].map((source) => ({
  ...{ source, provider: `${source}-office`, asOf: '2026-10-31', months },
}));
const members = [aMember({ authorisedOn: '2026-01-10' }), aMember({ ordinal: 2, name: '李小梅' })];

function compared(
  holdings: readonly Holding[],
  freshness = [bank, ...everyIncome],
  parts: Partial<HouseholdFile> = {},
  inForce = policy,
) {
  const numbered = holdings.map((holding, index) => ({ ...holding, line: index + 2 }));
  const overview = overviewOf(aHousehold({ members, holdings: numbered, ...parts }), {
    policy: inForce,
    freshness,
    day,
  });
  if (overview.kind !== 'compared') throw new Error(overview.why.en);
  return overview;
}

function blockOf(overview: ReturnType<typeof compared>, subject: 'owned' | 'earned' | 'changed') {
  const block = overview.blocks.find((each) => each.subject === subject);
  if (block === undefined) throw new Error(`there is no block ${subject}`);
  return block;
}

describe('what is owned', () => {
  test('is money by source and holder, and every other thing by itself', () => {
    const { lines } = blockOf(
      compared([
        aVehicleHolding(),
        aBankHolding({ balanceFen: 1_000_00 }),
        aBankHolding({ accountNumber: '6222020000009999', balanceFen: 500_50, balanceDate: '2026-09-30' }),
        aBankHolding({ accountNumber: '6222020000007777', balanceFen: 7_00 }, ofSecond),
      ]),
      'owned',
    );
    expect(lines.map(({ whose, text, titles }) => [titles[0]?.zh, whose.join(), text.zh])).toEqual([
      ['银行存款', '张三丰', '1,500.50 元（2 个账户，最早余额日期 2026-09-30）'],
      ['银行存款', '李小梅', '7.00 元（1 个账户，余额日期 2026-10-31）'],
      ['机动车', '张三丰', expect.stringContaining('小型汽车')],
    ]);
    expect(lines[0]).toMatchObject({
      providers: [{ source: 'bank', provider: 'rural-bank' }],
      asOf: { from: '2026-10-31', to: '2026-10-31' },
      doubts: [],
    });
  });

  test('leaves out what has ended, and says of what is unclear or of another name that it is', () => {
    const { lines } = blockOf(
      compared([
        aVehicleHolding({ status: '报废' }),
        aPropertyHolding({ purpose: '商住' }),
        aBankHolding({}, { name: '王五' }),
      ]),
      'owned',
    );
    expect(lines.map(({ doubts }) => doubts.map(({ zh }) => zh))).toEqual([
      ['不能确认是本人'],
      [expect.stringContaining('用途不明')],
    ]);
  });

  test('says of a name that is only similar that it is, and keeps its money apart', () => {
    const similar = aBankHolding(
      { accountNumber: '6222020000009999', balanceFen: 500_00 },
      { name: '张三峰' },
    );
    const { lines } = blockOf(compared([aBankHolding({ balanceFen: 1_000_00 }), similar]), 'owned');
    expect(lines.map(({ text, doubts }) => [text.zh, doubts.map(({ zh }) => zh)])).toEqual([
      ['1,000.00 元（1 个账户，余额日期 2026-10-31）', []],
      ['500.00 元（1 个账户，余额日期 2026-10-31）', ['户名只是相近']],
    ]);
  });

  test('names a row that cannot be read', () => {
    const unread = aBankHolding();
    const { lines } = blockOf(
      compared([{ ...unread, asset: { source: 'bank', unreadable: 'balance-invalid' } }]),
      'owned',
    );
    expect(lines.map(({ doubts }) => doubts.map(({ zh }) => zh))).toEqual([['的记录未能读取']]);
  });
});

describe('what is earned', () => {
  test('is told by kind beside what is declared, with every month', () => {
    const earned = blockOf(
      compared([aWage(), aWage({ month: '2026-09', income_amount: '800' }), aPension({}, { member: 2 })]),
      'earned',
    );
    expect(earned.sums.map(({ zh }) => zh)).toEqual(['申报每月 450.00 元', '查得 1,200.00 元（2026-10）']);
    expect(earned.lines.map(({ whose, text }) => [whose.join(), text.zh])).toEqual([
      ['张三丰', '工资性收入 900.00 元（2026-10）；近 12 个月中 2 个月，合计 1,700.00 元'],
      ['李小梅', '转移净收入 300.00 元（2026-10）'],
    ]);
    expect(
      earned.months.map(({ month, bySort }) => [month, bySort.map(({ counts }) => counts.leastFen)]),
    ).toEqual([
      ['2026-10', [900_00, 300_00]],
      ['2026-09', [800_00]],
    ]);
  });

  test('is work for an unknown pay where only a contribution says so', () => {
    const { lines } = blockOf(compared([aContribution()]), 'earned');
    expect(lines.map(({ text }) => text.zh)).toEqual(['有就业记录，工资不明（最近 2026-10）']);
  });

  test('is work that may be somebody else’s in a line of its own', () => {
    const { lines } = blockOf(
      compared([
        aContribution(),
        aContribution({ kind: '失业保险', employer: '县纺织厂' }, { name: '张三峰' }),
      ]),
      'earned',
    );
    expect(lines.map(({ doubts }) => doubts.map(({ zh }) => zh).join()).sort()).toEqual(['', '户名只是相近']);
  });

  test('is not what only says that somebody is insured', () => {
    expect(blockOf(compared([aContribution({ kind: '城乡居民基本医疗保险' })]), 'earned').lines).toEqual([]);
  });

  test('counts nothing of a row that may be about somebody else, and says that there is one', () => {
    const { lines, sums } = blockOf(compared([aWage({}, { name: '王五' })]), 'earned');
    expect(sums.map(({ zh }) => zh)).toContain('查得 0.00 元（2026-10）');
    expect(lines.map(({ text, doubts }) => [text.zh, doubts[0]?.zh])).toEqual([
      ['1 项未计入', '不能确认是本人'],
    ]);
  });

  test('is shown of a source that policy does not list, as not counted', () => {
    const rules = policy.rules.map((entry) =>
      entry.rule === 'income-differs' ? { ...entry, sources: ['pension'] } : entry,
    );
    const { lines, sums } = blockOf(
      compared([aWage(), aPension({}, { member: 2 })], [bank, ...everyIncome], {}, { ...policy, rules }),
      'earned',
    );
    expect(sums.map(({ zh }) => zh)).toContain('查得 300.00 元（2026-10）');
    expect(lines.map(({ text }) => text.zh)).toEqual([
      '转移净收入 300.00 元（2026-10）',
      '工资性收入 900.00 元（2026-10）（政策未列入该数据源，未计入）',
    ]);
  });

  test('is shown of months that not every source covers yet, as not counted', () => {
    const upToSeptember = { from: '2025-09', to: '2026-09' };
    const freshness = everyIncome.map((each) =>
      each.source === 'tax' ? { ...each, months: upToSeptember } : each,
    );
    const {
      lines,
      sums,
      months: shown,
    } = blockOf(compared([aWage({ month: '2026-09' }), aPension()], [bank, ...freshness]), 'earned');
    expect(sums.map(({ zh }) => zh)).toContain('查得 900.00 元（2026-09）');
    expect(lines.map(({ text }) => text.zh)).toEqual([
      '工资性收入 900.00 元（2026-09）',
      '转移净收入 300.00 元（2026-10）（其他数据源尚未覆盖，未计入）',
    ]);
    expect(shown.map(({ month, isLater }) => [month, isLater])).toEqual([
      ['2026-10', true],
      ['2026-09', undefined],
    ]);
  });

  test('is a bonus once, whichever its month', () => {
    const { lines } = blockOf(compared([aWage({ income_item: '年终奖', month: '2026-10' })]), 'earned');
    expect(lines.map(({ text }) => text.zh)).toEqual(['性质不明的收入 0.00 至 900.00 元（2026-10）']);
  });

  test('names months of which nobody has said anything', () => {
    const { gaps } = blockOf(compared([aWage()], [bank, { ...bank, source: 'tax' }]), 'earned');
    expect(gaps.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('没有收入数据覆盖任何月份'));
  });
});

describe('what has changed', () => {
  const office = { provider: 'an-office', asOf: '2026-10-31' };
  const freshness = ['household-register', 'school', 'marriage'].map((source) => ({ source, ...office }));
  const entry = (register_status: string, changed_on: string) =>
    rowOf(requireSource('household-register'), { register_status, changed_on });

  test('is the newest first, with what happened after the signing', () => {
    const { lines } = blockOf(
      compared([entry('迁出', '2025-03-01'), entry('死亡', '2026-05-01')], freshness),
      'changed',
    );
    expect(lines.map(({ text, flag }) => [text.zh.includes('死亡'), flag?.zh])).toEqual([
      [true, '签署授权书之后'],
      [false, undefined],
    ]);
  });

  test('is not that somebody is on the register as before', () => {
    expect(blockOf(compared([entry('正常', '2020-03-01')], freshness), 'changed').lines).toEqual([]);
  });

  test('is not that there is no marriage on record', () => {
    const answer = rowOf(requireSource('marriage'), { kind: '未婚', registered_on: '' });
    expect(blockOf(compared([answer], freshness), 'changed').lines).toEqual([]);
  });

  test('says which class the roster has beside school and certificate', () => {
    const cells = { school: '县一中', stage: '高中', school_status: '在读' };
    const pupil = rowOf(requireSource('school'), cells);
    const { lines } = blockOf(compared([pupil], freshness), 'changed');
    expect(lines[0]?.text.zh).toContain('花名册人员类别：未填');
  });
});

describe('what nobody can say', () => {
  test('is a source that has not come, or is late', () => {
    const late = [{ ...bank, asOf: '2026-01-31' }];
    const { gaps, compared: read } = blockOf(compared([], late), 'owned');
    expect(gaps.map(({ zh }) => zh).join('')).toMatch(/尚未收到任何车辆数据.*逾期未交付：.*2026-01-31/);
    expect(sayCompared(read).zh).toBe('银行存款 2026-01-31');
    const [first] = read;
    const both = [first, first].flatMap((each) => each ?? []);
    expect(sayCompared(both).zh).toBe('银行存款、银行存款（均为 2026-01-31）');
  });

  test('is everything of a member who may not be asked about', () => {
    const unsigned = aMember({ ordinal: 2, name: '李小梅', authorisedUntil: 'never' });
    const { notCompared } = compared([], [bank], { members: [aMember(), unsigned] });
    expect(notCompared.map(({ zh }) => zh)).toEqual([expect.stringMatching(/^李小梅：/)]);
  });

  test.each(['ended', 'disputed'] as const)('is everything of a household that is %s', (status) => {
    const file = aHousehold({ members, holdings: [aBankHolding()], profile: { status } });
    expect(overviewOf(file, { policy, freshness: [bank], day })).toMatchObject({ kind: 'not-compared' });
  });

  test('is everything while rows and members have tokens by different keys', () => {
    const file = aHousehold({
      members,
      holdings: [aBankHolding({}, { identityToken: `2:${'0'.repeat(64)}` })],
    });
    expect(overviewOf(file, { policy, freshness: [bank], day })).toMatchObject({ kind: 'not-compared' });
  });
});

test('a county that gets only banks sees one block, and nothing of other sources', () => {
  const { sources, ...rest } = policy;
  const onlyBanks = { ...rest, sources: { bank: sources['bank'] ?? { overdueAfterDays: 35, restsOn: '' } } };
  const overview = overviewOf(aHousehold({ members }), { policy: onlyBanks, freshness: [bank], day });
  expect(overview).toMatchObject({ blocks: [{ subject: 'owned', lines: [], gaps: [] }] });
});
