/** The frame of every script of developers: its arguments, its exit code, and what a person is told when it fails. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ArgumentError, describeFailure } from '../../cli/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const always = { help: { type: 'boolean', short: 'h' } } as const;

interface Script<Own extends Options> {
  usage: string;
  /** Besides `--help`. */
  options?: Own;
  /** Whether it takes words that are no options. */
  takesWords?: boolean;
}

type Given<Own extends Options> = ReturnType<typeof parse<Own>>;

/** @param work returns the exit code; an argument that cannot be used ends with 2, anything else that fails with 1 */
export async function runScript<const Own extends Options>(
  script: Script<Own>,
  work: (given: Given<Own>) => Promise<number>,
): Promise<void> {
  try {
    const given = parse(script);
    if ('help' in given.values && given.values.help === true) process.stdout.write(`${script.usage}\n`);
    else process.exitCode = await work(given);
  } catch (error) {
    const { text, exitCode } = describeFailure(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}

/** @throws ArgumentError */
function parse<const Own extends Options>({ usage, options, takesWords = false }: Script<Own>) {
  try {
    const all = { ...always, ...options } as typeof always & Own;
    return parseArgs({ args: process.argv.slice(2), options: all, allowPositionals: takesWords });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}
