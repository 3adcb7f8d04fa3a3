/** Citizen identity numbers (公民身份号码, GB 11643) and the cards that share their layout. */
import { parseCalendarDate } from './calendar.ts';
import { clean } from './text.ts';

/** What a field says as an identity number. `number` has 18 characters, `X` in capitals. */
export type IdentityReading =
  { kind: 'identity'; number: string; first17: string; checkDigitRight: boolean } | { kind: 'unreadable' };

/** Weights and check characters of ISO 7064 MOD 11-2, as GB 11643 lays them out. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PLAIN = /^\d{17}[\dX]$/;
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
 * Reads an identity number: surrounding spaces and full width folded, `x` as `X`. The 15 digits that were issued until
 * 1999 become 18: 19 before the year of birth, and the check digit is computed. Anything else that is not 17 digits and
 * a digit or X is unreadable (scientific notation, masked, empty); nothing is guessed further.
 */
export function readIdentity(text: string): IdentityReading {
  // Nearly every number is plain already: looking first spares folding it.
  const number = PLAIN.test(text) ? text : clean(text).toUpperCase();
  if (PLAIN.test(number)) {
    const first17 = number.slice(0, 17);
    return { kind: 'identity', number, first17, checkDigitRight: computeCheckDigit(first17) === number[17] };
  }
  if (/^\d{15}$/.test(number)) {
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
    return { kind: 'identity', number: first17 + computeCheckDigit(first17), first17, checkDigitRight: true };
  }
  return { kind: 'unreadable' };
}

/** What a member's own number is good for. */
export type MemberIdentity =
  { kind: 'comparable'; number: string } | { kind: 'invalid' } | { kind: 'other-document' };

const LOOKS_LIKE_IDENTITY = /^(?:[\dX]{15}|[\dX]{18})$/;

/**
 * Judges a member's number in the roster. Comparable (with its 18 characters) where the check digit is right and
 * characters 7 to 14 are a real date of birth; residence permits (81, 82, 83) and permanent-residence cards (9…) have
 * the same layout. What has the shape of an identity number (15 or 18 characters, digits and X) but fails is invalid;
 * anything else, an empty field included, is another document.
 */
export function judgeMemberIdentity(text: string): MemberIdentity {
  const reading = readIdentity(text);
  if (reading.kind === 'identity' && reading.checkDigitRight && hasRealBirthDate(reading.number)) {
    return { kind: 'comparable', number: reading.number };
  }
  return LOOKS_LIKE_IDENTITY.test(clean(text).toUpperCase())
    ? { kind: 'invalid' }
    : { kind: 'other-document' };
}

function hasRealBirthDate(number: string): boolean {
  return parseCalendarDate(number.slice(6, 14)) !== undefined;
}
