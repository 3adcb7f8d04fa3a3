import { beforeEach, expect, it } from 'vitest';
import { Coalescing } from '../../../../functions/assess-households/coalescing.ts';
import { shareOut } from '../../../../functions/assess-households/handler.ts';
import type { Pointer, RegistryMap } from '../../../../shared/contracts/deliveries.ts';
import type { AssessmentMessage } from '../../../../shared/contracts/messages.ts';
import { storeKeys } from '../../../../shared/store/keys.ts';

const households = Array.from({ length: 250 }, (_, n) => `329901-${n}`);
const message = {
  type: 'changed',
  source: 'bank',
  provider: 'first',
  publication: 1,
  seenThrough: 1,
} as const;

let lists: Map<string, readonly string[]>;
let pointers: Pointer[];
let sent: AssessmentMessage[];

beforeEach(() => {
  lists = new Map();
  pointers = [];
  sent = [];
});

/** A provider has published: its list of changes is written, and its pointer raised. */
function publish(provider: string, raiseOrder: number, changed: readonly string[]): void {
  lists.set(storeKeys.changedHouseholds({ source: 'bank', provider }, 1), changed);
  pointers.push({
    ...{ source: 'bank', provider, publication: 1, asOf: null, clearedThrough: 0, toldThrough: 0 },
    ...{ raiseOrder, keyVersion: '1', listsChanges: true },
  });
}

/** Two segments: fewer than 200 households are few. */
function workOff(): Promise<void> {
  return shareOut(message, {
    coalescing: new Coalescing({
      // eslint-disable-next-line @typescript-eslint/require-await -- objects are read asynchronously
      async *readLines(key) {
        for (const household of lists.get(key) ?? []) yield { household };
      },
    }),
    pointers: { readAll: () => Promise.resolve(pointers) },
    registry: {
      readMap: () =>
        Promise.resolve({ counties: { '329901': { households: 2000 } } } as unknown as RegistryMap),
    },
    assessments: {
      send: async (messages) => {
        for await (const each of messages) sent.push(each);
      },
    },
  });
}

it('a publication that came alone and changed much has the table read by segments', async () => {
  publish('first', 1, households);
  await workOff();
  expect(sent).toEqual([
    { ...message, type: 'landed', segment: 0, of: 2 },
    { ...message, type: 'landed', segment: 1, of: 2 },
  ]);
});

it('where later publications changed most of the same households, the others are asked for by name', async () => {
  publish('first', 1, households);
  publish('second', 2, households.slice(0, 240));
  await workOff();
  expect(sent).toEqual([{ type: 'households', households: households.slice(240), seenThrough: 1 }]);
});

it('where they changed all of them, nobody is asked for', async () => {
  publish('first', 1, households);
  publish('second', 2, households.slice(0, 100));
  publish('third', 3, households.slice(100));
  await workOff();
  expect(sent).toEqual([]);
});
