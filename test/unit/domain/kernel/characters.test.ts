import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../../shared/domain/kernel/names.ts';
import { simplify } from '../../../../shared/domain/kernel/fold-name.ts';

/** The package's own declarations do not resolve under NodeNext; this is what they say. */
const toSimplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

function readingsByLibrary(char: string): string[] {
  const readings = pinyin(char, { toneType: 'none', type: 'array', multiple: true });
  return readings.filter((reading) => reading !== char);
}

/** Every character beyond ASCII, up to the last block of Chinese ones. */
const characters = Array.from({ length: 0x33480 - 0x80 }, (_, n) => String.fromCodePoint(0x80 + n)).filter(
  (char) => !/\p{Surrogate}/u.test(char),
);

/** `key: characters`, keys and characters in the order of their code points. */
function tableOf(keysOf: (char: string) => readonly string[]): string {
  const table = new Map<string, string>();
  for (const char of characters)
    for (const key of keysOf(char)) table.set(key, (table.get(key) ?? '') + char);
  const sorted = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** `npx vitest run -u` writes the tables again where a library says something else. */
describe('the tables of characters', () => {
  it('have the simplified forms that OpenCC has', async () => {
    const table = tableOf((char) => (toSimplified(char) === char ? [] : [toSimplified(char)]));
    await expect(table).toMatchFileSnapshot('../../../../shared/domain/kernel/simplified.json');
    expect(characters.filter((char) => simplify(char) !== toSimplified(char))).toEqual([]);
  });

  it('have the readings that pinyin-pro has', async () => {
    await expect(tableOf(readingsByLibrary)).toMatchFileSnapshot(
      '../../../../shared/domain/kernel/readings.json',
    );
    const differs = (char: string): boolean =>
      [...readingsOf(char)].sort().join() !== readingsByLibrary(char).sort().join();
    expect(characters.filter(differs)).toEqual([]);
  });

  it('leave other characters as they are', () => {
    expect([simplify('A'), simplify('𠮷'), readingsOf('A'), readingsOf('\uE123')]).toEqual([
      'A',
      '𠮷',
      [],
      [],
    ]);
  });
});
