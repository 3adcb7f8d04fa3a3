import fc from '../../builders/fast-check.ts';
import { beforeAll, expect, it, vi } from 'vitest';
import { damagedCounty, tryCounty } from '../../harness/damage/try-county.ts';

// What is logged of every file would bury the result.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

it('a county whose files are damaged in any way accuses nobody, absolves nobody, or uses none of them', async () => {
  await fc.assert(
    fc.asyncProperty(damagedCounty, async (county) => {
      expect((await tryCounty(county)).problems).toEqual([]);
    }),
    // The first county that goes wrong says enough; to shrink it takes minutes.
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
