/** Money is integer fen (0.01 yuan), never a fraction of a yuan in floating point. */
import type { Fen } from '../../contracts/primitives.ts';

const AMOUNT = /^(-?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan: `-?` digits, thousands commas only where they belong, at most two decimals; ASCII only.
 * Surrounding spaces are ignored. Neither `1,2,3` nor `１２３`, `1e3`, `+5`, `.5`, `5.`, `0,123` is an amount.
 *
 * @returns integer fen, or undefined where the text is no amount or too large to be held exactly.
 */
export function parseAmountFen(text: string): Fen | undefined {
  const match = AMOUNT.exec(text.trim());
  if (!match) return undefined;
  const [, sign, yuan = '', decimals = ''] = match;
  const fen = Number(yuan.replaceAll(',', '') + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}

/** Integer fen as yuan with thousands commas and two decimals: 1260000 is `12,600.00`. */
export function formatYuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}
