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
  it('is one that appears behind another without an end between them, though that one is about nobody', () => {
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

describe('a word that nobody knows', () => {
  const word = (text: string) => ({
    ...{ state: 'unclear' as const, fen: 0, dates: [] },
    unknownWords: [{ field: 'account_status', word: text }],
  });
  const wordsOf = (rows: readonly [text: string, bearer: string][]) => {
    const profiler = new FileProfiler('2026-10-31');
    for (const [text, bearer] of rows) profiler.matched(word(text), bearer);
    return profiler.profile({ rows: rows.length, persons: rows.length }).unknownWords;
  };
  const borneBy = (persons: number, text: string) =>
    Array.from({ length: persons }, (_, n) => [text, `person ${n}`] as const).map(
      ([each, bearer]): [string, string] => [each, bearer],
    );

  it('is on record where five persons have it, with all its rows', () => {
    expect(wordsOf([...borneBy(5, '在用'), ['在用', 'person 0']])).toEqual([
      { field: 'account_status', word: '在用', rows: 6 },
    ]);
  });

  it.each([
    ['four persons have it', borneBy(4, '在用')],
    ['one person has it five times', Array.from({ length: 5 }, (): [string, string] => ['在用', 'person 0'])],
    ['it has over twelve characters', borneBy(5, '一二三四五六七八九十一二三')],
    ['it has a digit', borneBy(5, '在用1')],
  ])('is not where %s: it may be a name or a number', (_, rows) => {
    expect(wordsOf(rows)).toEqual([]);
  });
});
