/** What a cell shows, as far as a list needs it: dates as dates, numbers as they are, and long ones as what is left of them. */

/** How the numbers of a style are shown: as they are, as a date, or filled up with zeros to so many digits. */
export type NumberStyle = 'number' | 'date' | { readonly digits: number };

const DAY_MS = 86_400_000;
/** Day 0 of both ways of counting; the first believes that 1900 was a leap year, which only its first two months show. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** Formats that every workbook has (ECMA-376, 18.8.30), those of Chinese ones included. */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Reads a format of the workbook's own: it is a date's where it shows a year or a day. */
export function styleOfFormat(code: string): NumberStyle {
  const shown = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  if (/[yde年日]/i.test(shown) && !/general|[0#?]e[+-]/i.test(shown)) return 'date';
  const zeros = /^0{2,}$/.exec(shown.trim());
  return zeros ? { digits: zeros[0].length } : 'number';
}

/** A spreadsheet keeps so many digits of a number; what it shows behind them is made up. */
const DIGITS_KEPT = 15;

/**
 * The text of a numeric cell. One with more digits than a spreadsheet keeps is given in scientific notation, as its last
 * digits are lost: it identifies nobody and nothing.
 */
export function textOfNumber(written: string, style: NumberStyle, epoch: 1900 | 1904): string {
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return written;
  if (style === 'date') return textOfDate(number, epoch) ?? written;
  if (Math.abs(number) >= 10 ** DIGITS_KEPT) return number.toExponential().toUpperCase();
  const plain = plainDecimal(number);
  return style === 'number' || number < 0 ? plain : plain.padStart(style.digits, '0');
}

/** Without an exponent, and without what binary fractions add: 0.1 + 0.2 is 0.3. */
function plainDecimal(number: number): string {
  const text = String(Number(number.toPrecision(DIGITS_KEPT)));
  if (!text.includes('e')) return text;
  return number.toFixed(20).replace(/\.?0+$/, '');
}

function textOfDate(serial: number, epoch: 1900 | 1904): string | undefined {
  const shift = epoch === 1900 && serial < 61 ? 1 : 0;
  const seconds = Math.round((serial + shift) * 86_400);
  const instant = new Date(EPOCHS[epoch] + seconds * 1000);
  if (serial < 0 || Number.isNaN(instant.getTime()) || instant.getTime() >= EPOCHS[1900] + 2_958_466 * DAY_MS)
    return undefined;
  const text = instant.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
