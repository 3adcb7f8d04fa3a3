/** Decisions drawn from a seed by name: the same name gives the same, whatever else happens before or beside it. */
import { createRandom, type Random } from '../../../cli/sample-county/random.ts';

export function drawsOf(seed: number): (...names: readonly (string | number)[]) => Random {
  return (...names) => createRandom(`${seed} ${names.join(' ')}`);
}
