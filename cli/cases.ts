/** `npm run cases`: lists, shows and works the cases of the last embedded night through the API and its sign-in. */
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ListedCase } from '../shared/contracts/case-lists.ts';
import { attachment } from '../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../shared/contracts/household-case.ts';
import { problemBody } from '../shared/contracts/problems.ts';
import type { StepOption } from '../shared/domain/cases/take-step.ts';
import { ArgumentError } from './arguments.ts';
import { casesUsage, readCasesArguments, type CasesArguments } from './cases-arguments.ts';
import { describeCase, describeList, describePeople, describeProblem } from './cases-text.ts';
import { readDay } from './last-night.ts';
import { SignInError, StaffClient, type ApiAnswer } from './staff-client.ts';
import type { StaffedTarget } from './staffed-target.ts';

/** The API said no; what it said is the message. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

async function main(): Promise<void> {
  const args = readCasesArguments(process.argv.slice(2));
  if (args === 'help') return print(casesUsage);
  const { command } = args;
  const hedui = args.url === undefined ? await start(args) : undefined;
  try {
    if (command === 'serve') await serve(hedui);
    else if (command === 'people')
      print(hedui === undefined ? 'see where it was started' : describePeople(hedui.people));
    else await work(args, await StaffClient.signIn(args.url ?? hedui?.url ?? '', args.as));
  } finally {
    await hedui?.stop();
  }
}

/** The target is loaded only where it is started: with an API that runs already, a command is a request or two. */
async function start({ command, out, port }: CasesArguments): Promise<StaffedTarget> {
  const [{ startStaffedHedui }, { findSamplePlace }] = await Promise.all([
    import('./staffed-target.ts'),
    import('./sample-place.ts'),
  ]);
  return startStaffedHedui(await readDay(out), findSamplePlace, {
    stateDir: join(out, '.state'),
    ...(command === 'serve' && { httpPort: port }),
  });
}

async function serve(hedui: StaffedTarget | undefined): Promise<void> {
  if (hedui === undefined) throw new ArgumentError('serve starts the API itself: leave --url out');
  print(`The staff API listens on ${hedui.url}, its document is ${hedui.url}/api/openapi.json`);
  print(`Sign in at ${hedui.url}/auth/sign-in?return=/api/me as one of\n${describePeople(hedui.people)}`);
  print(`or: npm run cases -- list --url ${hedui.url}\nCtrl-C stops it.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

async function work(args: CasesArguments, client: StaffClient): Promise<void> {
  const [first = '', second = ''] = args.rest;
  switch (args.command) {
    case 'list':
      return print(describeList(await read(client, `/api/cases?${listQuery(args).toString()}`)));
    case 'show':
      return print(describeCase(await readCase(client, first, second === '' ? undefined : second)));
    case 'file':
      return print(JSON.stringify(await read(client, `/api/households/${first}`), null, 2));
    case 'get':
      return print(JSON.stringify(await read(client, first), null, 2));
    case 'step':
      return takeStep(args, client);
    case 'attach':
      return attach(args, client);
    case 'people':
    case 'serve':
  }
}

function listQuery({ values }: CasesArguments): URLSearchParams {
  const fen = values.least === undefined ? undefined : Math.round(Number(values.least) * 100);
  if (Number.isNaN(fen)) throw new ArgumentError(`--least: ${values.least ?? ''} is no amount in yuan`);
  const filters: Record<string, string | undefined> = {
    states: values.state,
    kind: values.kind,
    rule: values.rule,
    certainty: values.certainty,
    town: values.town,
    assignee: values.mine === true ? 'me' : undefined,
    dueBy: values['due-by'],
    leastAmountFen: fen === undefined ? undefined : String(fen),
    limit: values.limit ?? '20',
    cursor: values.cursor,
  };
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given);
}

async function readCase(
  client: StaffClient,
  household: string,
  number?: string,
): Promise<{ case: HouseholdCase; steps: StepOption[] }> {
  const wanted = number ?? (await newestCase(client, household));
  return read(client, `/api/households/${household}/cases/${wanted}`);
}

async function newestCase(client: StaffClient, household: string): Promise<number> {
  const { cases } = await read<{ cases: ListedCase[] }>(client, `/api/households/${household}`);
  const newest = cases.at(-1);
  if (newest === undefined) throw new ArgumentError(`household ${household} has no case`);
  return newest.number;
}

async function takeStep({ rest, values }: CasesArguments, client: StaffClient): Promise<void> {
  const [household = '', step = ''] = rest;
  const body = { step, ...parseJson(values.json ?? '{}') };
  const { case: it } = await readCase(client, household, values.case);
  const path = `/api/households/${household}/cases/${it.number}/steps`;
  const taken = settle(await client.request(path, { method: 'POST', version: it.version, body }));
  print(JSON.stringify(taken));
}

function parseJson(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw new ArgumentError(`--json: this is no JSON: ${text}`);
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
};

async function attach({ rest, values }: CasesArguments, client: StaffClient): Promise<void> {
  const [household = '', file = ''] = rest;
  const kind = attachment.shape.kind.safeParse(values.kind ?? 'photo');
  if (!kind.success) throw new ArgumentError(`--kind: ${values.kind ?? ''} is no kind of attachment`);
  const { case: it } = await readCase(client, household, values.case);
  const query = new URLSearchParams({ kind: kind.data, fileName: basename(file) });
  const path = `/api/households/${household}/cases/${it.number}/attachments?${query.toString()}`;
  const body = await readFile(file);
  const headers = { 'content-type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream' };
  print(
    JSON.stringify(
      settle(await client.request(path, { method: 'POST', version: it.version, body, headers })),
    ),
  );
}

async function read<Body>(client: StaffClient, path: string): Promise<Body> {
  return settle(await client.request(path)) as Body;
}

function settle({ status, body }: ApiAnswer): unknown {
  if (status < 400) return body;
  const known = problemBody.safeParse(body);
  throw new RefusedError(
    known.success ? describeProblem(known.data) : `the API answered with status ${status}`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  const isPlain =
    error instanceof ArgumentError || error instanceof RefusedError || error instanceof SignInError;
  process.stderr.write(`${isPlain ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
