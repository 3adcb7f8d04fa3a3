/** Saying what words of providers mean: a change of policy like any other, with what it releases. */
import type { RehearseMessage } from '../../contracts/messages.ts';
import type { Bilingual, CalendarDate, Instant } from '../../contracts/primitives.ts';
import { readPolicy, type Policy } from '../../domain/policy/policy.ts';
import type { ProviderWord } from '../../domain/policy/provider-words.ts';
import { say } from '../../domain/kernel/say.ts';
import type { Queue } from '../../store/aws/queues.ts';
import { proposePolicy, type ChangePolicyDependencies } from './change-policy.ts';
import type { Proposed } from './proposals.ts';

export interface MapWordDependencies extends ChangePolicyDependencies {
  publications: Pick<Queue<RehearseMessage>, 'send'>;
}

export interface WordMapping extends Pick<ProviderWord, 'source' | 'provider' | 'column' | 'word' | 'means'> {
  county: string;
  day: CalendarDate;
  by: string;
  at: Instant;
  /** Who says so: what the entry rests on. */
  why: string;
  /** Inbox keys of deliveries that are held because of the word. */
  releases: readonly string[];
}

export type Mapping = { kind: 'proposed'; version: string } | { kind: 'refused'; problem: Bilingual };

/** Proposes the policy in force with what the word means in it, and has that rehearsed; somebody else approves it. */
export async function proposeMapping(mapping: WordMapping, deps: MapWordDependencies): Promise<Mapping> {
  const { policy } = await deps.policies.current();
  const { by, at, day, why, releases } = mapping;
  const proposed = { by, at, effectiveOn: day, why, releases };
  return proposeChanged(withWord(policy, mapping), proposed, { ...deps, day });
}

/** Proposes the policy in force with one thing changed in it, and has it rehearsed. */
export async function proposeChanged(
  changed: unknown,
  proposed: Proposed,
  deps: MapWordDependencies & { day: CalendarDate },
): Promise<Mapping> {
  const reading = readPolicy(changed);
  if (reading.kind !== 'policy') {
    const [first] = reading.problems;
    return { kind: 'refused', problem: say(first?.zh ?? '', first?.problem ?? '') };
  }
  const outcome = await proposePolicy(reading.policy, proposed, deps);
  if (outcome.kind !== 'proposed' && outcome.kind !== 'known')
    return {
      kind: 'refused',
      problem: say('同一内容已由他人提出', 'somebody has proposed the same already'),
    };
  const { version } = outcome.proposal;
  await deps.publications.send([{ type: 'rehearse', version }]);
  return { kind: 'proposed', version };
}

function withWord(policy: Policy, mapping: WordMapping): unknown {
  const { source, provider, column, word, means, county, day, why } = mapping;
  const entry = { source, provider, column, word, means, county, effectiveFrom: day, restsOn: why };
  return { ...policy, words: [...(policy.words ?? []), entry] };
}
