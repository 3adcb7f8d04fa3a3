/** Unified social credit codes (统一社会信用代码, GB 32100-2015), which name every business and organisation. */

/** The characters of a code, each by its value: no I, O, S, V or Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WELL_FORMED = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CODE_LENGTH = 18;
/** The weight of a place is this power of three. */
const BASE = 3;

/** The check character that belongs to the first 17 of a code in capitals. */
export function computeCreditCheck(first17: string): string {
  let [sum, weight] = [0, 1];
  for (const character of first17) {
    sum += weight * CHARACTERS.indexOf(character);
    weight = (weight * BASE) % CHARACTERS.length;
  }
  return CHARACTERS.charAt((CHARACTERS.length - (sum % CHARACTERS.length)) % CHARACTERS.length);
}

/** Whether a text in capitals, without spaces, is such a code with the check character that belongs to it. */
export function isCreditCode(text: string): boolean {
  return WELL_FORMED.test(text) && computeCreditCheck(text.slice(0, CODE_LENGTH - 1)) === text.at(-1);
}
