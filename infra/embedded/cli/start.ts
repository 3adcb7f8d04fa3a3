/** `npm run start`: has a function that a schedule starts begin now, or with the moment that it was scheduled for. */
import { z } from 'zod';
import type { ScheduledEvent } from '../../../shared/contracts/messages.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, scheduledFunctions, workAt } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run start -- FUNCTION [--at MOMENT] [--out DIR | --stack NAME [--region NAME]]

  FUNCTION     one of ${[...scheduledFunctions.keys()].join(', ')}
  --at MOMENT  what it shall take for the moment of its schedule, such as 2026-10-31T14:30:00Z; by default, now
${placeUsage}`;

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
      await place.start(place.output(`${output}Function`), JSON.stringify(event));
      await place.settle();
    });
    process.stdout.write(`${name} was started for ${moment.data}\n`);
    return 0;
  },
);
