/** Income of months after its earner died: it is no plain income, and the rule asks whose it is. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { death } from '../../../../shared/domain/catalogue/sources/death.ts';
import { everySource, resultOf } from '../../../builders/assessment.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { aContribution, aPension, aWage } from '../../../builders/income.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const died = (died_on: string, place: Partial<Holding> = {}) => rowOf(death, { died_on }, place);
const rural = { scheme: 'rural', incomePeriod: 'year' } as const;

/** A household of two that declares 500 a month and is paid 200. The month that is compared is 2026-10. */
const judge = (holdings: Holding[], profile = {}) =>
  resultOf(
    aHousehold({
      ...{ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })], holdings },
      profile: { headcount: 2, incomeFen: 500_00, monthlyAmountFen: 200_00, ...profile },
    }),
    'income-differs',
    { freshness: everySource },
  );
const asks = (...args: Parameters<typeof judge>) =>
  judge(...args).explanation.en.includes('on record as dead');

it('is named with the day, the months and the amount, and whom to ask about', () => {
  const { zh, en } = judge([aPension(), died('2026-08-05')]).explanation;
  expect(zh).toContain(
    '成员 1 登记为死亡（2026-08-05），其后的 2026-10 仍查得收入 300.00 元（已含在查得金额内）：请先核实死亡记录是否有误、款项由谁领取，再确定是否作为家庭收入。',
  );
  expect(en).toContain(
    'Member 1 is on record as dead (2026-08-05), and 300.00 yuan of the sum is for 2026-10, after that: find out first whether the record is right and who was paid, and then whether it is income of the household.',
  );
});

describe('is asked about', () => {
  it.each([
    ['the month of the death is the last that is paid for', '2026-10-01', false],
    ['the month after it is too late', '2026-09-30', true],
  ])('by the month: %s', (_what, day, isAsked) => {
    expect(asks([aPension(), died(day)])).toBe(isAsked);
  });

  it('of the one who died, and nobody else', () => {
    expect(asks([aPension(), died('2026-08-05', ofSecond)])).toBe(false);
    const both = [aPension(), aWage({}, { member: 2 }), died('2026-08-05', ofSecond)];
    expect(judge(both).explanation.en).toContain(
      'Member 2 is on record as dead (2026-08-05), and 900.00 yuan',
    );
  });

  it('of all months of the period together, the first three by name', () => {
    const wages = ['07', '08', '09', '10'].map((month) =>
      aWage({ month: `2026-${month}`, income_amount: '100' }),
    );
    const of = (day: string) => judge([...wages, died(day)], rural).explanation.en;
    expect(of('2026-08-05')).toContain('and 200.00 yuan of the sum is for 2026-09、2026-10, after that');
    expect(of('2026-06-05')).toContain(
      'and 400.00 yuan of the sum is for 2026-07、2026-08、2026-09…, after that',
    );
  });

  it('of work without a pay too', () => {
    const result = judge([aContribution(), died('2026-08-05')]);
    expect(result.kind).toBe('failed');
    expect(result.explanation.zh).toContain('成员 1 登记为死亡（2026-08-05），其后的 2026-10 仍有就业记录：');
    expect(result.explanation.en).toContain('and there is a record of work for 2026-10, after that');
  });

  it('of pay and work of one month as of one', () => {
    const { en } = judge([aContribution(), aWage(), died('2026-08-05')]).explanation;
    expect(en).toContain('and 900.00 yuan of the sum is for 2026-10, after that');
  });

  it('of each who died by themselves', () => {
    const both = [aPension(), died('2026-08-05'), aWage({}, { member: 2 }), died('2026-09-05', ofSecond)];
    const { en } = judge(both).explanation;
    expect(en).toContain('Member 1 is on record as dead (2026-08-05), and 300.00 yuan');
    expect(en).toContain('Member 2 is on record as dead (2026-09-05), and 900.00 yuan');
  });

  it('not of a month without any', () => {
    expect(asks([aWage({ income_amount: '0' }), died('2026-08-05')])).toBe(false);
  });

  it('by the first of several days on record', () => {
    const elsewhere = died('2026-08-02', { provider: 'b', line: 3 });
    for (const records of [
      [died('2026-08-05'), elsewhere],
      [elsewhere, died('2026-08-05')],
    ])
      expect(judge([aPension(), ...records]).explanation.en).toContain('as dead (2026-08-02)');
  });

  it('not by a record that is doubtful, or of which something is unclear', () => {
    expect(asks([aPension(), died('2026-08-05', { name: '王五六' })])).toBe(false);
    expect(asks([aPension(), died('1979-12-31')])).toBe(false);
  });

  it('not of what is paid once, which may be for the funeral', () => {
    expect(asks([aPension({ benefit_type: '丧葬补助金', paid_month: '2026-10' }), died('2026-08-05')])).toBe(
      false,
    );
  });

  it('not of what does not count', () => {
    expect(asks([aPension({ benefit_type: '高龄津贴' }), died('2026-08-05')])).toBe(false);
  });
});

it('is in the sum that is reviewed, and no ground for a gradual exit', () => {
  expect(judge([aWage()])).toMatchObject({ finding: { proposes: 'gradual-exit' } });
  const result = judge([aWage(), died('2026-08-05')]);
  expect(result).toMatchObject({ finding: { kind: 'review', amountFen: 900_00 } });
  expect(result).not.toHaveProperty('finding.proposes');
});
