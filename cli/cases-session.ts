/** Sessions of sample staff at the API: of a night on this machine, or one that is running already. */
import { join, resolve } from 'node:path';
import { problemBody } from '../shared/contracts/problems.ts';
import { outFlag, textFlag } from './command.ts';
import { describeProblem } from './cases-text.ts';
import { RefusedError } from './errors.ts';
import { readDay } from './last-night.ts';
import { StaffClient, type ApiAnswer } from './staff-client.ts';
import type { StaffedTarget } from './staffed-target.ts';

/** Who works, and where. */
export interface Session {
  as: string;
  out: string;
  url?: string | undefined;
}

/** As the sample provider knows them; the towns' second ones are there where the county has two towns. */
const samplePeople = [
  'county-handler',
  'county-approver',
  'town-handler',
  'town-leader',
  'town-handler-2',
  'town-leader-2',
  'administrator',
  'auditor',
];

export const sessionFlags = {
  as: {
    kind: 'parsed',
    parse: String,
    default: 'county-handler',
    placeholder: 'PERSON',
    brief: '以谁的身份 one of the sample staff; `people` lists them',
    proposeCompletions: () => samplePeople,
  },
  out: { ...outFlag, optional: false, default: 'out' },
  url: textFlag(
    'URL',
    '已在运行的接口 an API that is running already (serve prints it), instead of starting one',
  ),
} as const;

/** The target is loaded only where it is started: with an API that runs already, a command is a request or two. */
export async function start(out: string, httpPort?: number): Promise<StaffedTarget> {
  const [{ startStaffedHedui }, { findSamplePlace }] = await Promise.all([
    import('./staffed-target.ts'),
    import('./sample-place.ts'),
  ]);
  const folder = resolve(out);
  return startStaffedHedui(await readDay(folder), findSamplePlace, {
    stateDir: join(folder, '.state'),
    ...(httpPort !== undefined && { httpPort }),
  });
}

/** Signs in, works, and stops what was started for it. */
export function work<Flags extends Session, Words extends readonly unknown[]>(
  task: (client: StaffClient, flags: Flags, ...words: Words) => Promise<string>,
) {
  return async (flags: Flags, ...words: Words): Promise<number> => {
    const hedui = flags.url === undefined ? await start(flags.out) : undefined;
    try {
      const client = await StaffClient.signIn(flags.url ?? hedui?.url ?? '', flags.as);
      print(await task(client, flags, ...words));
      return 0;
    } finally {
      await hedui?.stop();
    }
  };
}

export async function read<Body>(client: StaffClient, path: string): Promise<Body> {
  return settle(await client.request(path)) as Body;
}

export function settle({ status, body }: ApiAnswer): unknown {
  if (status < 400) return body;
  const known = problemBody.safeParse(body);
  throw new RefusedError(
    known.success ? describeProblem(known.data) : `接口答复状态 the API answered with status ${status}`,
  );
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
