/** The faults of a trial, drawn from its seed by the names of functions, messages and calls. */
import { createHash } from 'node:crypto';
import type {
  CallOutcome,
  EngineCall,
  Ending,
  FaultInjection,
} from '../../../infra/embedded/fault-injection.ts';
import { drawsOf } from './draws.ts';
import { carryOutPartly, throttle } from './refusals.ts';

export interface SeededFaults extends FaultInjection {
  /** How often each kind of fault has happened. */
  counts: Record<string, number>;
}

/** How likely each fault is; every seed draws other rates. */
interface FaultRates {
  endings: number;
  throttles: number;
  partly: number;
  cuts: number;
  lostAnswers: number;
  copies: number;
  delays: number;
  expiries: number;
  haste: number;
}

/** Where an invocation ends: at its n-th call, or at its n-th call that changes something. */
interface Plan {
  name: string;
  endsAt: { of: 'calls' | 'changes'; ordinal: number } | undefined;
  carriedOut: boolean;
  how: Ending;
  changes: number;
}

const longestDelayMs = 40;
/** Less than any function's reserve, so that it begins nothing; or a little more, so that it begins a single record. */
const hastes = [1_000, 30_003, 60_003, 120_003];

export function createSeededFaults(seed: number): SeededFaults {
  const draws = drawsOf(seed);
  const rates = drawRates(draws('weather'));
  const seen = new Map<string, number>();
  const plans = new Map<string, Plan>();
  const counts: SeededFaults['counts'] = {};

  const count = (kind: string): void => void (counts[kind] = (counts[kind] ?? 0) + 1);
  /** The n-th of its name, so that what is repeated does not fail in the same way for good. */
  const nameOnce = (name: string): string => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return `${name} ${times}`;
  };

  const planOf = ({ functionId, event }: Pick<EngineCall, 'functionId' | 'event'>): Plan => {
    const known = plans.get(event);
    if (known !== undefined) return known;
    const name = nameOnce(`${functionId} ${nameEvent(event)}`);
    const random = draws('ending', name);
    const of = random.chance(0.7) ? 'changes' : 'calls';
    const plan: Plan = {
      name,
      endsAt: random.chance(rates.endings)
        ? { of, ordinal: random.int(1, of === 'changes' ? 8 : 40) }
        : undefined,
      carriedOut: random.chance(0.6),
      how: random.pick(['killed', ...Array<Ending>(8).fill('cut-off'), 'timed-out', 'timed-out']),
      changes: 0,
    };
    plans.set(event, plan);
    return plan;
  };

  return {
    counts,
    onCall: (call) => {
      const plan = planOf(call);
      if (changesSomething(call)) plan.changes += 1;
      const outcome = outcomeOf(call, plan, rates, draws(`call ${plan.name} ${call.ordinal}`));
      if (outcome.kind !== 'pass')
        count(outcome.kind === 'end' ? outcome.how : `${call.operation} ${outcome.kind}`);
      return outcome;
    },
    onMessage: ({ queueId, body }) => {
      const random = draws('message', nameOnce(`${queueId} ${nameBody(body)}`));
      const copies = random.chance(rates.copies) ? random.int(2, 3) : 1;
      if (copies > 1) count('message copied');
      return Array.from({ length: copies }, () => {
        const isLate = random.chance(rates.delays);
        if (isLate) count('message delayed');
        return isLate ? random.int(1, longestDelayMs) : 0;
      });
    },
    onBatch: ({ queueId, bodies }) => {
      const random = draws('batch', nameOnce(`${queueId} ${bodies.map(nameBody).join()}`));
      if (!random.chance(rates.expiries)) return undefined;
      count('visibility expired');
      return random.int(1, longestDelayMs);
    },
    onInvocation: (invocation) => {
      const { name } = planOf(invocation);
      const random = draws('haste', name);
      if (!random.chance(rates.haste)) return undefined;
      count('hurried');
      return random.pick(hastes);
    },
  };
}

function drawRates(random: ReturnType<ReturnType<typeof drawsOf>>): FaultRates {
  return {
    endings: random.pick([0, 0.15, 0.35]),
    throttles: random.pick([0, 0.004, 0.012]),
    partly: random.pick([0, 0.3]),
    cuts: random.pick([0, 0.05]),
    copies: random.pick([0, 0.2, 0.5]),
    delays: random.pick([0, 0.3, 0.8]),
    expiries: random.pick([0, 0.15, 0.4]),
    haste: random.pick([0, 0.05]),
    lostAnswers: random.pick([0, 0.01]),
  };
}

function outcomeOf(
  call: EngineCall,
  plan: Plan,
  rates: FaultRates,
  random: ReturnType<ReturnType<typeof drawsOf>>,
): CallOutcome {
  const { endsAt, carriedOut, how } = plan;
  const reached = endsAt?.of === 'changes' ? changesSomething(call) && plan.changes : call.ordinal;
  if (endsAt !== undefined && reached === endsAt.ordinal) return { kind: 'end', carriedOut, how };
  if (random.chance(rates.throttles)) return throttle(call);
  if (random.chance(call.operation === 'GetObject' ? rates.cuts : rates.lostAnswers)) return { kind: 'cut' };
  if (random.chance(rates.partly)) return carryOutPartly(call, random);
  return { kind: 'pass' };
}

function changesSomething({ operation }: EngineCall): boolean {
  return !/^(Get|GET|Head|Query|BatchGet|List|Describe)/.test(operation);
}

/** Receipts and times differ from run to run; what is asked for does not. */
function nameEvent(event: string): string {
  const { Records: records } = JSON.parse(event) as { Records?: { body: string }[] };
  return digest(records === undefined ? event : records.map(({ body }) => nameBody(body)).join('\n'));
}

function nameBody(body: string): string {
  const { Records: records } = JSON.parse(body) as {
    Records?: { s3: { object: { key: string; eTag: string } } }[];
  };
  const name = records?.map(({ s3: { object } }) => `${object.key} ${object.eTag}`).join('\n');
  return digest(name ?? body);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
