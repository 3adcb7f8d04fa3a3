import type { AmountLine } from '../../contracts/household-case.ts';
import { formatYuan } from '../kernel/money.ts';
import type { Say } from '../kernel/say.ts';

/** How an amount comes about, in one cell of a list. */
export function describeLines(lines: readonly AmountLine[], speak: Say): string {
  return lines.map(({ text, fen }) => `${speak(text)} ${formatYuan(fen)}`).join('；');
}
