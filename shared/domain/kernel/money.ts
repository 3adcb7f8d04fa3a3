/** Money is integer fen (0.01 yuan), never a fraction of a yuan in floating point. */
import type { Fen } from '../../contracts/primitives.ts';
import { clean } from './text.ts';

/** Whole yuan of more digits are no amount of a person: a lost point, or a number of something else. Sums stay exact. */
export const MOST_DIGITS = 10;
const LARGEST_FEN = 10 ** (MOST_DIGITS + 2) - 1;

/** An income above this a year, in fen, is a slip of the pen or another unit: ten million yuan. */
export const MOST_YEARLY_INCOME_FEN = 10_000_000_00;

const PLAIN = new RegExp(`^\\d{1,${MOST_DIGITS}}(?:\\.\\d{1,2})?$`);
/** A sign of the yuan before or behind the number, and a unit that multiplies it. */
const WRITTEN =
  /^(?:人民币|RMB|CNY|¥)?\s*(-?)(?:人民币|RMB|CNY|¥)?\s*(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,12}))?\s*([百千十]?万|亿|千|百)?\s*(?:元整?|圆整?|RMB|CNY|人民币元?)?$/i;
const ZEROS_OF_UNIT: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
};

/**
 * Reads an amount in yuan: `-?` digits, thousands commas only where they belong, and of the decimals only two that are
 * not zero; with a sign of the yuan (`¥`, `￥`, 元, 人民币, RMB, CNY) or without; a unit in the field (`5万元`) is multiplied
 * exactly. Digits are ASCII. Neither `1,2,3` nor `１２３`, `1e3`, `+5`, `.5`, `5.`, `0,123`, `(5)`, `5-` is an amount.
 *
 * @returns integer fen, or undefined where the text is no amount, has a part of a fen, or is larger than anybody's.
 */
export function parseAmountFen(text: string): Fen | undefined {
  // Nearly every amount is plain: looking first spares cleaning it.
  if (PLAIN.test(text)) return inFen(text, '', 0);
  if (/[０-９]/.test(text)) return undefined;
  const match = WRITTEN.exec(clean(text.replaceAll('￥', '¥')));
  if (!match) return undefined;
  const [, sign, yuan = '', decimals = '', unit = ''] = match;
  return inFen(`${yuan.replaceAll(',', '')}.${decimals}`, sign ?? '', ZEROS_OF_UNIT[unit] ?? 0);
}

/** `digits` is a number with at most one point; `zeros` are those of the unit that it is in. */
function inFen(digits: string, sign: string, zeros: number): Fen | undefined {
  const [whole = '', decimals = ''] = digits.split('.');
  const places = zeros + 2;
  if (/[1-9]/.test(decimals.slice(places))) return undefined;
  const fen = Number(whole + decimals.slice(0, places).padEnd(places, '0'));
  if (fen > LARGEST_FEN) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}

/** Integer fen as yuan with thousands commas and two decimals: 1260000 is `12,600.00`. */
export function formatYuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** What yuan are called in a column of units or behind a number. */
const YUAN_UNITS: ReadonlySet<string> = new Set([
  '',
  '元',
  '圆',
  '人民币元',
  '人民币',
  'RMB',
  'CNY',
  'YUAN',
  '¥',
  '￥',
]);

/** Whether a word of a column of units (金额单位) says yuan; an empty one does. */
export function isYuanUnit(word: string): boolean {
  return YUAN_UNITS.has(clean(word).toUpperCase());
}
