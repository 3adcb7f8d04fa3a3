/** Who receives the guarantee and is kept by another scheme. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { aidDoubled } from '../../../../shared/domain/catalogue/rules/aid-doubled.ts';
import { otherAid } from '../../../../shared/domain/catalogue/sources/other-aid.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { ofSecond, rowOf, thingsOf } from '../../../builders/rows-of-source.ts';

const orphan = { scheme: '孤儿', monthly_amount: '1500', from: '2025-01-01', aid_status: '在发' };
const child = { ...orphan, scheme: '事实无人抚养儿童', monthly_amount: '900' };
const destitute = { ...orphan, scheme: '特困供养' };

const aid = (cells: Readonly<Record<string, string>>, place: Partial<Holding> = {}) =>
  rowOf(otherAid, cells, place);
const recipients = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
const withHead = [aMember({ recipient: false }), aMember({ ordinal: 2, name: '李小梅' })];
const freshness = [fresh('other-aid', 'an-office')];
const householdOf = (holdings: Holding[], members = recipients) => aHousehold({ members, holdings });
const found = (holdings: Holding[], members = recipients) => [
  ...findingsOf(householdOf(holdings, members), { freshness }).keys(),
];
const seen = (holdings: Holding[], policy: Policy = defaultPolicy) =>
  resultOf(householdOf(holdings), 'aid-doubled', { freshness, policy });

it('shows schemes of its policy as staff know them', () => {
  const { exclusiveSchemes, differenceSchemes, differenceUpToFen } = aidDoubled.parameters;
  expect(differenceUpToFen?.show?.('none')).toEqual({ zh: '未规定', en: 'not stated' });
  expect(differenceUpToFen?.show?.(120_000).zh).toBe('120000');
  expect(exclusiveSchemes?.show?.('orphan')).toEqual({ zh: '孤儿保障', en: 'support of orphans' });
  expect(differenceSchemes?.show).toBe(exclusiveSchemes?.show);
});

describe('aid-doubled', () => {
  it('asks to look where the same person has 特困供养 or 孤儿 beside the guarantee', () => {
    expect(found([aid(destitute)])).toEqual(['aid-doubled']);
    const finding = findingsOf(householdOf([aid(orphan, ofSecond)]), { freshness }).get('aid-doubled');
    expect(finding).toMatchObject({ kind: 'review', amountFen: null, evidence: [{ memberOrdinal: 2 }] });
    expect(finding?.explanation).toEqual({
      zh: '成员 2 是保障对象，自 2025-01-01 起同时享受孤儿保障。先复核、不拟停发：请与发放单位核实起止月份，确定由哪一项救助保障，另一项按程序停止；已重复发放的按规定处理。',
      en: 'Member 2 is a recipient and has support of orphans since 2025-01-01. Review, not suspension: settle the months with the office that pays, and which of the two keeps the person; the other ends by procedure.',
    });
  });

  it('passes where it is another member who does not receive the guarantee', () => {
    expect(found([aid(orphan)], withHead)).toEqual([]);
    expect(found([aid(orphan, ofSecond)], withHead)).toEqual(['aid-doubled']);
  });

  it.each([
    '两项补贴',
    '高龄津贴',
    '临时救助',
    '医疗救助',
    '教育救助',
    '优抚',
    '低保',
    '低保边缘',
    '住房救助',
  ])('never asks for %s', (scheme) => {
    expect(found([aid({ ...orphan, scheme })])).toEqual([]);
    expect(found([aid({ ...orphan, scheme, aid_status: '?' })])).toEqual([]);
  });

  it.each([
    ['ended by its state', { aid_status: '停发' }, []],
    ['ended yesterday', { until: '2026-11-21' }, []],
    ['ends today', { until: '2026-11-22' }, ['aid-doubled']],
    ['of an unknown state', { aid_status: '暂停' }, ['unclear-asset']],
    ['of an end that nobody can read', { until: '明年' }, ['unclear-asset']],
    ['of a scheme that nobody knows', { scheme: '爱心卡' }, ['unclear-asset']],
    ['of an amount that nobody can read', { monthly_amount: '一千五' }, ['aid-doubled']],
  ])('%s: %j', (_what, changes, rules) => {
    expect(found([aid({ ...orphan, ...changes })])).toEqual(rules);
  });

  it('under a name that disagrees it is a question of who it is', () => {
    expect(found([aid(orphan, { name: '王五六' })])).toEqual(['identity-question']);
  });

  it('neither passes nor fails on what is unclear', () => {
    expect(seen([aid({ ...orphan, aid_status: '暂停' })])).toMatchObject({ kind: 'unjudged' });
    expect(seen([aid({ ...orphan, scheme: '高龄' })])).toMatchObject({
      kind: 'passed',
      explanation: {
        en: '1 other scheme granted to recipients; none that may not be combined with the guarantee.',
      },
    });
  });

  it('a clearance of one person covers no other', () => {
    const [key = ''] = thingsOf(aid(orphan)).map((thing) => thing.key);
    const clearances = [aClearance({ rule: 'aid-doubled', assets: [key] })];
    const both = [aid(orphan), aid(orphan, { ...ofSecond, line: 3 })];
    const file = aHousehold({ members: recipients, holdings: both, clearances });
    const finding = findingsOf(file, { freshness }).get('aid-doubled');
    expect(finding?.evidence.map(({ memberOrdinal }) => memberOrdinal)).toEqual([2]);
    const alone = aHousehold({ members: recipients, holdings: [aid(orphan)], clearances });
    expect(resultOf(alone, 'aid-doubled', { freshness })).toMatchObject({
      kind: 'passed',
      explanation: { en: expect.stringContaining('1 covered by a clearance') as string },
    });
  });

  describe('of children whom nobody supports in fact only the difference is paid', () => {
    const upTo = (differenceUpToFen: number): Policy => ({
      ...defaultPolicy,
      rules: defaultPolicy.rules.map((entry) =>
        entry.rule === 'aid-doubled' ? { ...entry, differenceUpToFen } : entry,
      ),
    });

    it('nothing is judged while no standard is stated, or the amount is not known', () => {
      expect(seen([aid(child)])).toMatchObject({
        kind: 'unjudged',
        explanation: { en: expect.stringContaining('1 child may have the difference alone') as string },
      });
      expect(seen([aid({ ...child, monthly_amount: '' })], upTo(1_200_00)).kind).toBe('unjudged');
      expect(seen([aid({ ...child, monthly_amount: '九百' })], upTo(1_200_00)).kind).toBe('unjudged');
    });

    // The household is paid 600 for two: 300 each.
    it('900 and 300 reach a standard of 1,200 exactly', () => {
      expect(seen([aid(child)], upTo(1_200_00)).kind).toBe('passed');
      expect(seen([aid(child)], upTo(1_199_99))).toMatchObject({
        kind: 'failed',
        explanation: {
          en: expect.stringContaining('1,200.00 a month, over the standard of 1,199.99') as string,
        },
      });
    });
  });
});
