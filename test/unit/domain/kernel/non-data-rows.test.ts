import { describe, expect, it } from 'vitest';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { classifyNonDataRow } from '../../../../shared/domain/kernel/non-data-rows.ts';

/** A row of a bank's list, by its fields. */
function tell(fields: Readonly<Record<string, string>>) {
  const field = (name: string): string => fields[name] ?? '';
  return classifyNonDataRow({
    fields: bank.columns.map((each) => field(each.field)),
    columns: bank.columns,
    field,
  });
}

describe('a row below a list', () => {
  it.each([
    ['二〇二六年十一月三十日'],
    ['2026年11月30日'],
    ['2026 年 11 月 30 日'],
    ['二零二六年十一月'],
    ['　　年　月　日'],
    ['2026-11-30'],
    ['某县民政局'],
    ['某县农村信用社（盖章）'],
    ['某市不动产登记中心(公章)'],
    ['（盖章）'],
    ['日期：2026-11-30'],
    ['报送单位：某县民政局'],
    ['统计人：某某'],
    ['联系电话：'],
    ['领导签字：'],
    ['数据来源：某系统'],
  ])('that says only %s is about nobody', (text) => {
    expect(tell({ account_number: text })).toBe('row-footer');
  });

  it.each([
    [{ id_number: '字符型(18)', name: '文本', balance: '数值', balance_date: '日期' }],
    [{ id_number: 'VARCHAR2(18)', name: 'nvarchar(60)', balance: 'decimal(12,2)', balance_date: 'DATE' }],
  ])('that has the types of the columns is about nobody', (fields) => {
    expect(tell(fields)).toBe('row-footer');
  });

  it('may have an office and a date beside each other', () => {
    expect(tell({ name: '某县民政局', account_number: '2026年11月30日' })).toBe('row-footer');
  });

  it.each([
    ['a date where dates stand', { balance_date: '2026-11-30' }],
    ['a branch where branches stand', { branch: '某银行柳湾支行' }],
    ['a name', { name: '张三' }],
    ['a name beside a type', { name: '张三', balance: '数值' }],
    ['a name and a date', { name: '张三', account_number: '2026年11月30日' }],
    ['a day of the month alone', { account_number: '30日' }],
    ['a place', { account_number: '柳湾镇和平路' }],
    ['an identity number', { id_number: '110101198001010010', name: '日期：' }],
  ])('that says %s may be about somebody', (_, fields) => {
    expect(tell(fields)).toBeUndefined();
  });
});
