import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { damagedCounty, tryCounty } from '../../harness/damage/try-county.ts';

// What is logged of every file would bury the result.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

it('a county whose files are damaged in any way accuses nobody, absolves nobody, or uses none of them', async () => {
  await fc.assert(
    fc.asyncProperty(damagedCounty, async (county) => {
      expect((await tryCounty(county)).problems).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
