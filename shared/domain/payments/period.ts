import type { Fen } from '../../contracts/primitives.ts';

/** An income told by the month or by the year, as a year's. */
export function inYear(amountFen: Fen, period: 'month' | 'year'): Fen {
  return period === 'month' ? amountFen * 12 : amountFen;
}
