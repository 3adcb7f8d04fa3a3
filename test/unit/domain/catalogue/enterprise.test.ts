/** Businesses of the market regulator's register. */
import { describe, expect, it } from 'vitest';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { facetsOf } from '../../../../shared/domain/catalogue/facets.ts';
import type { Combined } from '../../../../shared/domain/catalogue/source.ts';
import { enterprise } from '../../../../shared/domain/catalogue/sources/enterprise.ts';
import { computeCreditCheck, isCreditCode } from '../../../../shared/domain/kernel/credit-code.ts';
import { makeFraction, ONE } from '../../../../shared/domain/kernel/fraction.ts';
import { aBankHolding } from '../../../builders/household-file.ts';

type Cells = Readonly<Record<string, string>>;

const shop: Cells = {
  credit_code: '91329901MA0000001J',
  business_name: '试验县某商贸有限公司',
  business_type: '有限责任公司(自然人投资或控股)',
  role: '股东',
  share: '30%',
  registration_status: '存续',
  annual_report_year: '2025',
};

function read(cells: Cells) {
  const reading = enterprise.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  expect(enterprise.admits(reading.row)).toBe(true);
  return reading.row;
}

/** A row, with the member whose it is. */
type Told = readonly [cells: Cells, memberOrdinal?: number];

function combine(...rows: Told[]): Combined {
  const all = rows.map(([cells, memberOrdinal = 1]) => {
    const asset = read({ ...shop, ...cells });
    const holding = { ...aBankHolding(), asset, asOf: '2026-10-30' };
    const match = { memberOrdinal, memberName: '张三丰', certainty: 'verified', trust: 'verified' } as const;
    return {
      holding,
      asset,
      ...match,
      state: enterprise.stateOf(asset),
      note: { zh: '', en: '' },
      bornOn: '1980-01-01',
    };
  });
  const [first, ...others] = all;
  if (first === undefined) throw new RangeError('no row');
  return enterprise.combine([first, ...others], { yuanPerUnit: new Map() });
}

const stakeOf = (combined: Combined) => facetsOf(combined, 'stake')[0];
const pointsOf = (combined: Combined) => combined.unclear.map(({ point }) => point);
const roleIn = (business_type: string, role: string) => stakeOf(combine([{ business_type, role }]))?.role;
const shareOf = (...rows: Told[]) => stakeOf(combine(...rows))?.share;

describe('a unified social credit code', () => {
  it('has a check character, and every other in its place is wrong', () => {
    for (const first17 of ['91329901MA0000001', '92329901MAY1X0W2T', '93329901MA1234567']) {
      const right = computeCreditCheck(first17);
      const accepted = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').filter((each) =>
        isCreditCode(first17 + each),
      );
      expect(accepted).toEqual([right]);
    }
  });

  it('is the one that the standard gives as its example', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
  });

  it('has 18 characters, and neither I nor O nor S nor V nor Z', () => {
    expect(isCreditCode('91350100M000100Y4')).toBe(false);
    expect(isCreditCode('91350100MO00100Y43')).toBe(false);
    expect(isCreditCode('350100400012345')).toBe(false);
  });
});

describe('a business', () => {
  it('is one thing by its code, whoever delivers it, and its rows are roles in it', () => {
    const at = { file: 'inbox/enterprise/a/2026-10-30/a.csv', line: 2 };
    expect(assetKeyOf(read(shop), { provider: 'a', ...at })).toBe('enterprise|code|91329901MA0000001J');
    const both = combine(
      [{ role: '法定代表人', share: '' }],
      [{ role: '股东' }],
      [{ role: '监事', share: '' }],
    );
    expect(stakeOf(both)).toEqual({
      kind: 'stake',
      role: 'counts',
      business: 'company',
      share: makeFraction(3n, 10n),
      payer: '试验县某商贸有限公司',
      reportedYear: 2025,
      isIrregular: false,
    });
    expect(both).toMatchObject({ state: 'in-force', unclear: [] });
  });

  it.each([
    ['有限责任公司（自然人独资）', 'company'],
    ['股份有限公司(非上市)', 'company'],
    ['有限责任公司分公司', 'company'],
    ['个体工商户', 'sole-trader'],
    ['个人独资企业', 'sole-trader'],
    ['有限合伙企业', 'partnership'],
    ['农民专业合作社联合社', 'cooperative'],
    ['股份经济合作社', 'collective'],
    ['某种企业', 'unclear'],
  ])('of the kind %s is a %s', (business_type, business) => {
    expect(stakeOf(combine([{ business_type }]))?.business).toBe(business);
  });

  it.each([
    ['存续（在营、开业、在册）', 'in-force'],
    ['在营（开业）', 'in-force'],
    ['迁入', 'in-force'],
    ['注销', 'out'],
    ['吊销，已注销', 'out'],
    ['撤销登记', 'out'],
    ['吊销', 'unclear'],
    ['吊销，未注销', 'unclear'],
    ['歇业', 'unclear'],
    ['', 'unclear'],
    ['经营中吧', 'unclear'],
  ])('whose state is %s is %s', (registration_status, state) => {
    expect(combine([{ registration_status }]).state).toBe(state);
  });

  it('whose rows tell different states or kinds is unclear', () => {
    const states = combine([{}], [{ registration_status: '注销' }, 2]);
    expect([states.state, pointsOf(states)]).toEqual(['unclear', ['state']]);
    expect(pointsOf(combine([{}], [{ business_type: '个体工商户' }, 2]))).toEqual(['class']);
  });

  it('with a wrong check character is unclear, and so is an unknown kind unless the role is evidence alone', () => {
    expect(pointsOf(combine([{ credit_code: '91329901MA0000001A' }]))).toEqual(['credit-code']);
    expect(pointsOf(combine([{ credit_code: '329901600012345' }]))).toEqual(['credit-code']);
    expect(pointsOf(combine([{ business_type: '某种企业' }]))).toEqual(['class']);
    expect(pointsOf(combine([{ business_type: '某种企业', role: '监事' }]))).toEqual([]);
  });

  it('that has ended is unclear in nothing', () => {
    expect(pointsOf(combine([{ registration_status: '注销', share: '150%', role: '？' }]))).toEqual([]);
  });
});

