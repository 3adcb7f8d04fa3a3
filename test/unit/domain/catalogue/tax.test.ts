/** Income declared for tax: words, keys, and what is net. */
import { describe, expect, it } from 'vitest';
import { assetIdentityOf } from '../../../../shared/domain/catalogue/asset-identity.ts';
import { explains } from '../../../../shared/domain/catalogue/rules/clearances.ts';
import { tax } from '../../../../shared/domain/catalogue/sources/tax.ts';
import { readHeader } from '../../../../shared/domain/kernel/header.ts';
import { digestOf } from '../../../../shared/domain/kernel/canonical-json.ts';
import { tokenOf } from '../../../builders/household-file.ts';
import { combineCells, readCells, thingOf } from '../../../builders/source-rows.ts';

const wage = {
  ...{ income_item: '工资薪金所得', income_amount: '3,400.00', tax_paid: '50', own_contributions: '300' },
  ...{ month: '2026年10月', payer: '惠民超市' },
};
const netOf = (changes: Readonly<Record<string, string>>) =>
  combineCells(tax, { ...wage, ...changes }).facets[0];
const known = (fen: number) => ({ leastFen: fen, mostFen: fen });
const upTo = (fen: number) => ({ leastFen: 0, mostFen: fen });

it('is net of tax and own contributions', () => {
  expect(netOf({})).toMatchObject({
    sort: 'wage',
    month: '2026-10',
    net: known(3_050_00),
    payer: '惠民超市',
  });
});

it('of a tax form is net of the tax that was due, and of either where the tax paid is another amount', () => {
  expect(netOf({ tax_paid: '', tax_due: '50' })).toMatchObject({ net: known(3_050_00) });
  expect(netOf({ tax_paid: '50', tax_due: '50' })).toMatchObject({ net: known(3_050_00) });
  const between = (least: number, most: number) => ({ net: { leastFen: least, mostFen: most } });
  expect(netOf({ tax_paid: '450', tax_due: '50' })).toMatchObject(between(2_650_00, 3_050_00));
  expect(netOf({ tax_paid: '9,000', tax_due: '50' })).toMatchObject(between(0, 3_050_00));
});

it('reads the columns of the tax form', () => {
  const names = [
    '身份证号',
    '姓名',
    '所得项目',
    '本期收入',
    '已缴税额',
    '应补/退税额',
    '所属月份',
    '扣缴义务人',
  ];
  const reading = readHeader(names.join(','), tax.columns);
  expect(reading).toMatchObject({ positions: { tax_paid: 4, tax_due: 5 } });
});

it.each([
  ['正常工资薪金', 'wage', known(3_050_00)],
  ['劳务报酬所得', 'wage', known(3_050_00)],
  ['经营所得', 'business', upTo(3_050_00)],
  ['财产租赁所得', 'property', known(3_050_00)],
  ['全年一次性奖金收入', 'unclear', upTo(3_400_00)],
  ['偶然所得', 'unclear', upTo(3_400_00)],
  ['其他所得', 'unclear', upTo(3_400_00)],
])('%s is %s', (income_item, sort, net) => {
  expect(netOf({ income_item })).toMatchObject({ sort, net });
});

it.each([
  [{ tax_paid: '' }, ['gross']],
  [{ own_contributions: '' }, ['gross']],
  [{ own_contributions: '三百' }, ['gross']],
  [{ income_item: '劳务报酬所得', own_contributions: '' }, []],
  [{ income_item: '经营所得' }, ['gross']],
  [{ income_item: '年终奖' }, ['one-off']],
  [{ income_item: '' }, ['class']],
  [{ income_amount: '-900' }, ['amount']],
  [{ income_amount: '10,000,000' }, ['beyond-sense']],
  [{ month: '2026-11' }, ['future-month']],
  [{ month_to: '2026-10-31' }, []],
  [{ month: '2026-07-01', month_to: '2026-09-30' }, ['several-months']],
  [{ month_to: '季末' }, ['several-months']],
  [{ tax_due: '50' }, []],
  [{ tax_paid: '', tax_due: '50' }, []],
  [{ tax_paid: '500', tax_due: '50' }, ['tax']],
  [{ tax_due: '五十' }, ['gross']],
])('with %o is unclear in %o', (changes, points) => {
  expect(combineCells(tax, { ...wage, ...changes }).points).toEqual(points);
});

