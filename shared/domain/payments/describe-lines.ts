import type { AmountLine } from '../../contracts/household-case.ts';
import { formatYuan } from '../kernel/money.ts';
import type { Translate } from '../kernel/say.ts';

/** How an amount comes about, in one cell of a list. */
export function describeLines(lines: readonly AmountLine[], t: Translate): string {
  return lines.map(({ text, fen }) => `${t(text)} ${formatYuan(fen)}`).join('；');
}
