/** What people and programs do to files, kind by kind: none of it is meant to change what a file says. */
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';

/** What a kind of damage leaves of a field: the same value, or something that nobody can be sure of. */
type Leaves = 'same' | 'unknown';

export interface FieldDamage {
  name: string;
  /** Columns that it happens to. */
  fields: readonly string[];
  leaves: Leaves;
  apply: (text: string) => string;
}

const everywhere = ['id_number', 'name', 'account_number', 'balance', 'balance_date', 'account_status'];

/** What wraps a field and takes nothing away. */
const wrappings: readonly [string, (text: string) => string][] = [
  ['spaces', (text) => `  ${text} `],
  ['hard spaces', (text) => `\u00a0${text}\u3000`],
  ['tabs', (text) => `\t${text}\t`],
  ['an apostrophe', (text) => `'${text}`],
  ['a curly apostrophe', (text) => `\u2019${text}`],
  ['a formula', (text) => `="${text}"`],
  ['zero-width spaces', (text) => `\u200b${text}\u200b`],
  ['marks of direction', (text) => `\u202d${text}\u202c`],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['NUL padding', (text) => `${text}\0\0\0`],
  ['a control character', (text) => `\u001f${text}`],
];

const damages: readonly FieldDamage[] = [
  ...wrappings.map(([name, apply]): FieldDamage => ({ name, fields: everywhere, leaves: 'same', apply })),
  same('groups', ['id_number'], (text) => `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`),
  same('strokes', ['id_number'], (text) => `${text.slice(0, 6)}-${text.slice(6, 14)}-${text.slice(14)}`),
  same('a small x', ['id_number'], (text) => text.toLowerCase()),
  same('a sign of multiplication', ['id_number'], (text) => text.replace('X', '×')),
  same('a time of day', ['balance_date'], (text) => `${text} 00:00:00`),
  same('slashes', ['balance_date'], (text) => text.replaceAll('-', '/')),
  same('a date in Chinese', ['balance_date'], (text) =>
    text.replace('-', '年').replace('-', '月').concat('日'),
  ),
  same('a sign of the yuan', ['balance'], (text) => `￥${text}`),
  same('a unit', ['balance'], (text) => `${text}元`),
  same('zeros', ['balance'], (text) => `${text}00`),
  unknown('scientific notation', ['id_number'], (text) =>
    Number(text.slice(0, 17).concat('0')).toExponential(5).toUpperCase(),
  ),
  unknown('a mask', ['id_number'], (text) => `${text.slice(0, 6)}********${text.slice(14)}`),
  unknown('a digit too few', ['id_number'], (text) => text.slice(1)),
  unknown('a letter for a digit', ['id_number'], (text) => text.replace('0', 'O')),
  unknown('a word before it', ['id_number'], (text) => `身份证${text}`),
  unknown('another number beside it', ['id_number'], (text) => `${text}、${otherNumber}`),
  unknown('nothing left', ['id_number', 'balance', 'balance_date', 'account_number'], () => ''),
  unknown('a stroke', ['balance', 'balance_date', 'account_number'], () => '-'),
  unknown('parentheses', ['balance'], (text) => `(${text})`),
  unknown('a minus behind', ['balance'], (text) => `${text}-`),
  unknown('an exponent', ['balance'], (text) => Number(text).toExponential()),
  unknown('separators without quotes', ['balance'], (text) => text.replace(/(\d)(\d{3}\.)/, '$1,$2')),
  unknown('a comma in a name', ['name'], (text) => `${text},某村1号`),
  unknown('a serial number', ['balance_date'], () => '46325'),
  unknown('a word for a date', ['balance_date'], () => '上月末'),
  unknown('a rounded number', ['account_number'], (text) => Number(text).toExponential(5).toUpperCase()),
  unknown('half a character', ['name', 'account_status'], (text) => `${text}\ud83d`),
];

function same(name: string, fields: readonly string[], apply: FieldDamage['apply']): FieldDamage {
  return { name, fields, leaves: 'same', apply };
}

function unknown(name: string, fields: readonly string[], apply: FieldDamage['apply']): FieldDamage {
  return { name, fields, leaves: 'unknown', apply };
}

/** Of nobody in the registry. */
const otherNumber = ((first17) => first17 + computeCheckDigit(first17))('34052419800101001');

export const fieldDamages = damages;
