/** What staff read of person classes, and what of them is asked about. */
import { showClass } from '../../../../shared/domain/catalogue/rules/person-classes.ts';
import { describe, expect, it } from 'vitest';
import type { Holding, Member } from '../../../../shared/contracts/household-file.ts';
import { classChanged } from '../../../../shared/domain/catalogue/rules/class-changed.ts';
import { disability } from '../../../../shared/domain/catalogue/sources/disability.ts';
import { school } from '../../../../shared/domain/catalogue/sources/school.ts';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { everySource, findingsOf, resultOf } from '../../../builders/assessment.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const stated = { effectiveFrom: '2026-01-01', restsOn: '某县〔2026〕1号' };
const policyWith = (...classes: string[]): Policy => ({
  ...defaultPolicy,
  rules: [
    ...defaultPolicy.rules,
    { rule: 'class-changed', mode: 'live', ...classChanged.defaults(sources), ...stated },
  ],
  amounts: {
    ...defaultPolicy.amounts,
    supplements:
      classes.length === 0
        ? []
        : [{ name: { zh: '某类', en: 'some class' }, classes, grant: { monthlyFen: 50_00 }, ...stated }],
  },
});

/** Born so many years before the day of the assessment. */
const aged = (years: number, personClasses?: string[], parts: Partial<Member> = {}) =>
  aMember({
    idNumber: `110101${2026 - years}11220010`,
    ...(personClasses !== undefined && { personClasses }),
    ...parts,
  });
const second = { ordinal: 2, name: '李小梅' };
const certificate = (changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}) =>
  rowOf(
    disability,
    { certificate_number: 'DC0001', kind: '肢体', grade: '一级', valid_until: '2030-01-01', ...changes },
    place,
  );
const record = (changes: Readonly<Record<string, string>> = {}) =>
  rowOf(school, { school: '县一中', stage: '高中', school_status: '在读', ...changes });

const seen = (members: Member[], holdings: Holding[] = [], policy = policyWith()) =>
  resultOf(aHousehold({ members, holdings }), 'class-changed', { policy });
const said = (...args: Parameters<typeof seen>) => seen(...args).explanation;
const findingOf = (...args: Parameters<typeof seen>) => {
  const result = seen(...args);
  if (result.kind !== 'failed') throw new Error(result.kind);
  return result.finding;
};

describe('in words', () => {
  it('none needs correcting', () => {
    expect(said([aged(40, ['一般']), aged(10, ['未成年人'], second)])).toEqual({
      zh: '已按年龄、学籍和残疾人证对照 2 名保障对象的人员类别，没有须更正的。',
      en: 'The person classes of 2 recipients were compared with age, school records and certificates; none needs correcting.',
    });
    expect(said([aged(40, ['一般'])]).en).toContain('of 1 recipient were compared');
  });

  it('a class that is lost, by what, and the first that is so in its place', () => {
    expect(said([aged(19, ['在校学生'])], [record({ school_status: '毕业' })])).toEqual({
      zh: '花名册上成员 1 为“在校学生”，按学籍已不是。',
      en: 'Member 1 is "在校学生" in the roster, and by the school record is so no more.',
    });
    expect(said([aged(75, ['未成年人'])])).toEqual({
      zh: '花名册上成员 1 为“未成年人”，按年龄已不是。成员 1 按年龄为“70岁以上老年人”，花名册上没有。',
      en: 'Member 1 is "未成年人" in the roster, and by age is so no more. Member 1 is "70岁以上老年人" by age, and not so in the roster.',
    });
  });

  it('a class that is lost, and of many that are so the first alone, though the roster has one of them', () => {
    const { en } = said([aged(75, ['未成年人', '残疾人'])], [certificate()]);
    expect(en).toBe(
      'Member 1 is "未成年人" in the roster, and by age is so no more. Member 1 is "70岁以上老年人" by age, and not so in the roster.',
    );
  });

  it('of who has no class that is so the first that is', () => {
    expect(said([aged(75, ['一般'])])).toEqual({
      zh: '成员 1 按年龄为“70岁以上老年人”，花名册上没有。',
      en: 'Member 1 is "70岁以上老年人" by age, and not so in the roster.',
    });
  });

  it('of who has one that is so every other, where more is due by it', () => {
    const policy = policyWith('残疾人');
    expect(said([aged(10, ['未成年人'])], [certificate()], policy)).toEqual({
      zh: '成员 1 按残疾人证为“重度残疾人”，花名册上没有。成员 1 按残疾人证为“残疾人”，花名册上没有。按此每月应增发 50.00 元（加：分类施保 某类（每人每年 600.00 元 × 1 人））。',
      en: 'Member 1 is "重度残疾人" by the certificate of disability, and not so in the roster. Member 1 is "残疾人" by the certificate of disability, and not so in the roster. By this 50.00 more a month is due (plus: supplement some class (600.00 a year × 1 person)).',
    });
  });

  it('a certificate that has expired, and who is not judged', () => {
    const members = [aged(40, ['一般']), aged(75, undefined, second)];
    expect(said(members, [certificate({ valid_until: '2026-11-21' })])).toEqual({
      zh: '已按年龄、学籍和残疾人证对照 2 名保障对象的人员类别，没有须更正的。成员 1 的残疾人证已于 2026-11-21 到期，请提醒换证，不因此调低保障。1 名保障对象的人员类别不明，或者记录不清楚，对其不作判断。',
      en: 'The person classes of 2 recipients were compared with age, school records and certificates; none needs correcting. The certificate of disability of member 1 expired on 2026-11-21: remind them to renew it; nothing is lowered for it. Of 1 recipient the person class is not known or the records are unclear; they are not judged.',
    });
  });
});

