/** The few figures that several runs come to. */

/** The middle value, or the mean of the two in the middle. @throws RangeError where there is none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('there is no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Largest over smallest: 1 where all are the same. @throws RangeError where there is none */
export function spread(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('there is no spread of nothing');
  return Math.max(...values) / Math.min(...values);
}

/**
 * Ratios of two ways, pair by pair: runs of the same round stood one after the other, so that what slowed one slowed the
 * other too.
 *
 * @throws RangeError where the rounds differ
 */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  if (of.length !== to.length) throw new RangeError('ratios need as many runs of one way as of the other');
  return of.map((value, round) => value / (to[round] ?? Number.NaN));
}

/** At most so many digits that mean something: `1234.567` with 3 is 1230. */
export function round(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
