/** Insurance policies: whose the cash value is. */
import { expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { insurance } from '../../../../shared/domain/catalogue/sources/insurance.ts';
import { findingsOf } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';

function policy(changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}): Holding {
  const cells: Readonly<Record<string, string>> = {
    policy_number: 'P2020001234',
    role: '投保人',
    cash_value: '20,000.00',
    as_of_date: '2026-10-31',
    policy_status: '有效',
    ...changes,
  };
  const reading = insurance.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  return { ...aBankHolding({}, { provider: 'an-insurer', ...place }), asset: reading.row };
}

const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const second = { identityToken: tokenOf(2), name: '李小梅', line: 3 };
const found = (...holdings: Holding[]) => findingsOf(aHousehold({ members, holdings }));

it('counts for the policyholder, once, whatever other roles members have in it', () => {
  const finding = found(policy(), policy({ role: '被保险人' }, second)).get('financial-assets');
  expect(finding).toMatchObject({ kind: 'suspension', amountFen: 20_000_00, evidence: [{ line: 2 }] });
});

it.each(['被保险人', '受益人'])('on which a member is only %s is evidence alone', (role) => {
  expect([...found(policy({ role })).keys()]).toEqual([]);
});

it.each([
  ['a role that nobody knows', { role: '关联人' }],
  ['a policy that is suspended', { policy_status: '中止' }],
  ['a policy that has lapsed', { policy_status: '失效' }],
  ['a state that nobody knows', { policy_status: '理赔中' }],
])('%s is unclear, and in no sum', (_what, changes) => {
  expect([...found(policy(changes)).keys()]).toEqual(['unclear-asset']);
});

it.each(['承保有效', '缴费有效', '缴清', '减额缴清', '豁免保费', '自动垫交'])(
  'that is %s counts',
  (status) => {
    expect([...found(policy({ policy_status: status })).keys()]).toEqual(['financial-assets']);
  },
);

it.each(['退保', '满期', '终止'])('that is over (%s) counts for nothing', (status) => {
  expect([...found(policy({ policy_status: status })).keys()]).toEqual([]);
});

it.each([
  ['policy_number', '无', 'policy-number-invalid'],
  ['cash_value', '两万', 'cash-value-invalid'],
  ['as_of_date', '', 'as-of-date-invalid'],
])('a row whose %s is %j is set aside', (field, value, reason) => {
  expect(() => policy({ [field]: value })).toThrow(reason);
});
