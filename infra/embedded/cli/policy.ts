/** `npm run policy -- propose|rehearse|approve|list`: a policy changes by two people, and after a rehearsal. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { calendarDate } from '../../../shared/contracts/primitives.ts';
import { readPolicy } from '../../../shared/domain/policy/policy.ts';
import { approvePolicy, proposePolicy, rehearsePolicy } from '../../../shared/flow/change-policy.ts';
import { ArgumentError } from './arguments.ts';
import { startHedui, type HeduiTarget } from './hedui-target.ts';
import { readDay } from './last-night.ts';

const usage = `npm run policy -- propose FILE --by WHO --on DATE --why TEXT [--out DIR]
npm run policy -- rehearse VERSION [--out DIR]
npm run policy -- approve VERSION --by WHO [--out DIR]
npm run policy -- list [--out DIR]

Works on the state of a night (--out, default: out). What is approved comes into force in the night of its day.`;

type Options = ReturnType<typeof parse>['values'];

async function main(): Promise<void> {
  const { values, positionals } = parse();
  const [verb = '', subject = ''] = positionals;
  const out = resolve(values.out ?? 'out');
  const day = await readDay(out);
  const run = verbs[verb];
  if (run === undefined || (verb !== 'list' && subject === '')) throw new ArgumentError(usage);
  const target = await startHedui(day, { stateDir: join(out, '.state') });
  try {
    process.stdout.write(`${JSON.stringify(await run(subject, values, target), null, 2)}\n`);
  } finally {
    await target.embedded.stop();
  }
}

const now = (): string => new Date().toISOString();

const verbs: Readonly<
  Record<string, (subject: string, options: Options, target: HeduiTarget) => Promise<unknown>>
> = {
  propose: (file, options, target) => {
    const reading = readPolicy(JSON.parse(readFileSync(file, 'utf8')));
    if (reading.kind === 'contradictory')
      throw new ArgumentError(reading.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
    const effectiveOn = calendarDate.parse(options.on);
    const proposed = { by: required(options.by), at: now(), effectiveOn, why: required(options.why) };
    return proposePolicy(reading.policy, proposed, target);
  },
  rehearse: (version, _options, target) => rehearsePolicy(version, { at: now(), day: target.day }, target),
  approve: (version, options, target) =>
    approvePolicy(version, { by: required(options.by), at: now() }, target),
  list: (_subject, _options, target) => target.proposals.readAll(),
};

function required(value: string | undefined): string {
  if (value === undefined) throw new ArgumentError(usage);
  return value;
}

function parse() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { by: text, on: text, why: text, out: text } });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
