/** What a run waits for, in words for whoever has to find it. */
import type { Run } from '../../contracts/deliveries.ts';

export function describeWaiting(run: Run): string {
  const missing = run.awaited.filter((provider) => !run.published.includes(provider));
  if (missing.length > 0) return `waits for ${missing.join(', ')} to be published`;
  return `${run.chunks - run.finishedChunks.length} of ${run.chunks} chunks are missing`;
}
