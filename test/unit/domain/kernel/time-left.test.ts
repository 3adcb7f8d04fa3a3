import { describe, expect, it } from 'vitest';
import {
  assertTimeLeft,
  fitsInTime,
  inTime,
  OutOfTimeError,
} from '../../../../shared/domain/kernel/time-left.ts';

const left = (...milliseconds: number[]) => ({ remainingMs: () => milliseconds.shift() ?? 0 });

describe('time that is left', () => {
  it('is enough as long as the function can still answer', () => {
    expect(() => assertTimeLeft(left(20_000), 'matching')).not.toThrow();
    expect(() => assertTimeLeft(left(19_999), 'matching')).toThrow(OutOfTimeError);
    expect(() => assertTimeLeft(left(19_999), 'matching')).toThrow(/^matching was stopped/);
  });

  it('hands on what comes until it is short, and looks before each', async () => {
    const handedOn: string[] = [];
    const work = async () => {
      for await (const item of inTime(['a', 'b', 'c'], left(60_000, 20_000, 19_999), 'publishing'))
        handedOn.push(item);
    };
    await expect(work()).rejects.toThrow(OutOfTimeError);
    expect(handedOn).toEqual(['a', 'b']);
  });

  it.each([
    { bytes: 20_000, gzipped: false, ms: 20_001, fits: true },
    { bytes: 20_001, gzipped: false, ms: 20_001, fits: false },
    { bytes: 5_000, gzipped: true, ms: 20_001, fits: true },
    { bytes: 5_001, gzipped: true, ms: 20_001, fits: false },
    { bytes: 10_000_000_000, gzipped: false, ms: 900_000, fits: true },
    { bytes: 18_000_000_000, gzipped: false, ms: 900_000, fits: false },
    { bytes: 4_400_000_000, gzipped: true, ms: 900_000, fits: true },
    { bytes: 4_400_000_001, gzipped: true, ms: 900_000, fits: false },
    { bytes: 0, gzipped: false, ms: 19_999, fits: false },
  ])('of $ms ms suffices for $bytes bytes, gzipped $gzipped: $fits', ({ bytes, gzipped, ms, fits }) => {
    expect(fitsInTime({ bytes, gzipped }, left(ms))).toBe(fits);
  });
});
