/** Which entry holds in a county on a day, and which entries contradict each other. */
import { describe, expect, it } from 'vitest';
import { type Dated, findInForce, findOverlaps } from '../../../../shared/domain/kernel/dated.ts';

interface Entry extends Dated {
  name: string;
  thing?: string;
}

const entry = (name: string, effectiveFrom: string, parts: Partial<Entry> = {}): Entry => ({
  name,
  effectiveFrom,
  restsOn: 'product choice',
  ...parts,
});

describe('what holds', () => {
  const inForce = (entries: Entry[], day: string, county = '110101') => {
    const found = findInForce(entries, county, day);
    return found.kind === 'in-force' ? found.entry.name : found.kind;
  };

  it('is what began last, wherever it stands', () => {
    const [old, newer, newest] = [
      entry('old', '2020-01-01'),
      entry('newer', '2025-01-01'),
      entry('newest', '2026-01-01'),
    ];
    for (const entries of [
      [old, newer, newest],
      [newest, newer, old],
      [newer, newest, old],
    ]) {
      expect(inForce(entries, '2026-06-30')).toBe('newest');
      expect(inForce(entries, '2025-12-31')).toBe('newer');
      expect(inForce(entries, '2024-12-31')).toBe('old');
      expect(inForce(entries, '2019-12-31')).toBe('none');
    }
  });

  it("is the county's own before anything general, however late that began", () => {
    const own = entry('own', '2020-01-01', { county: '110101' });
    const general = entry('general', '2026-01-01');
    for (const entries of [
      [own, general],
      [general, own],
    ]) {
      expect(inForce(entries, '2026-06-30')).toBe('own');
      expect(inForce(entries, '2026-06-30', '110102')).toBe('general');
    }
  });

  it('holds on its first day and through its last', () => {
    const year = [entry('year', '2026-01-01', { effectiveTo: '2026-12-31' })];
    expect(inForce(year, '2025-12-31')).toBe('none');
    expect(inForce(year, '2026-01-01')).toBe('year');
    expect(inForce(year, '2026-12-31')).toBe('year');
    expect(inForce(year, '2027-01-01')).toBe('none');
  });
});

describe('entries contradict each other', () => {
  const overlaps = (...entries: Entry[]) =>
    findOverlaps(entries, ({ thing = 'urban' }) => thing).map(({ entry: { name }, index, with: other }) => ({
      name,
      index,
      with: other,
    }));
  const ended = (name: string, effectiveFrom: string, effectiveTo: string) =>
    entry(name, effectiveFrom, { effectiveTo });

  it('where they begin on the same day: the later of the list is named', () => {
    expect(overlaps(entry('a', '2026-01-01'), entry('b', '2026-01-01'))).toEqual([
      { name: 'b', index: 1, with: 0 },
    ]);
  });

  it('where one is not over when the next begins, in whatever order they stand', () => {
    const first = ended('first', '2026-01-01', '2026-06-30');
    expect(overlaps(first, entry('next', '2026-06-30'))).toEqual([{ name: 'next', index: 1, with: 0 }]);
    expect(overlaps(entry('next', '2026-06-30'), first)).toEqual([{ name: 'next', index: 0, with: 1 }]);
    expect(overlaps(first, entry('next', '2026-07-01'))).toEqual([]);
  });

  it('and not where the first simply goes on until the next begins', () => {
    expect(overlaps(entry('first', '2026-01-01'), entry('next', '2026-07-01'))).toEqual([]);
    expect(overlaps(entry('next', '2026-07-01'), entry('first', '2026-01-01'))).toEqual([]);
    expect(overlaps(entry('first', '2026-01-01'), ended('next', '2026-07-01', '2026-12-31'))).toEqual([]);
  });

  it('and not where they are about different things or counties', () => {
    const [a, b] = [entry('a', '2026-01-01'), entry('b', '2026-01-01')];
    expect(overlaps(a, { ...b, thing: 'rural' })).toEqual([]);
    expect(overlaps(a, { ...b, county: '110101' })).toEqual([]);
    expect(overlaps({ ...a, county: '110102' }, { ...b, county: '110101' })).toEqual([]);
    expect(overlaps({ ...a, county: '110101' }, { ...b, county: '110101' })).toHaveLength(1);
  });
});
