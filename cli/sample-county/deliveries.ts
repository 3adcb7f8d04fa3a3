/** What the providers send: the rows about members, mixed with everybody else's. */
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import type {
  SampleSender,
  SourceSample,
  Cells,
  FileForm,
  SampleLayout,
} from '../../shared/domain/catalogue/sample.ts';
import type { Filed, Ledger } from './ledger.ts';
import { groupThousands, SAMPLE_DAY } from './providers.ts';
import { createRandom, type Random } from './random.ts';
import { listStrangersRows, type Samples } from './samples.ts';
import { joinCells, type CsvFile, type Line } from './write.ts';

export type Delivery = Omit<CsvFile, 'directory'>;

interface Sending {
  source: string;
  sample: SourceSample;
  sender: SampleSender;
  /** The sender of the source that the rows of strangers are like. */
  like: SampleSender;
}

/** @param members first 17 digits of everybody in the registry, so that strangers stay strangers */
export function* listDeliveries(
  ledger: Ledger,
  samples: Samples,
  members: ReadonlySet<string>,
): Generator<Delivery> {
  for (const sending of listSendings(samples)) yield* listFiles(sending, ledger, members);
}

/** Most rows are of people whom the county does not know. */
const rowsForEachFinding = 10;
/** Where people have many rows, such as a month's each. */
const rowsForEachOfOurs = 2.2;

function listSendings(samples: Samples): Sending[] {
  const ofSources = [...samples.sources].flatMap(([source, sample]) =>
    sample.senders.map((sender) => ({ source, sample, sender, like: sender })),
  );
  const ofRules = [...samples.rules.values()].map(({ source, provider, providerName, households }) => {
    const sample = samples.sources.get(source);
    const [like] = sample?.senders ?? [];
    if (sample === undefined || like === undefined) throw new RangeError(`${source} has no sample`);
    const rows = households * rowsForEachFinding;
    return {
      source,
      sample,
      like,
      sender: { provider, providerName, asOf: SAMPLE_DAY, files: [`${source}.csv`], rows },
    };
  });
  return [...ofSources, ...ofRules];
}

function* listFiles(sending: Sending, ledger: Ledger, members: ReadonlySet<string>): Generator<Delivery> {
  const { source, sample, sender, like } = sending;
  const { provider, files, before } = sender;
  const rows = createRandom(`rows of ${provider}`).shuffle(ledger.get(provider) ?? []);
  for (const [index, file] of files.entries()) {
    const ours = rows.filter((_, position) => position % files.length === index);
    const list = (): Generator<Filed> => {
      const random = createRandom(`${provider} ${file}`);
      return mix(
        random,
        ours,
        listStrangersRows({ source, sample, sender: like }, random, members),
        Math.max(sender.rows, Math.ceil(ours.length * rowsForEachOfOurs)),
      );
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

interface Writing {
  titles: readonly string[];
  form: FileForm;
  write: (row: Cells, random: Random) => string[];
}

const plainForm: FileForm = { encoding: 'utf-8', newline: '\n' };

function writingOf(source: string, layout: SampleLayout = {}): Writing {
  const known = requireSource(source).columns;
  const columns = (layout.columns ?? known.map(({ en }) => en)).map((column) => {
    if (typeof column !== 'string')
      return { title: column[0], cell: (_: Cells, random: Random) => column[1](random) };
    const found = known.find(({ en }) => en === column);
    if (found === undefined) throw new RangeError(`${source} has no column ${column}`);
    return {
      title: layout.english ? found.en : found.zh,
      cell: (row: Cells) => writeAs(layout, row[column] ?? ''),
    };
  });
  return {
    titles: columns.map(({ title }) => title),
    form: layout.form ?? plainForm,
    write: (row, random) => columns.map(({ cell }) => cell(row, random)),
  };
}

/** What is neither an amount nor a date as cells have them stays as it is. */
function writeAs({ amounts, dates }: SampleLayout, cell: string): string {
  if (amounts !== undefined && /^-?\d+\.\d\d$/.test(cell))
    return amounts === 'grouped' ? groupThousands(cell) : String(Number(cell));
  if (dates !== undefined && /^\d{4}-\d\d-\d\d$/.test(cell))
    return dates === 'compact' ? cell.replaceAll('-', '') : cell.replace(/-0?/g, '/');
  return cell;
}
