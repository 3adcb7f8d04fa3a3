import { describe, expect, it } from 'vitest';
import { splitFirst17 } from '../../../shared/matching/identity-table.ts';
import { createLineBatch, NOT_PLAIN, scanLines, TOO_LONG } from '../../../shared/matching/scan-lines.ts';
import { numberOf } from './small-registry.ts';

const number = numberOf(1);
const { hi, lo } = splitFirst17(number.slice(0, 17));
const paddingBytes = 32;

/** What the scanner makes of the lines of a block, each byte of them given as a character up to U+00FF. */
function scan(lines: string, { column = 0, lineLimitBytes = 1_000 } = {}) {
  const bytes = new Uint8Array(lines.length + paddingBytes).fill(0x31);
  bytes.set(Buffer.from(lines, 'latin1'));
  const batch = createLineBatch();
  scanLines(bytes, new DataView(bytes.buffer), { from: 0, to: lines.length, column, lineLimitBytes }, batch);
  return Array.from({ length: batch.count }, (_, i) => ({
    start: batch.starts[i],
    hi: batch.hi[i],
    lo: batch.lo[i],
  }));
}

/** Whether the scanner takes a field for a plain identity; if so, it must read the right one. */
function isPlain(field: string, end = ',x\n'): boolean {
  const line = scan(field + end)[0];
  if (line?.hi === NOT_PLAIN) return false;
  const first17 = field.replaceAll('"', '').slice(0, 17);
  expect(line).toMatchObject(splitFirst17(first17));
  return true;
}

describe('scanning the lines of a block', () => {
  it('takes a number for an identity only if every byte is right, whichever byte stands at whichever place', () => {
    for (let place = 0; place < 18; place += 1) {
      const right = place === 17 ? /[0-9Xx]/ : /[0-9]/;
      for (let byte = 0; byte < 256; byte += 1) {
        const char = String.fromCharCode(byte);
        if (char !== '\n')
          expect(isPlain(number.slice(0, place) + char + number.slice(place + 1))).toBe(right.test(char));
      }
    }
  });

  it('is not misled by one wrong byte next to another', () => {
    const taken: string[] = [];
    for (let first = 0; first < 256; first += 1) {
      for (let second = 0; second < 256; second += 1) {
        const pair = String.fromCharCode(first, second);
        if (pair.includes('\n') || /^\d\d$/.test(pair)) continue;
        if (scan(`${number.slice(0, 5)}${pair}${number.slice(7)},x\n`)[0]?.hi !== NOT_PLAIN) taken.push(pair);
      }
    }
    expect(taken).toEqual([]);
  });

  it.each([
    [number, ',x\n', true],
    [number, '\n', true],
    [number, '\r\n', true],
    [`"${number}"`, ',x\n', true],
    [`"${number}"`, '\r\n', true],
    [number, '\r,x\n', false],
    [number, '"\n', false],
    [`"${number}`, ',x\n', false],
    [`"${number}"`, '"\n', false],
    [`"${number}"`, ' ,x\n', false],
    [` ${number}`, ',x\n', false],
    [number.slice(0, 17), '\n', false],
  ])('takes %j before %j for a plain identity: %s', (field, end, plain) => {
    expect(isPlain(field, end)).toBe(plain);
  });

  it.each([
    `x,,${number}\n`,
    `"a,b",,${number},y\n`,
    `"a"",b","",${number}\n`,
    `a"b,"c"d,"${number}"\n`,
    `"",",",${number}\r\n`,
  ])('counts the columns before the identity as the definition does in %j', (line) => {
    expect(scan(line, { column: 2 })).toEqual([{ start: 0, hi, lo }]);
  });

  it('never looks for a column beyond its line', () => {
    const lines = ['x,y\n', `"x,y\n`, '\n', `${number}\n`, `x,y,${number}\n`];
    const found = scan(lines.join(''), { column: 2 });
    expect(found.map((line) => line.hi)).toEqual([NOT_PLAIN, NOT_PLAIN, NOT_PLAIN, NOT_PLAIN, hi]);
    expect(found.map((line) => line.start)).toEqual([0, 4, 9, 10, 29]);
  });

  it('marks lines over the limit', () => {
    const line = `${number},xx`;
    const marks = [line.length, line.length - 1].map(
      (lineLimitBytes) => scan(`${line}\n`, { lineLimitBytes })[0]?.hi,
    );
    expect(marks).toEqual([hi, TOO_LONG]);
  });

  it('finds every newline, however far and whatever is before it', () => {
    const lengths = Array.from({ length: 70 }, (_, n) => n);
    const fillers = ['\x0b', '\x8a', '\x09', '\xff'];
    const lines = lengths.map((n) => (fillers[n % fillers.length] ?? '').repeat(n) + '\n');
    expect(scan(lines.join('')).map(({ start }) => start)).toEqual(lengths.map((n) => (n * (n + 1)) / 2));
  });
});
