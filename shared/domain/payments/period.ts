import type { Fen } from '../../contracts/primitives.ts';

/** The yearly income, from a monthly or a yearly one. */
export function inYear(amountFen: Fen, period: 'month' | 'year'): Fen {
  return period === 'month' ? amountFen * 12 : amountFen;
}
