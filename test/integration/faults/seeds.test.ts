import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededFaults, type SeededFaults } from '../../harness/faults/seeded-faults.ts';
import { Trials } from '../../harness/faults/trial.ts';

/** The long profile is `npm run harness -- faults --seeds 1000`. */
const seeds = Array.from({ length: 50 }, (_, n) => n + 1);

const noFaults: SeededFaults = {
  counts: {},
  onCall: () => ({ kind: 'pass' }),
  onMessage: () => [0],
  onBatch: () => undefined,
  onInvocation: () => undefined,
};

/** Seeds side by side: half of a trial is waiting for messages that are delayed, or to be seen again. */
const lanes = [0, 1];

describe('under faults', () => {
  let all: Trials[];
  let trials: Trials;
  beforeAll(async () => {
    all = await Promise.all(lanes.map(() => Trials.start()));
    [trials] = all as [Trials];
  });
  afterAll(() => Promise.all(all.map((each) => each.stop())));

  describe.concurrent.each(lanes)('on stack %i', (lane) => {
    const share = seeds.slice(
      (lane * seeds.length) / lanes.length,
      ((lane + 1) * seeds.length) / lanes.length,
    );
    it.each(share)('seed %i ends as a clean pass does', { concurrent: false }, async (seed) => {
      expect(await all[lane]!.run(seed, createSeededFaults(seed))).toEqual([]);
    });
  });

  /** What shows in the first of some seeds in which it does: of many a schedule it cannot be seen. */
  async function findInSeeds(
    faults: SeededFaults,
    shows: (problem: string) => boolean,
    how?: { reconciled: boolean },
  ): Promise<string[]> {
    for (const seed of seeds.slice(0, 8)) {
      const found = (await trials.run(seed, faults, how)).filter(shows);
      if (found.length > 0) return found;
    }
    return [];
  }

  it('the harness finds an event of S3 that nobody repeats, where no reconciliation finds its file', async () => {
    const lost: SeededFaults = {
      ...noFaults,
      onMessage: ({ body }) => (body.includes('"Records"') && body.includes('inbox') ? [] : [0]),
    };
    const shows = (problem: string) => /^delivery inbox.*\n\s+found nothing/.test(problem);
    expect(await findInSeeds(lost, shows, { reconciled: false })).not.toEqual([]);
  });

  it('the harness finds holdings that were never written though the pointer names them', async () => {
    const unwritten: SeededFaults = {
      ...noFaults,
      onCall: ({ functionId, operation }) =>
        functionId.startsWith('Publications') && operation === 'BatchWriteItem'
          ? { kind: 'refuse', status: 200, body: '{"UnprocessedItems":{}}' }
          : { kind: 'pass' },
    };
    // Deliveries that come before the roster write nothing under faults, so one schedule might not show it.
    const shows = (problem: string) => problem.startsWith('holdings 329901-');
    expect(await findInSeeds(unwritten, shows)).not.toEqual([]);
  });
});
