import { describe, expect, it } from 'vitest';
import { readNumberLines } from '../../../../shared/domain/roster/number-list.ts';

const read = (...lines: string[]) => {
  const reading = readNumberLines(['新家庭编号,旧家庭编号', ...lines, ''].join('\r\n'));
  return reading && { pairs: [...reading.oldNumbers], refused: reading.refused };
};

describe('a list of old and new numbers', () => {
  it('gives the old number of each new one, by its header', () => {
    expect(read('X1,0001', 'X2,0002')).toEqual({
      pairs: [
        ['X1', '0001'],
        ['X2', '0002'],
      ],
      refused: 0,
    });
  });

  it('is not used where it contradicts itself', () => {
    expect(read('X1,0001', 'X1,0002', 'X3,0003', 'X4,0003', 'X5,0005')).toEqual({
      pairs: [['X5', '0005']],
      refused: 4,
    });
  });

  it('says twice the same without harm, and nothing by an empty field', () => {
    expect(read('X1,0001', 'X1,0001', 'X2,')).toEqual({ pairs: [['X1', '0001']], refused: 1 });
  });

  it('is none without its header', () => {
    expect(readNumberLines('a,b\n1,2\n')).toBeUndefined();
  });
});
