/** Before each file of tests: what a mutant needs to be noticed in the same way every time, and no longer than needed. */
import fc from '../../builders/fast-check.ts';
import { afterEach } from 'vitest';

/** Property tests draw the same values in every run, so that a mutant that was killed once is killed again. */
fc.configureGlobal({ seed: 20261031 });

/** Of the thread, which is a new one for each mutant. */
const thread = globalThis as { mutantWasNoticed?: boolean };

// Vitest skips what is left after a failure, yet imports all of it first: that is most of what a mutant costs.
if (thread.mutantWasNoticed === true) throw new Error('the mutant has been noticed');
afterEach(({ task }) => {
  if (task.result?.state === 'fail') thread.mutantWasNoticed = true;
});
