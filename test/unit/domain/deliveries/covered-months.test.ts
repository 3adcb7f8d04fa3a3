import { expect, it } from 'vitest';
import { CoveredMonths, spanOf } from '../../../../shared/domain/deliveries/covered-months.ts';
import { aBankHolding } from '../../../builders/household-file.ts';
import { aWage } from '../../../builders/income.ts';

function cover(asOf: string, ...months: string[]) {
  const covered = new CoveredMonths(asOf);
  for (const month of months) covered.see(aWage({ month }).asset);
  return covered.span();
}

it('goes from the first to the last month among the rows', () => {
  expect(cover('2026-10-31', '2026-10', '2025-10', '2026-02')).toEqual({ from: '2025-10', to: '2026-10' });
  expect(cover('2026-10-31', '2026-10')).toEqual({ from: '2026-10', to: '2026-10' });
});

it('has no month that was not over on the date of the delivery', () => {
  expect(cover('2026-10-30', '2026-09', '2026-10', '2026-12')).toEqual({ from: '2026-09', to: '2026-09' });
  expect(cover('2026-10-30', '2026-10')).toBeUndefined();
});

it('says nothing of sources whose rows are about no month', () => {
  const covered = new CoveredMonths('2026-10-31');
  covered.see(aBankHolding().asset);
  expect(covered.span()).toBeUndefined();
  expect(spanOf([])).toBeUndefined();
});
