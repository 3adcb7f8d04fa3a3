/** A part in a business: a suspension where it is clear that somebody owns a company that operates, a review otherwise. */
import { computeCreditCheck } from '../../../../shared/domain/kernel/credit-code.ts';
import { withWrongCheckDigit } from '../../../../cli/sample-county/identities.ts';
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import {
  alone,
  couple,
  identityQuestion,
  reviewFor,
  suspensionFor,
  unclearAsset,
  type ExpectedCase,
  type RowPlace,
  type Situation,
  type SourceRow,
} from '../situation.ts';

const enterprise = { rule: 'enterprise', amountFen: null, limitFen: null } as const;
const suspended = suspensionFor(enterprise);
const reviewed = reviewFor(enterprise);
const asked = reviewFor(unclearAsset);

/** 30 % of a company that reported for last year. */
const company: Cells = {
  business_name: '试验县某商贸有限公司',
  business_type: '有限责任公司（自然人投资或控股）',
  role: '股东',
  share: '30%',
  registration_status: '存续（在营、开业、在册）',
  annual_report_year: '2025',
};
const stall: Cells = { ...company, business_type: '个体工商户', role: '经营者', share: '' };

/** Each business of a situation has a code of its own. */
function codeAt({ serial, row }: RowPlace): string {
  const first17 = `91329902MA${String(serial).padStart(5, '0')}${String(row).padStart(2, '0')}`;
  return first17 + computeCreditCheck(first17);
}

const stake = (cells: Cells, more: Partial<SourceRow> = {}): SourceRow => ({
  source: 'enterprise',
  cells: (at) => ({ credit_code: codeAt(at), ...company, ...cells }),
  ...more,
});

const one = (
  name: string,
  cells: Cells,
  expected?: ExpectedCase,
  more: Partial<SourceRow> = {},
): Situation => ({
  name,
  members: alone,
  rows: [stake(cells, more)],
  ...(expected === undefined ? {} : { expected }),
});

const kinds: readonly Situation[] = [
  one('a shareholder of a company that reported last year is suspended', {}, suspended),
  one('a company whose share is an amount alone is as good', { share: '', capital: '500,000.00' }, suspended),
  one(
    'a company that reported for the year before last may be asleep',
    { annual_report_year: '2024' },
    reviewed,
  ),
  one('a company that never reported may be asleep', { annual_report_year: '' }, reviewed),
  one('a company listed as irregular may be asleep', { irregular: '是' }, reviewed),
  one('a legal representative without a share is reviewed', { role: '法定代表人', share: '' }, reviewed),
  one('a legal representative with a share of 0 is reviewed', { role: '法定代表人', share: '0%' }, reviewed),
  one('a sole trader is reviewed', stall, reviewed),
  one(
    'a sole proprietorship is reviewed',
    { ...stall, business_type: '个人独资企业', role: '投资人' },
    reviewed,
  ),
  one('a limited partner is reviewed', { business_type: '有限合伙企业', role: '有限合伙人' }, reviewed),
  one(
    'the chair of a cooperative is reviewed',
    { business_type: '农民专业合作社', role: '理事长' },
    reviewed,
  ),
  one('a company under a name alike is reviewed', {}, reviewed, { name: '沈*远', certainty: 'probable' }),
];

const evidence: readonly Situation[] = [
  one('a supervisor is evidence alone', { role: '监事', share: '' }),
  one('a director and manager is evidence alone', { role: '执行董事兼总经理', share: '' }),
  one('a plain member of a cooperative is evidence alone', { business_type: '农民专业合作社', role: '成员' }),
  one('a villager in a village collective is evidence alone', {
    business_type: '股份经济合作社',
    role: '股东',
  }),
  one('a business that was deregistered is gone', { ...stall, registration_status: '注销' }),
  one('a licence revoked and then deregistered is gone', { registration_status: '吊销，已注销' }),
  one('a supervisor of a business whose licence was revoked is evidence alone', {
    ...{ role: '监事', share: '', registration_status: '吊销' },
  }),
];

const unclear: readonly Situation[] = [
  one('a licence that was revoked is unclear', { registration_status: '吊销，未注销' }, asked),
  one('a business that rests is unclear', { ...stall, registration_status: '歇业' }, asked),
  one('a share of 150 % is unclear', { share: '150%' }, asked),
  one('a bare share of 30 is unclear', { share: '30' }, asked),
  one('a role that nobody knows is unclear', { role: '站长' }, asked),
  one('a kind of business that nobody knows is unclear', { business_type: '某种组织' }, asked),
  one('a capital that cannot be read is unclear', { share: '', capital: '约五十万' }, asked),
  {
    name: 'a credit code with a wrong check character is unclear',
    members: alone,
    rows: [{ source: 'enterprise', cells: { ...company, credit_code: '91329902MA00000001' } }],
    expected: asked,
  },
  one('a company with a wrong check digit is a question', {}, reviewFor(identityQuestion), {
    identity: withWrongCheckDigit,
    certainty: 'doubtful',
  }),
];

const together: readonly Situation[] = [
  {
    name: 'two roles in one company are one business',
    members: alone,
    rows: ['法定代表人', '股东'].map((role) => ({
      source: 'enterprise',
      cells: (at) => ({
        ...company,
        ...{ role, share: role === '股东' ? '100%' : '', credit_code: codeAt({ ...at, row: 0 }) },
      }),
    })),
    expected: suspended,
  },
  {
    name: 'shares of a couple that come to more than the whole are unclear',
    members: couple,
    rows: [1, 2].map((member) => ({
      source: 'enterprise',
      member,
      cells: (at) => ({ ...company, share: '60%', credit_code: codeAt({ ...at, row: 0 }) }),
    })),
    expected: asked,
  },
  {
    name: 'a company counts beside a stall',
    members: couple,
    rows: [stake(stall), stake({}, { member: 2 })],
    expected: suspended,
  },
  {
    name: 'the business of a member without authorisation is not looked at',
    members: [{}, { relation: '配偶', authorisedUntil: '2026-10-30' }],
    rows: [stake({}, { member: 2, lot: 'unmatched' })],
    notices: [{ member: 2, reason: 'member-unauthorised' }],
  },
  {
    name: 'a business that the newest delivery no longer has is gone',
    members: alone,
    rows: [stake({}, { provider: 'another-regulator', asOf: '2026-09-30' })],
  },
  {
    name: 'and one that it has counts',
    members: alone,
    rows: [stake({}, { provider: 'another-regulator', asOf: '2026-10-30' })],
    expected: suspended,
  },
];

export const stakeSituations: readonly Situation[] = [...kinds, ...evidence, ...unclear, ...together];
