import type { Fen } from '../../contracts/primitives.ts';
import { exactly, timesRounded } from '../kernel/decimal.ts';
import type { Grant } from '../policy/amount-policy.ts';

/** What a grant is for one person in a year, in fen. */
export function grantInYear(grant: Grant, yearlyStandardFen: Fen): Fen {
  return 'monthlyFen' in grant
    ? grant.monthlyFen * 12
    : timesRounded(BigInt(yearlyStandardFen), exactly(grant.shareOfStandard));
}
