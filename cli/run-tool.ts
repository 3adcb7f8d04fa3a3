/** The frame of a command that works in one place. */
import { placeOptions } from './place.ts';
import { runCommand, type Command, type Given, type Options } from './run-command.ts';

type Placed<Own extends Options> = typeof placeOptions & Own;

/** As `runCommand`; the options that say where it works are taken, too. */
export async function runTool<const Own extends Options>(
  { options, ...command }: Command<Own>,
  work: (given: Given<Placed<Own>>) => Promise<number>,
): Promise<void> {
  await runCommand<Placed<Own>>(
    { ...command, options: { ...placeOptions, ...options } as Placed<Own> },
    work,
  );
}
