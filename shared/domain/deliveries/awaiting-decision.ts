/** Which files of a subject wait for a person. */
import type { StateReason } from '../../contracts/reasons.ts';
import type { Combination, FileState, FoldOutcome } from './fold-deliveries.ts';

/** Holds that end by themselves. */
const ending: ReadonlySet<StateReason> = new Set(['part-missing', 'run-in-progress', 'not-compared-yet']);

/** Whether a person may release or reject it. */
export function awaitsDecision({ state, reason }: Pick<FileState, 'state' | 'reason'>): boolean {
  return state === 'held' && !ending.has(reason);
}

/** Whether somebody has yet to see that it was rejected; what staff have rejected themselves is done with. */
export function isRejectedUnasked({ state, reason }: Pick<FileState, 'state' | 'reason'>): boolean {
  return state === 'rejected' && reason !== 'rejected-by-staff';
}

/** The deliveries, or rosters, that a person may release now: of each file the newest that it is in, the newest last. */
export function listAwaitingDecision({
  states,
  everHeld,
}: Pick<Extract<FoldOutcome, { kind: 'folded' }>, 'states' | 'everHeld'>): Combination[] {
  const waiting = states.filter(awaitsDecision);
  const newest = waiting.flatMap(
    ({ file }) => everHeld.findLast(({ files }) => files.some(({ fileId }) => fileId === file.fileId)) ?? [],
  );
  return [...new Map(newest.map((combination) => [combination.id, combination])).values()];
}
