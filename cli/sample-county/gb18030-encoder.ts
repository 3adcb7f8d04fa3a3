/**
 * Text to GB18030. Node decodes GB18030 but cannot encode it, so the table is made from its decoder: whatever this writes, the
 * `TextDecoder` of the same process reads back.
 */

/** Bytes of each BMP code unit, packed big-endian; one, two or four bytes by magnitude. 0 means that there are none. */
let packedBytes: Uint32Array | undefined;

const firstSupplementaryPointer = 189_000;
const bmpFourByteSequences = 39_420;

/** @throws RangeError on half a surrogate pair, which no encoding has bytes for. */
export function encodeGb18030(text: string): Uint8Array {
  packedBytes ??= readTable();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const pair = unit >= 0xd800 && unit <= 0xdfff;
    const packed = pair ? packSupplementary(text, index) : (packedBytes[unit] ?? 0);
    if (packed === 0) throw new RangeError(`no GB18030 bytes for U+${unit.toString(16)}`);
    if (pair) index += 1;
    if (packed > 0xffff) {
      bytes[length++] = packed >>> 24;
      bytes[length++] = (packed >>> 16) & 0xff;
    }
    bytes[length++] = (packed >>> 8) & 0xff;
    bytes[length++] = packed & 0xff;
  }
  return bytes.slice(0, length);
}

function readTable(): Uint32Array {
  const table = new Uint32Array(0x1_0000);
  decodeEach(listTwoByteSequences(), table);
  decodeEach(
    Array.from({ length: bmpFourByteSequences }, (_, pointer) => packPointer(pointer)),
    table,
  );
  return table;
}

/** Decodes all sequences at once, a newline after each, because a sequence without a character may decode to several. */
function decodeEach(sequences: readonly number[], table: Uint32Array): void {
  const bytes = sequences.flatMap((packed) => [...unpack(packed), 0x0a]);
  const characters = new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).split('\n');
  for (const [index, packed] of sequences.entries()) {
    const character = characters[index] ?? '';
    const unit = character.charCodeAt(0);
    const usable = character.length === 1 && unit >= 0x80 && unit !== 0xfffd;
    // The first sequence wins: some characters can be written in two ways.
    if (usable && table[unit] === 0) table[unit] = packed;
  }
}

function listTwoByteSequences(): number[] {
  const sequences: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) sequences.push((lead << 8) | trail);
    }
  }
  return sequences;
}

/** Four-byte sequences count through bytes of 126, 10, 126 and 10 values. */
function packPointer(pointer: number): number {
  const lead = 0x81 + Math.floor(pointer / 12_600);
  const second = 0x30 + (Math.floor(pointer / 1260) % 10);
  const third = 0x81 + (Math.floor(pointer / 10) % 126);
  const last = 0x30 + (pointer % 10);
  return ((lead << 24) | (second << 16) | (third << 8) | last) >>> 0;
}

function packSupplementary(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0;
  return codePoint < 0x1_0000 ? 0 : packPointer(codePoint - 0x1_0000 + firstSupplementaryPointer);
}

function unpack(packed: number): number[] {
  const low = [(packed >>> 8) & 0xff, packed & 0xff];
  return packed > 0xffff ? [packed >>> 24, (packed >>> 16) & 0xff, ...low] : low;
}
