/** What the providers send: the rows about members, mixed with everybody else's. */
import type { SampleSender, SourceSample } from '../../shared/domain/catalogue/sample.ts';
import { writingOf } from './layouts.ts';
import type { Filed, Ledger } from './ledger.ts';
import { createRandom, type Random } from './random.ts';
import { listStrangersRows, type Samples } from './samples.ts';
import { joinCells, type CsvFile, type Line } from './write.ts';

export type Delivery = Omit<CsvFile, 'directory'>;

interface Sending {
  source: string;
  sample: SourceSample;
  sender: SampleSender;
}

/** @param members first 17 digits of everybody in the registry, so that strangers stay strangers */
export function* listDeliveries(
  ledger: Ledger,
  samples: Samples,
  members: ReadonlySet<string>,
): Generator<Delivery> {
  for (const [source, sample] of samples) {
    for (const sender of sample.senders) yield* listFiles({ source, sample, sender }, ledger, members);
  }
}

function* listFiles(sending: Sending, ledger: Ledger, members: ReadonlySet<string>): Generator<Delivery> {
  const { source, sender } = sending;
  const { provider, files, before } = sender;
  const rows = createRandom(`rows of ${provider}`).shuffle(ledger.get(provider) ?? []);
  for (const [index, file] of files.entries()) {
    const ours = rows.filter((_, position) => position % files.length === index);
    const list = (): Generator<Filed> => {
      const random = createRandom(`${provider} ${file}`);
      return mix(random, ours, listStrangersRows(sending, random, members), sender.rows);
    };
    const keyAsOf = (asOf: string): string => `inbox/${source}/${provider}/${asOf}/${file}`;
    if (before !== undefined) yield compose(sending, keyAsOf(before.asOf), () => notLater(list(), before));
    const delivery = compose(sending, keyAsOf(sender.asOf), list);
    yield files.length === 1 ? delivery : { ...delivery, part: { part: index + 1, of: files.length } };
  }
}

function compose({ source, sender }: Sending, key: string, listRows: () => Iterable<Filed>): Delivery {
  const { layout = {} } = sender;
  const { titles, form, write } = writingOf(source, layout);
  function* writeLines(): Generator<Line> {
    const random = createRandom(`lines of ${key}`);
    for (const { row, lot } of listRows()) {
      const broken = lot === 'unmatched' && random.chance(layout.brokenShare ?? 0);
      const cells = write(row, random);
      yield broken
        ? { text: cells[0] ?? '', lot: 'quarantined' }
        : { text: joinCells(cells, layout.quoteAll), lot };
    }
  }
  return { key, form, header: joinCells(titles), lines: writeLines() };
}

/** Our rows in their order, evenly among the strangers'; now and then a row is exported twice. */
function* mix(
  random: Random,
  ours: readonly Filed[],
  strangers: Iterator<Filed, never>,
  total: number,
): Generator<Filed> {
  let next = 0;
  let previous: Filed | undefined;
  for (let left = total; left > 0; left -= 1) {
    const waiting = ours.length - next;
    if (previous?.mayRepeat && waiting < left && random.chance(0.002)) {
      yield previous;
      continue;
    }
    const ourTurn = random.next() * left < waiting ? ours[next] : undefined;
    if (ourTurn !== undefined) next += 1;
    previous = ourTurn ?? strangers.next().value;
    yield previous;
  }
}

/** What an earlier statement held. */
function* notLater(
  rows: Iterable<Filed>,
  { asOf, column }: NonNullable<SampleSender['before']>,
): Generator<Filed> {
  for (const filed of rows) {
    if ((filed.row[column] ?? '') <= asOf) yield filed;
  }
}
