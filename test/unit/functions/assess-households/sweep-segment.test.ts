import { describe, expect, it } from 'vitest';
import {
  sweepSegment,
  type SweepDependencies,
} from '../../../../functions/assess-households/sweep-segment.ts';
import type { FixedBasis } from '../../../../functions/assess-households/assess-household.ts';
import { Coalescing } from '../../../../functions/assess-households/coalescing.ts';
import type { Pointer } from '../../../../shared/contracts/deliveries.ts';
import type { AssessmentMessage } from '../../../../shared/contracts/messages.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Item } from '../../../../shared/store/aws/table.ts';
import { fileOf } from '../../../../shared/store/household-items.ts';
import { pack } from '../../../../shared/store/packed.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const changed: Readonly<Record<string, readonly string[]>> = { '2': ['110101-0001'] };

/** A table of two households, and a provider that publishes at the moments that a test says. */
class World {
  publication = 1;
  onWrite: () => void = () => undefined;
  readonly pages: number[] = [];
  readonly queried: string[] = [];
  readonly cases: { household: string; amountFen: number | null }[] = [];
  readonly sent: AssessmentMessage[] = [];
  readonly #itemsInPage: number;
  readonly #onPage: (world: World) => void;

  constructor(itemsInPage: number, onPage: (world: World) => void = () => undefined) {
    this.#itemsInPage = itemsInPage;
    this.#onPage = onPage;
  }

  /** Each household has 20,000 yuan by the first publication, and 30,000 by the second. */
  #items(household?: string): Item[] {
    const all = ['110101-0001', '110101-0002'].flatMap((pk): Item[] => {
      const { profile } = aHousehold({ profile: { householdId: pk } });
      const holdings = [1, 2].map((number) => ({
        ...{ pk, sk: `HOLDING#bank#rural-bank#${number}#0` },
        rows: pack([aBankHolding({ balanceFen: (number + 1) * 10_000_00 })]),
      }));
      return [
        ...holdings.slice(0, this.publication),
        { pk, sk: 'MEMBER#1', ...aMember() },
        { pk, sk: 'PROFILE', ...profile },
      ];
    });
    return all.filter(({ pk }) => household === undefined || pk === household);
  }

  async sweep(): Promise<string[]> {
    const fixed: FixedBasis = {
      ...{ policy: defaultPolicy, policyVersion: 'p', day: '2026-11-01' },
      index: { version: 'i', registry: { claims: () => [] } } as unknown as FixedBasis['index'],
    };
    const wanted = (households: readonly string[]) => Promise.resolve(households);
    const results = await sweepSegment({ segment: 0, of: 1 }, { wanted, fixed }, this.#dependencies());
    return results.map(({ householdId }) => householdId);
  }

  #dependencies(): SweepDependencies {
    const pointer = (): Pointer => ({
      ...{ source: 'bank', provider: 'rural-bank', publication: this.publication, asOf: '2026-10-31' },
      ...{
        clearedThrough: 0,
        toldThrough: 0,
        raiseOrder: this.publication,
        keyVersion: '1',
        listsChanges: true,
      },
    });
    const readPage = (_: unknown, from: Item | undefined) => {
      const start = Number(from?.['n'] ?? 0);
      const end = start + this.#itemsInPage;
      const items = this.#items().slice(start, end);
      this.pages.push(start);
      this.#onPage(this);
      return Promise.resolve({ items, next: end < this.#items().length ? { n: end } : undefined });
    };
    return {
      households: {
        readPage,
        readFile: (household: string, pointers: readonly Pointer[]) => {
          this.queried.push(household);
          return Promise.resolve(fileOf(this.#items(household), pointers));
        },
        noteClearances: () => Promise.resolve(),
        writeCase: (each: { householdId: string; findings: { amountFen: number | null }[] }) => {
          this.cases.push({ household: each.householdId, amountFen: each.findings[0]?.amountFen ?? null });
          this.onWrite();
          return Promise.resolve(true);
        },
      },
      pointers: { readAll: () => Promise.resolve([pointer()]) },
      assessments: {
        send: (messages: Iterable<AssessmentMessage>) => Promise.resolve(void this.sent.push(...messages)),
      },
      coalescing: new Coalescing({
        // eslint-disable-next-line @typescript-eslint/require-await -- objects are read asynchronously
        async *readLines(key: string) {
          const number = /(\d+)-changed/.exec(key)?.[1] ?? '';
          for (const household of changed[number] ?? []) yield { household };
        },
      }),
      time: { remainingMs: () => 1_000_000 },
      now: () => new Date('2026-11-01T00:00:00Z'),
    } as unknown as SweepDependencies;
  }
}

describe('a segment of the table', () => {
  it('has each household assessed once, wherever its pages end, by no Query', async () => {
    for (const itemsInPage of [1, 2, 3, 4, 100]) {
      const world = new World(itemsInPage);
      expect(await world.sweep(), `${itemsInPage} items in a page`).toEqual(['110101-0001', '110101-0002']);
      expect(world.cases.map(({ amountFen }) => amountFen)).toEqual([20_000_00, 20_000_00]);
      expect([world.queried, world.sent]).toEqual([[], []]);
    }
  });

  it('has a page read again when a pointer moved while it was read: nobody is judged by what was replaced', async () => {
    const world = new World(100, (each) => (each.publication = 2));
    expect(await world.sweep()).toEqual(['110101-0001', '110101-0002']);
    expect(world.pages).toEqual([0, 0]);
    expect(world.cases.map(({ amountFen }) => amountFen)).toEqual([30_000_00, 30_000_00]);
    expect(world.sent).toEqual([]);
  });

  it('reads a household again of which a part was read before a pointer moved', async () => {
    const world = new World(2, (each) => {
      if (each.pages.length === 2) each.publication = 2;
    });
    expect(await world.sweep()).toEqual(['110101-0001', '110101-0002']);
    expect(world.queried).toContain('110101-0001');
    expect(world.cases).toContainEqual({ household: '110101-0001', amountFen: 30_000_00 });
  });

  it('sends again whom it assessed before a pointer moved, but for those that whoever moved it asks for', async () => {
    const world = new World(100);
    world.onWrite = () => (world.publication = 2);
    expect(await world.sweep()).toEqual(['110101-0001', '110101-0002']);
    expect(world.sent).toEqual([{ type: 'households', households: ['110101-0002'], sentAgain: 1 }]);
  });
});
