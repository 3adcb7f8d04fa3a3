/** Citizen identity numbers (公民身份号码, GB 11643) and the cards that share their layout. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { parseCalendarDate } from './calendar.ts';
import { clean, isPlaceholder, isScientific } from './text.ts';

/** An identity number of 18 characters, `X` in capitals. */
export type IdentityNumber = { number: string; first17: string; checkDigitRight: boolean };

/** Why a field cannot be read as an identity number; each is a reason of its own, as each has its own remedy. */
export type UnreadableIdentity =
  /** `3.29901E+17`: a spreadsheet has dropped the last digits. */
  | 'identity-scientific'
  /** `329901********0012`. */
  | 'identity-masked'
  /** Two owners in one cell. */
  | 'identities-several'
  /** The number of an organisation, a passport, a permit: another document, and none of ours. */
  | 'identity-other-document'
  /** Anything else, an empty field included. */
  | 'identity-unreadable';

/**
 * What a field says as an identity number. `numbers` are those that are certainly in a field that cannot be read: it
 * leads to the persons who have them.
 */
export type IdentityReading =
  | ({ kind: 'identity' } & IdentityNumber)
  | { kind: 'unreadable'; reason: UnreadableIdentity; numbers: readonly IdentityNumber[] };

/** Weights and check characters of ISO 7064 MOD 11-2, as GB 11643 lays them out. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PLAIN = /^\d{17}[\dX]$/;
/** Digits of the numbers that were issued until 1999. */
const SHORTEST = 15;
const CHECK_CHARACTERS = '10X98765432';

