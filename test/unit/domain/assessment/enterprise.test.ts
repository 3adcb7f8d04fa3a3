/** What a business in a member's name comes to. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { enterprise } from '../../../../shared/domain/catalogue/sources/enterprise.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { socialInsurance } from '../../../../shared/domain/catalogue/sources/social-insurance.ts';
import { tax } from '../../../../shared/domain/catalogue/sources/tax.ts';
import { computeCreditCheck } from '../../../../shared/domain/kernel/credit-code.ts';
import { findingsOf, resultOf } from '../../../builders/assessment.ts';
import { aBankHolding, aClearance, aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';
import { rowOf } from '../../../builders/rows-of-source.ts';

type Cells = Readonly<Record<string, string>>;

const company: Cells = {
  credit_code: '91329901MA0000001J',
  business_name: '试验县某商贸有限公司',
  business_type: '有限责任公司（自然人投资或控股）',
  role: '股东',
  share: '30%',
  registration_status: '存续',
  annual_report_year: '2025',
};
/** Of another business, with its check character. */
const anotherCode = `92329901MAY1X0W2T${computeCreditCheck('92329901MAY1X0W2T')}`;
const stall: Cells = { ...company, business_type: '个体工商户', role: '经营者', share: '' };

function stake(cells: Cells, place: Partial<Holding> = {}): Holding {
  const reading = enterprise.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  const file = 'inbox/enterprise/regulator/2026-10-31/m.csv';
  return { ...aBankHolding({}, { provider: 'regulator', file, ...place }), asset: reading.row };
}

const household = (...holdings: Holding[]) =>
  aHousehold({ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })], holdings });
const second = { identityToken: tokenOf(2), name: '李小梅', line: 3 };

/** `rule kind` of all findings. */
const raisedBy = (...holdings: Holding[]) =>
  [...findingsOf(household(...holdings)).values()].map(({ rule, kind }) => `${rule} ${kind}`);
const raisedOf = (changes: Cells, place: Partial<Holding> = {}) =>
  raisedBy(stake({ ...company, ...changes }, place));
const explanationOf = (...holdings: Holding[]) =>
  findingsOf(household(...holdings)).get('enterprise')?.explanation.zh;

const suspended = ['enterprise suspension'];
const reviewed = ['enterprise review'];
const asked = ['unclear-asset review'];

describe('a part in a company', () => {
  it('of 30 % that reported last year is a suspension, if it is verified', () => {
    expect(raisedOf({})).toEqual(suspended);
    expect(raisedOf({}, { name: '张?丰' })).toEqual(reviewed);
    expect(explanationOf(stake(company))).toBe(
      '存续的经营主体 1 家（公司 1 家）。拟停发：至少一家公司已确认为本人出资、近期有年报或者申报过本户成员的收入；停发前请核实经营和收入。',
    );
  });

  it('that did not report within 12 months, or is listed as irregular, is a review', () => {
    expect(raisedOf({ annual_report_year: '' })).toEqual(reviewed);
    expect(raisedOf({ annual_report_year: '2024' })).toEqual(reviewed);
    expect(raisedOf({ irregular: '是' })).toEqual(reviewed);
    expect(explanationOf(stake({ ...company, annual_report_year: '' }))).toBe(
      '存续的经营主体 1 家（公司 1 家）。先复核、不拟停发：近 12 个月没有年报（或已列入经营异常），也没有申报过本户成员的收入，可能已不经营。',
    );
  });

  it('has reported until twelve months after the report of the next year was due', () => {
    const on = (day: string) => findingsOf(household(stake(company)), { day }).get('enterprise')?.kind;
    expect(on('2027-06-30')).toBe('suspension');
    expect(on('2027-07-01')).toBe('review');
  });

  it('that declared within 12 months what it pays a member operates, reported or not', () => {
    const unreported = stake({ ...company, annual_report_year: '' });
    const withIncome = (source: Source, cells: Cells, place: Partial<Holding> = {}) =>
      findingsOf(household(unreported, rowOf(source, cells, { line: 4, ...place }))).get('enterprise')?.kind;
    const pay = { income_item: '工资薪金', income_amount: '3000', tax_paid: '0', own_contributions: '0' };
    const declared = (month: string, payer = company['business_name'] ?? '') =>
      withIncome(tax, { ...pay, month, payer });
    expect(declared('2026-09')).toBe('suspension');
    expect(declared('2025-11')).toBe('suspension');
    expect(declared('2025-10')).toBe('review');
    expect(declared('2026-09', '另一家有限公司')).toBe('review');
    const payer = company['business_name'] ?? '';
    expect(withIncome(tax, { ...pay, month: '2026-09', payer }, { name: '王建国' })).toBe('review');
    const contribution = {
      ...{ kind: '企业职工基本养老保险', base: '3000', month: '2026-09', contribution_status: '正常' },
      employer: company['business_name'] ?? '',
    };
    expect(withIncome(socialInsurance, contribution)).toBe('review');
  });

  it('of which only an amount is given is one, and none is none', () => {
    expect(raisedOf({ share: '', capital: '500000' })).toEqual(suspended);
    expect(raisedOf({ share: '', capital: '' })).toEqual(reviewed);
    expect(raisedOf({ share: '0%', role: '法定代表人' })).toEqual(reviewed);
  });

  it('without a share, of its legal representative, is a review', () => {
    expect(raisedOf({ role: '法定代表人', share: '' })).toEqual(reviewed);
  });

  it('is a suspension by one that leaves no doubt, whatever the others do', () => {
    const both = [stake(company), stake({ ...stall, credit_code: anotherCode }, second)];
    expect(raisedBy(...both)).toEqual(expect.arrayContaining(suspended));
    expect(explanationOf(...both)).toContain('拟停发：至少一家公司已确认为本人出资');
  });
});

