/** Items as they are kept: JSON with one byte a character, and the size that DynamoDB counts. */
import type { StoredText } from './ordered-texts.ts';

/** `{ S: '…' }`, `{ N: '1' }`, `{ M: { … } }`: one type, and its value. */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;

export function toStored(value: unknown): StoredText {
  return { text: toOneByteText(JSON.stringify(value)), bytes: sizeOf(value as Item) };
}

/**
 * The same JSON in half the memory: one Chinese character makes the engine keep a whole text in two bytes a character.
 * Escaping alone would not help, since what comes of a two-byte text stays one.
 */
function toOneByteText(json: string): string {
  if (!/[\u0100-\uffff]/.test(json)) return json;
  const toEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return Buffer.from(json.replace(/[\u0100-\uffff]/g, toEscape), 'latin1').toString('latin1');
}

/** Bytes of an item as DynamoDB counts them: names in UTF-8, and values by their type. */
export function sizeOf(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + sizeOfValue(value);
  return bytes;
}

/** Containers take three bytes, and one for each element. */
const ofContainer = 3;

function sizeOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const [[type, content] = ['', undefined]] = Object.entries(value);
  switch (type) {
    case 'S':
      return Buffer.byteLength(content as string);
    case 'N':
      return sizeOfNumber(content as string);
    case 'B':
      return Buffer.byteLength(content as string, 'base64');
    case 'SS':
    case 'NS':
    case 'BS':
      return (content as string[]).reduce((sum, each) => sum + sizeOfValue({ [type.charAt(0)]: each }), 0);
    case 'L':
      return (content as unknown[]).reduce<number>((sum, each) => sum + 1 + sizeOfValue(each), ofContainer);
    case 'M':
      return ofContainer + Object.keys(content as Item).length + sizeOf(content as Item);
    default:
      return 1;
  }
}

/** About a byte for two digits, and one more. */
function sizeOfNumber(digits: string): number {
  return 1 + Math.ceil(digits.replace(/[-.]/g, '').length / 2) + (digits.startsWith('-') ? 1 : 0);
}
