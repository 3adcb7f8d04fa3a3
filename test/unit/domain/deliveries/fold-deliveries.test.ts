import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { FileRecord, StaffDecision } from '../../../../shared/contracts/deliveries.ts';
import { foldDeliveries } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { holdDeliveries, holdRosters } from '../../../../shared/domain/deliveries/hold-rules.ts';
import { aFile } from '../../../builders/file-record.ts';

function fold(files: FileRecord[], decisions: StaffDecision[] = []) {
  const outcome = foldDeliveries(files, decisions, holdDeliveries);
  if (outcome.kind !== 'folded') throw new Error('a comparison of matches is never unknown');
  return outcome;
}

function statesOf(files: FileRecord[], decisions: StaffDecision[] = []): string[] {
  return fold(files, decisions).states.map(({ file, state, reason }) => {
    const name = file.key.split('/').at(-1) ?? '';
    return reason === null ? `${name} ${state}` : `${name} ${state} ${reason}`;
  });
}

const october = (name: string, minute: number, given: Parameters<typeof aFile>[0] = {}) =>
  aFile({
    key: `inbox/bank/nongshang/2026-10-31/${name}`,
    arrivedAt: `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
    ...given,
  });
const september = (name: string, minute: number, given: Parameters<typeof aFile>[0] = {}) =>
  october(name, minute, { key: `inbox/bank/nongshang/2026-09-30/${name}`, asOf: '2026-09-30', ...given });

function decide(
  decision: 'release' | 'reject',
  held: { id: string; files: readonly FileRecord[] } | undefined,
): StaffDecision {
  if (held === undefined) throw new Error('nothing was held');
  return {
    combination: held.id,
    decision,
    files: held.files.map((file) => file.fileId),
    by: 'somebody',
    at: '2026-11-02T00:00:00.000Z',
  };
}

describe('which delivery is current', () => {
  it('the first accepted one is', () => {
    expect(statesOf([october('a', 1)])).toEqual(['a current']);
  });

  it('a newer date takes the place of an older one', () => {
    expect(statesOf([september('a', 1), october('b', 2)])).toEqual([
      'a superseded newer-delivery',
      'b current',
    ]);
  });

  it('a correction of the same date takes the place of what it corrects', () => {
    expect(statesOf([october('a', 1), october('b', 2)])).toEqual([
      'a superseded newer-delivery',
      'b current',
    ]);
  });

  it('what comes late with an older date is superseded at once', () => {
    expect(statesOf([october('a', 1), september('b', 2)])).toEqual([
      'a current',
      'b superseded older-than-current',
    ]);
  });

  it('the same bytes for the same date are a duplicate of the first', () => {
    expect(statesOf([october('a', 1, { sha256: 'x' }), october('b', 2, { sha256: 'x' })])).toEqual([
      'a current',
      'b duplicate same-bytes',
    ]);
  });

  it('bytes that were superseded and are put again take their place again', () => {
    const again = [{ at: '2026-11-01T00:01:00.000Z' }, { at: '2026-11-01T00:03:00.000Z', version: 'v2' }];
    expect(statesOf([october('a', 1, { puts: again }), october('b', 2)])).toEqual([
      'a current',
      'b superseded newer-delivery',
    ]);
  });

  it('bytes that were superseded and come under another key take its place', () => {
    const files = [october('a', 1, { sha256: 'x' }), october('b', 2), october('c', 3, { sha256: 'x' })];
    expect(statesOf(files)).toEqual([
      'a superseded newer-delivery',
      'b superseded newer-delivery',
      'c current',
    ]);
  });

  it('a copy of what was superseded meanwhile is news when it is put again', () => {
    const again = [{ at: '2026-11-01T00:02:00.000Z' }, { at: '2026-11-01T00:04:00.000Z' }];
    const files = [
      october('a', 1, { sha256: 'x' }),
      october('copy', 2, { sha256: 'x', puts: again }),
      october('b', 3),
    ];
    expect(statesOf(files)).toEqual([
      'a superseded newer-delivery',
      'copy current',
      'b superseded newer-delivery',
    ]);
  });

  it('putting again what is older than what is current changes nothing', () => {
    const again = [{ at: '2026-11-01T00:01:00.000Z' }, { at: '2026-11-01T00:03:00.000Z' }];
    expect(statesOf([september('a', 1, { puts: again }), october('b', 2)])).toEqual([
      'a superseded newer-delivery',
      'b current',
    ]);
  });

  it('the same bytes for another date are a delivery of their own', () => {
    expect(statesOf([september('a', 1, { sha256: 'x' }), october('b', 2, { sha256: 'x' })])).toEqual([
      'a superseded newer-delivery',
      'b current',
    ]);
  });

  it('a rejected file changes nothing, and its bytes sent again are judged again', () => {
    const rejected = { verdict: { kind: 'rejected', reason: 'column-missing' } as const };
    expect(
      statesOf([
        october('a', 1),
        october('b', 2, { ...rejected, sha256: 'x' }),
        october('c', 3, { sha256: 'x' }),
      ]),
    ).toEqual(['a superseded newer-delivery', 'b rejected column-missing', 'c current']);
  });
});

describe('deliveries of several files', () => {
  const part = (name: string, minute: number, n: number, given: Parameters<typeof aFile>[0] = {}) =>
    october(name, minute, { part: n, of: 2, ...given });

  it('wait until all files are there', () => {
    expect(statesOf([september('a', 1), part('b1', 2, 1)])).toEqual(['a current', 'b1 held part-missing']);
    expect(statesOf([september('a', 1), part('b1', 2, 1), part('b2', 3, 2)])).toEqual([
      'a superseded newer-delivery',
      'b1 current',
      'b2 current',
    ]);
  });

  it('take the newest of each part, and stay whole while a part is corrected', () => {
    expect(statesOf([part('b1', 1, 1), part('b2', 2, 2), part('c2', 3, 2)])).toEqual([
      'b1 current',
      'b2 superseded newer-delivery',
      'c2 current',
    ]);
  });

  it('keep what is current when a corrected part makes the matches drop', () => {
    const files = [
      part('b1', 1, 1, { matched: 10 }),
      part('b2', 2, 2, { matched: 60 }),
      part('c2', 3, 2, { matched: 5 }),
    ];
    expect(statesOf(files)).toEqual(['b1 current', 'b2 current', 'c2 held matches-dropped']);
  });
});

describe('the hold on dropped matches', () => {
  it.each([
    ['fewer than half of 50 or more', 50, 24, 'held'],
    ['half of it', 50, 25, 'current'],
    ['fewer than half of less than 50', 49, 1, 'current'],
  ])('%s is %s', (_, before, after, state) => {
    const folded = fold([september('a', 1, { matched: before }), october('b', 2, { matched: after })]);
    expect(folded.states[1]?.state).toBe(state);
  });

  it('a release makes it current, a rejection leaves what was', () => {
    const files = [september('a', 1), october('b', 2, { matched: 3 })];
    const [held] = fold(files).everHeld;
    expect(statesOf(files, [decide('release', held)])).toEqual(['a superseded newer-delivery', 'b current']);
    expect(statesOf(files, [decide('reject', held)])).toEqual(['a current', 'b rejected rejected-by-staff']);
  });

  it('is over when something newer is accepted', () => {
    const files = [september('a', 1), september('b', 2, { matched: 3 }), october('c', 3)];
    expect(statesOf(files)).toEqual([
      'a superseded newer-delivery',
      'b superseded newer-delivery',
      'c current',
    ]);
  });

  it('compares with what was last accepted: after a release, with the released one', () => {
    const files = [september('a', 1), september('b', 2, { matched: 3 }), october('c', 3, { matched: 4 })];
    expect(statesOf(files).at(-1)).toBe('c held matches-dropped');
    const [held] = fold(files).everHeld;
    expect(statesOf(files, [decide('release', held)]).at(-1)).toBe('c current');
  });
});

describe('bytes of an older date under a newer one', () => {
  const rows = (count: number) => ({
    sha256: 'x',
    holdRules: 2,
    verdict: {
      kind: 'accepted' as const,
      counts: { rows: count, matched: 10, unmatched: count - 10, quarantined: 0 },
    },
  });

  it('are held from 100 rows on, once a provider', () => {
    const files = [september('a', 1, rows(100)), october('b', 2, rows(100))];
    expect(statesOf(files)).toEqual(['a current', 'b held same-bytes-again']);
    const [held] = fold(files).everHeld;
    const november = october('c', 3, {
      ...rows(100),
      key: 'inbox/bank/nongshang/2026-11-30/c',
      asOf: '2026-11-30',
    });
    const folded = fold([...files, november], [decide('release', held)]);
    expect(folded.states.map(({ state, reason }) => [state, reason])).toEqual([
      ['superseded', 'newer-delivery'],
      ['superseded', 'newer-delivery'],
      ['current', 'same-bytes-again'],
    ]);
    expect(folded.current?.bytesOf).toBe('2026-09-30');
  });

  it('below that are used and reported, as fresh as the older date', () => {
    const folded = fold([september('a', 1, rows(99)), october('b', 2, rows(99))]);
    expect(folded.states[1]).toMatchObject({ state: 'current', reason: 'same-bytes-again' });
    expect(folded.current?.bytesOf).toBe('2026-09-30');
  });
});

describe('another file of the same day that names other people', () => {
  const profiled = (name: string, minute: number, given: Parameters<typeof aFile>[0] = {}) =>
    october(name, minute, {
      holdRules: 2,
      verdict: {
        kind: 'accepted',
        counts: { rows: 3, matched: 3, unmatched: 0, quarantined: 0 },
        persons: `persons-${name}`,
      },
      ...given,
    });
  /** With what the fold asks for put on record. */
  function compareAll(
    files: FileRecord[],
    both: (candidate: FileRecord) => number,
    decisions: StaffDecision[] = [],
  ) {
    for (let n = 0; n < 10; n += 1) {
      const outcome = foldDeliveries(files, decisions, holdDeliveries);
      if (outcome.kind === 'folded') return outcome;
      if (outcome.kind !== 'comparison-needed') throw new Error(outcome.kind);
      const { candidate, current } = outcome;
      const [file] = candidate.files;
      if (file === undefined) throw new Error('no file');
      const states = { inForce: 3, out: 0, unclear: 0 };
      const compared = {
        ...{ before: current.files.length * 3, after: candidate.files.length * 3, both: both(file) },
        ...{ renamed: 0, wealthy: 0, moved: 0, statesBefore: states, statesAfter: states },
      };
      file.comparisons = { ...file.comparisons, [`${candidate.id} ${current.id}`]: compared };
    }
    throw new Error('never ends');
  }

  it('waits, and can join what is in use', () => {
    const files = [profiled('a', 1), profiled('b', 2)];
    const waits = compareAll(files, () => 0);
    expect(waits.states.map(({ state, reason }) => [state, reason])).toEqual([
      ['current', null],
      ['held', 'other-people-same-day'],
    ]);
    const [held] = waits.everHeld;
    if (held === undefined) throw new Error('nothing was held');
    const joins: StaffDecision = { ...decide('release', held), decision: 'join' };
    const joined = compareAll(files, () => 0, [joins]);
    expect(joined.states.map(({ state }) => state)).toEqual(['current', 'current']);

    const corrected = profiled('a', 3, { sha256: 'corrected' });
    const later = compareAll([...files, corrected], () => 6, [joins]);
    expect(later.states.map(({ state }) => state)).toEqual(['superseded', 'current', 'current']);
  });

  it('that shares half of them takes its place', () => {
    expect(
      compareAll([profiled('a', 1), profiled('b', 2)], () => 2).states.map(({ state }) => state),
    ).toEqual(['superseded', 'current']);
  });
});

describe('rules that this version does not know', () => {
  it('are applied by nobody', () => {
    const files = [october('a', 1, { holdRules: 99 })];
    expect(foldDeliveries(files, [], holdDeliveries)).toEqual({ kind: 'rules-unknown' });
  });
});

describe('rosters', () => {
  const roster = (asOf: string, vanishedAgainst?: Record<string, number>) =>
    aFile({
      key: `roster/329901/${asOf}/r.csv`,
      asOf,
      arrivedAt: `${asOf}T00:00:00.000Z`,
      ...(vanishedAgainst && { vanishedAgainst }),
    });

  it('ask for the comparison that is not on record', () => {
    const files = [roster('2026-09-01'), roster('2026-10-01')];
    expect(foldDeliveries(files, [], holdRosters)).toMatchObject({ kind: 'comparison-needed' });
  });

  it.each([
    [0.05, 'current', null],
    [0.051, 'held', 'households-vanished'],
  ])('with %d of the households gone are %s', (share, state, reason) => {
    const before = roster('2026-09-01');
    const after = roster('2026-10-01', { [before.fileId]: share });
    const outcome = foldDeliveries([before, after], [], holdRosters);
    expect(outcome).toMatchObject({ kind: 'folded', states: [{}, { state, reason }] });
  });
});

describe('the fold', () => {
  const delivery = fc.record({
    day: fc.integer({ min: 1, max: 4 }),
    minute: fc.integer({ min: 0, max: 59 }),
    bytes: fc.integer({ min: 1, max: 5 }),
    part: fc.integer({ min: 1, max: 2 }),
    of: fc.integer({ min: 1, max: 2 }),
    matched: fc.integer({ min: 0, max: 100 }),
    rejected: fc.boolean(),
  });
  const files = fc.array(delivery, { maxLength: 12 }).map((list) =>
    list.map((d, n) =>
      aFile({
        key: `inbox/bank/b/2026-10-0${d.day}/${n}.csv`,
        asOf: `2026-10-0${d.day}`,
        sha256: `bytes-${d.bytes}`,
        arrivedAt: `2026-11-01T00:${String(d.minute).padStart(2, '0')}:00.000Z`,
        part: Math.min(d.part, d.of),
        of: d.of,
        matched: d.matched,
        ...(d.rejected && { verdict: { kind: 'rejected', reason: 'encoding-invalid' } as const }),
      }),
    ),
  );

  it('is the same whatever the order in which files were put on record', () => {
    fc.assert(
      fc.property(
        files.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(list));
        },
      ),
    );
  });

  it('gives every file one state, and one whole delivery as current', () => {
    fc.assert(
      fc.property(files, (list) => {
        const { states, current } = fold(list);
        expect(states).toHaveLength(list.length);
        const used = states.filter(({ state }) => state === 'current').map(({ file }) => file.fileId);
        expect(new Set(used)).toEqual(new Set(current?.files.map((file) => file.fileId) ?? []));
        if (current !== undefined) expect(current.files).toHaveLength(current.files[0]?.of ?? 0);
        for (const { file, state } of states) {
          if (state === 'held' && current !== undefined) expect((file.asOf ?? '') >= current.asOf).toBe(true);
        }
      }),
    );
  });
});

describe('what a mistake in the fold would do', () => {
  const dropped = [september('a', 1), october('b', 2, { matched: 5 })];

  it('a rejection releases nothing', () => {
    const [held] = fold(dropped).everHeld;
    expect(statesOf(dropped, [decide('reject', held)])).toEqual([
      'a current',
      'b rejected rejected-by-staff',
    ]);
  });

  it('parts that arrive backwards are the same delivery, part by part', () => {
    const part = (n: number, minute: number) => october(`p${n}`, minute, { part: n, of: 3 });
    const forwards = fold([part(1, 1), part(2, 2), part(3, 3)]);
    const backwards = fold([part(3, 1), part(2, 2), part(1, 3)]);
    expect(backwards.current?.files.map((file) => file.part)).toEqual([1, 2, 3]);
    expect(backwards.current?.id).toBe(forwards.current?.id);
  });

  it('deliveries of other parts have other names', () => {
    const one = fold([october('a', 1)]).current;
    const other = fold([october('b', 1)]).current;
    expect(one?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(one?.id).not.toBe(other?.id);
    const two = fold([october('a', 1, { part: 1, of: 2 }), october('b', 2, { part: 2, of: 2 })]).current;
    expect(new Set([one?.id, other?.id, two?.id]).size).toBe(3);
  });

  it('a file without a date that nobody rejected is rejected for that', () => {
    expect(statesOf([october('a', 1, { asOf: null })])).toEqual(['a rejected as-of-invalid']);
  });

  it('an incomplete delivery of the same date keeps waiting when another one completes', () => {
    const states = statesOf([october('half', 1, { part: 1, of: 2 }), october('whole', 2)]);
    expect(states).toEqual(['half held part-missing', 'whole current']);
  });

  it('a correction of one part makes a new delivery of all', () => {
    const files = [
      october('p1', 1, { part: 1, of: 2 }),
      october('p2', 2, { part: 2, of: 2 }),
      october('p2-again', 3, { part: 2, of: 2 }),
    ];
    expect(statesOf(files)).toEqual(['p1 current', 'p2 superseded newer-delivery', 'p2-again current']);
    const held = [...files.slice(0, 2), october('p2-few', 3, { part: 2, of: 2, matched: 0 })];
    expect(statesOf(held.map((file) => (file.part === 1 ? { ...file, ...few } : file)))).toEqual([
      'p1 current',
      'p2 current',
      'p2-few held matches-dropped',
    ]);
  });

  it('a roster whose release is on record needs no comparison', () => {
    const rosters = [september('a', 1), october('b', 2)];
    const outcome = foldDeliveries(rosters, [], holdRosters);
    expect(outcome.kind).toBe('comparison-needed');
    if (outcome.kind !== 'comparison-needed') return;
    const released = foldDeliveries(rosters, [decide('release', outcome.candidate)], holdRosters);
    expect(released).toMatchObject({ kind: 'folded', current: { id: outcome.candidate.id } });
  });
});

/** Of few matches, so that the other part decides. */
const few = {
  verdict: { kind: 'accepted' as const, counts: { rows: 100, matched: 5, unmatched: 95, quarantined: 0 } },
};
