/** Contributions to social insurance: evidence of work, never an amount. */
import { expect, it } from 'vitest';
import { socialInsurance } from '../../../../shared/domain/catalogue/sources/social-insurance.ts';
import { combineCells, readCells, thingOf } from '../../../builders/source-rows.ts';

const contribution = {
  ...{ kind: '企业职工基本养老保险', employer: '惠民超市', base: '4,000', month: '2026-10' },
  contribution_status: '正常',
};
const combine = (changes: Readonly<Record<string, string>>) => {
  const { state, points, facets } = combineCells(socialInsurance, { ...contribution, ...changes });
  return { state, points, facets: facets.map((facet) => (facet.kind === 'income' ? facet.net : facet.kind)) };
};

it.each([
  [{}, 'in-force', [], ['works']],
  [{ contribution_status: '灵活就业', employer: '' }, 'in-force', [], ['works']],
  [{ contribution_status: '中断' }, 'out', [], []],
  [{ contribution_status: '补缴' }, 'out', [], []],
  [{ contribution_status: '待核定' }, 'unclear', ['state'], ['may-work']],
  [{ kind: '补充保险' }, 'in-force', ['class'], ['may-work']],
  [{ kind: '城乡居民基本养老保险' }, 'in-force', [], []],
  [{ month: '2026-12' }, 'in-force', ['future-month'], ['may-work']],
])('with %o is %s, unclear in %o', (changes, state, points, facets) => {
  expect(combine(changes)).toEqual({ state, points, facets });
});

it('is one thing for each person and employer, whatever kinds are paid there', () => {
  const key = thingOf(socialInsurance, contribution);
  expect(thingOf(socialInsurance, { ...contribution, kind: '失业保险', month: '2026-09' })).toBe(key);
  expect(thingOf(socialInsurance, { ...contribution, employer: '县纺织有限公司' })).not.toBe(key);
  expect(thingOf(socialInsurance, contribution, 'p', 2)).not.toBe(key);
});

it('is set aside where nobody can tell the month', () => {
  expect(() => readCells(socialInsurance, { ...contribution, month: '2026-13' })).toThrow('month-invalid');
});
