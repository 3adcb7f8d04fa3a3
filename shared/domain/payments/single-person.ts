/** Whether one person of a household may be guaranteed alone (单人保, 办法 8). */
import type { Fen } from '../../contracts/primitives.ts';
import { exactly } from '../kernel/decimal.ts';

export interface SinglePersonBasis {
  yearlyStandardFen: Fen;
  /** Income a head may reach this multiple of the standard. */
  multiple: number;
}

/**
 * `whole-household`: nobody has to be singled out, all of them are within the standard. `alone`: above the standard and
 * within the multiple, so a severely disabled or gravely ill member may be guaranteed alone. `neither`: above that too.
 */
export function judgeSinglePerson(
  household: { headcount: number; yearlyIncomeFen: Fen },
  { yearlyStandardFen, multiple }: SinglePersonBasis,
): 'whole-household' | 'alone' | 'neither' {
  const income = BigInt(household.yearlyIncomeFen);
  const standards = BigInt(household.headcount) * BigInt(yearlyStandardFen);
  if (income <= standards) return 'whole-household';
  const { numerator, denominator } = exactly(multiple);
  return income * denominator <= standards * numerator ? 'alone' : 'neither';
}
