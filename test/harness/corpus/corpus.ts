/**
 * The corpus of bad input. `README.md` is its one table: what each case is and what it must give. Here are the bytes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compression, encodings, lines } from './bytes.ts';
import { bankHeader, csv, type CorpusFile, type CorpusFiles, type CorpusRows } from './corpus-file.ts';
import { headers } from './headers.ts';
import { rosterFiles, rosterHeader, rosterRows, rowsCounty } from './rosters.ts';
import { bankRows, propertyHeader, propertyRows, vehicleHeader, vehicleRows } from './rows.ts';
import { listSourceRows } from './source-rows.ts';
import { controlTotals, keys } from './totals-and-keys.ts';

export { corpusCounty } from './corpus-file.ts';

/** Files whose every line is a case. */
export const rowFiles: readonly { key: string; header: string; rows: CorpusRows }[] = [
  { key: 'inbox/bank/rows/2026-10-30/rows.csv', header: bankHeader, rows: bankRows },
  { key: 'inbox/vehicle/rows/2026-10-30/rows.csv', header: vehicleHeader, rows: vehicleRows },
  { key: 'inbox/property/rows/2026-10-30/rows.csv', header: propertyHeader, rows: propertyRows },
  { key: `roster/${rowsCounty}/2026-10-25/rows.csv`, header: rosterHeader, rows: rosterRows },
];

/** Rows of every other source, by derivation. */
export const sourceRows = listSourceRows(['bank', 'vehicle', 'property']);

/** Every case that is a file, by name, with the key it is put under. */
export const fileCases: ReadonlyMap<string, Required<Pick<CorpusFile, 'key'>> & CorpusFile> = new Map(
  Object.entries({
    ...named(encodings),
    ...named(lines),
    ...named(headers),
    ...named(compression),
    ...named(controlTotals),
    ...named(keys),
    ...named(rosterFiles),
  }),
);

function named(files: CorpusFiles) {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => [
      name,
      { ...file, key: file.key ?? `inbox/bank/${name}/2026-10-30/${name}.csv` },
    ]),
  );
}

/** Everything that is put, in this order: rosters first, each manifest before its file. */
export function corpusObjects(): [key: string, content: string | Uint8Array][] {
  const objects = [...fileCases.values()].flatMap(({ key, content, manifest }) => [
    ...(manifest === undefined ? [] : [[`${key}.manifest.json`, manifest] as [string, string]]),
    [key, content] as [string, string | Uint8Array],
  ]);
  for (const { key, header, rows } of rowFiles) objects.push([key, csv(header, ...Object.values(rows))]);
  for (const { key, header, rows } of sourceRows)
    objects.push([key, csv(header, ...rows.map(({ line }) => line))]);
  const isRoster = ([key]: [string, unknown]) => key.startsWith('roster/');
  return [...objects.filter(isRoster), ...objects.filter((object) => !isRoster(object))];
}

export interface CorpusLine {
  name: string;
  /** What it must give, in words that the test compares. */
  gives: string;
}

/** The lines of the table in `README.md`. */
export function readTable(): CorpusLine[] {
  const text = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const cells = [...text.matchAll(/^\| `([a-z0-9-]+)`\s*\|(?:[^|\n]*)\| (.+?)\s*\|$/gm)];
  return cells.map(([, name = '', gives = '']) => ({ name, gives }));
}
