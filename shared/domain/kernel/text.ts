/** The one folding of text that everything else builds on: full-width forms, as Chinese input methods make them. */

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

/** {@link foldWidth}, then without whitespace (a byte order mark included) at both ends. */
export function clean(text: string): string {
  return foldWidth(text).trim();
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

const PLACEHOLDER = /^(?:无|暂无|[-—_/\\]+|null|n\/a)$/i;

/**
 * Whether a cleaned field says "nothing" in words or strokes (`无`, `-`, `/`, `NULL`), as people fill empty cells.
 * Such a mark must never be taken for a number or a name: it would make one of all the things that bear it.
 */
export function isPlaceholder(cleaned: string): boolean {
  return cleaned === '' || PLACEHOLDER.test(cleaned);
}
