/** The housing fund: money that is not counted unless policy says so, and evidence of work. */
import { expect, it } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { housingFund } from '../../../../shared/domain/catalogue/sources/housing-fund.ts';
import { combineCells, readCells, thingOf } from '../../../builders/source-rows.ts';

const account = {
  ...{ account_number: 'GJJ20200001', employer: '惠民超市', balance: '5,000.00' },
  ...{ balance_date: '2026-10-31', monthly_deposit: '600', base: '5,000', deposit_status: '正常' },
};
const combine = (deposit_status: string) => combineCells(housingFund, { ...account, deposit_status });

it.each([
  ['正常', 'in-force', ['money', 'income'], []],
  ['封存', 'in-force', ['money'], []],
  ['销户', 'out', ['money'], []],
  ['待核定', 'unclear', ['money', 'income'], ['state']],
])('%s is %s, and says %o', (status, state, kinds, points) => {
  const combined = combine(status);
  expect(combined.state).toBe(state);
  expect(combined.facets.map(({ kind }) => kind)).toEqual(kinds);
  expect(combined.points).toEqual(points);
});

it('says that somebody works, in the month of the balance, and nothing of the pay', () => {
  expect(combine('正常').facets).toMatchObject([
    { kind: 'money', fen: 5_000_00 },
    { kind: 'income', net: 'works', month: '2026-10' },
  ]);
});

it('is no money of the default policy', () => {
  const entry = defaultPolicy.rules.find(({ rule }) => rule === 'financial-assets');
  expect(entry?.['sources']).not.toContain('housing-fund');
});

it('is an account by its number', () => {
  expect(thingOf(housingFund, account)).toBe('housing-fund|p|GJJ20200001');
  expect(() => readCells(housingFund, { ...account, account_number: '无' })).toThrow(
    'account-number-invalid',
  );
});
