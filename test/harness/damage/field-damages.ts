/** What spreadsheets, programs and people do to a field, by the form of its column. */
import { createHash } from 'node:crypto';
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';
import type { Form } from '../../../shared/domain/kernel/forms.ts';

/**
 * What is left of a field: the `same` value written otherwise; what is `unknown` to everybody; another `name`, of which the
 * number alone still tells whose row it is; or another `value`, which cannot be distinguished from a right one in one row.
 */
export type Leaves = 'same' | 'unknown' | 'name' | 'value';

export interface FieldDamage {
  name: string;
  forms: readonly Form[];
  leaves: Leaves;
  apply: (text: string) => string;
}

const everyForm: readonly Form[] = ['identity', 'name', 'identifier', 'amount', 'date', 'word', 'share'];

/** What wraps a field and takes nothing away. */
const wrappings: readonly [string, (text: string) => string][] = [
  ['spaces around it', (text) => `  ${text} `],
  ['hard spaces around it', (text) => `\u00a0${text}\u3000`],
  ['tabs around it', (text) => `\t${text}\t`],
  ['an apostrophe before it', (text) => `'${text}`],
  ['a curly apostrophe before it', (text) => `\u2019${text}`],
  ['a formula around it', (text) => `="${text}"`],
  ['zero-width spaces around it', (text) => `\u200b${text}\u200b`],
  ['marks of direction around it', (text) => `\u202d${text}\u202c`],
  ['a byte order mark before it', (text) => `\ufeff${text}`],
  ['a soft hyphen behind it', (text) => `${text}\u00ad`],
  ['NUL padding', (text) => `${text}\0\0\0`],
  ['a control character before it', (text) => `\u001f${text}`],
];

const toWide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const toScientific = (text: string): string => Number(text.replace(/\D/g, '')).toExponential(5).toUpperCase();
/** As a number of at most 15 digits keeps them. */
const toRounded = (text: string): string =>
  text.replace(/\d{16,}/g, (digits) => digits.slice(0, 15) + '0'.repeat(digits.length - 15));
/** Of nobody in the registry. */
const otherNumber = ((first17) => first17 + computeCheckDigit(first17))('34052419800101001');

