import { describe, expect, it } from 'vitest';
import { type Column, column, readHeader } from '../../../../shared/domain/kernel/header.ts';

const columns: readonly Column[] = [
  column('身份证号', 'id_number', 'required'),
  column('余额', 'balance', 'required'),
  column('币种', 'currency', 'optional'),
];

describe('reading a header', () => {
  it('finds columns in any order, under Chinese or English names, and ignores others', () => {
    expect(readHeader('序号,Balance,身份证号', columns)).toEqual({
      kind: 'header',
      positions: { balance: 1, id_number: 2 },
      width: 3,
      known: 2,
    });
  });

  it('takes names without byte order mark, width, spaces, quotes and case', () => {
    const reading = {
      kind: 'header',
      positions: { id_number: 0, balance: 1, currency: 2 },
      width: 3,
      known: 3,
    };
    expect(readHeader('\uFEFF"身份证号", 余额　,币种', columns)).toEqual(reading);
    expect(readHeader('ＩＤ_number,BALANCE,Currency\r', columns)).toEqual(reading);
  });

  it('reports every required column that is missing', () => {
    expect(readHeader('币种,账号', columns)).toEqual({
      kind: 'missing',
      columns: ['身份证号', '余额'],
      known: 1,
      nearly: [],
    });
    expect(readHeader('', columns)).toMatchObject({ kind: 'missing', known: 0 });
  });

  it('reports a required column that appears twice, be it under both names', () => {
    expect(readHeader('身份证号,余额,id_number', columns)).toEqual({
      kind: 'doubled',
      columns: ['身份证号'],
      known: 3,
      nearly: [],
    });
  });

  it('reports what is missing before what is doubled', () => {
    expect(readHeader('身份证号,身份证号', columns)).toMatchObject({ kind: 'missing', columns: ['余额'] });
  });

  it('takes the first of an optional column that appears twice', () => {
    expect(readHeader('currency,身份证号,余额,币种', columns)).toMatchObject({ positions: { currency: 0 } });
  });
});
