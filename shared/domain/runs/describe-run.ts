/** What a run waits for, in words for whoever has to find it. */
import type { Run } from '../../contracts/deliveries.ts';

/** What of a run says how far it has come. */
export type Unfinished = Pick<Run, 'awaited' | 'published' | 'chunks' | 'finishedChunks'>;

export function describeWaiting(run: Unfinished): string {
  const missing = run.awaited.filter((provider) => !run.published.includes(provider));
  if (missing.length > 0) return `waits for ${missing.join(', ').replaceAll('#', '/')} to be published`;
  return `${run.chunks - run.finishedChunks.length} of ${run.chunks} chunks are missing`;
}
