/** `npm run policy -- propose|rehearse|approve|withdraw|list`: a policy changes by two people, and after a rehearsal. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';
import { readPolicy, type Policy } from '../shared/domain/policy/policy.ts';
import { retiredButUnknown, type Approval, type Withdrawal } from '../shared/domain/policy/proposals.ts';
import {
  approvePolicy,
  proposePolicy,
  rehearsePolicy,
  withdrawPolicy,
  type Change,
} from '../shared/app/policy/change-policy.ts';
import { ArgumentError } from './arguments.ts';
import {
  describeAll,
  describeFailed,
  describeProposal,
  describeProposing,
  describeRefusal,
  describeRehearsal,
  warnOfUnknown,
} from './describe-policy.ts';
import { optionsOf, placeUsage, workAt, type Place, type PlaceArguments } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run policy -- propose FILE --on DATE --why TEXT [--by WHO] [where]
npm run policy -- rehearse VERSION [where]
npm run policy -- approve VERSION [--by WHO] [where]
npm run policy -- withdraw VERSION [--by WHO] [where]
npm run policy -- list [where]

  --on DATE      the day from which it shall hold, today or later
  --why TEXT     the reason, for whoever approves it and for the record
  --by WHO       who proposes, approves or withdraws; in a deployment it is the owner of the credentials
${placeUsage}

What is approved comes into force in the night of its day. Until it is approved, whoever proposed it may withdraw it.
Exit code 0: done; 1: not done, and it says why; 2: wrong arguments.`;

/** Who does it, from which day on, and why. */
type Options = Readonly<Partial<Record<'by' | 'on' | 'why', string>>> & PlaceArguments;
type Answer = { done: boolean; lines: string[] };

const now = (): string => new Date().toISOString();

type Verb = (subject: string, options: Options, place: Place) => Promise<Answer>;

const verbs: Readonly<Record<string, Verb>> = {
  propose: async (file, options, place) => {
    const policy = readDocument(file);
    const proposed = {
      by: personOf(options, place),
      at: now(),
      effectiveOn: dayOf(options.on),
      why: required('--why', options.why, 'say why, for whoever approves it'),
    };
    const outcome = await proposePolicy(policy, proposed, { ...place.stores, day: place.day });
    const done = outcome.kind === 'proposed' || outcome.kind === 'known';
    const lines = describeProposing(outcome, optionsOf(options));
    return { done, lines: done ? [...lines, ...(await warnings(policy, place))] : lines };
  },
  rehearse: async (version, options, place) => {
    const outcome = await rehearsePolicy(version, { at: now(), day: place.day }, place.stores);
    if (outcome.kind !== 'rehearsed') return { done: false, lines: describeFailed(outcome.kind) };
    const { policy } = await place.stores.policies.load(version);
    const next = `next, somebody else than its proposer: npm run policy -- approve ${version}${optionsOf(options)}`;
    return {
      done: true,
      lines: [...describeRehearsal(outcome.rehearsal), ...(await warnings(policy, place)), next],
    };
  },
  approve: async (version, options, place) => {
    const outcome = await approvePolicy(version, { by: personOf(options, place), at: now() }, place.stores);
    if (outcome.kind === 'approved')
      return { done: true, lines: [`approved 已批准: ${describeProposal(outcome.proposal)}`] };
    return notDone('approved 未批准', outcome);
  },
  withdraw: async (version, options, place) => {
    const outcome = await withdrawPolicy(version, { by: personOf(options, place), at: now() }, place.stores);
    if (outcome.kind === 'withdrawn')
      return { done: true, lines: [`withdrawn 已撤回: ${describeProposal(outcome.proposal)}`] };
    return notDone('withdrawn 未撤回', outcome);
  },
  list: async (_subject, _options, { stores }) => {
    const [proposals, { version }] = await Promise.all([
      stores.proposals.readAll(),
      stores.policies.current(),
    ]);
    return { done: true, lines: describeAll(proposals, version) };
  },
};

function notDone(
  what: Parameters<typeof describeRefusal>[0],
  outcome: Exclude<Change<Approval | Withdrawal>, { kind: 'approved' | 'withdrawn' }>,
): Answer {
  const lines =
    outcome.kind === 'refused' ? describeRefusal(what, outcome.reason) : describeFailed(outcome.kind);
  return { done: false, lines };
}

async function warnings(policy: Policy, { stores }: Place): Promise<string[]> {
  return retiredButUnknown(policy, await stores.pointers.readAll()).map(warnOfUnknown);
}

function readDocument(file: string): Policy {
  if (!existsSync(file) || !statSync(file).isFile()) throw new ArgumentError(`there is no file ${file}`);
  const reading = readPolicy(parse(file));
  if (reading.kind === 'policy') return reading.policy;
  throw new ArgumentError(
    reading.problems.map(({ path, problem }) => `${path || 'document'}: ${problem}`).join('\n'),
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ArgumentError(`${file} is not JSON`);
  }
}

function dayOf(text: string | undefined): CalendarDate {
  const day = calendarDate.safeParse(text);
  if (!day.success) throw new ArgumentError(`--on: give the day from which it holds, such as 2026-11-01`);
  return day.data;
}

/** In a deployment two people are two owners of credentials: a name would be anybody's to give. */
function personOf({ by }: Options, { caller }: Place): string {
  if (caller === undefined) return required('--by', by, 'say who you are; on this machine nobody is known');
  if (by !== undefined) throw new ArgumentError(`--by: in a deployment it is ${caller}`);
  return caller;
}

function required(option: string, value: string | undefined, problem: string): string {
  if (value === undefined || value.trim() === '') throw new ArgumentError(`${option}: ${problem}`);
  return value;
}

const text = { type: 'string' } as const;

await runTool(
  { usage, options: { by: text, on: text, why: text }, takesWords: true },
  async ({ values, positionals }) => {
    const [verb = '', subject = ''] = positionals;
    const run = verbs[verb];
    if (run === undefined || (verb !== 'list' && subject === '')) throw new ArgumentError(usage);
    const { done, lines } = await workAt(values, (place) => run(subject, values, place));
    process.stdout.write(`${lines.join('\n')}\n`);
    return done ? 0 : 1;
  },
);
