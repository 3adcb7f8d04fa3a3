/** What a household is paid a month, where the roster has 分类救助金 in a column of its own. */
import * as z from 'zod';
import type { Profile } from '../../../contracts/household-file.ts';
import type { Bilingual, Fen } from '../../../contracts/primitives.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';

/** How a county's roster is meant: 月保障金额 has 分类救助金 in it, it comes on top, or nobody has said so. */
export const supplementColumn = z.enum(['included', 'apart', 'unstated']);
export type SupplementColumn = z.infer<typeof supplementColumn>;

/** The same twice where it is known; `mostFen` is infinite where a supplement on top cannot be read. */
export interface PaidAmount {
  leastFen: Fen;
  mostFen: Fen;
}

export function paidAmount(
  { monthlyAmountFen, supplementFen = 0 }: Pick<Profile, 'monthlyAmountFen' | 'supplementFen'>,
  column: SupplementColumn,
): PaidAmount {
  if (column === 'included') return { leastFen: monthlyAmountFen, mostFen: monthlyAmountFen };
  const mostFen = supplementFen === 'unknown' ? Infinity : monthlyAmountFen + supplementFen;
  // On top of it comes something that cannot be read, be it nothing.
  const leastFen = column === 'apart' && supplementFen !== 'unknown' ? mostFen : monthlyAmountFen;
  return { leastFen, mostFen };
}

/** Why nothing can be said where it would be another answer with the supplement than without it. */
export function saySupplement({ supplementFen }: Pick<Profile, 'supplementFen'>): Bilingual {
  if (supplementFen === 'unknown')
    return say(
      '花名册的分类救助金各行不一或无法识别，因此不作判断。',
      'The supplement in the roster cannot be read, or its rows contradict each other, so nothing is judged.',
    );
  const yuan = formatYuan(supplementFen ?? 0);
  return say(
    `花名册另列分类救助金 ${yuan} 元，政策没有写明月保障金额是否已包含，因此不作判断。`,
    `The roster has a supplement of ${yuan} in a column of its own, and policy does not say whether the monthly amount has it in it, so nothing is judged.`,
  );
}
