import { describe, expect, it } from 'vitest';
import { FileProfiler, findMisshape } from '../../../../shared/domain/deliveries/profile-file.ts';
import { readIdentity } from '../../../../shared/domain/kernel/identity.ts';

const identity = readIdentity('110101198001010010');

function unreadableIdentities(take: (profiler: FileProfiler) => void): number {
  const profiler = new FileProfiler('2026-10-31');
  take(profiler);
  return profiler.profile({ rows: 1, persons: 0 }).unreadableIdentities;
}

describe('the number of fields of a row', () => {
  it.each([
    [6, undefined],
    [5, 'tooFewFields'],
    [7, 'tooManyFields'],
    [8, 'tooManyFields'],
    [9, 'joined'],
    [11, 'joined'],
  ])('of %i where the header has 6 is %s', (count, misshape) => {
    const fields = Array.from({ length: count }, () => 'x');
    expect(findMisshape(fields, { width: 6, lastRequired: 5 })).toBe(misshape);
  });
});

describe('a row of which nobody can tell whose it is', () => {
  it('is one that stands behind another without an end between them, though that one is about nobody', () => {
    expect(unreadableIdentities((profiler) => profiler.sampled(identity, 'joined'))).toBe(1);
    expect(unreadableIdentities((profiler) => profiler.sampled(identity, 'tooManyFields'))).toBe(0);
  });

  it.each([
    ['identity-unreadable', true, 1],
    ['fields-too-many', false, 1],
    ['fields-too-many', true, 0],
    ['line-too-long', false, 1],
    ['line-ends-mixed', false, 1],
    ['encoding-invalid', false, 0],
    ['balance-invalid', true, 0],
    ['row-footer', false, 0],
  ] as const)('that is set aside for %s, leading to members: %s, counts %i', (reason, leads, count) => {
    expect(unreadableIdentities((profiler) => profiler.unreadable(reason, leads))).toBe(count);
  });

  it('is one whose bytes are damaged where its number stands', () => {
    expect(unreadableIdentities((profiler) => profiler.unreadable('encoding-invalid', false, true))).toBe(1);
  });
});