/** The eighteenth character that belongs to the first 17 digits: a digit or `X`. */
export function computeCheckDigit(first17: string): string {
  let sum = 0;
  for (let place = 0; place < WEIGHTS.length; place += 1) {
    sum += WEIGHTS[place]! * (first17.charCodeAt(place) - 48);
  }
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * Reads an identity number: what is around it is taken off, full width folded, `x` and the signs that are typed for it
 * (`×`, `Ⅹ`, a Cyrillic Х) as `X`, groups joined. The 15 digits that were issued until 1999 become 18: 19 before the year
 * of birth, and the check digit is computed. Anything else that is not 17 digits and a digit or X is unreadable; nothing
 * is guessed further.
 */
export function readIdentity(text: string): IdentityReading {
  // Nearly every number is plain already: looking first spares folding it.
  if (PLAIN.test(text)) return { kind: 'identity', ...asNumber(text) };
  const cleaned = foldIdentity(text);
  const number = readDigits(cleaned.replace(GROUPING, ''));
  if (number !== undefined) return { kind: 'identity', ...number };
  const numbers = numbersIn(cleaned);
  return { kind: 'unreadable', reason: reasonUnreadable(cleaned, numbers), numbers };
}

/** Whether {@link readIdentity} reads a text as an identity number. */
export function isIdentity(text: string): boolean {
  // Most fields are shorter than any number: that spares folding them.
  if (text.length < SHORTEST) return false;
  return PLAIN.test(text) || readDigits(foldIdentity(text).replace(GROUPING, '')) !== undefined;
}

/** What people type, or conversions leave, for the X at the end. */
const X_SIGNS = /(?<=\d)\s*[X×✕✖╳⨯ⅩХΧ]/gu;
/** Between the groups of a number, and around it: spaces, strokes of every length, quotation marks. */
const GROUPING = /[\s\-\u2010-\u2015\u2212"'“”‘’]/gu;

function foldIdentity(text: string): string {
  return clean(text).toUpperCase().replace(X_SIGNS, 'X');
}

function readDigits(compact: string): IdentityNumber | undefined {
  if (PLAIN.test(compact)) return asNumber(compact);
  if (!/^\d{15}$/.test(compact)) return undefined;
  const first17 = `${compact.slice(0, 6)}19${compact.slice(6)}`;
  return { number: first17 + computeCheckDigit(first17), first17, checkDigitRight: true };
}

function asNumber(number: string): IdentityNumber {
  const first17 = number.slice(0, 17);
  return { number, first17, checkDigitRight: computeCheckDigit(first17) === number[17] };
}

const LONG_RUN = /\d{15}/;
/** As many digits in a row as an identity number has. */
const RUNS = /(?<![\dX])(?:\d{17}[\dX]|\d{15})(?![\dX])/g;

/** The numbers that are certainly somewhere in a text: their check digit is right and their date of birth real. */
function numbersIn(text: string): IdentityNumber[] {
  // Nearly no such field holds one: looking first spares taking it apart.
  if (!LONG_RUN.test(text)) return [];
  const runs = [...splitJoined(text).matchAll(RUNS)].flatMap(([run]) => readDigits(run) ?? []);
  const certain = runs.filter(isWellFormed);
  return [...new Map(certain.map((each) => [each.first17, each])).values()];
}

/** Two numbers of 18 characters with nothing between them. */
function splitJoined(text: string): string {
  return text.replace(/(?<!\d)(\d{17}[\dX])(?=\d{17}[\dX](?![\dX]))/g, '$1 ');
}

/** Whether the check digit is right and characters 7 to 14 are a real date of birth. */
export function isWellFormed({ number, checkDigitRight }: IdentityNumber): boolean {
  return checkDigitRight && parseCalendarDate(number.slice(6, 14)) !== undefined;
}

/** The day of birth that an identity number of 18 characters holds; undefined where it is no day. */
export function birthDateIn(number: string): CalendarDate | undefined {
  return number.length === 18 ? parseCalendarDate(number.slice(6, 14)) : undefined;
}

/** Digits with signs that represent others: `3299****0012`, `329901195410XXXXXX`. */
const MASKED = /^(?=.*\d.*\d)(?=.*[*●•○#?□_]|.*XX)[\dX*●•○#?□_]{8,}$/u;
/**
 * Passports (E12345678), travel and residence permits of other kinds (H1234567800), numbers of organisations (18 letters
 * and digits of GB 32100, or 9 of GB 11714), officers' papers.
 */
const OTHER_DOCUMENTS = [
  /^[A-Z]{1,2}\d{6,10}$/,
  /^(?=.{0,16}[A-HJ-NPQRTUWY])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  /^(?=.*[A-Z-])[0-9A-Z]{8}-?[0-9X]$/,
  /[字第].*\d/,
];

function reasonUnreadable(cleaned: string, numbers: readonly IdentityNumber[]): UnreadableIdentity {
  if (numbers.length > 1) return 'identities-several';
  if (isScientific(cleaned)) return 'identity-scientific';
  const compact = cleaned.replace(/\s/g, '');
  if (MASKED.test(compact)) return 'identity-masked';
  return OTHER_DOCUMENTS.some((form) => form.test(compact))
    ? 'identity-other-document'
    : 'identity-unreadable';
}

/** What a member's own number is good for. */
export type MemberIdentity =
  { kind: 'comparable'; number: string } | { kind: 'invalid' } | { kind: 'other-document' };

/** Fewer digits than this are no identity number, however badly it is written. */
const LEAST_DIGITS = 11;

/**
 * Judges a member's number in the roster. Comparable (with its 18 characters) where the check digit is right and
 * characters 7 to 14 are a real date of birth; residence permits (81, 82, 83) and permanent-residence cards (9…) have
 * the same layout. What is an identity number that is wrong or merely written badly (a digit mistyped, dropped or masked,
 * scientific notation, a remark beside it) is invalid: somebody has to correct it. An empty field, and what is no such
 * number at all, is another document.
 */
export function judgeMemberIdentity(text: string): MemberIdentity {
  const reading = readIdentity(text);
  if (reading.kind === 'identity')
    return isWellFormed(reading) ? { kind: 'comparable', number: reading.number } : { kind: 'invalid' };
  if (reading.reason === 'identity-other-document' || isPlaceholder(clean(text)))
    return { kind: 'other-document' };
  if (reading.reason !== 'identity-unreadable') return { kind: 'invalid' };
  const digits = clean(text).match(/\d/g)?.length ?? 0;
  return { kind: digits >= LEAST_DIGITS ? 'invalid' : 'other-document' };
}
