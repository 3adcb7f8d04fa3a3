/** What staff read of a case beside its steps: what the household declared, its life, and what nights have changed. */
import { describe, expect, it } from 'vitest';
import { compareDeclared } from '../../../../shared/domain/cases/compare-declared.ts';
import { describeTimeline } from '../../../../cli/describe-life.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyVersion, type Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHardCase, aSoftCase, CaseLife, steps } from '../../../builders/case-life.ts';
import { everySource, findingsOf } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';
import { aPension, aWage } from '../../../builders/income.ts';

describe('what a household declared beside what was found', () => {
  const declared = (parts: object = {}, members = 2) =>
    compareDeclared(aHousehold({ profile: parts }).profile, members, { findings: [], deliveriesRead: [] });

  it('people and income by the month', () => {
    expect(declared()).toEqual([
      {
        topic: { zh: '家庭人口', en: 'members' },
        declared: { zh: '3 人', en: '3 people' },
        found: {
          zh: '花名册列 2 人，与申报不一致',
          en: '2 people in the roster, which is not what is declared',
        },
        differs: true,
      },
      {
        topic: { zh: '家庭收入', en: 'income' },
        declared: { zh: '每月 450.00 元', en: '450.00 yuan a month' },
        found: { zh: '未比对收入数据', en: 'income is not compared' },
      },
    ]);
  });

  it('one person, and income by the year', () => {
    const [people, income] = declared({ headcount: 1, incomeFen: 2_500_00, incomePeriod: 'year' }, 1);
    expect(people).toMatchObject({
      declared: { en: '1 person' },
      found: { en: '1 person in the roster' },
    });
    expect(income?.declared).toEqual({ zh: '每年 2,500.00 元', en: '2,500.00 yuan a year' });
  });

  it('a finding about money with its amount and limit, any other with its rows', () => {
    const found = (life: ReturnType<typeof aHardCase>) =>
      compareDeclared(life.file.profile, 1, life.case).at(-1);
    expect(found(aHardCase())).toEqual({
      topic: { zh: '金融资产', en: 'financial assets' },
      declared: { zh: '花名册未载', en: 'nothing in the roster' },
      found: {
        zh: '20,000.00 元（限额 12,600.00 元），1 条记录',
        en: '20,000.00 yuan of at most 12,600.00, 1 row',
      },
    });
    expect(found(aSoftCase())?.found).toEqual({ zh: '1 条记录', en: '1 row' });
  });

  it('rows that a finding had no room for are counted too', () => {
    const { case: it } = aSoftCase();
    const findings = it.findings.map((finding) => ({ ...finding, evidenceOmitted: 50 }));
    expect(compareDeclared(aHousehold().profile, 1, { findings, deliveriesRead: [] }).at(-1)?.found.en).toBe(
      '51 rows',
    );
  });
});

describe('income that was found', () => {
  const file = aHousehold({
    members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })],
    holdings: [aPension(), aWage({}, { member: 2 })],
    profile: { headcount: 2, incomeFen: 500_00 },
  });

  it('appears beside what is declared, by month and kind', () => {
    const findings = [...findingsOf(file, { freshness: everySource }).values()];
    const rows = compareDeclared(file.profile, 2, { findings, deliveriesRead: [] });
    expect(rows.map(({ topic }) => topic.en)).toEqual(['members', 'income']);
    expect(rows[1]).toEqual({
      topic: { zh: '家庭收入', en: 'income' },
      declared: { zh: '每月 500.00 元', en: '500.00 yuan a month' },
      found: {
        zh: '查得 1,200.00 元（2026-10：工资性收入 900.00，转移净收入 300.00）',
        en: '1,200.00 yuan found (2026-10: wages 900.00, transfers 300.00)',
      },
      differs: true,
    });
  });

  it('is nothing where income was compared and nothing found', () => {
    const [, income] = compareDeclared(file.profile, 2, { findings: [], deliveriesRead: everySource });
    expect(income?.found.zh).toBe('没有收入方面的疑点');
  });
});

describe('the timeline of a case', () => {
  it('names who did what on which day, Hedui itself as the system', () => {
    const life = aSoftCase().take('county', steps.screen);
    expect(describeTimeline(life.case)).toEqual([
      {
        on: '2026-10-12',
        who: { zh: '系统', en: 'Hedui' },
        what: { zh: '提出：名下有机动车', en: 'Raised: the owner of a motor vehicle' },
      },
      {
        on: '2026-10-12',
        who: { zh: '职员 county-handler-1', en: '职员 county-handler-1' },
        what: { zh: '初筛', en: 'screen' },
      },
    ]);
  });

  it('is by the day in Shanghai, and names by the code who has no name on record', () => {
    const [event] = aSoftCase().case.events;
    if (event === undefined) throw new Error('the case has no event');
    const late = { ...event, actor: 'gone', at: '2026-10-12T16:00:00Z' };
    expect(describeTimeline({ events: [late] })).toMatchObject([
      { on: '2026-10-13', who: { zh: 'gone', en: 'gone' } },
    ]);
  });
});

