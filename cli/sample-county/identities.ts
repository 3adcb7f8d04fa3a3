/**
 * Identity numbers of people who do not exist. Every region code is in a range that GB/T 2260 has not given to any county
 * (a prefecture numbered 99), so that no number can be anybody's.
 *
 * The check digit is computed here once more, apart from the code under test: a mistake there must not hide itself.
 */
import { weigh, type Random } from './random.ts';

/** Six-digit code of the sample county, itself unassigned. */
export const sampleCounty = '329901';

const localRegions = weigh([
  ['329901', 88],
  ['329902', 4],
  ['329921', 3],
  ['349922', 2],
  ['419923', 2],
  ['529924', 1],
]);
const residencePermitRegions = ['810000', '820000', '830000'];
/** Province and ISO 3166 number of the nationality: a permanent-residence card begins with 9 and these. */
const permanentResidenceRegions = ['932704', '932104', '932116'];

export type Sex = 'male' | 'female';
export type DocumentKind = 'identity-card' | 'residence-permit' | 'permanent-residence-card';

export interface Birth {
  /** `YYYYMMDD` */
  birth: string;
  sex: Sex;
}

/** A number of 18 characters with the right check digit, for somebody born that day. */
export function drawNumber(random: Random, person: Birth, kind: DocumentKind = 'identity-card'): string {
  const region = random.pick(regionsOf[kind]);
  const sequence = random.int(0, 499) * 2 + (person.sex === 'male' ? 1 : 0);
  return completeNumber(`${region}${person.birth}${String(sequence).padStart(3, '0')}`);
}

const regionsOf: Record<DocumentKind, readonly string[]> = {
  'identity-card': localRegions,
  'residence-permit': residencePermitRegions,
  'permanent-residence-card': permanentResidenceRegions,
};

export function drawBirth(random: Random, year: number): string {
  const month = String(random.int(1, 12)).padStart(2, '0');
  return `${year}${month}${String(random.int(1, 28)).padStart(2, '0')}`;
}

/** The first 17 digits with their check digit (GB 11643, ISO 7064 MOD 11-2). */
export function completeNumber(first17: string): string {
  return first17 + checkDigitOf(first17);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigitOf(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += (first17.charCodeAt(index) - 48) * (weights[index] ?? 0);
  }
  return '10X98765432'.charAt(sum % 11);
}

/** The form of before 1999, without century and check digit: only for those born in the 1900s. */
export function shortenNumber(number: string): string | undefined {
  return number.slice(6, 8) === '19' ? number.slice(0, 6) + number.slice(8, 17) : undefined;
}

export function withWrongCheckDigit(number: string): string {
  const digit = number.endsWith('5') ? '7' : '5';
  return number.slice(0, 17) + digit;
}

/** Numbers that belong to nobody, such as typing errors. */
export function misspellNumber(random: Random, number: string): string {
  return random.pick([
    withWrongCheckDigit(number),
    number.slice(0, 17),
    number.slice(0, 10) + 'O' + number.slice(11),
    number + '0',
  ]);
}
