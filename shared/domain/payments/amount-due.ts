/** What a household is due: one pure function, exact to the fen, shown line by line (Act arts. 18, 20, 32; 办法 8, 23). */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { measure, type AmountFile } from './amount-basis.ts';
import type { AmountUnknown } from './amount-unknown.ts';
import { baseAmount } from './base-amount.ts';
import { declaredBy, isAloneOrNot } from './declared.ts';
import { recipientsOf, supplementLines, unclassedSupplements } from './supplements.ts';
import { roundUpToYuan, spreadOverYear, type TwelveMonths, groupAlike } from './twelve-months.ts';

export type AmountDue =
  | {
      kind: 'due';
      yearlyFen: Fen;
      months: TwelveMonths;
      lines: AmountLine[];
      /** What a month would be more if recipients whose class nobody has put on record had the highest supplement. */
      unclassedMonthlyFen: Fen;
    }
  /** Something is missing or cannot be right; unknown is never taken for nothing. */
  | { kind: 'unknown'; reason: AmountUnknown };

/**
 * What a household is due.
 *
 * @param policy as it is in force in the household's county on the day
 * @param file declared income, people living together, recipients and their person classes
 * @param found what a survey found in place of what is declared; supporters are known from a survey alone
 */
export function amountDue(file: AmountFile, policy: PolicyInForce, found?: AmountInput): AmountDue {
  const input = found ?? declaredBy(file, policy.amounts.aloneWords);
  const basis = measure(file, policy, input);
  if (typeof basis === 'string') return { kind: 'unknown', reason: basis };
  if (found === undefined && isAloneOrNot(basis)) return { kind: 'unknown', reason: 'alone-or-not' };
  const base = baseAmount(basis);
  if (typeof base === 'string') return { kind: 'unknown', reason: base };
  const recipients = base.fen > 0 ? recipientsOf(file, input) : [];
  const extra = base.fen > 0 ? supplementLines(recipients, basis, policy) : [];
  const calculatedFen = extra.reduce((sum, { fen }) => sum + fen, base.fen);
  const months =
    basis.method.rounding === 'fen' ? spreadOverYear(calculatedFen) : roundUpToYuan(calculatedFen);
  return {
    kind: 'due',
    yearlyFen: months.reduce((sum, fen) => sum + fen, 0),
    months,
    lines: [...base.lines, ...extra, ...yearLines(calculatedFen, months)],
    unclassedMonthlyFen: Math.ceil(unclassedSupplements(recipients, basis, policy) / months.length),
  };
}

/** @param calculatedFen what the months were made of; they are more together where each is rounded up */
function yearLines(calculatedFen: Fen, months: TwelveMonths): AmountLine[] {
  const yearlyFen = months.reduce((sum, fen) => sum + fen, 0);
  const rounded = yearlyFen !== calculatedFen;
  const calculated = say('每年测算金额（不低于 0）', 'calculated for a year (not below 0)');
  return [
    ...(rounded ? [{ text: calculated, fen: calculatedFen }] : []),
    ...monthLines(months, rounded),
    { text: say('每年应保障金额（不低于 0）', 'due in a year (not below 0)'), fen: yearlyFen },
  ];
}

function monthLines(months: TwelveMonths, rounded: boolean): AmountLine[] {
  const groups = groupAlike(months);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    const how = rounded ? say('÷ 12，进到元', '÷ 12, up to the yuan') : say('÷ 12', '÷ 12');
    return [{ text: say(`每月应保障金额（${how.zh}）`, `due in a month (${how.en})`), fen: only.fen }];
  }
  return groups.map(({ from, to, fen }) => ({
    text: say(`每月应保障金额（${from} 至 ${to} 月）`, `due in a month (months ${from} to ${to})`),
    fen,
  }));
}
