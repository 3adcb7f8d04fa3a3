/** The arguments of `npm run bench`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const tableNames = ['fullPath', 'growth', 'night', 'cost'] as const;
export type TableName = (typeof tableNames)[number];

export interface BenchArguments {
  /** Which tables to fill. */
  tables: readonly TableName[];
  quick: boolean;
  /** Where to write everything as JSON, too. */
  json: string | undefined;
}

/** An argument that cannot be used: what is wrong with it and what to do. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const benchUsage = `npm run bench -- [--quick] [--only ${tableNames.join('|')}] [--json FILE]

  --quick      the first table alone, on a fifth of the rows, with three runs in place of five
  --only NAME  one table alone
  --json FILE  write the figures there, too`;

/** @throws ArgumentError */
export function readBenchArguments(argv: readonly string[]): BenchArguments | 'help' {
  const values = parse(argv);
  if (values.help === true) return 'help';
  const only = tableNames.find((name) => name === values.only);
  if (values.only !== undefined && only === undefined)
    throw new ArgumentError(`--only: there is no table ${values.only}\n\n${benchUsage}`);
  const quick = values.quick === true;
  if (quick && only !== undefined && only !== 'fullPath')
    throw new ArgumentError(`--quick fills the table fullPath alone, not ${only}\n\n${benchUsage}`);
  return {
    tables: quick ? ['fullPath'] : only === undefined ? tableNames : [only],
    quick,
    json: values.json === undefined ? undefined : resolve(values.json),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${benchUsage}`);
  }
}
