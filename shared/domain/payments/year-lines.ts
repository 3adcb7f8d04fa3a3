/** The last lines of a calculation: the amount of a year, and of each month. */
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { groupAlike, type TwelveMonths } from './twelve-months.ts';

/** @param reckonedFen what the months were made of; they are more together where each is rounded up */
export function yearLines(reckonedFen: Fen, months: TwelveMonths): AmountLine[] {
  const yearlyFen = months.reduce((sum, fen) => sum + fen, 0);
  const rounded = yearlyFen !== reckonedFen;
  const reckoned = say('每年测算金额（不低于 0）', 'reckoned for a year (not below 0)');
  return [
    ...(rounded ? [{ text: reckoned, fen: reckonedFen }] : []),
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
