import { describe, expect, it } from 'vitest';
import type { Combination } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { addRow, type PersonSummaries } from '../../../../shared/domain/deliveries/person-summaries.ts';
import { compareMatched, type Matched } from '../../../../shared/domain/deliveries/unreadable-identities.ts';
import { aFile } from '../../../builders/file-record.ts';

function matched(
  unreadableIdentities: number,
  persons: string[],
  missing: Partial<Matched> & { since?: number } = {},
): Matched {
  const all: PersonSummaries = new Map();
  for (const person of persons)
    addRow(all, person, person, { state: 'inForce', fen: 1, dates: [], unknownWords: [] });
  const profile = {
    ...{ rows: 9, unreadable: 9, unreadableIdentities, unknownWords: [] },
    sample: { rows: 9, identities: 9, wrongCheckDigits: 0, endInZeros: 0, damaged: 0 },
    members: { rows: 9, unreadable: 0, persons: 9, afterAsOf: 0 },
  };
  const counts = { rows: 9, matched: 9, unmatched: 0, quarantined: 0 };
  const delivery: Combination = {
    ...{ id: 'd', asOf: '2026-10-31', files: [aFile({ verdict: { kind: 'accepted', counts, profile } })] },
    ...(missing.since !== undefined && { missing: { persons: 'key', unreadableBefore: missing.since } }),
  };
  return { delivery, persons: all, missing: missing.missing ?? new Set() };
}

const everybody = () => true;
const missingOf = (former: Matched, later: Matched, isMember = everybody as (person: string) => boolean) =>
  compareMatched(former, later, isMember).missing;

describe('somebody whom the former delivery matched and this one lacks', () => {
  it('counts as unreadable while more identities cannot be read than before', () => {
    expect(missingOf(matched(0, ['a', 'b']), matched(1, ['b']))).toEqual(['a']);
    expect(missingOf(matched(2, ['a', 'b']), matched(3, ['b', 'c']))).toEqual(['a']);
  });

  it('is gone where as many can be read, or more', () => {
    expect(missingOf(matched(0, ['a', 'b']), matched(0, ['b']))).toEqual([]);
    expect(missingOf(matched(3, ['a', 'b']), matched(2, ['b']))).toEqual([]);
  });

  it('counts only while they are members', () => {
    expect(missingOf(matched(0, ['a', 'b']), matched(1, []), (person) => person !== 'a')).toEqual(['b']);
  });

  it('goes on counting in the next delivery that is as damaged, until one can be read again', () => {
    const damaged = matched(4, ['b'], { since: 0, missing: new Set(['a']) });
    expect(compareMatched(damaged, matched(4, ['b']), everybody)).toMatchObject({
      missing: ['a'],
      unreadableBefore: 0,
    });
    expect(missingOf(damaged, matched(1, ['b']))).toEqual(['a']);
    expect(missingOf(damaged, matched(0, ['b']))).toEqual([]);
    expect(missingOf(damaged, matched(4, ['a', 'b']))).toEqual([]);
  });
});
