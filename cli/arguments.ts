/** The arguments of `npm run nightly` and `npm run explain`. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';

export interface NightlyArguments {
  /** Undefined: the sample county. */
  data: string | undefined;
  out: string;
  now: CalendarDate | undefined;
  policy: string | undefined;
  release: string[];
  reject: string[];
}

/** An argument that cannot be used: what is wrong with it and what to do. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export const nightlyUsage = `npm run nightly -- [--data DIR] [--out DIR] [--now DATE] [--policy FILE] [--release KEY] [--reject KEY]

  --data DIR     folder that mirrors the inbox bucket (roster/…, inbox/…); without it, the sample county
  --out DIR      where the results go (default: out); its .state folder keeps the state between runs
  --now DATE     the day to work on, such as 2026-10-31 (default: today; for the sample county, the sample's day)
  --policy FILE  a policy document to put in force
  --release KEY  release the held delivery or roster with this key (may be repeated)
  --reject KEY   reject it (may be repeated)`;

/** @throws ArgumentError */
export function readNightlyArguments(argv: readonly string[]): NightlyArguments | 'help' {
  const values = parse(argv);
  if (values.help === true) return 'help';
  const data = values.data === undefined ? undefined : existing('--data', values.data);
  if (data !== undefined && !statSync(data).isDirectory())
    throw new ArgumentError(`--data: ${data} is no folder`);
  const policy = values.policy === undefined ? undefined : existing('--policy', values.policy);
  if (policy !== undefined && !statSync(policy).isFile())
    throw new ArgumentError(`--policy: ${policy} is a folder`);
  return {
    data,
    out: resolve(values.out ?? 'out'),
    now: values.now === undefined ? undefined : readDate(values.now),
    policy,
    release: values.release ?? [],
    reject: values.reject ?? [],
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        now: { type: 'string' },
        policy: { type: 'string' },
        release: { type: 'string', multiple: true },
        reject: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${nightlyUsage}`);
  }
}

function existing(name: string, path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new ArgumentError(`${name}: there is no ${path}`);
  return absolute;
}

function readDate(text: string): CalendarDate {
  const date = calendarDate.safeParse(text);
  if (!date.success) throw new ArgumentError(`--now: ${text} is not a calendar date such as 2026-10-31`);
  return date.data;
}
