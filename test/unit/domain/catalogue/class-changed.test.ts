/** Whether age, school records and certificates say another person class than the roster. */
import { describe, expect, it } from 'vitest';
import type { Clearance, Holding, Member } from '../../../../shared/contracts/household-file.ts';
import { covers } from '../../../../shared/domain/cases/findings-covered.ts';
import { classChanged } from '../../../../shared/domain/catalogue/rules/class-changed.ts';
import { disability } from '../../../../shared/domain/catalogue/sources/disability.ts';
import { school } from '../../../../shared/domain/catalogue/sources/school.ts';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { findingsOf, resultOf } from '../../../builders/assessment.ts';
import { aBankHolding, aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const stated = { effectiveFrom: '2026-01-01', restsOn: '某县〔2026〕1号' };
const supplement = (classes: string[]): Policy['amounts']['supplements'][number] => ({
  ...{ name: { zh: '某类', en: 'some class' }, classes, grant: { monthlyFen: 50_00 } },
  ...stated,
});
const policyWith = (...supplements: string[][]): Policy => ({
  ...defaultPolicy,
  rules: [
    ...defaultPolicy.rules,
    { rule: 'class-changed', mode: 'live', ...classChanged.defaults(sources), ...stated },
  ],
  amounts: { ...defaultPolicy.amounts, supplements: supplements.map(supplement) },
});
const plain = policyWith();

/** Born so many years before 2026-11-22, to the day. */
const aged = (years: number, personClasses?: string[], parts: Partial<Member> = {}) =>
  aMember({
    idNumber: `110101${2026 - years}11220010`,
    ...(personClasses !== undefined && { personClasses }),
    ...parts,
  });

const certificate = (changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}) =>
  rowOf(
    disability,
    { certificate_number: 'DC0001', kind: '肢体', grade: '一级', valid_until: '2030-01-01', ...changes },
    place,
  );
const record = (changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}) =>
  rowOf(school, { school: '县一中', stage: '高中', school_status: '在读', ...changes }, place);

const householdOf = (members: Member[], holdings: Holding[], clearances: Clearance[] = []) =>
  aHousehold({ members, holdings, clearances });
const seen = (members: Member[], holdings: Holding[] = [], policy = plain, clearances: Clearance[] = []) =>
  resultOf(householdOf(members, holdings, clearances), 'class-changed', { policy });
const kindOf = (...args: Parameters<typeof seen>): string => {
  const result = seen(...args);
  return result.kind === 'failed' ? result.finding.kind : result.kind;
};
const findingOf = (...args: Parameters<typeof seen>) => {
  const result = seen(...args);
  if (result.kind !== 'failed') throw new Error(result.kind);
  return result.finding;
};

it('is asked only where a policy names it', () => {
  expect(defaultPolicy.rules.map(({ rule }) => rule)).not.toContain('class-changed');
});

