/** What the providers send: the rows about members, mixed with everybody else's. */
import { accountLayouts, titleLayout, titlesOf, vehicleLayout, wholeLayout, type Layout } from './layouts.ts';
import type { Filed, Ledger, VehicleRow } from './ledger.ts';
import { listStrangersTitles } from './homes.ts';
import { listStrangersRows, type Samples } from './other-sources.ts';
import { banks, propertyRegistry, vehicleOffice, type BankName } from './providers.ts';
import { createRandom, type Random } from './random.ts';
import { listStrangersAccounts } from './savings.ts';
import { listStrangersVehicles } from './vehicles.ts';
import { joinCells, type CsvFile, type Line } from './write.ts';

export type Delivery = Omit<CsvFile, 'directory'>;

/** @param members first 17 digits of everybody in the registry, so that strangers stay strangers */
export function* listDeliveries(
  ledger: Ledger,
  samples: Samples,
  members: ReadonlySet<string>,
): Generator<Delivery> {
  yield* listAccounts('rural', ['存款账户 1-2.csv', '存款账户 2-2.csv'], 80_000);
  yield* listAccounts('commercial', ['deposits.csv.gz'], 55_000);
  yield* listAccounts('postal', ['储蓄+定期.csv'], 45_000);
  yield compose(
    vehicleLayout,
    `inbox/vehicle/${vehicleOffice.provider}/${vehicleOffice.earlierAsOf}/vehicles.csv`,
    () => registeredBy(vehicleOffice.earlierAsOf, mixVehicles()),
  );
  yield compose(
    vehicleLayout,
    `inbox/vehicle/${vehicleOffice.provider}/${vehicleOffice.asOf}/vehicles.csv`,
    mixVehicles,
  );
  yield compose(
    titleLayout,
    `inbox/property/${propertyRegistry.provider}/${propertyRegistry.asOf}/不动产登记信息.csv`,
    () => {
      const random = createRandom('titles');
      return mix(random, random.shuffle(ledger.homes), listStrangersTitles(random, members), 28_000);
    },
  );
  for (const [source, sample] of samples) {
    const key = `inbox/${source}/${sample.provider}/${sample.asOf}/${sample.file}`;
    yield compose(wholeLayout(source), key, () => {
      const random = createRandom(source);
      const ours = random.shuffle(ledger.others[source] ?? []);
      return mix(random, ours, listStrangersRows(sample, random, members), sample.rows);
    });
  }

  function* listAccounts(name: BankName, files: readonly string[], rowsPerFile: number): Generator<Delivery> {
    const bank = banks[name];
    const rows = createRandom(`accounts at ${name}`).shuffle(ledger.accounts[name]);
    for (const [index, file] of files.entries()) {
      const ours = rows.filter((_, position) => position % files.length === index);
      const delivery = compose(
        accountLayouts[name],
        `inbox/bank/${bank.provider}/${bank.asOf}/${file}`,
        () => {
          const random = createRandom(`${name} ${file}`);
          return mix(random, ours, listStrangersAccounts(random, bank, members), rowsPerFile);
        },
      );
      yield files.length === 1 ? delivery : { ...delivery, part: { part: index + 1, of: files.length } };
    }
  }

  function mixVehicles(): Iterable<Filed<VehicleRow>> {
    const random = createRandom('vehicles');
    return mix(random, random.shuffle(ledger.vehicles), listStrangersVehicles(random, members), 22_000);
  }
}

function compose<Row extends object>(
  layout: Layout<Row>,
  key: string,
  listRows: () => Iterable<Filed<Row>>,
): Delivery {
  const header = joinCells(titlesOf(layout));
  return { key, form: layout.form, header, lines: writeLines(layout, key, listRows()) };
}

function* writeLines<Row extends object>(
  layout: Layout<Row>,
  key: string,
  rows: Iterable<Filed<Row>>,
): Generator<Line> {
  const random = createRandom(`lines of ${key}`);
  for (const { row, lot } of rows) {
    const broken = lot === 'unmatched' && random.chance(layout.brokenShare ?? 0);
    const cells = layout.columns.map((column) =>
      typeof column === 'string' ? String(row[column] ?? '') : column[1](random),
    );
    yield broken
      ? { text: cells[0] ?? '', lot: 'quarantined' }
      : { text: joinCells(cells, layout.quoteAll), lot };
  }
}

/** Our rows in their order, evenly among the strangers'; now and then a row is exported twice. */
function* mix<Row>(
  random: Random,
  ours: readonly Filed<Row>[],
  strangers: Iterator<Filed<Row>, never>,
  total: number,
): Generator<Filed<Row>> {
  let next = 0;
  let previous: Filed<Row> | undefined;
  for (let left = total; left > 0; left -= 1) {
    const waiting = ours.length - next;
    if (previous !== undefined && waiting < left && random.chance(0.002)) {
      yield previous;
      continue;
    }
    const ourTurn = random.next() * left < waiting ? ours[next] : undefined;
    if (ourTurn !== undefined) next += 1;
    previous = ourTurn ?? strangers.next().value;
    yield previous;
  }
}

function* registeredBy(date: string, rows: Iterable<Filed<VehicleRow>>): Generator<Filed<VehicleRow>> {
  for (const filed of rows) {
    if (filed.row.registered_on <= date) yield filed;
  }
}
