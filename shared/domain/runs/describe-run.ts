/** What an unfinished run waits for, in both languages, for whoever has to find it. */
import type { Run } from '../../contracts/deliveries.ts';

/** What of a run says how far it has come. */
export type Unfinished = Pick<Run, 'awaited' | 'published' | 'chunks' | 'finishedChunks'>;

export function describeWaiting(run: Unfinished): string {
  const missing = run.awaited.filter((provider) => !run.published.includes(provider));
  if (missing.length > 0)
    return `等待发布 waits for publication of ${missing.join(', ').replaceAll('#', '/')}`;
  return `缺 ${run.chunks - run.finishedChunks.length} 块，共 ${run.chunks} 块 of chunks are missing`;
}
