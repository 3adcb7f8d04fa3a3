/** `npm run start`: has a function that a schedule starts begin now, or with the moment that it was scheduled for. */
import { z } from 'zod';
import type { ScheduledEvent } from '../shared/contracts/messages.ts';
import { momentOf } from '../shared/app/nights/nightly-run.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, scheduledFunctions, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run start -- FUNCTION [--at MOMENT] [--out DIR | --stack NAME [--region NAME]]

  FUNCTION     one of ${[...scheduledFunctions.keys()].join(', ')}
  --at MOMENT  what it shall take for the moment of its schedule, such as 2026-10-31T14:30:00Z; by default, now.
               A night goes on by the moment of its own; beside an open one a moment has to be given
${placeUsage}`;

/** A night of now would take the place of the one that is open, which nobody means who gives no moment. */
async function refuseBesideOpenNight({ stores }: Place): Promise<void> {
  const open = await stores.runs.openRun();
  if (open === undefined) return;
  const moment = momentOf(open);
  throw new ArgumentError(
    `the night ${open} is open: --at ${moment} goes on with it, a later moment abandons it and begins another`,
  );
}

/** A night of a moment to come would count as the newest until then, and abandon none that comes before. */
function refuseToCome(moment: string, { caller }: Place): void {
  if (caller !== undefined && Date.parse(moment) > Date.now())
    throw new ArgumentError(`--at: ${moment} is still to come`);
}

await runTool(
  { usage, options: { at: { type: 'string' } }, takesWords: true },
  async ({ values, positionals }) => {
    const { at, ...where } = values;
    const [name = ''] = positionals;
    const output = scheduledFunctions.get(name);
    const moment = z.iso.datetime().safeParse(at ?? new Date().toISOString());
    if (output === undefined || positionals.length > 1 || !moment.success) throw new ArgumentError(usage);
    const event: ScheduledEvent = { scheduledTime: moment.data };
    await workAt(where, async (place) => {
      refuseToCome(moment.data, place);
      if (name === 'start-nightly-run' && at === undefined) await refuseBesideOpenNight(place);
      await place.start(place.output(`${output}Function`), JSON.stringify(event));
      await place.settle();
    });
    process.stdout.write(`${name} was started for ${moment.data}\n`);
    return 0;
  },
);
