/** `npm run policy -- propose|rehearse|approve|list`: a policy changes by two people, and after a rehearsal. */
import { readFileSync } from 'node:fs';
import { calendarDate } from '../../../shared/contracts/primitives.ts';
import { readPolicy } from '../../../shared/domain/policy/policy.ts';
import { approvePolicy, proposePolicy, rehearsePolicy } from '../../../shared/flow/change-policy.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run policy -- propose FILE --on DATE --why TEXT [--by WHO] [where]
npm run policy -- rehearse VERSION [where]
npm run policy -- approve VERSION [--by WHO] [where]
npm run policy -- list [where]

  --by WHO       who proposes or approves; in a deployment it is the owner of the credentials
${placeUsage}

What is approved comes into force in the night of its day.`;

/** Who does it, from which day on, and why. */
type Options = Readonly<Partial<Record<'by' | 'on' | 'why', string>>>;

const unsuccessful = new Set(['refused', 'not-found', 'changed-meanwhile']);

const now = (): string => new Date().toISOString();

const verbs: Readonly<Record<string, (subject: string, options: Options, place: Place) => Promise<object>>> =
  {
    propose: (file, options, place) => {
      const reading = readPolicy(JSON.parse(readFileSync(file, 'utf8')));
      if (reading.kind === 'contradictory')
        throw new ArgumentError(
          reading.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'),
        );
      const effectiveOn = calendarDate.safeParse(options.on);
      if (!effectiveOn.success) throw new ArgumentError(`--on: give a day such as 2026-11-01\n\n${usage}`);
      const why = required(options.why);
      const proposed = { by: personOf(options, place), at: now(), effectiveOn: effectiveOn.data, why };
      return proposePolicy(reading.policy, proposed, place.stores);
    },
    rehearse: (version, _options, { day, stores }) => rehearsePolicy(version, { at: now(), day }, stores),
    approve: (version, options, place) =>
      approvePolicy(version, { by: personOf(options, place), at: now() }, place.stores),
    list: (_subject, _options, { stores }) => stores.proposals.readAll(),
  };

/** In a deployment two people are two owners of credentials: a name would be anybody's to give. */
function personOf({ by }: Options, { caller }: Place): string {
  if (caller === undefined) return required(by);
  if (by !== undefined) throw new ArgumentError(`--by: in a deployment it is ${caller}`);
  return caller;
}

function required(value: string | undefined): string {
  if (value === undefined) throw new ArgumentError(usage);
  return value;
}

const text = { type: 'string' } as const;

await runTool(
  { usage, options: { by: text, on: text, why: text }, takesWords: true },
  async ({ values, positionals }) => {
    const [verb = '', subject = ''] = positionals;
    const run = verbs[verb];
    if (run === undefined || (verb !== 'list' && subject === '')) throw new ArgumentError(usage);
    const outcome = await workAt(values, (place) => run(subject, values, place));
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    return unsuccessful.has((outcome as { kind?: string }).kind ?? '') ? 1 : 0;
  },
);