describe('a business that is no company', () => {
  it.each(['个体工商户', '个人独资企业'])('%s is a review', (business_type) => {
    expect(raisedBy(stake({ ...stall, business_type }))).toEqual(reviewed);
  });

  it('of a partner is a review, and so is a cooperative of its chair', () => {
    expect(raisedOf({ business_type: '有限合伙企业', role: '有限合伙人' })).toEqual(reviewed);
    expect(raisedOf({ business_type: '农民专业合作社', role: '理事长' })).toEqual(reviewed);
  });
});

describe('what is evidence alone', () => {
  it.each([
    ['a supervisor', { role: '监事', share: '' }],
    ['a plain member of a cooperative', { business_type: '农民专业合作社', role: '成员' }],
    ['a villager in a village collective', { business_type: '股份经济合作社', role: '股东' }],
  ])('%s raises nothing', (_, changes) => {
    expect(raisedOf(changes)).toEqual([]);
    expect(resultOf(household(stake({ ...company, ...changes })), 'enterprise')).toMatchObject({
      kind: 'passed',
      explanation: { zh: '没有查到存续的经营主体；未计入：1 家仅任职或为普通成员。' },
    });
  });
});

describe('what is unclear', () => {
  it.each([
    ['a licence that is revoked', { registration_status: '吊销' }],
    ['a share of 150 %', { share: '150%' }],
    ['a code with a wrong check character', { credit_code: '91329901MA0000001K' }],
    ['a role that nobody knows', { role: '站长' }],
    ['a kind that nobody knows', { business_type: '某种企业' }],
  ])('%s is asked about, and the rule passes nobody', (_, changes) => {
    expect(raisedOf(changes)).toEqual(asked);
    expect(resultOf(household(stake({ ...company, ...changes })), 'enterprise').kind).toBe('unjudged');
  });

  it('of an office alone asks nothing', () => {
    expect(raisedOf({ registration_status: '吊销', role: '监事', share: '' })).toEqual([]);
  });
});

it('a business that has ended is out', () => {
  expect(raisedOf({ registration_status: '注销' })).toEqual([]);
});

it('one that has ended under a name that is somebody else’s is nobody’s', () => {
  const gone = { ...company, registration_status: '注销' };
  const saidOf = (name: string) => resultOf(household(stake(gone, { name })), 'enterprise').explanation.zh;
  expect(saidOf('张三丰')).toBe('没有查到存续的经营主体；未计入：1 家已注销。');
  expect(saidOf('王建国')).toBe('没有查到存续的经营主体。');
});

it('the death of its holder is a doubt, by a record that is not doubtful and of nothing else', () => {
  const died = { register_status: '死亡注销', changed_on: '2026-08-01' };
  const kindWith = (cells: Cells, place: Partial<Holding> = {}) =>
    findingsOf(household(stake(company), rowOf(householdRegister, cells, { line: 5, ...place }))).get(
      'enterprise',
    )?.kind;
  expect(kindWith(died)).toBe('review');
  expect(kindWith(died, { name: '王建国' })).toBe('suspension');
  expect(kindWith({ ...died, register_status: '迁出' })).toBe('suspension');
});

it('a name that is somebody else’s is a question of identity', () => {
  expect(raisedOf({}, { name: '王建国' })).toEqual(['identity-question review']);
});

it('a clearance covers it', () => {
  const clearance = aClearance({
    rule: 'enterprise',
    assets: [`enterprise|code|${company['credit_code'] ?? ''}`],
    amountFen: null,
  });
  expect([...findingsOf({ ...household(stake(company)), clearances: [clearance] }).keys()]).toEqual([]);
});