describe('by age', () => {
  it.each([
    ['a child the day before 18', 17, ['未成年人'], 'passed'],
    ['somebody who is 18 today and still a child in the roster', 18, ['未成年人'], 'review'],
    ['somebody of 69 who is 70 in the roster', 69, ['70岁以上老年人'], 'review'],
    ['somebody of 70 who is 60 in the roster: nothing comes of it', 70, ['老年人'], 'passed'],
    ['somebody of 70 without a class that is so', 70, ['一般'], 'review'],
    ['somebody of 60 without a class that is so', 60, ['一般'], 'review'],
    ['a child that is an old person in the roster', 10, ['老年人'], 'review'],
    ['somebody of 40 of no class', 40, ['一般'], 'passed'],
    ['somebody of 40 whose class nobody put on record', 40, undefined, 'passed'],
    ['somebody of 75 whose class nobody put on record', 75, undefined, 'unjudged'],
  ])('%s', (_who, age, classes, kind) => {
    expect(kindOf([aged(age, classes)])).toBe(kind);
  });

  it('whoever has no class on record gains none, whatever others do', () => {
    const policy = policyWith(['70岁以上老年人']);
    expect(kindOf([aged(75)], [], policy)).toBe('unjudged');
    const both = [aged(75), aged(70, ['老年人'], { ordinal: 2, name: '李小梅' })];
    const finding = findingOf(both, [], policy);
    expect(finding.people?.map(({ ordinal }) => ordinal)).toEqual([2]);
    expect(finding.explanation.en).toContain('50.00 more a month');
  });

  it('whose number cannot be compared is not judged, and said to be', () => {
    const { identityToken: _, ...foreign } = aged(40, ['一般'], { ordinal: 2, identity: 'invalid' });
    expect(seen([aged(40, ['一般']), foreign])).toMatchObject({
      kind: 'unjudged',
      explanation: { en: expect.stringContaining('of 1 recipient were compared') as string },
    });
    expect(seen([aged(40, ['一般']), foreign]).explanation.en).toContain('Of 1 recipient the person class');
    expect(kindOf([aged(40, ['一般']), { ...foreign, recipient: false }])).toBe('passed');
  });

  it('whose day of birth nobody knows is not judged', () => {
    expect(kindOf([aged(40, ['一般'], { idNumber: '' })])).toBe('unjudged');
  });

  it('70 raises a supplement of those of 70: entitlement, and says how much', () => {
    const finding = findingOf([aged(70, ['老年人'])], [], policyWith(['70岁以上老年人']));
    expect(finding).toMatchObject({
      kind: 'entitlement',
      amountFen: null,
      people: [{ ordinal: 1, households: [] }],
    });
    expect(finding.explanation.en).toBe(
      'Member 1 is "70岁以上老年人" by age, and not so in the roster. By this 50.00 more a month is due (plus: supplement some class (600.00 a year × 1 person)).',
    );
  });

  it('a supplement that is paid already, or one of another class, raises nothing', () => {
    expect(kindOf([aged(70, ['老年人'])], [], policyWith(['老年人', '70岁以上老年人']))).toBe('passed');
    expect(kindOf([aged(70, ['老年人'])], [], policyWith(['重残']))).toBe('passed');
  });

  it('whoever does not receive the guarantee is not looked at', () => {
    expect(kindOf([aged(18, ['未成年人'], { recipient: false })])).toBe('passed');
  });

  it('a class that is lost is a review, whatever another person would gain', () => {
    const members = [aged(18, ['未成年人']), aged(70, ['老年人'], { ordinal: 2, name: '李小梅' })];
    expect(kindOf(members, [], policyWith(['70岁以上老年人']))).toBe('review');
  });
});

describe('by certificate', () => {
  it.each([
    ['grade 1', {}, ['重残'], 'passed'],
    ['grade 1, 重残 missing', {}, ['残疾人'], 'passed'],
    ['grade 1, no class', {}, ['一般'], 'review'],
    ['grade 4 of 重残', { grade: '四级' }, ['重残'], 'review'],
    ['grade 3 of limbs', { grade: '三级' }, ['重残'], 'review'],
    ['grade 3 of the mind', { grade: '三级', kind: '精神' }, ['重残'], 'passed'],
    ['expired, of grade 4 and 重残', { grade: '四级', valid_until: '2026-11-21' }, ['重残'], 'passed'],
    ['expired, and no class', { valid_until: '2026-11-21' }, ['一般'], 'passed'],
    ['in time today', { grade: '四级', valid_until: '2026-11-22' }, ['重残'], 'review'],
    ['of a grade that nobody knows', { grade: '重度' }, ['重残'], 'unjudged'],
    ['of an end that nobody can read', { valid_until: '?' }, ['重残'], 'unjudged'],
  ])('%s', (_what, changes, classes, kind) => {
    expect(kindOf([aged(40, classes)], [certificate(changes)])).toBe(kind);
  });

  it('none on record says nothing', () => {
    expect(kindOf([aged(40, ['重残'])])).toBe('passed');
  });

  it('one that has expired is reported, and lowers nothing', () => {
    expect(seen([aged(40, ['重残'])], [certificate({ valid_until: '2026-11-21' })]).explanation.en).toContain(
      'The certificate of disability of member 1 expired on 2026-11-21: remind them to renew it; nothing is lowered for it.',
    );
    const renewed = [certificate({ valid_until: '2021-01-01' }), certificate({ certificate_number: 'DC2' })];
    expect(seen([aged(40, ['重残'])], renewed).explanation.en).not.toContain('expired');
  });

  it('two that say different things leave it unjudged, and are reported', () => {
    const both = [certificate(), certificate({ certificate_number: 'DC0002', grade: '四级' })];
    expect(seen([aged(40, ['重残'])], both)).toMatchObject({
      kind: 'unjudged',
      explanation: { en: expect.stringContaining('Of 1 recipient the person class is not known') as string },
    });
  });

  it('a row that cannot be read leaves its own person unjudged, and nobody else', () => {
    const unread = { ...certificate(), asset: { source: 'disability', unreadable: 'x-invalid', line: 2 } };
    expect(kindOf([aged(40, ['重残'])], [unread])).toBe('unjudged');
    const bank = { ...unread, asset: { source: 'bank', unreadable: 'x-invalid', line: 2 } };
    expect(kindOf([aged(40, ['重残'])], [bank])).toBe('passed');
    const later = { ...unread, asset: { source: 'of-a-later-version' } };
    expect(kindOf([aged(40, ['重残'])], [later])).toBe('unjudged');
  });

  it('raises the supplement of 重残: entitlement, with the row as evidence', () => {
    const finding = findingOf([aged(40, ['一般'])], [certificate()], policyWith(['重残']));
    expect(finding).toMatchObject({ kind: 'entitlement', evidence: [{ memberOrdinal: 1 }] });
  });

  it('under a name that disagrees it says nothing', () => {
    expect(kindOf([aged(40, ['重残'])], [certificate({ grade: '四级' }, { name: '王五六' })])).toBe('passed');
  });
});

