import fc, { long } from '../../builders/fast-check.ts';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Hit,
  matchFile,
  type MatchRequest,
  type QuarantinedRow,
} from '../../../shared/matching/match-file.ts';
import { MatchThread } from '../../../shared/matching/match-thread.ts';
import { matchFileByDefinition } from '../../../shared/matching/reference.ts';
import { type GeneratedFile, generatedFile, inChunks } from './generated-files.ts';
import { day, openSmallRegistry } from './small-registry.ts';

const registry = openSmallRegistry();
const thread = new MatchThread();
afterAll(() => thread.close());

/** A hit with the bytes of its row, which the engine uses again. */
function copyOf({ line, bytes, start, end, households }: Hit) {
  return { line, row: Buffer.from(bytes.subarray(start, end)).toString('latin1'), households };
}

/** What a caller has in the end: the outcome, and what the last pass gave, unless the file was rejected. */
async function run(way: typeof matchFile, file: GeneratedFile) {
  let hits: ReturnType<typeof copyOf>[] = [];
  let quarantined: QuarantinedRow[] = [];
  const request: MatchRequest = {
    ...file,
    registry,
    day,
    open: () => inChunks(file),
    beginPass: () => {
      [hits, quarantined] = [[], []];
      return {
        hits: (batch) => void hits.push(...batch.map(copyOf)),
        quarantined: (batch) => void quarantined.push(...batch),
      };
    },
  };
  const outcome = await way(request);
  return outcome.kind === 'rejected' ? { outcome } : { outcome, hits, quarantined };
}

describe('the matching engine, on one thread and on two, and the definition of matching', () => {
  it(
    'give the same answer for any file, however its bytes come',
    { timeout: long ? 1_800_000 : 180_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(generatedFile, async (file) => {
          const [fast, defined] = [await run(matchFile, file), await run(matchFileByDefinition, file)];
          expect(fast).toEqual(defined);
          expect(await run((request) => thread.matchFile(request), file)).toEqual(defined);
          if (fast.outcome.kind === 'rejected') return;
          const { rows, matched, unmatched, quarantined } = fast.outcome;
          expect(matched + unmatched + quarantined).toBe(rows);
          expect([fast.hits?.length, fast.quarantined?.length]).toEqual([matched, quarantined]);
        }),
        { numRuns: long ? 12_000 : 400 },
      );
    },
  );
});
