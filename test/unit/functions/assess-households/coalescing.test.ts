import fc, { long } from '../../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import { Coalescing } from '../../../../functions/assess-households/coalescing.ts';
import { storeKeys } from '../../../../shared/store/keys.ts';
import { latestRaise } from '../../../../shared/store/pointers.ts';
import type { Pointer } from '../../../../shared/contracts/deliveries.ts';

const source = 'bank';

/** What a provider publishes, number after number: the households of each publication. */
type Lists = readonly (readonly string[])[];

/** Publishing and assessing as they are, cut into their steps; any process may come next. */
class World {
  readonly pointers = new Map<string, Pointer>();
  /** For each assessment: who was assessed, and which publications the pointers named then. */
  readonly assessed: { household: string; published: ReadonlyMap<string, number> }[] = [];
  skipped = 0;
  readonly #lists: ReadonlyMap<string, Lists>;
  readonly #coalescing = new Coalescing({ readLines: (key) => this.#readLines(key) });
  readonly processes: AsyncGenerator<void>[] = [];

  constructor(lists: readonly Lists[]) {
    this.#lists = new Map(lists.map((each, n) => [`bank-${n}`, each]));
    for (const provider of this.#lists.keys()) this.processes.push(this.#publish(provider));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- steps of one kind
  async *#publish(provider: string): AsyncGenerator<void> {
    for (const [n, households] of (this.#lists.get(provider) ?? []).entries()) {
      const raiseOrder = latestRaise([...this.pointers.values()]) + 1;
      yield;
      this.pointers.set(provider, {
        ...{ source, provider, publication: n + 1, asOf: null, clearedThrough: n, toldThrough: 0 },
        raiseOrder,
        keyVersion: '1',
        listsChanges: true,
      });
      yield;
      const seenThrough = latestRaise([...this.pointers.values()]);
      for (const household of households) {
        yield;
        this.processes.push(this.#assess(household, seenThrough));
      }
    }
  }

  async *#assess(household: string, seenThrough: number): AsyncGenerator<void> {
    yield;
    const pointers = [...this.pointers.values()];
    const remaining = await this.#coalescing.remaining({ households: [household], seenThrough }, pointers);
    if (remaining.length === 0) return void (this.skipped += 1);
    yield;
    const published = new Map([...this.pointers.values()].map((each) => [each.provider, each.publication]));
    this.assessed.push({ household, published });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- objects are read asynchronously
  async *#readLines(key: string): AsyncGenerator {
    for (const [provider, lists] of this.#lists) {
      for (const [n, households] of lists.entries()) {
        if (key !== storeKeys.changedHouseholds({ source, provider }, n + 1)) continue;
        for (const household of households) yield { household };
      }
    }
  }

  /** Every household has been assessed by somebody who saw its last publication of every provider. */
  unseen(): string[] {
    return [...this.#lists].flatMap(([provider, lists]) =>
      lists.flatMap((households, n) =>
        households
          .filter((household) => !this.#wasSeen(household, provider, n + 1))
          .map((household) => `${household} in ${provider} ${n + 1}`),
      ),
    );
  }

  #wasSeen(household: string, provider: string, publication: number): boolean {
    return this.assessed.some(
      (each) => each.household === household && (each.published.get(provider) ?? 0) >= publication,
    );
  }
}

it('however publishing and assessing interleave, every household is assessed with all that was published of it', async () => {
  const list = fc.uniqueArray(fc.constantFrom('h1', 'h2', 'h3'), { maxLength: 3 });
  const lists = fc.array(fc.array(list, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  let skipped = 0;
  await fc.assert(
    fc.asyncProperty(lists, fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async (all, picks) => {
      const world = new World(all);
      for (let step = 0; world.processes.length > 0; step += 1) {
        const next = (picks[step % picks.length] ?? 0) % world.processes.length;
        const process = world.processes[next];
        if ((await process?.next())?.done) world.processes.splice(next, 1);
      }
      skipped += world.skipped;
      expect(world.unseen()).toEqual([]);
    }),
    { numRuns: long ? 20_000 : 500 },
  );
  expect(skipped).toBeGreaterThan(0);
});

it('a message that is not about a publication leaves nobody to others', async () => {
  const coalescing = new Coalescing({
    readLines: () => Promise.reject(new Error('nothing to read')) as never,
  });
  const pointer = {
    source,
    provider: 'b',
    publication: 1,
    asOf: null,
    clearedThrough: 0,
    toldThrough: 0,
    raiseOrder: 9,
    keyVersion: '1',
    listsChanges: true,
  } as const;
  expect(await coalescing.remaining({ households: ['h1'] }, [pointer])).toEqual(['h1']);
  expect(await coalescing.remaining({ households: ['h1'], seenThrough: 9 }, [pointer])).toEqual(['h1']);
});
