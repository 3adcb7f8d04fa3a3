/** The one folding of text that everything else builds on: what keyboards, spreadsheets and conversions leave behind. */

const WIDTH_OFFSET = 0xff01 - 0x21;
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/;
const EVERY_FULL_WIDTH = new RegExp(FULL_WIDTH, 'g');

/**
 * Folds full-width forms to ASCII: U+FF01..FF5E to U+0021..007E, the ideographic space U+3000 to a space.
 * Everything else is left as it is.
 */
export function foldWidth(text: string): string {
  // Nearly every field has none: looking first is several times as fast.
  if (!FULL_WIDTH.test(text)) return text;
  return text.replace(EVERY_FULL_WIDTH, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - WIDTH_OFFSET),
  );
}

/**
 * Characters that nobody sees: C0 and C1 controls (but whitespace), soft hyphens, zero-width characters and joiners,
 * marks of writing direction, byte order marks, selectors of glyphs.
 */
const EVERY_INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB]|[\u{E0100}-\u{E01EF}]/gu;
/** Nearly every field is of these characters alone, with nothing around it. */
const UNTOUCHED = /^[\w\u4E00-\u9FFF](?:[\w.\-/ \u4E00-\u9FFF]*[\w.\u4E00-\u9FFF])?$/;

/** `="0012"`, as programs write it to keep a spreadsheet from reading a number. */
const FORMULA_TEXT = /^=\s*"(.*)"$/s;
/** Quotation marks around the whole of a field, as programs write text that they do not double them in. */
const QUOTED = /^(?:“([^“”]*)”|‘([^‘’]*)’|'([^']*)'|「([^「」]*)」)$/;
/** What a spreadsheet puts before a number that is text, whichever keyboard it came from. */
const LEADING_APOSTROPHE = /^['\u2018\u2019`\u00B4]\s*/;

/**
 * A field as it is read, whatever it holds: {@link foldWidth}, without characters that nobody sees, without whitespace
 * at both ends, and without the `="…"`, the leading apostrophe or the quotation marks that mark it as text.
 */
export function clean(text: string): string {
  if (UNTOUCHED.test(text)) return text;
  const visible = foldWidth(text).replace(EVERY_INVISIBLE, '').trim();
  const inside = (FORMULA_TEXT.exec(visible)?.[1] ?? visible).trim();
  const quoted = QUOTED.exec(inside);
  // One of the groups has matched; the others are nothing.
  return (quoted ? quoted.slice(1).join('').trim() : inside).replace(LEADING_APOSTROPHE, '');
}

/** More than any name, address or number has; longer ones are two fields that became one, and may not fit a record. */
export const LONGEST_FIELD = 200;

/** Whether a field is longer than anything that it may say. */
export function isTooLong(field: string): boolean {
  return field.length > LONGEST_FIELD;
}

/** {@link clean}, without the whitespace inside: numbers are often printed in groups. */
export function cleanNumber(text: string): string {
  return clean(text).replace(/\s+/g, '');
}

const PLACEHOLDER = /^(?:无|暂无|[-—_/\\]+|null|\\n|n\/a)$/i;

/**
 * Whether a cleaned field says "nothing" in words or strokes (`无`, `-`, `/`, `NULL`), as people fill empty cells.
 * Such a mark must never be taken for a number or a name: it would make one of all the things that have it.
 */
export function isPlaceholder(cleaned: string): boolean {
  return cleaned === '' || PLACEHOLDER.test(cleaned);
}

/** What a spreadsheet makes of a long number (`6.29901E+18`): the digits that it dropped are lost. */
const SCIENTIFIC_NOTATION = /^[+-]?\d+(?:\.\d+)?E[+-]?\d+$/i;

/** Whether a cleaned field is a number in scientific notation. */
export function isScientific(cleaned: string): boolean {
  return SCIENTIFIC_NOTATION.test(cleaned);
}

const UNKNOWN_WORDS =
  /^(?:不详|不明|不清|未知|未登记|未提供|未录入|未填|未办理?|没有|待补|待查|空|缺失?|其他|其它|同上|待定|unknown|undefined|none|nil|nan?|tbd)$/i;
/** What a formula gives that went wrong. */
const ERROR_VALUE =
  /^#(?:REF|VALUE|NAME|NULL|NUM|DIV\/0|N\/A|CALC|SPILL|FIELD|BLOCKED|CONNECT|BUSY|GETTING_DATA|UNKNOWN)[!?]?$/i;

/** Whether a cleaned field says that something is not known, or that a formula went wrong: no number and no word. */
export function meansUnknown(cleaned: string): boolean {
  return UNKNOWN_WORDS.test(cleaned) || ERROR_VALUE.test(cleaned);
}

/**
 * Whether a cleaned number tells no thing from another: fewer than four letters or digits (`1`, `无`, `-`), one character
 * repeated (`000000`), scientific notation, or a word for "not known".
 */
export function identifiesNothing(cleaned: string): boolean {
  if (isPlaceholder(cleaned) || meansUnknown(cleaned) || isScientific(cleaned)) return true;
  const signs = cleaned.match(/[\p{L}\p{N}]/gu) ?? [];
  return signs.length < 4 || signs.every((sign) => sign === signs[0]);
}

/** By code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
