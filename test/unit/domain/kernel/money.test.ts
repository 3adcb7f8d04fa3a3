import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan, parseAmountFen } from '../../../../shared/domain/kernel/money.ts';

describe('reading an amount', () => {
  it.each([
    ['0', 0],
    ['-0.00', 0],
    ['12600.01', 1_260_001],
    ['12,600.01', 1_260_001],
    ['1,234,567', 123_456_700],
    ['350', 35_000],
    ['0.5', 50],
    ['-3.20', -320],
    ['-1,000.00', -100_000],
    ['007', 700],
    [' 12.00 ', 1_200],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('reads %s as %d fen', (text, fen) => {
    expect(parseAmountFen(text)).toBe(fen);
  });

  it.each([
    [''],
    ['-'],
    ['1,2,3'],
    ['12,60.00'],
    ['1234,567'],
    [',123'],
    ['0,123'],
    ['1,234,'],
    ['１２３'],
    ['1e3'],
    ['+5'],
    ['.5'],
    ['5.'],
    ['1.234'],
    ['1.2.3'],
    ['--1'],
    ['1 000'],
    ['¥5'],
    ['0x10'],
    ['NaN'],
    ['Infinity'],
    ['90071992547409.92'],
    ['99999999999999999999'],
  ])('refuses %s', (text) => {
    expect(parseAmountFen(text)).toBeUndefined();
  });

  it('reads what it writes, with commas and without', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const text = formatYuan(fen);
        expect(parseAmountFen(text)).toBe(fen);
        expect(parseAmountFen(text.replaceAll(',', ''))).toBe(fen);
      }),
    );
  });
});

describe('writing an amount', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [1_260_000, '12,600.00'],
    [-123_456_789, '-1,234,567.89'],
  ])('writes %d fen as %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });
});
