/** The forms that columns have, and the one reader of each: the same for all sources, rosters and registers. */
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import { parseCalendarDate, parseCalendarMonth } from './calendar.ts';
import { type Fraction, parseShare } from './fraction.ts';
import { type IdentityNumber, readIdentity, type UnreadableIdentity } from './identity.ts';
import { parseAmountFen } from './money.ts';
import { clean, cleanNumber, identifiesNothing, isPlaceholder } from './text.ts';

/** What each form gives where it can be read. */
export type FormValues = {
  /** An identity number of 18 characters. */
  identity: IdentityNumber;
  /** As written, cleaned; names are compared elsewhere. */
  name: string;
  /** Identifies an asset (account, plate, certificate): in capitals, without spaces. */
  identifier: string;
  /** Integer fen. */
  amount: Fen;
  date: CalendarDate;
  month: CalendarMonth;
  /** One of the provider's words, cleaned; kept as delivered and understood elsewhere. */
  word: string;
  /** Above 0 and at most 1, exactly. */
  share: Fraction;
  /** A whole number from 0. */
  count: number;
};

export type Form = keyof FormValues;

/**
 * Why a field that says something cannot be read. `identifies-nothing`: an identifier that does not distinguish assets,
 * such as `6.29901E+18`, `0000` or 不详; it is as if it were absent. `invalid`: not of the form.
 */
export type UnreadableField = UnreadableIdentity | 'identifies-nothing' | 'invalid';

/** What a field says, read by its form. `absent`: it is empty, or a mark for nothing such as `-` or 无. */
export type FieldReading<F extends Form = Form> =
  | { readonly kind: 'value'; readonly value: FormValues[F] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableField };

type FormReader<F extends Form> = (text: string) => FieldReading<F>;

/** One reader a form. Each takes the field as delivered. */
export const formReaders: { readonly [F in Form]: FormReader<F> } = {
  identity: (text) => {
    if (isNothing(text)) return absent;
    const reading = readIdentity(text);
    return reading.kind === 'identity' ? value(reading) : { kind: 'unreadable', reason: reading.reason };
  },
  name: readText,
  word: readText,
  identifier: (text) => {
    const number = cleanNumber(text).toUpperCase();
    if (isPlaceholder(number)) return absent;
    return identifiesNothing(number) ? { kind: 'unreadable', reason: 'identifies-nothing' } : value(number);
  },
  amount: orInvalid(parseAmountFen),
  date: orInvalid(parseCalendarDate),
  month: orInvalid(parseCalendarMonth),
  share: orInvalid((text) => {
    const share = parseShare(text);
    return share === 'unclear' ? undefined : share;
  }),
  count: orInvalid(parseCount),
};

/** Reads a field by its form. */
export function readForm<F extends Form>(form: F, text: string): FieldReading<F> {
  return formReaders[form](text);
}

/** The value of a field, or undefined where it is absent or unreadable: for what is optional and decides nothing. */
export function valueOf<F extends Form>(form: F, text: string): FormValues[F] | undefined {
  const reading = readForm(form, text);
  return reading.kind === 'value' ? reading.value : undefined;
}

const absent = { kind: 'absent' } as const;

function value<V>(read: V): { kind: 'value'; value: V } {
  return { kind: 'value', value: read };
}

function isNothing(text: string): boolean {
  return isPlaceholder(clean(text));
}

/** A word is kept even where it says "nothing" (无): what it means is the provider's. */
function readText(text: string): FieldReading<'word'> {
  const word = clean(text);
  return word === '' ? absent : value(word);
}

function orInvalid<V>(
  parse: (text: string) => V | undefined,
): (
  text: string,
) => { kind: 'value'; value: V } | { kind: 'absent' } | { kind: 'unreadable'; reason: 'invalid' } {
  return (text) => {
    const read = parse(text);
    if (read !== undefined) return value(read);
    return isNothing(text) ? absent : { kind: 'unreadable', reason: 'invalid' };
  };
}

/** `3`, `3.0` as spreadsheets write it, `1,200`, `3人`. */
function parseCount(text: string): number | undefined {
  const match = /^(\d{1,9}|[1-9]\d{0,2}(?:,\d{3}){1,2})(?:\.0+)?\s*[人口个户]?$/.exec(clean(text));
  return match ? Number(match[1]?.replaceAll(',', '')) : undefined;
}
