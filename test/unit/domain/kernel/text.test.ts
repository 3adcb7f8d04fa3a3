import { describe, expect, it } from 'vitest';
import { clean, cleanNumber, foldWidth, isPlaceholder } from '../../../../shared/domain/kernel/text.ts';

describe('folding text', () => {
  it('folds full-width letters, digits, signs and the ideographic space, and nothing else', () => {
    expect(foldWidth('ＡＺａｚ０９！～，．　張·三')).toBe('AZaz09!~,. 張·三');
  });

  it('trims every kind of space, a byte order mark included', () => {
    expect(clean('\uFEFF\u3000 ３４０ \t\r')).toBe('340');
  });

  it('removes the spaces inside a number that is printed in groups', () => {
    expect(cleanNumber(' 6217 0000　１２３４ ')).toBe('621700001234');
  });

  it('knows the words and strokes that people put into empty cells', () => {
    expect(['', '无', '-', '——', '/', 'NULL', 'n/a'].every(isPlaceholder)).toBe(true);
    expect(['0', '无锡', 'A-1', '空'].some(isPlaceholder)).toBe(false);
  });
});