describe('what a night has changed', () => {
  const savings = (balanceFen: number) => aBankHolding({ balanceFen, balanceDate: '2026-09-30' });
  const left = (life: ReturnType<typeof aHardCase>) =>
    life.assess({ profile: { ...life.file.profile, status: 'ended' } });
  const resultOf = (life: ReturnType<typeof aHardCase>) => life.case.events.at(-1)?.reason;

  it('a case that is lowered says what came and what is gone', () => {
    expect(resultOf(aHardCase().assess({ holdings: [aVehicleHolding()] }))).toEqual({
      zh: '降为复核：新增：名下有机动车；消除：此前存款等金融资产超过限额（20,000.00 元，限额 12,600.00 元）',
      en:
        'Now a review: new: the owner of a motor vehicle; ' +
        'gone: was over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00)',
    });
  });

  it('a case that is escalated says what came and what is still there', () => {
    const life = aSoftCase().assess({ holdings: [aVehicleHolding(), savings(20_000_00)] });
    expect(resultOf(life)).toEqual({
      zh: '升为拟停发：新增：存款等金融资产超过限额（20,000.00 元，限额 12,600.00 元）；现有：名下有机动车',
      en:
        'Now a suspension: new: over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00); ' +
        'still: the owner of a motor vehicle',
    });
    expect(resultOf(life.assess({ holdings: [aVehicleHolding(), savings(30_000_00)] }))).toEqual({
      zh: '现有：存款等金融资产超过限额（30,000.00 元，限额 12,600.00 元）；名下有机动车',
      en:
        'still: over the limit for deposits and other financial assets (30,000.00 of at most 12,600.00); ' +
        'the owner of a motor vehicle',
    });
  });

  it('a case that is closed says what it was about', () => {
    expect(resultOf(aSoftCase().assess({ holdings: [] }))).toEqual({
      zh: '疑点已消除（最新数据不再显示）：此前名下有机动车',
      en: 'Nothing is left (the newest data show it no more): was the owner of a motor vehicle',
    });
    expect(resultOf(left(aHardCase()))).toEqual({
      zh: '该家庭已不在花名册中；此前存款等金融资产超过限额（20,000.00 元，限额 12,600.00 元）',
      en:
        'The household has left the roster; ' +
        'was over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00)',
    });
  });

  it('a case that another policy leaves nothing of names that policy', () => {
    const { file, day } = aHardCase();
    const twice: Policy = {
      ...defaultPolicy,
      rules: defaultPolicy.rules.map((rule) =>
        rule.rule === 'financial-assets' ? { ...rule, multiplier: 24 } : rule,
      ),
    };
    const version = policyVersion(twice);
    expect(resultOf(new CaseLife(file, day, twice))).toEqual({
      zh: `疑点已消除（改按政策 ${version} 判断）：此前存款等金融资产超过限额（20,000.00 元，限额 12,600.00 元）`,
      en:
        `Nothing is left, by policy ${version} from now on: ` +
        'was over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00)',
    });
  });

  it('a case at work is told the newest data, and what is paid a month', () => {
    const life = aSoftCase().take('county', steps.screen).assess({ holdings: [] });
    expect(resultOf(life)).toEqual({
      zh: '最新数据：消除：此前名下有机动车；月保障金额 600.00 元',
      en: 'Newest data: gone: was the owner of a motor vehicle; a monthly guarantee of 600.00 yuan',
    });
    expect(resultOf(life.assess({ profile: { ...life.file.profile, monthlyAmountFen: 500_00 } }))).toEqual({
      zh: '最新数据：月保障金额 500.00 元',
      en: 'Newest data: a monthly guarantee of 500.00 yuan',
    });
  });

  it('a case at work is told that the household has left, with what was found before', () => {
    expect(resultOf(left(aSoftCase().take('county', steps.screen)))).toEqual({
      zh: '最新数据：该家庭已不在花名册中；消除：此前名下有机动车；月保障金额 600.00 元',
      en:
        'Newest data: the household has left the roster; gone: was the owner of a motor vehicle; ' +
        'a monthly guarantee of 600.00 yuan',
    });
  });
});
