import { beforeEach, expect, it } from 'vitest';
import { Coalescing } from '../../../../functions/assess-households/coalescing.ts';
import { shareOut } from '../../../../functions/assess-households/handler.ts';
import type { Pointer } from '../../../../shared/contracts/deliveries.ts';
import type { RegistryMap } from '../../../../shared/contracts/registry.ts';
import type { AssessmentMessage, LandedMessage } from '../../../../shared/contracts/messages.ts';
import { storeKeys } from '../../../../shared/store/keys.ts';

const households = Array.from({ length: 250 }, (_, n) => `329901-${n}`);
const message: LandedMessage = {
  type: 'landed',
  ...{ source: 'bank', provider: 'first', publication: 1 },
  ...{ segment: 0, of: 1, seenThrough: 1 },
};

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

/** Two segments: fewer than 200 households are few. @param registered 1,000 are a segment */
function workOff(registered = 2000): Promise<boolean> {
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
        Promise.resolve({ counties: { '329901': { households: registered } } } as unknown as RegistryMap),
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
    { ...message, segment: 0, of: 2 },
    { ...message, segment: 1, of: 2 },
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

it('a county of one segment has it read at once, and nothing is asked for again', async () => {
  publish('first', 1, households);
  expect(await workOff(1000)).toBe(false);
  expect(sent).toEqual([]);
});
