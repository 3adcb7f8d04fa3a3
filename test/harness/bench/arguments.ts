/** The arguments of `npm run harness -- bench`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const tableNames = ['fullPath', 'growth', 'night', 'cost', 'wire', 'bundles', 'idle', 'base'] as const;
export type TableName = (typeof tableNames)[number];

export interface BenchArguments {
  /** Which tables to fill. */
  tables: readonly TableName[];
  quick: boolean;
  /** The version that a night is set against. */
  base: string | undefined;
  /** How often the table `base` measures each version. */
  rounds: number;
  /** Whether the tests that both versions have are timed, too. */
  tests: boolean;
  /** Where to write everything as JSON, too. */
  json: string | undefined;
}

/** An argument that cannot be used: what is wrong with it and what to do. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const benchUsage = `npm run harness -- bench [--quick] [--only ${tableNames.join('|')}] [--base COMMIT [--rounds N] [--tests]] [--json FILE]

  --quick      the first table alone, on a fifth of the rows, with three runs in place of five
  --only NAME  one table alone
  --base COMMIT  set the night, the bundles and an idle month against that version: time, processor time, requests, bytes, memory, loading
  --rounds N   how often each night, or bundle, is measured (default: 3)
  --tests      time the tests that both versions have, too
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
  if (only === 'base' && values.base === undefined)
    throw new ArgumentError(`--only base needs --base COMMIT\n\n${benchUsage}`);
  const all = tableNames.filter((name) => name !== 'base' || values.base !== undefined);
  return {
    tables: quick ? ['fullPath'] : only === undefined ? all : [only],
    quick,
    base: values.base,
    rounds: readRounds(values.rounds),
    tests: values.tests === true,
    json: values.json === undefined ? undefined : resolve(values.json),
  };
}

function readRounds(text = '3'): number {
  if (!/^[1-9]\d?$/.test(text)) throw new ArgumentError(`--rounds: ${text} is no number from 1 to 99`);
  return Number(text);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string' },
        base: { type: 'string' },
        rounds: { type: 'string' },
        tests: { type: 'boolean' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${benchUsage}`);
  }
}
