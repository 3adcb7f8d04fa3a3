import { describe, expect, it } from 'vitest';
import { countOf, say, sayAll, sayCitation, sayList } from '../../../../shared/domain/kernel/say.ts';

const one = say('甲。', 'A.');
const other = say('乙。', 'B.');

describe('texts in two languages', () => {
  it('sentences follow one another, in English with a space', () => {
    expect(sayAll([one, other])).toEqual({ zh: '甲。乙。', en: 'A. B.' });
    expect(sayAll([])).toEqual({ zh: '', en: '' });
  });

  it('parts of a sentence are set apart by semicolons', () => {
    expect(sayList([say('甲', 'a'), say('乙', 'b')])).toEqual({ zh: '甲；乙', en: 'a; b' });
  });

  it.each([
    [0, '0 rows', '0 people'],
    [1, '1 row', '1 person'],
    [2, '2 rows', '2 people'],
  ])('%d has its own word', (count, rows, people) => {
    expect(countOf(count, 'row')).toBe(rows);
    expect(countOf(count, 'person', 'people')).toBe(people);
  });

  it('a citation in one language stands for both', () => {
    expect(sayCitation('办法 16')).toEqual({ zh: '办法 16', en: '办法 16' });
    expect(sayCitation(one)).toEqual(one);
  });
});