describe('by school', () => {
  it('no record says nothing', () => {
    expect(kindOf([aged(19, ['在校学生'])])).toBe('passed');
  });

  it.each([
    ['at school', {}, ['在校学生'], 'passed'],
    ['graduated', { school_status: '毕业', leaves_on: '2026-07-01' }, ['在校学生'], 'review'],
    ['a post-graduate', { stage: '研究生' }, ['在校学生'], 'review'],
    ['to have left by now', { leaves_on: '2026-11-21' }, ['在校学生'], 'unjudged'],
    ['of an unknown state', { school_status: '借读' }, ['在校学生'], 'unjudged'],
    ['at school, and of no class', {}, ['一般'], 'review'],
  ])('%s', (_what, changes, classes, kind) => {
    expect(kindOf([aged(19, classes)], [record(changes)])).toBe(kind);
  });

  it('who has left one school and is at the next is at school', () => {
    const both = [record({ school_status: '毕业' }), record({ stage: '本科', school: '某大学' })];
    expect(kindOf([aged(19, ['在校学生'])], both)).toBe('passed');
  });

  it('a child at school has a class that is so', () => {
    expect(kindOf([aged(10, ['未成年人'])], [record({ stage: '小学' })])).toBe('passed');
  });
});

it('a row that cannot be read leaves both school and disability unknown', () => {
  const unread = { ...certificate(), asset: { source: 'school', unreadable: 'x-invalid', line: 2 } };
  const asking = (ground: string): Policy => ({
    ...plain,
    rules: plain.rules.map((entry) => {
      const classes = (entry['classes'] ?? []) as object[];
      return entry.rule === 'class-changed'
        ? { ...entry, classes: classes.filter((each) => ground in each) }
        : entry;
    }),
  });
  const later = { ...unread, asset: { source: 'of-a-later-version' } };
  for (const ground of ['stages', 'disabled'])
    for (const row of [unread, later])
      expect(seen([aged(40, ['一般'])], [row], asking(ground)).explanation.en).toContain(
        'Of 1 recipient the person class is not known or the records are unclear',
      );
});

it('what is unclear of something else is not asked about for it', () => {
  const odd = aBankHolding({ status: '待定', balanceFen: 1_00 }, { provider: 'rural-bank' });
  const file = householdOf([aged(40, ['一般'])], [odd]);
  expect([...findingsOf(file, { policy: plain }).keys()]).toEqual([]);
});

it('what is due cannot be calculated: a class that may raise it is unjudged', () => {
  const noStandard: Policy = { ...policyWith(['重残']), standards: [] };
  expect(kindOf([aged(40, ['残疾人'])], [certificate()], noStandard)).toBe('unjudged');
  expect(kindOf([aged(18, ['未成年人'])], [], noStandard)).toBe('review');
});

it('a clearance is for a person, and covers nobody else', () => {
  const members = [aged(18, ['未成年人']), aged(18, ['未成年人'], { ordinal: 2, name: '李小梅' })];
  const explained = { ordinal: 1, name: '张三丰', households: [] };
  const clearance = aClearance({ rule: 'class-changed', people: [explained] });
  const finding = findingOf(members, [], plain, [clearance]);
  expect(finding.people?.map(({ ordinal }) => ordinal)).toEqual([2]);
  const policy = { clearanceGrowthShare: 0.2, namesOfProvider: () => [] };
  expect(covers(clearance, finding, policy)).toBe(false);
  expect(covers({ ...clearance, people: [{ ...explained, ordinal: 2 }] }, finding, policy)).toBe(true);
  expect(kindOf(members, [], plain, [aClearance({ rule: 'class-changed' })])).toBe('passed');
});

it('rows of one member say nothing of another', () => {
  const members = [aged(40, ['一般']), aged(40, ['重残'], { ordinal: 2, name: '李小梅' })];
  expect(kindOf(members, [certificate({}, ofSecond)])).toBe('passed');
});