export const fieldDamages: readonly FieldDamage[] = [
  ...wrappings.map(([name, apply]): FieldDamage => ({ name, forms: everyForm, leaves: 'same', apply })),
  same('groups in it', ['identity'], (text) => `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`),
  same('strokes in it', ['identity'], (text) => `${text.slice(0, 6)}-${text.slice(6, 14)}-${text.slice(14)}`),
  same('a small x', ['identity'], (text) => text.toLowerCase()),
  same('a sign of multiplication', ['identity'], (text) => text.replace('X', '×')),
  same('the Roman ten', ['identity'], (text) => text.replace('X', 'Ⅹ')),
  same('full-width digits', ['identity', 'identifier'], toWide),
  same('a time of day', ['date'], (text) => (isDay(text) ? `${text} 00:00:00` : text)),
  same('slashes', ['date'], (text) => text.replaceAll('-', '/')),
  same('a date in Chinese', ['date'], (text) => text.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')),
  same('eight digits', ['date'], (text) => text.replaceAll('-', '')),
  same('a sign of the yuan', ['amount'], (text) => `￥${text}`),
  same('a unit', ['amount'], (text) => `${text}元`),
  same('zeros behind it', ['amount'], (text) => (text.includes('.') ? `${text}00` : text)),
  same('separators in quotes', ['amount'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')),
  same('points in a date', ['date'], (text) => text.replaceAll('-', '.')),
  same('a day of one digit', ['date'], (text) => text.replace(/-0(\d)$/, '-$1')),
  same('a time of day with its zone', ['date'], (text) => (isDay(text) ? `${text}T00:00:00+08:00` : text)),
  same('a date with wide digits', ['date'], toWide),
  same('15 digits', ['identity'], (text) =>
    /^.{6}19/.test(text) ? text.slice(0, 6) + text.slice(8, 17) : text,
  ),
  same('quotes around it', ['identity', 'name', 'word'], (text) => `“${text}”`),
  unknown('a full stop behind it', ['identity'], (text) => `${text}.`),
  unknown('a decimal behind it', ['identity'], (text) => `${text}.0`),
  same(
    'ten thousands',
    ['amount'],
    (text) => `${(Math.round(Number(text) * 100) / 1_000_000).toFixed(6)}万元`,
  ),
  same('wide separators', ['amount'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, '，')),
  same('a name with spaces', ['name'], (text) => Array.from(text).join('\u3000')),
  named('a remark behind it', (text) => `${text}（本人）`),
  unknown('nothing left', ['identity', 'identifier', 'amount', 'date', 'word', 'share'], () => ''),
  unknown('a stroke', ['identity', 'identifier', 'amount', 'date', 'word'], () => '-'),
  unknown('a word for nothing', ['identity', 'identifier', 'amount', 'date', 'word'], () => '不详'),
  unknown('an error of a formula', ['identity', 'identifier', 'amount', 'date', 'word'], () => '#N/A'),
  unknown('a reference that is gone', ['identity', 'identifier', 'amount', 'date'], () => '#REF!'),
  unknown('number signs', ['identity', 'amount', 'date'], () => '########'),
  unknown('scientific notation', ['identity', 'identifier'], toScientific),
  unknown('a rounded number', ['identity', 'identifier'], toRounded),
  unknown('a mask', ['identity', 'identifier'], (text) => `${text.slice(0, 4)}********${text.slice(-4)}`),
  unknown('a digit too few', ['identity'], (text) => text.slice(1)),
  unknown('a digit too many', ['identity'], (text) => `${text}0`),
  unknown('a letter for a digit', ['identity'], (text) => text.replace('0', 'O')),
  unknown('a word before it', ['identity'], (text) => `身份证${text}`),
  unknown('another number beside it', ['identity'], (text) => `${text}、${otherNumber}`),
  unknown('parentheses', ['amount'], (text) => `(${text})`),
  unknown('a minus behind it', ['amount'], (text) => `${text}-`),
  unknown('an exponent', ['amount'], (text) => Number(text).toExponential(4)),
  unknown('full-width figures', ['amount'], toWide),
  unknown('a comma for the point', ['amount'], (text) => text.replace('.', ',')),
  unknown('misplaced separators', ['amount'], (text) => text.replace(/(\d)(\d\d)\./, '$1,$2.')),
  unknown('Chinese figures', ['amount'], () => '伍仟元整'),
  unknown('about', ['amount'], (text) => `约${text}`),
  unknown('another currency', ['amount'], (text) => `$${text}`),
  unknown('a serial number', ['date'], () => '46325'),
  unknown('the day first', ['date'], (text) => text.split('-').reverse().join('/')),
  unknown('the month first', ['date'], (text) => text.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')),
  unknown('a year of two digits', ['date'], (text) => text.slice(2)),
  unknown('no day', ['date'], (text) => text.slice(0, 7)),
  unknown('a day that is none', ['date'], () => '2026-02-30'),
  unknown('a word for a date', ['date'], () => '上月末'),
  unknown('question marks', ['word', 'share'], (text) => text.replace(/./gu, '?')),
  unknown('half a character', ['word', 'identifier', 'date', 'amount'], (text) => `${text}\ud83d`),
  unknown(
    'a byte of no encoding in it',
    ['identity'],
    (text) => `${text.slice(0, 9)}\ud83d${text.slice(10)}`,
  ),
  same('a name with returns', ['name'], (text) => Array.from(text).join('\r')),
  unknown('a word nobody knows', ['word'], () => '待定'),
  unknown('a comma without quotes', ['name', 'word', 'identifier', 'date'], (text) => `${text}\u0001某村1号`),
  unknown('separators without quotes', ['amount'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, '\u0001')),
  unknown('a bare number', ['share'], () => '50'),
  unknown('a share over one', ['share'], () => '3/2'),
  ...['#DIV/0!', '#VALUE!', '#NAME?', 'NULL', '\\N', 'None', 'NaN', 'undefined', '***', '？', 'TRUE'].map(
    (mark) => unknown(`the mark ${mark}`, ['identity', 'amount', 'date'], () => mark),
  ),
  // In a column of amounts it is a balance like any other.
  unknown('the mark 0', ['identity', 'date'], () => '0'),
  ...['#DIV/0!', 'NULL', '\\N', 'None', 'undefined', '0', '***', '？', '同上'].map((mark) =>
    unknown(`the mark ${mark}`, ['identifier', 'word'], () => mark),
  ),
  unknown(
    'scientific notation in capitals',
    ['identity'],
    (text) => `${text.slice(0, 1)}.${text.slice(1, 6)}E17`,
  ),
  unknown(
    'scientific notation with a wide point',
    ['identity'],
    (text) => `${text.slice(0, 1)}．${text.slice(1, 6)}Ｅ＋17`,
  ),
  unknown('separators in it', ['identity'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')),
  unknown('no last character', ['identity'], (text) => text.slice(0, -1)),
  unknown('letters for digits', ['identity'], (text) => text.replaceAll('1', 'l')),
  unknown('the birthday alone', ['identity'], (text) => text.slice(6, 14)),
  unknown('two owners by a stroke', ['identity'], (text) => `${text}/${otherNumber}`),
  unknown('two owners by a break', ['identity'], (text) => `${otherNumber} ${text}`),
  unknown('a digest', ['identity'], (text) => createHash('md5').update(text).digest('hex')),
  unknown('a percent sign', ['amount'], (text) => `${text}%`),
  unknown('European figures', ['amount'], (text) =>
    Number(text).toLocaleString('de-DE', { minimumFractionDigits: 2 }),
  ),
  unknown('spaces for separators', ['amount'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ' ')),
  unknown('apostrophes for separators', ['amount'], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, "'")),
  unknown('a true minus', ['amount'], (text) => `−${text}`),
  unknown('a side of the ledger', ['amount'], (text) => `贷 ${text}`),
  unknown('a side of the ledger behind it', ['amount'], (text) => `${text}CR`),
  unknown('two amounts', ['amount'], (text) => `${text}/0.00`),
  unknown('a range', ['amount'], (text) => `${text}-99999`),
  unknown('a sum', ['amount'], (text) => `=${text}+0`),
  unknown('more or less', ['amount'], (text) => `>${text}`),
  unknown('noise of floating point', ['amount'], (text) => `${text}0000000001`),
  unknown('two points', ['amount'], (text) => text.replace('.', '..')),
  unknown('letters for figures', ['amount'], (text) => text.replaceAll('0', 'O')),
  unknown('thousands', ['amount'], (text) => `${text}k`),
  unknown('US dollars behind it', ['amount'], (text) => `${text} USD`),
  unknown('euros', ['amount'], (text) => `€${text}`),
  unknown('a date of English', ['date'], () => '29-Oct-26'),
  unknown('a date in characters', ['date'], () => '二〇二六年十月二十九日'),
  unknown('a year of the republic', ['date'], (text) =>
    text.replace(/^\d{4}/, (year) => String(Number(year) - 1911)),
  ),
  unknown('no date, as databases say it', ['date'], () => '0000-00-00'),
  unknown('seconds since 1970', ['date'], () => '1793232000'),
  unknown('milliseconds since 1970', ['date'], () => '1712053000000'),
  unknown('a date of two days', ['date'], (text) => `${text}至${text}`),
  unknown('a time in another zone', ['date'], (text) => `${text}T16:00:00Z`),
  unknown('a serial number with a time', ['date'], () => '46325.5'),
  named('no name', () => ''),
  named('the sign for the same', () => '同上'),
  named('an error for a name', () => '#N/A'),
  named('entities for a name', (text) => Array.from(text, (char) => `&#${char.charCodeAt(0)};`).join('')),
  named('pinyin for a name', () => 'ZHANG SAN'),
  named('a name and another', (text) => `${text}、王五`),
  named('a masked name', (text) => `${text.slice(0, 1)}**`),
  named('question marks for a name', (text) => text.replace(/./gu, '?')),
  named('half a name', (text) => `${text.slice(0, 1)}\ud83d`),
  named('UTF-8 taken for GBK', (text) => new TextDecoder('gb18030').decode(Buffer.from(text))),
  named('UTF-8 taken for Latin-1', (text) =>
    Buffer.from(text)
      .toString('latin1')
      .replace(/[\0-\u009f]/g, ''),
  ),
];

/** 长期 is in a column of dates, too. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

function same(name: string, forms: readonly Form[], apply: FieldDamage['apply']): FieldDamage {
  return { name, forms, leaves: 'same', apply };
}

function unknown(name: string, forms: readonly Form[], apply: FieldDamage['apply']): FieldDamage {
  return { name, forms, leaves: 'unknown', apply };
}

function named(name: string, apply: FieldDamage['apply']): FieldDamage {
  return { name, forms: ['name'], leaves: 'name', apply };
}
