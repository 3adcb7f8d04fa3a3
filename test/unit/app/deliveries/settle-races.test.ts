/** Files of one provider that are recorded and settled at once: every order of their calls ends alike. */
import type { SQSClient } from '@aws-sdk/client-sqs';
import fc, { long } from '../../../builders/fast-check.ts';
import { beforeAll, expect, it, vi } from 'vitest';
import { closeBooksOf } from '../../../../functions/sweep-store/close-books.ts';
import type { Condition } from '../../../../shared/store/aws/expressions.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { Pointers } from '../../../../shared/store/pointers.ts';
import type { Item, Page, Range, TableKey } from '../../../../shared/store/aws/table.ts';
import { Queue } from '../../../../shared/store/aws/queues.ts';
import type { PublicationMessage } from '../../../../shared/contracts/messages.ts';
import { recordArrival } from '../../../../shared/app/deliveries/arrivals.ts';
import { foldProvider, settleProvider } from '../../../../shared/app/deliveries/settle.ts';
import { MemoryTable } from '../../../harness/damage/memory-table.ts';

/** A table whose every call waits for its turn. */
class RacingTable extends MemoryTable {
  readonly #table: MemoryTable;
  readonly #turn: (item?: Item) => Promise<unknown>;

  constructor(table: MemoryTable, turn: (item?: Item) => Promise<unknown>) {
    super();
    this.#table = table;
    this.#turn = turn;
  }

  override async get(key: TableKey): Promise<Item | undefined> {
    await this.#turn();
    return this.#table.get(key);
  }

  override async put(item: Item, condition?: Condition): Promise<boolean> {
    await this.#turn(item);
    return this.#table.put(item, condition);
  }

  override async queryPage(range: Range): Promise<Page> {
    await this.#turn();
    return this.#table.queryPage(range);
  }

  override async *getAll(keys: AsyncIterable<TableKey> | Iterable<TableKey>): AsyncGenerator<Item> {
    await this.#turn();
    yield* this.#table.getAll(keys);
  }
}

// What is logged of every put would bury the result.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const subject = { kind: 'provider', source: 'bank', provider: 'b' } as const;
/** What a put is: bytes under a key, at a moment; the same bytes may come under several keys, and twice. */
const put = fc.record({
  asOf: fc.constantFrom('2026-10-29', '2026-10-30'),
  file: fc.constantFrom('a', 'b'),
  bytes: fc.constantFrom('1', '2', '3'),
  second: fc.integer({ min: 10, max: 59 }),
});
type Put = typeof put extends fc.Arbitrary<infer T> ? T : never;

const keyOf = ({ asOf, file }: Put) => `inbox/bank/b/${asOf}/${file}.csv`;
const momentOf = ({ second }: Put) => `2026-11-01T00:00:${second}.000Z`;

/** What these puts say of their matches needs no comparison person by person. */
const neverNeeded = () => Promise.reject(new Error('nothing has to be compared'));

function foundIn({ asOf, bytes }: Put): Parameters<typeof recordArrival>[2] {
  const counts = { rows: 100, matched: 60, unmatched: 40, quarantined: 0 };
  const place = { indexVersion: 'i', day: '2026-11-01', staged: `${asOf}-${bytes}/` };
  return {
    asOf,
    sha256: bytes.repeat(64),
    bytes: 1000,
    verdict: { kind: 'accepted', counts, endsWithNewline: true },
    match: { ...place, counts, hitChunks: 1, quarantineChunks: 0 },
    archiveKey: `archive/${bytes}`,
    totals: { kind: 'none', manifest: {} },
  };
}

