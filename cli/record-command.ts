/** What the command is used for goes into the audit log, as what staff do: whatever changes something, or shows people. */
import { maskKey, readDeliveryKey } from '../shared/domain/deliveries/delivery-key.ts';
import type { Stores } from './stores.ts';

/** Where it is recorded, and who works there as AWS knows them. */
interface RecordedAt {
  stores: Pick<Stores, 'audit' | 'registry'>;
  caller: string | undefined;
}

/** What somebody is about to do by a subcommand. */
export interface Attempt<Result> {
  /** As it is typed: `policy approve`. */
  action: string;
  /** Whether it was done, by what came of it. */
  isDone: (result: Result) => boolean;
  /** What was done; `command-done` where it is left out. */
  code?: string;
  household?: string;
  /** Where it concerns one county alone. */
  county?: string | undefined;
  /** A version, a key, an id: never a name. */
  subject?: string | undefined;
  /** Who they say they are, on this machine. */
  by?: string | undefined;
  /** The use case puts on record itself how it ended: only what it never heard of is noted here. */
  isNotedWithin?: true;
}

/** Carries out what is tried, and puts on record how that ended: done, refused, or failed. */
export async function recordCommand<Result, Target extends RecordedAt>(
  tried: Attempt<Result>,
  target: Target,
  work: (target: Target) => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await work(target);
  } catch (error) {
    await note(tried, target, { outcome: 'refused', code: 'command-failed' });
    throw error;
  }
  if (tried.isNotedWithin === true) return result;
  const ending = tried.isDone(result)
    ? { outcome: 'done' as const, code: tried.code ?? 'command-done' }
    : { outcome: 'refused' as const, code: 'command-refused' };
  await note(tried, target, ending);
  return result;
}

async function note<Result>(
  { action, household, county, subject, by }: Attempt<Result>,
  { stores, caller }: RecordedAt,
  ending: { outcome: 'done' | 'refused'; code: string },
): Promise<void> {
  const entry = {
    ...{ at: new Date().toISOString(), actor: caller ?? by ?? 'this-machine', action: `hedui ${action}` },
    ...ending,
    ...(household !== undefined && { household }),
    ...(subject !== undefined && subject !== '' && { subject: maskKey(subject).slice(0, 300) }),
  };
  for (const each of county === undefined ? await concernedBy(household ?? subject, stores) : [county])
    await stores.audit.record(each, entry);
}

/** The county of a household or roster that is on record; what is of none, or of an unknown one, is of all of them. */
async function concernedBy(about = '', { registry }: RecordedAt['stores']): Promise<string[]> {
  const counties = Object.keys((await registry.readMap()).counties);
  const own = counties.filter((each) => each === (countyOfRoster(about) ?? about.slice(0, 6)));
  return own.length === 0 ? counties : own;
}

function countyOfRoster(key: string): string | undefined {
  const reading = readDeliveryKey(key, '9999-12-31');
  return reading.kind !== 'refused' && 'county' in reading.subject ? reading.subject.county : undefined;
}
