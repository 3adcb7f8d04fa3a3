/** Currencies as banks write them. */
import { cleanNumber } from './text.ts';

/** Names of the yuan; 156 is its number in ISO 4217, 01 that of many banks. No currency means yuan. */
const YUAN_NAMES: ReadonlySet<string> = new Set([
  ...[
    '',
    'CNY',
    'RMB',
    '人民币',
    '156',
    '01',
    '1',
    '人民币元',
    '元',
    '人民币(CNY)',
    '人民币(RMB)',
    'CNY人民币',
  ],
  ...['RMB人民币', '人民币(元)', '¥', '￥', '本币'],
]);

/** The yuan as `CNY`, whatever it is called; any other currency as it is written, in capitals. */
export function foldCurrency(currency: string | undefined): string {
  const word = cleanNumber(currency ?? '').toUpperCase();
  return YUAN_NAMES.has(word) ? 'CNY' : word;
}

/** Whether a currency is the yuan, which has many names and needs no rate. */
export function isYuan(currency: string | undefined): boolean {
  return foldCurrency(currency) === 'CNY';
}
