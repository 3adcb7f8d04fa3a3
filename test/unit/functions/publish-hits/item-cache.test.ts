import { expect, it } from 'vitest';
import { ItemCache } from '../../../../functions/publish-hits/item-cache.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- items come asynchronously
async function* households(count: number) {
  for (let n = 0; n < count; n += 1)
    yield { household: `h${n}`, items: [{ pk: `h${n}`, sk: 's', rows: new Uint8Array(10) }] };
}

it('hands on everything, and keeps all of it or nothing', async () => {
  for (const [count, isWhole] of [
    [3, true],
    [4, false],
  ] as const) {
    const kept = new ItemCache(30);
    const passed = [];
    for await (const each of kept.keep(households(count))) passed.push(each);
    expect(passed).toHaveLength(count);
    expect(kept.isWhole).toBe(isWhole);
    expect(kept.all).toEqual(isWhole ? passed : []);
  }
});
