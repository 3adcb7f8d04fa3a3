import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Killings } from '../../harness/faults/killings.ts';

/** The long profile is `npm run harness -- kill`: fifty times. */
describe('a process that is killed with signal 9', () => {
  let killings: Killings;
  beforeAll(async () => {
    killings = await Killings.start();
  });
  afterAll(() => killings.stop());

  it('goes on from what it had kept, and ends as a clean pass does', async () => {
    expect(await killings.run(2, 2)).toEqual({ killed: 2, problems: [] });
  });
});
