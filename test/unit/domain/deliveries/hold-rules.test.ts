/** When a delivery waits for a person instead of taking the place of the current one. */
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../../shared/contracts/deliveries.ts';
import type { Combination } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import {
  holdDeliveries,
  holdRosters,
  untilCompared,
} from '../../../../shared/domain/deliveries/hold-rules.ts';
import { aFile } from '../../../builders/file-record.ts';

interface Part {
  rows?: number;
  matched?: number | null;
  ended?: boolean | undefined;
}

const aPart = ({ rows = 100, matched = 10, ended }: Part, index: number): FileRecord =>
  aFile({
    key: `inbox/bank/b/2026-10-31/${index}.csv`,
    verdict: {
      kind: 'accepted',
      counts: { rows, matched, unmatched: null, quarantined: 0 },
      ...(ended !== undefined && { endsWithNewline: ended }),
    },
  });

const delivered = (...parts: Part[]): Combination => ({
  id: 'd',
  asOf: '2026-10-31',
  files: parts.map(aPart),
});

const heldFor = (candidate: Combination, current: Combination) => {
  const plausibility = holdDeliveries(candidate, current);
  return plausibility.kind === 'implausible' ? plausibility.reason : plausibility.kind;
};

describe('a delivery with fewer rows', () => {
  it.each([
    [1_000, 500, 'plausible'],
    [1_000, 499, 'rows-dropped'],
    [999, 1, 'plausible'],
  ])('than half of 1,000 or more is held: after %d rows %d are %s', (before, after, kind) => {
    expect(heldFor(delivered({ rows: after }), delivered({ rows: before }))).toBe(kind);
  });

  it('is judged by all of its parts together', () => {
    const current = delivered({ rows: 600 }, { rows: 600 });
    expect(heldFor(delivered({ rows: 300 }, { rows: 300 }), current)).toBe('plausible');
    expect(heldFor(delivered({ rows: 300 }, { rows: 299 }), current)).toBe('rows-dropped');
  });

  it('and fewer matches is held for the matches', () => {
    const current = delivered({ rows: 1_000, matched: 100 });
    expect(heldFor(delivered({ rows: 1, matched: 1 }), current)).toBe('matches-dropped');
  });

  it('is not held for matches where none were counted', () => {
    expect(heldFor(delivered({ matched: 0 }), delivered({ matched: null }))).toBe('plausible');
  });
});

describe('a delivery that does not end its last line', () => {
  it.each([
    ['after one that did', [{ ended: true }], [{ ended: false }], 'last-line-unfinished'],
    ['after one that did not either', [{ ended: false }], [{ ended: false }], 'plausible'],
    ['after one of which that is not known', [{}], [{ ended: false }], 'last-line-unfinished'],
    ['in one of its parts', [{ ended: true }], [{ ended: true }, { ended: false }], 'last-line-unfinished'],
    [
      'after one of which one part did not',
      [{ ended: true }, { ended: false }],
      [{ ended: false }],
      'plausible',
    ],
  ])('%s', (_when, before, after, kind) => {
    expect(heldFor(delivered(...after), delivered(...before))).toBe(kind);
  });

  it('and one that does is not held', () => {
    expect(heldFor(delivered({ ended: true }), delivered({ ended: true }))).toBe('plausible');
    expect(heldFor(delivered({}), delivered({ ended: true }))).toBe('plausible');
  });
});

describe('a roster', () => {
  const current: Combination = { id: 'c', asOf: '2026-09-30', files: [aFile({ fileId: 'before' })] };
  const holdWith = (vanishedAgainst?: Record<string, number>) =>
    holdRosters(
      { id: 'r', asOf: '2026-10-31', files: [aFile(vanishedAgainst && { vanishedAgainst })] },
      current,
    );

  it('is judged by what it lacks of the current one, and of no other', () => {
    expect(holdWith({ before: 0.05 })).toEqual({ kind: 'plausible' });
    expect(holdWith({ before: 0.0501 })).toEqual({ kind: 'implausible', reason: 'households-vanished' });
    expect(holdWith({ other: 0 })).toEqual({ kind: 'unknown', missing: 'comparison' });
    expect(holdWith()).toEqual({ kind: 'unknown', missing: 'comparison' });
  });

  it('that has not been compared yet waits where somebody only looks', () => {
    const candidate: Combination = { id: 'r', asOf: '2026-10-31', files: [aFile()] };
    expect(untilCompared(holdRosters)(candidate, current)).toEqual({
      kind: 'implausible',
      reason: 'not-compared-yet',
    });
    expect(untilCompared(holdDeliveries)(current, current)).toEqual({ kind: 'plausible' });
  });
});
