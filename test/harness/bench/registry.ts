/** Registries of any size: index objects of counties for Hedui, and the same people as tables for the other ways. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { buildCountyIndex, type IndexEntry } from '../../../shared/matching/registry-index.ts';
import { cached } from './cache.ts';
import { codeOf, householdOf, identityOf, listCounties } from './people.ts';

/** A folder with one index object a county, as the store bucket holds them. */
export function ensureIndexObjects(people: number): Promise<string> {
  return cached(`index-${people}`, async (folder) => {
    await mkdir(folder);
    for (const { county, size } of listCounties(people)) {
      const code = codeOf(county);
      await writeFile(join(folder, `${code}.index`), buildCountyIndex(code, listEntries(county, size)));
    }
  });
}

function* listEntries(county: number, size: number): Generator<IndexEntry> {
  for (let place = 0; place < size; place += 1) {
    yield {
      first17: identityOf(county, place).slice(0, 17),
      householdId: householdOf(county, place),
      memberOrdinal: (place & 1) + 1,
      recipient: true,
      authorisedUntil: 'open-ended',
    };
  }
}

/** A CSV file of identity numbers and households. */
export function ensurePeopleCsv(people: number): Promise<string> {
  return cached(`people-${people}.csv`, (path) =>
    pipeline(Readable.from(listPeople(people)), createWriteStream(path)),
  );
}

function* listPeople(people: number): Generator<string> {
  yield 'id_number,household\n';
  for (const { county, size } of listCounties(people)) {
    let lines = '';
    for (let place = 0; place < size; place += 1)
      lines += `${identityOf(county, place)},${householdOf(county, place)}\n`;
    yield lines;
  }
}

/** The same people as a Parquet file, which DuckDB reads fastest and with least memory. */
export async function ensurePeopleParquet(people: number): Promise<string> {
  const csv = await ensurePeopleCsv(people);
  return cached(`people-${people}.parquet`, async (path) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM read_csv('${csv}', all_varchar = true)) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
  });
}