describe('a finding', () => {
  it('names those of whom the class has changed, and nobody else', () => {
    const members = [aged(40, ['一般']), aged(75, ['一般'], second)];
    expect(findingOf(members).people?.map(({ ordinal }) => ordinal)).toEqual([2]);
    expect(findingOf(members, [certificate({}, ofSecond)]).evidence).toHaveLength(1);
    expect(findingOf(members, [record()]).evidence).toHaveLength(1);
  });

  it('is a review where one class is lost and another raises what is due', () => {
    const members = [aged(18, ['未成年人']), aged(75, ['老年人'], second)];
    const { kind, explanation } = findingOf(members, [], policyWith('70岁以上老年人'));
    expect(kind).toBe('review');
    expect(explanation.en).not.toContain('more a month is due');
  });

  it('is of the roster’s class in the words of the roster', () => {
    const policy = policyWith('重残');
    expect(findingOf([aged(40, ['重残', '残疾人'])], [certificate({ grade: '四级' })], policy).kind).toBe(
      'review',
    );
    expect(findingOf([aged(40, ['残疾人'])], [certificate()], policy).kind).toBe('entitlement');
    expect(seen([aged(40, ['重残', '残疾人'])], [certificate()], policy).kind).toBe('passed');
  });

  it('a class that is lost counts no more in what is due', () => {
    const policy = policyWith('未成年人', '残疾人');
    const result = seen([aged(40, ['未成年人'])], [certificate()], policy);
    expect(result).toMatchObject({ kind: 'failed', finding: { kind: 'review' } });
  });

  it('what would be due is unknown where nobody has stated it: nothing is raised', () => {
    const noStandard: Policy = { ...policyWith('重残'), standards: [] };
    expect(seen([aged(40, ['一般'])], [certificate()], noStandard)).toMatchObject({
      kind: 'failed',
      finding: { kind: 'review' },
    });
    expect(seen([aged(40, ['一般'])], [], noStandard).kind).toBe('passed');
  });
});

describe('a record that is unclear is asked about', () => {
  const askedIn = (members: Member[], holdings: Holding[]) =>
    findingsOf(aHousehold({ members, holdings }), { policy: policyWith(), freshness: everySource })
      .get('unclear-asset')
      ?.evidence.map(({ memberOrdinal }) => memberOrdinal);
  const unclear = (place: Partial<Holding> = {}) => certificate({ grade: '重度' }, place);

  it('of a recipient, and of nobody else', () => {
    const members = [aged(40, ['一般'], { recipient: false }), aged(40, ['一般'], second)];
    expect(askedIn(members, [unclear()])).toBeUndefined();
    expect(askedIn(members, [unclear(ofSecond)])).toEqual([2]);
  });

  it('unless it is of a school that they have left', () => {
    const gone = record({ school_status: '毕业', stage: '某阶段' });
    expect(askedIn([aged(19, ['一般'])], [gone])).toBeUndefined();
    expect(askedIn([aged(19, ['一般'])], [record({ stage: '某阶段' })])).toEqual([1]);
  });
});

describe('certificates of one person', () => {
  const again = (changes: Readonly<Record<string, string>> = {}) =>
    certificate({ certificate_number: 'DC0002', ...changes }, { line: 3 });

  it('that say the same are as good as one', () => {
    expect(seen([aged(40, ['重残'])], [certificate(), again()]).kind).toBe('passed');
    expect(seen([aged(40, ['一般'])], [certificate(), again()]).kind).toBe('failed');
  });

  it('of one grade and two disabilities leave it unknown', () => {
    expect(seen([aged(40, ['一般'])], [certificate(), again({ kind: '视力' })]).kind).toBe('unjudged');
  });

  it('of which one is unclear leave it unknown', () => {
    expect(seen([aged(40, ['一般'])], [certificate(), again({ grade: '重度' })]).kind).toBe('unjudged');
  });

  it('of which the end of one cannot be read leave it unknown, though they say the same', () => {
    expect(seen([aged(40, ['一般'])], [certificate(), again({ valid_until: '?' })]).kind).toBe('unjudged');
    expect(seen([aged(40, ['一般'])], [certificate({ valid_until: '?' }), again()]).kind).toBe('unjudged');
  });

  it.each([
    ['2026-10-01', '2021-01-01'],
    ['2021-01-01', '2026-10-01'],
  ])('that have all expired (%s, %s): the last day is named', (one, other) => {
    const expired = [certificate({ valid_until: one }), again({ valid_until: other })];
    expect(said([aged(40, ['一般'])], expired).en).toContain('expired on 2026-10-01');
  });
});

describe('a person class of policy', () => {
  const shown = (entry: unknown) => {
    const { zh, en } = showClass(entry);
    return `${zh} ${en}`;
  };

  it.each([
    [{ words: ['老年人', '老人'], from: 60 }, '老年人（满 60 岁） "老年人" (aged 60 or over)'],
    [{ words: ['儿童'], below: 18 }, '儿童（不满 18 岁） "儿童" (under 18)'],
    [
      { words: ['学生'], stages: ['primary', 'senior'] },
      '学生（小学、高中） "学生" (primary school, senior secondary school)',
    ],
    [
      {
        words: ['重残'],
        disabled: [{ grades: ['1', '2'] }, { grades: ['3'], disabilities: ['intellect', 'mind'] }],
      },
      '重残（残疾人证一级、二级，或三级且为智力、精神） "重残" (certificate of disability, grade first, second, or third of intellect, mind)',
    ],
  ])('%j says who has it', (entry, text) => {
    expect(shown(entry)).toBe(text);
  });
});
