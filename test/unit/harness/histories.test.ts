/** Clerical changes change nothing (invariant 12); `npm run harness -- histories` plays as many histories as one likes. */
import { expect, it } from 'vitest';
import { drawChanges, findDifference } from '../../harness/histories/history.ts';

const seeds = Array.from({ length: 30 }, (_, n) => n + 1);

it.each(seeds)(
  'history %i with clerical changes in between differs in nothing but the numbers themselves',
  (seed) => {
    expect(findDifference(seed, drawChanges(seed))).toBeUndefined();
  },
);
