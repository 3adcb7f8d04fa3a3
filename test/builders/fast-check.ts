/**
 * fast-check, drawing the same cases in every run, so that a red run is red again for whoever repeats it. `LONG=1` draws
 * new ones, and more of them; the harnesses take a seed (docs/developer.md).
 */
import fc from 'fast-check';

export const long = process.env['LONG'] === '1';

if (!long) fc.configureGlobal({ seed: 20_261_130 });

export default fc;
