import { describe, expect, it } from 'vitest';
import { NOT_PLAIN, TOO_LONG } from '../../../shared/matching/block-scanner.ts';
import { numberOf } from './small-registry.ts';
import { lookupOf, scanText } from './scan-text.ts';

const number = numberOf(1);
const first17 = number.slice(0, 17);
const nobody = lookupOf();
const somebody = lookupOf(first17);

/** Whether the scanner takes a field for a plain identity: then one of nobody's is no candidate. */
function isPlain(field: string, end = ',x\n'): boolean {
  return scanText(nobody, field + end).candidates.length === 0;
}

/** Places of the lines that have the identity of the one member, of lines that are all plain. */
function placesOfMember(lines: string, column = 0): number[] {
  expect(scanText(nobody, lines, { column }).candidates).toEqual([]);
  return scanText(somebody, lines, { column }).candidates.map(({ place }) => place);
}

describe('scanning the lines of a block', () => {
  it('takes a number for an identity only if every byte is right, whichever byte appears at whichever place', () => {
    for (let place = 0; place < 18; place += 1) {
      const right = place === 17 ? /[0-9Xx]/ : /[0-9]/;
      for (let byte = 0; byte < 256; byte += 1) {
        const char = String.fromCharCode(byte);
        if (char !== '\n')
          expect(isPlain(number.slice(0, place) + char + number.slice(place + 1))).toBe(right.test(char));
      }
    }
  });

  it('reads every digit at its place', () => {
    const others = Array.from({ length: 17 }, (_, place) => {
      const digit = (Number(number[place]) + 1 + (place % 9)) % 10;
      return number.slice(0, place) + String(digit) + number.slice(place + 1);
    });
    expect(others.every((other) => other.slice(0, 17) !== first17)).toBe(true);
    for (const other of others) {
      const lookup = lookupOf(other.slice(0, 17));
      const found = scanText(lookup, [...others, ''].join('\n')).candidates;
      expect(found.map(({ place }) => place)).toEqual([others.indexOf(other)]);
    }
  });

  it('is not misled by one wrong byte next to another', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
    const pairs = bytes.flatMap((first) => bytes.map((second) => first + second));
    const wrong = pairs.filter((pair) => !pair.includes('\n') && !/^\d\d$/.test(pair));
    const lines = wrong.map((pair) => `${number.slice(0, 5)}${pair}${number.slice(7)},x\n`);
    const given = new Set(scanText(nobody, lines.join('')).candidates.map(({ place }) => place));
    expect(wrong.filter((_, place) => !given.has(place))).toEqual([]);
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
    [`  ${number}`, ',x\n', true],
    [number, '  \r\n', true],
    [`"  ${number}  "`, '\n', true],
    [` "${number}"`, ',x\n', false],
    [`${number} 1`, ',x\n', false],
    [`${number} "`, ',x\n', false],
    [`\t${number}`, ',x\n', false],
    [' '.repeat(100), '\n', false],
    [first17, '\n', false],
  ])('takes %j before %j for a plain identity: %s', (field, end, plain) => {
    expect(isPlain(field, end)).toBe(plain);
    if (plain) expect(placesOfMember(field + end)).toEqual([0]);
  });

  it.each([
    `x,,${number}\n`,
    `"a,b",,${number},y\n`,
    `"a"",b","",${number}\n`,
    `a"b,"c"d,"${number}"\n`,
    `"",",",${number}\r\n`,
    `${'x'.repeat(29)},,${number}\n`,
    `${'x'.repeat(30)},,${number}\n`,
    `${'x'.repeat(31)},,${number}\n`,
    `${'x'.repeat(70)},"y",${number}\n`,
  ])('counts the columns before the identity as the definition does in %j', (line) => {
    expect(placesOfMember(line, 2)).toEqual([0]);
  });

  it('never looks for a column beyond its line', () => {
    const lines = ['x,y\n', `"x,y\n`, '\n', `${number}\n`, `x,y,${number}\n`];
    const found = scanText(nobody, lines.join(''), { column: 2 });
    expect(found.lines).toBe(5);
    expect(found.candidates.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 8],
      [9, 9],
      [10, 28],
    ]);
  });

  it('marks lines over the limit', () => {
    const line = `${number},xx`;
    const marks = [line.length, line.length - 1].map(
      (lineLimitBytes) => scanText(somebody, `${line}\n`, { lineLimitBytes }).candidates[0]?.end,
    );
    expect(marks).toEqual([line.length, TOO_LONG]);
  });

  it('finds every newline, however far and whatever is before it', () => {
    const lengths = Array.from({ length: 70 }, (_, n) => n);
    const fillers = ['\x0b', '\x8a', '\x09', '\xff'];
    const lines = lengths.map((n) => (fillers[n % fillers.length] ?? '').repeat(n) + '\n');
    const starts = scanText(nobody, lines.join('')).candidates.map(({ start }) => start);
    expect(starts).toEqual(lengths.map((n) => (n * (n + 1)) / 2));
  });

  it('goes on where one call ends, however many lines a block has', () => {
    const lines = 20_000;
    const found = scanText(nobody, '\n'.repeat(lines));
    expect(found.lines).toBe(lines);
    expect(found.candidates.map(({ place }) => place)).toEqual(Array.from({ length: lines }, (_, n) => n));
    expect(placesOfMember(`${number}\n`.repeat(5_000))).toHaveLength(5_000);
  });

  it('says who it is whose number it has read, and that it could not read another', () => {
    const other = `3${number.slice(1)}`;
    const lookup = lookupOf(other.slice(0, 17), first17);
    const found = scanText(lookup, `${number}\n${other}\n'${number}\n`).candidates;
    expect(found.map(({ person }) => person)).toEqual([1, 0, NOT_PLAIN]);
  });

  it('passes over a member whose authorisations have all ended', () => {
    const days = [0, 1, 2].map((day) => scanText(somebody, `${number}\n`, { day }).candidates.length);
    expect(days).toEqual([1, 1, 0]);
  });
});