describe('a role', () => {
  it.each(['法定代表人', '股东', '投资人', '发起人', '执行事务合伙人', '经营者', '自然人股东', '董事兼股东'])(
    '%s counts',
    (role) => {
      expect(roleIn('有限责任公司', role)).toBe('counts');
    },
  );

  it.each(['监事', '执行董事', '董事、经理', '财务负责人', '联络员'])('%s is evidence alone', (role) => {
    expect(roleIn('有限责任公司', role)).toBe('evidence');
  });

  it('of a plain member of a cooperative or a village collective is evidence, whatever is paid in', () => {
    for (const business of ['农民专业合作社', '股份经济合作社'])
      expect(['成员', '股东', '出资人', '理事长'].map((role) => roleIn(business, role))).toEqual([
        'evidence',
        'evidence',
        'evidence',
        'counts',
      ]);
  });

  it('that nobody knows, or none, is unclear', () => {
    expect(pointsOf(combine([{ role: '站长' }]))).toEqual(['role']);
    expect(pointsOf(combine([{ role: '' }]))).toEqual(['role']);
    expect(pointsOf(combine([{ role: '站长' }], [{ role: '股东' }]))).toEqual([]);
  });
});

describe('a share', () => {
  it('adds up over members, and counts once for the rows of one', () => {
    expect(shareOf([{ share: '30%' }], [{ share: '0.3', role: '法定代表人' }])).toEqual(
      makeFraction(3n, 10n),
    );
    expect(shareOf([{ share: '30%' }], [{ share: '70%' }, 2])).toEqual(ONE);
    expect(shareOf([{ share: '60%' }], [{ share: '70%' }, 2])).toBe('unclear');
  });

  it('of 150 %, of a bare 30, or of an amount that cannot be read is unclear', () => {
    for (const share of ['150%', '30', '三成多']) expect(pointsOf(combine([{ share }]))).toEqual(['share']);
    expect(pointsOf(combine([{ share: '', capital: '约九万' }]))).toEqual(['share']);
  });

  it('of nothing is none, and an amount alone is some', () => {
    expect(['', '0', '0%', '0.00%'].map((share) => shareOf([{ share }]))).toEqual(Array(4).fill('none'));
    expect(shareOf([{ share: '', capital: '500,000.00' }])).toBe('some');
    expect(shareOf([{ share: '0%', capital: '500,000.00' }])).toBe('none');
    expect(shareOf([{ share: '', capital: '0' }])).toBe('none');
  });
});

describe('what speaks for operation', () => {
  it('is the newest year that was reported on, but none that has not come', () => {
    const yearOf = (...years: readonly string[]) =>
      stakeOf(combine(...years.map((annual_report_year) => [{ annual_report_year }] as const)))?.reportedYear;
    expect(yearOf('2023', '2024年度')).toBe(2024);
    expect(yearOf('2099', '2021')).toBe(2021);
    expect(yearOf('', '去年')).toBeUndefined();
  });

  it('is not what is on the list of irregular businesses, or perhaps is', () => {
    const isIrregular = (irregular: string) => stakeOf(combine([{ irregular }]))?.isIrregular;
    expect(['', '否', '未列入', '-'].map(isIrregular)).toEqual([false, false, false, false]);
    expect(['是', '已列入', '说不清'].map(isIrregular)).toEqual([true, true, true]);
  });
});

it('a row shows staff which business, and its papers no name', () => {
  const described = enterprise
    .describe(read(shop))
    .map((part) => (typeof part === 'object' ? part.en : part));
  expect(described).toContain('试验县某商贸有限公司');
  expect(enterprise.summarise(read(shop)).zh).not.toContain('商贸');
  expect(enterprise.sort?.(read(shop))?.zh).toBe('公司');
  expect(enterprise.sort?.(read({ ...shop, business_type: '张三丰' }))).toBeUndefined();
});

it('a row without a code is set aside', () => {
  expect(enterprise.readRow((name) => ({ ...shop, credit_code: '-' })[name] ?? '')).toEqual({
    kind: 'invalid',
    reason: 'credit-code-invalid',
  });
});
