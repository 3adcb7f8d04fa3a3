import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../../shared/contracts/household-file.ts';
import { appendEvent } from '../../../../shared/domain/cases/chain.ts';
import {
  brokenDigests,
  chainDigest,
  chainEndOf,
  compareWithLocked,
  findTampering,
} from '../../../../shared/domain/cases/digests.ts';
import { aHardCase, surveyed } from '../../../builders/case-life.ts';

const { events } = surveyed(aHardCase()).case;
const number = 1;
const seen = chainEndOf({ number, events });

/** Whoever can write to the table chains other events as they should be chained. */
const rechain = (forged: readonly CaseEvent[]) =>
  forged.reduce<CaseEvent[]>(
    (chain, { digest: _, previousDigest: __, sequence: ___, ...event }) => appendEvent(chain, event),
    [],
  );

describe('what a night has seen of a case', () => {
  it('is still there when the case has gone on', () => {
    expect(findTampering(events, seen)).toBeUndefined();
    expect(findTampering(events, chainEndOf({ number, events: events.slice(0, 2) }))).toBeUndefined();
    expect(chainEndOf({ number, events: [] })).toEqual([]);
  });

  it('shows an event that was changed, removed, added or moved', () => {
    const [first, second, third, ...rest] = events as [CaseEvent, CaseEvent, CaseEvent];
    expect(findTampering([first, { ...second, actor: 'nobody' }, third, ...rest], seen)).toBe(2);
    expect(findTampering([first, third, ...rest], seen)).toBe(2);
    expect(findTampering([first, third, second, ...rest], seen)).toBe(2);
    expect(findTampering([first, second, second, third, ...rest], seen)).toBe(3);
  });

  it('shows an event that was removed at the end, and a chain that was forged whole', () => {
    expect(findTampering(events.slice(0, -1), seen)).toBe(events.length);
    const forged = rechain(events.map((event, n) => (n === 1 ? { ...event, actor: 'nobody' } : event)));
    expect(findTampering(forged, [])).toBeUndefined();
    expect(findTampering(forged, seen)).toBe(events.length);
  });
});

describe('the digests of the nights', () => {
  const night = (run: string) => ({ run, at: `${run}T15:00:00Z`, cases: 1, list: 'a'.repeat(64) });
  const first = chainDigest(undefined, night('2026-10-30'));
  const second = chainDigest(first, night('2026-10-31'));
  const third = chainDigest(second, night('2026-11-01'));

  it('follow one another', () => {
    expect([first, second, third].map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(second.previousDigest).toBe(first.digest);
    expect(brokenDigests([first, second, third])).toEqual([]);
    expect(brokenDigests([])).toEqual([]);
  });

  it('show a night that was changed, removed or moved', () => {
    expect(brokenDigests([first, { ...second, cases: 0 }, third])).toEqual([2]);
    expect(brokenDigests([first, third])).toEqual([2]);
    expect(brokenDigests([second, third])).toEqual([1, 2]);
    expect(brokenDigests([first, third, second])).toEqual([2, 3]);
    expect(brokenDigests([first, { ...second, sequence: 3 }, third])).toEqual([2]);
  });

  it('begin upon nothing', () => {
    expect(first.previousDigest).toBe('0'.repeat(64));
    expect(brokenDigests([{ ...first, previousDigest: '1'.repeat(64) }])).toEqual([1]);
  });

  it('are on record as they are under lock, or it is said which are not', () => {
    expect(compareWithLocked([first, second], [first, second])).toEqual([]);
    expect(compareWithLocked([first, second], [first])).toEqual([{ kind: 'digest-not-locked', sequence: 2 }]);
    expect(compareWithLocked([first], [first, second])).toEqual([
      { kind: 'digest-not-on-record', sequence: 2 },
    ]);
    expect(compareWithLocked([first, { ...second, cases: 0 }], [first, second])).toEqual([
      { kind: 'digest-not-locked', sequence: 2 },
      { kind: 'digest-not-on-record', sequence: 2 },
    ]);
  });
});
