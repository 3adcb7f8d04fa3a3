/** Property tests draw the same values in every run, so that a mutant that was killed once is killed again. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261031 });
