/** `hedui console`: the console on the data of the last night, until it is stopped. */
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import { roleNames } from '../functions/console/texts/roles.ts';
import { defineCommand, outFlag, readPort } from './command.ts';
import { readDay } from './last-night.ts';
import { findSamplePlace } from './sample-place.ts';
import { startStaffedHedui, type StaffedTarget } from './staffed-target.ts';

async function serve(port: number, out: string): Promise<number> {
  const day = await readDay(out);
  const staffed = await startStaffedHedui(day, findSamplePlace, {
    stateDir: join(out, '.state'),
    httpPort: port,
  });
  const stopped = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
  process.stdout.write(describe(staffed, day));
  await stopped;
  process.stdout.write('\n正在停止 stopping…\n');
  await staffed.stop();
  return 0;
}

function describe({ url, people }: StaffedTarget, day: CalendarDate): string {
  return [
    '',
    `${pc.bold('工作台 console')}  ${pc.underline(url)}   日期 day ${day}`,
    '以下列人员之一登录，登录页也列出他们 Sign in as one of these; the sign-in page lists them too:',
    ...people.map(
      ({ id, name, role, town }) =>
        `  ${id.padEnd(18)}${name}  ${roleNames[role].zh} ${roleNames[role].en}${town === undefined ? '' : `  ${town}`}`,
    ),
    '按 Ctrl-C 停止 Ctrl-C stops it',
    '',
  ].join('\n');
}

interface Flags {
  port: number;
  out: string;
}

export const command = defineCommand<Flags>({
  about: `在昨夜的数据上打开工作台，按 Ctrl-C 停止。
Opens the console on the data of the last night, until Ctrl-C.`,
  parameters: {
    flags: {
      port: {
        kind: 'parsed',
        parse: readPort,
        default: '8080',
        placeholder: 'N',
        brief: '端口 the port on 127.0.0.1',
      },
      out: { ...outFlag, optional: false, default: 'out' },
    },
  },
  run: ({ port, out }) => serve(port, resolve(out)),
});
