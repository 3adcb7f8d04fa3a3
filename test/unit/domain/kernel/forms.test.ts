import { describe, expect, it } from 'vitest';
import { type Form, formReaders, readForm, valueOf } from '../../../../shared/domain/kernel/forms.ts';

const forms = Object.keys(formReaders) as Form[];

describe('a field read by its form', () => {
  it.each(forms)('of %s that is empty or blank is absent', (form) => {
    for (const text of ['', '  ', '\u3000', '\u200B', '=""', "'", '\t'])
      expect(readForm(form, text)).toEqual({ kind: 'absent' });
  });

  it.each<[Form, string, unknown]>([
    ['identity', "'11010519491231002x", { number: '11010519491231002X' }],
    ['name', '\u200B张三\u0000', '张三'],
    ['identifier', "'6222 0212 3456 7890", '6222021234567890'],
    ['identifier', '="0012345"', '0012345'],
    ['identifier', '京a·12345', '京A·12345'],
    ['amount', '￥1,258,300.00', 125_830_000],
    ['date', '2026-11-28 00:00:00', '2026-11-28'],
    ['month', '202611', '2026-11'],
    ['word', ' ＣＮＹ ', 'CNY'],
    ['word', '无', '无'],
    ['share', '50%', { numerator: 1n, denominator: 2n }],
    ['count', '3.0', 3],
    ['count', '3人', 3],
    ['count', '1,200', 1200],
  ])('of %s reads %j', (form, text, expected) => {
    const reading = readForm(form, text);
    expect(reading.kind === 'value' && reading.value).toEqual(
      typeof expected === 'object' ? expect.objectContaining(expected) : expected,
    );
  });

  it.each<[Form, string, string]>([
    ['identity', '1.10105E+17', 'identity-scientific'],
    ['identity', '110105********002X', 'identity-masked'],
    ['identifier', '6.29901E+18', 'identifies-nothing'],
    ['identifier', '000000', 'identifies-nothing'],
    ['identifier', '********', 'identifies-nothing'],
    ['identifier', '不详', 'identifies-nothing'],
    ['identifier', '未登记', 'identifies-nothing'],
    ['identifier', '1', 'identifies-nothing'],
    ['amount', '约五万', 'invalid'],
    ['date', '46326', 'invalid'],
    ['month', '十月', 'invalid'],
    ['share', '50', 'invalid'],
    ['count', '-1', 'invalid'],
    ['count', '1.5', 'invalid'],
  ])('of %s that is %s is unreadable: %s', (form, text, reason) => {
    expect(readForm(form, text)).toEqual({ kind: 'unreadable', reason });
    expect(valueOf(form, text)).toBeUndefined();
  });

  it('that says "nothing" in a stroke or a word is absent, but for words and names', () => {
    for (const form of forms.filter((each) => each !== 'word' && each !== 'name'))
      for (const text of ['-', '—', '无', '/', 'NULL'])
        expect(readForm(form, text)).toEqual({ kind: 'absent' });
  });
});