it('the newest publication is what is current, numbered without a gap and asked for, whoever comes first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(put, { minLength: 2, maxLength: 5 }),
      async (scheduler, puts) => {
        const calm = new MemoryTable();
        const racing = new RacingTable(
          calm,
          scheduler.scheduleFunction(() => Promise.resolve()),
        );
        const asked: string[] = [];
        const queues = {
          send: ({ input }: { input: { Entries: { MessageBody: string }[] } }) =>
            Promise.resolve(void asked.push(...input.Entries.map(({ MessageBody }) => MessageBody))).then(
              () => ({}),
            ),
        } as unknown as SQSClient;
        const ledger = new DeliveryLedger(racing);
        const deps = {
          ledger,
          pointers: new Pointers(racing),
          publications: new Queue<PublicationMessage>(queues, 'q'),
        };
        const receive = async (each: Put) => {
          const arrival = { key: keyOf(each), eTag: each.bytes, bytes: 1000, arrivedAt: momentOf(each) };
          await recordArrival(subject, arrival, foundIn(each), ledger);
          await settleProvider(subject, deps, neverNeeded);
        };
        // Books are closed meanwhile, and all of this was put before their end.
        const closing = closeBooksOf(subject, { ledger, now: () => new Date() });
        await scheduler.waitFor(Promise.all([...puts.map(receive), closing]));

        const seen = new DeliveryLedger(calm);
        const records = await seen.read(subject);
        const first = new Map<string, string>();
        for (const each of puts) {
          const name = `${keyOf(each)} ${each.bytes.repeat(64)}`;
          const moment = first.get(name);
          if (moment === undefined || momentOf(each) < moment) first.set(name, momentOf(each));
        }
        expect(
          new Map(records.files.map(({ key, sha256, arrivedAt }) => [`${key} ${sha256}`, arrivedAt])),
        ).toEqual(first);

        const current = foldProvider(records).current?.files.map(({ fileId }) => fileId);
        expect(records.newest?.files.map(({ fileId }) => fileId)).toEqual(current);
        // Whether or not the books that were closed hold.
        const standing = foldProvider(await seen.readLive(subject));
        expect(standing.current?.files.map(({ fileId }) => fileId)).toEqual(current);
        const count = records.newest?.publication ?? 0;
        for (let number = 1; number <= count; number += 1)
          expect(await seen.readPublication(subject, number)).toBeDefined();
        expect(asked.map((body) => (JSON.parse(body) as PublicationMessage).publication)).toContain(count);
      },
    ),
    { numRuns: long ? 5_000 : 200 },
  );
});

it('files that change between a look and the number that it led to are looked at again', async () => {
  let meanwhile: (() => Promise<void>) | undefined;
  const asked: string[] = [];
  const client = new RacingTable(new MemoryTable(), async (item) => {
    if (String(item?.['sk']).startsWith('PUBLICATION#')) await meanwhile?.();
  });
  const queues = {
    send: () => Promise.resolve(void asked.push('')).then(() => ({})),
  } as unknown as SQSClient;
  const ledger = new DeliveryLedger(client);
  const deps = {
    ledger,
    pointers: new Pointers(client),
    publications: new Queue<PublicationMessage>(queues, 'q'),
  };
  const receive = (each: Put) =>
    recordArrival(
      subject,
      { key: keyOf(each), eTag: each.bytes, bytes: 1000, arrivedAt: momentOf(each) },
      foundIn(each),
      ledger,
    );
  const first = await receive({ asOf: '2026-10-30', file: 'a', bytes: '1', second: 21 });
  await settleProvider(subject, deps, neverNeeded);
  const later: Put = { asOf: '2026-10-30', file: 'b', bytes: '2', second: 58 };
  await receive(later);

  // The former bytes were put again behind all others, which becomes known when the later file is to be published.
  meanwhile = async () => {
    meanwhile = undefined;
    await receive({ asOf: '2026-10-30', file: 'a', bytes: '1', second: 59 });
    await receive({ asOf: '2026-10-30', file: 'a', bytes: '1', second: 59 });
    await settleProvider(subject, deps, neverNeeded);
  };
  await settleProvider(subject, deps, neverNeeded);

  const { newest } = await ledger.read(subject);
  expect(newest).toMatchObject({ publication: 3, files: [{ fileId: first.fileId }] });
});
