/** The frame of every command: its arguments, its exit code, and what a person is told when it fails. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ArgumentError } from './arguments.ts';
import { describeFailure } from './describe-failure.ts';
import { placeOptions } from './place.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const always = { help: { type: 'boolean', short: 'h' } } as const;

export interface Tool<Own extends Options> {
  usage: string;
  /** Besides `--help`. */
  options?: Own;
  /** Whether it takes words that are no options. */
  takesWords?: boolean;
}

/** A command that works in one place: it takes the options that say which, too. */
export async function runTool<const Own extends Options>(
  { options, ...tool }: Tool<Own>,
  work: (given: ReturnType<typeof parse<typeof placeOptions & Own>>) => Promise<number>,
): Promise<void> {
  const all = { ...placeOptions, ...options } as typeof placeOptions & Own;
  await runCommand<typeof placeOptions & Own>({ ...tool, options: all }, work);
}

/** @param work returns the exit code; an argument that cannot be used ends with 2, anything else that fails with 1 */
export async function runCommand<const Own extends Options>(
  tool: Tool<Own>,
  work: (given: ReturnType<typeof parse<Own>>) => Promise<number>,
): Promise<void> {
  try {
    const given = parse(tool);
    if ('help' in given.values && given.values.help === true) process.stdout.write(`${tool.usage}\n`);
    else process.exitCode = await work(given);
  } catch (error) {
    const { text, exitCode } = describeFailure(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}

/** @throws ArgumentError */
function parse<const Own extends Options>({ usage, options, takesWords = false }: Tool<Own>) {
  try {
    const all = { ...always, ...options } as typeof always & Own;
    return parseArgs({ args: process.argv.slice(2), options: all, allowPositionals: takesWords });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}
