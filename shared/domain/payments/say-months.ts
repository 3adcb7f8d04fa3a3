/** The months of a proposed amount, where they are not all the same: paid twelve times it would not be the year's. */
import type { Proposal } from '../../contracts/case-record.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { say } from '../kernel/say.ts';
import { groupAlike } from './twelve-months.ts';

/** `1 至 8 月每月 191.67 元，9 至 12 月每月 191.66 元`; undefined where every month is the same, or not as calculated. */
export function sayMonths({
  calculation,
  monthlyAmountFen,
}: Pick<Proposal, 'calculation' | 'monthlyAmountFen'>): Bilingual | undefined {
  const { months, monthlyFen } = calculation ?? {};
  if (months === undefined || monthlyFen !== monthlyAmountFen) return undefined;
  const groups = groupAlike(months);
  if (groups.length === 1) return undefined;
  const zh = groups.map(({ from, to, fen }) => `${from} 至 ${to} 月每月 ${formatYuan(fen)} 元`);
  const en = groups.map(({ from, to, fen }) => `${formatYuan(fen)} in months ${from} to ${to}`);
  return say(zh.join('，'), en.join(', '));
}
