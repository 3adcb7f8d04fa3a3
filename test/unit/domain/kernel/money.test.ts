import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formatYuan, parseAmountFen } from '../../../../shared/domain/kernel/money.ts';

/** Ten billion yuan, in fen: nobody's amount is larger. */
const largest = 999_999_999_999;

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
    ['9999999999.99', 999_999_999_999],
    ['¥50000.00', 5_000_000],
    ['￥50,000.00', 5_000_000],
    ['¥-5', -500],
    ['-¥5', -500],
    ['50000.00元', 5_000_000],
    ['50000元整', 5_000_000],
    ['人民币50000.00', 5_000_000],
    ['RMB 50000', 5_000_000],
    ['CNY50000', 5_000_000],
    ['50000 CNY', 5_000_000],
    ['50000.0000', 5_000_000],
    ['5.00万元', 5_000_000],
    ['5万', 5_000_000],
    ['0.12345万元', 123_450],
    ['1.5亿元', 15_000_000_000],
    ['2千元', 200_000],
    ["'50000.00", 5_000_000],
    ['="50000.00"', 5_000_000],
    ['\u200B50000.00\t', 5_000_000],
    ['50000.00\u00A0', 5_000_000],
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
    ['(50000.00)'],
    ['50000.00-'],
    ['5.0E+4'],
    ['50，000.00元，'],
    ['$5'],
    ['5美元'],
    ['0.1234567万元'],
    ['万元'],
    ['5 左右'],
    ['0x10'],
    ['NaN'],
    ['Infinity'],
    ['10000000000'],
    ['-10000000000.00'],
    ['100亿元'],
    ['99999999999999999999'],
  ])('refuses %s', (text) => {
    expect(parseAmountFen(text)).toBeUndefined();
  });

  it('reads what it writes, with commas and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: -largest, max: largest }), (fen) => {
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
