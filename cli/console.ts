/** `npm run console`: the console on the data of the last night, until it is stopped. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';
import { roleNames } from '../functions/console/texts/roles.ts';
import { ArgumentError } from './arguments.ts';
import type { HeduiTarget } from './hedui-target.ts';
import { runCommand } from './run-command.ts';
import { startStaffedHedui, type StaffedTarget } from './staffed-target.ts';

const usage = `npm run console [-- --port 8080] [--out DIR]

  --port N   where the console listens on 127.0.0.1 (default: 8080)
  --out DIR  the folder of the night (default: out)`;

async function serve(port: number, out: string): Promise<number> {
  const day = await readDay(out);
  const staffed = await startStaffedHedui(day, busiestTowns, {
    stateDir: join(out, '.state'),
    httpPort: port,
  });
  const stopped = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
  process.stdout.write(describe(staffed, day));
  await stopped;
  process.stdout.write('\nstopping 正在停止…\n');
  await staffed.stop();
  return 0;
}

const portNumber = z.coerce.number().int().min(0).max(65_535);

/** The day of the last night: what is due is due by it. */
async function readDay(out: string): Promise<CalendarDate> {
  const path = join(out, 'summary.json');
  if (!existsSync(path))
    throw new ArgumentError(`${out} holds no night; run npm run nightly first, or name its --out`);
  return z.object({ day: calendarDate }).parse(JSON.parse(await readFile(path, 'utf8'))).day;
}

/** The county of the night, and its two towns with the most open cases: there is most to see. */
async function busiestTowns({ registry, caseLists }: HeduiTarget) {
  const [county = ''] = Object.keys((await registry.readMap()).counties).sort();
  const counts = new Map<string, number>();
  for (const { town } of await caseLists.allCases({ county })) counts.set(town, (counts.get(town) ?? 0) + 1);
  const towns = [...counts].sort((a, b) => b[1] - a[1]).map(([town]) => town);
  return { county, towns: towns.slice(0, 2) };
}

function describe({ url, people }: StaffedTarget, day: CalendarDate): string {
  return [
    '',
    `${pc.bold('Console 工作台')}  ${pc.underline(url)}   day 日期 ${day}`,
    'Sign in as one of these; the page of the sample provider lists them too 选择以下任一人员登录:',
    ...people.map(
      ({ id, name, role, town }) =>
        `  ${id.padEnd(18)}${name}  ${roleNames[role].zh} ${roleNames[role].en}${town === undefined ? '' : `  ${town}`}`,
    ),
    'Ctrl-C stops it 按 Ctrl-C 停止。',
    '',
  ].join('\n');
}

const text = { type: 'string' } as const;

await runCommand({ usage, options: { port: text, out: text } }, ({ values }) => {
  const port = portNumber.safeParse(values.port ?? '8080');
  if (!port.success) throw new ArgumentError(`--port: ${values.port ?? ''} is no port\n\n${usage}`);
  return serve(port.data, resolve(values.out ?? 'out'));
});
