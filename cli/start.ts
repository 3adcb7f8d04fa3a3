/** `hedui start`: starts a scheduled function now, or for a moment of its schedule. */
import { z } from 'zod';
import type { ScheduledEvent } from '../shared/contracts/messages.ts';
import { momentOf } from '../shared/app/nights/nightly-run.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { scheduledFunctions, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** A night of now would take the place of the one that is open, which nobody means who gives no moment. */
async function refuseDuringNight({ stores }: Target): Promise<void> {
  const open = await stores.runs.openRun();
  if (open === undefined) return;
  const moment = momentOf(open);
  throw new ArgumentError(
    `一晚 ${open} 尚未完成：--at ${moment} 继续它，给更晚的时刻则放弃它并另起一晚; the night ${open} is not finished: --at ${moment} goes on with it, a later moment abandons it and begins another`,
  );
}

/** A night of a future moment would count as the newest until then, and abandon none that comes before it. */
function refuseToCome(moment: string, { caller }: Target): void {
  if (caller !== undefined && Date.parse(moment) > Date.now())
    throw new ArgumentError(`--at: ${moment} 尚未到来 is in the future`);
}

interface Flags extends TargetFlags {
  at?: string | undefined;
}

export const command = defineCommand<Flags, [string]>({
  about: `立即启动一个定时函数，或按它应有的时刻启动。未完成的一晚以其自己的时刻继续。
Starts a scheduled function now, or for a moment of its schedule. An unfinished night goes on by its own moment.`,
  parameters: {
    flags: {
      at: textFlag(
        'MOMENT',
        '定时时刻，默认现在 the moment of its schedule, such as 2026-10-31T14:30:00Z (now)',
      ),
      ...targetFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          placeholder: 'FUNCTION',
          brief: [...scheduledFunctions.keys()].join(', '),
          parse: readFunction,
          proposeCompletions: () => [...scheduledFunctions.keys()],
        },
      ],
    },
  },
  run: async ({ at, ...where }, name) => {
    const moment = z.iso.datetime().safeParse(at ?? new Date().toISOString());
    if (!moment.success)
      throw new ArgumentError(
        `--at: ${at ?? ''} 不是时刻，如 2026-10-31T14:30:00Z; it is not a moment such as 2026-10-31T14:30:00Z`,
      );
    const event: ScheduledEvent = { scheduledTime: moment.data };
    await workOn(
      where,
      async (target) => {
        refuseToCome(moment.data, target);
        if (name === 'start-nightly-run' && at === undefined) await refuseDuringNight(target);
        await target.start(
          target.output(`${scheduledFunctions.get(name) ?? ''}Function`),
          JSON.stringify(event),
        );
        await target.settle();
      },
      { action: 'start', isDone: () => true, subject: name },
    );
    process.stdout.write(`已启动 ${name}，时刻 started for ${moment.data}\n`);
    return 0;
  },
});

function readFunction(name: string): string {
  if (scheduledFunctions.has(name)) return name;
  throw new ArgumentError(
    `${name} 不是定时函数，只能是 is not a scheduled function; it has to be one of ${[...scheduledFunctions.keys()].join(', ')}`,
  );
}
