/**
 * DuckDB: one query that reads the delivery, folds case and spaces of the identity, joins it with the registry and writes
 * the rows that hit. It reads GB18030 as Latin-1, byte by byte, since it knows no other way without an extension.
 */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { columns } from '../delivery.ts';
import type { Way } from './way.ts';

export const duckdb =
  (threads: number): Way =>
  async ({ encoding, peopleParquet, out }) => {
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    await connection.run('SET preserve_insertion_order = false');
    // It cannot know how many rows the file has, takes it for the smaller side, and would put all of it into the hash
    // table: told to take the people, it needs well under half the memory and less time.
    await connection.run(`SET disabled_optimizers = 'join_order,build_side_probe_side'`);
    const types = Object.keys(columns).map((name) => `'${name}': 'VARCHAR'`);
    const options = [
      `columns = {${types.join(', ')}}`,
      'auto_detect = false, header = true',
      `delim = ',', quote = '"', escape = '"', new_line = '\\n'`,
      `encoding = '${encoding === 'utf-8' ? 'utf-8' : 'latin-1'}'`,
    ];
    return async (delivery) => {
      const rows = `read_csv('${delivery}', ${options.join(', ')})`;
      const hits = `SELECT household, rows.* EXCLUDE (teller, remark) FROM ${rows} AS rows JOIN '${peopleParquet}' AS people
        ON upper(trim(rows.id_number)) = people.id_number`;
      const result = await connection.run(`COPY (${hits}) TO '${join(out, 'hits.csv')}' (FORMAT csv)`);
      return Number((await result.getRows())[0]?.[0]);
    };
  };