it('is one thing for each person, payer and kind, whoever delivers it', () => {
  const key = thingOf(tax, wage);
  expect(thingOf(tax, { ...wage, month: '2026-09', income_item: '工资' }, 'another')).toBe(key);
  const others = [{ payer: '县纺织有限公司' }, { income_item: '劳务报酬所得' }];
  for (const changes of others) expect(thingOf(tax, { ...wage, ...changes })).not.toBe(key);
  expect(thingOf(tax, wage, 'p', 2)).not.toBe(key);
  expect(thingOf(tax, { ...wage, payer: '不详' })).toContain('tax|row|');
});

it.each([
  ['劳务报酬所得', '稿酬所得'],
  ['利息股息红利所得', '财产租赁所得'],
  ['全年一次性奖金', '解除合同补偿'],
])('%s and %s of one payer are two things: neither corrects the other', (income_item, other) => {
  const key = thingOf(tax, { ...wage, income_item, declared_on: '2026-11-05' });
  expect(thingOf(tax, { ...wage, income_item: other, declared_on: '2026-11-12' })).not.toBe(key);
});

it.each([
  ['劳务报酬所得', '一般劳务报酬所得'],
  ['稿酬', '稿酬所得'],
  ['利息、股息、红利所得', '利息股息红利所得'],
  ['财产租赁', '个人房屋出租所得'],
  ['特许权使用费', '特许权使用费所得'],
  ['年终奖', '全年一次性奖金收入'],
])('%s in one file and %s in another are one thing', (income_item, other) => {
  const key = thingOf(tax, { ...wage, income_item });
  expect(thingOf(tax, { ...wage, income_item: other }, 'another')).toBe(key);
});

describe('a clearance', () => {
  const namesOf = (income_item: string) => {
    const place = { provider: 'p', file: 'inbox/a.csv', line: 2, memberToken: tokenOf(1) };
    return assetIdentityOf(readCells(tax, { ...wage, income_item }), place, ({ provider }) => [provider]);
  };

  it.each([
    ['劳务报酬所得', 'service'],
    ['稿酬', 'service'],
    ['财产租赁所得', 'property'],
    ['年终奖', 'once'],
    ['工资薪金所得', 'wage'],
    ['其他所得', '其他所得'],
  ])('of %s that was recorded by its kind %s still holds', (income_item, kind) => {
    const name = `tax|*|惠民超市|${kind}`;
    const former = `tax|*|${digestOf({ memberToken: tokenOf(1), name })}`;
    expect(explains({ assets: [former], things: [[former]] }, namesOf(income_item))).toBe(true);
    expect(explains({ assets: [former], things: undefined }, namesOf(income_item))).toBe(true);
  });

  it('of one item explains its other spellings, and no other item of its kind', () => {
    const { key, names } = namesOf('劳务报酬所得');
    const clearance = { assets: [key], things: [[...names]] };
    expect(explains(clearance, namesOf('一般劳务报酬'))).toBe(true);
    expect(explains(clearance, namesOf('稿酬所得'))).toBe(false);
  });
});

it.each([
  ['income_amount', '九百', 'income-amount-invalid'],
  ['month', '2026-13', 'month-invalid'],
  ['month', '2026-09-01至2026-10-31', 'month-invalid'],
])('a row whose %s is %j is set aside', (field, value, reason) => {
  expect(() => readCells(tax, { ...wage, [field]: value })).toThrow(reason);
});

it('a quarter is not the income of its first month', () => {
  expect(netOf({ month: '2026-07-01', month_to: '2026-09-30' })).toMatchObject({
    sort: 'unclear',
    isOneOff: true,
    net: upTo(3_400_00),
  });
});

it('reads a tax period within one month', () => {
  expect(readCells(tax, { ...wage, month: '2026-10-01至2026-10-31' })).toMatchObject({ month: '2026-10' });
});
