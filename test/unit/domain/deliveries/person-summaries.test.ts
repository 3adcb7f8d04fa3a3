/** Two deliveries compared person by person. */
import { describe, expect, it } from 'vitest';
import {
  addRow,
  comparePersons,
  readPerson,
  writePersons,
  type PersonSummaries,
} from '../../../../shared/domain/deliveries/person-summaries.ts';

const row = (fen: number, state: 'inForce' | 'out' | 'unclear' = 'inForce') => ({
  ...{ state, fen, dates: [], unknownWords: [] },
});

function persons(...rows: [string, string, number][]): PersonSummaries {
  const all: PersonSummaries = new Map();
  for (const [first17, name, fen] of rows) addRow(all, first17, name, row(fen));
  return all;
}

const compare = (before: PersonSummaries, after: PersonSummaries, gone: string[] = []) =>
  comparePersons(before, after, (first17) => !gone.includes(first17));

describe('who was matched', () => {
  it('is written a line a person and read again, several files adding up', () => {
    const written = [...writePersons(persons(['2', '乙', 5], ['1', '甲', 3], ['1', '甲', 4]))];
    expect(written.map((line) => line.replace(/ [0-9a-f]{12} /, ' # '))).toEqual([
      '1 # 2 0 0 7\n',
      '2 # 1 0 0 5\n',
    ]);
    const read: PersonSummaries = new Map();
    for (const line of [...written, ...written]) readPerson(read, line.trimEnd());
    expect(read.get('1')).toMatchObject({ inForce: 4, fen: 14 });
  });

  it('no name appears in what is written', () => {
    expect([...writePersons(persons(['1', '甲', 3]))].join('')).not.toContain('甲');
  });

  it('is compared among who are members still', () => {
    const before = persons(['1', '甲', 0], ['2', '乙', 0], ['3', '丙', 0]);
    expect(compare(before, persons(['1', '甲', 0]), ['3'])).toMatchObject({ before: 2, after: 1, both: 1 });
  });

  it.each([
    ['甲·乙', '甲乙', 0],
    ['甲', '乙', 1],
    ['', '乙', 0],
  ])('%s and %s', (was, is, renamed) => {
    expect(compare(persons(['1', was, 0]), persons(['1', is, 0])).renamed).toBe(renamed);
  });

  it.each([
    [100_000, 500_000, 1],
    [100_000, 499_999, 0],
    [100_000, 20_000, 1],
    [100_000, 20_001, 0],
    [99_999, 1, 0],
  ])('%d fen and then %d', (was, is, moved) => {
    expect(compare(persons(['1', '甲', was]), persons(['1', '甲', is])).moved).toBe(moved);
  });
});
