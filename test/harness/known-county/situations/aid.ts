/** Who receives the guarantee and is kept by another scheme, or is of another person class than the roster says: a review. */
import { withWrongCheckDigit } from '../../../../cli/sample-county/identities.ts';
import {
  alone,
  classChanged,
  couple,
  identityQuestion,
  reviewFor,
  unclearAsset,
  type ExpectedCase,
  type MemberFacts,
  type Situation,
  type SourceRow,
} from '../situation.ts';

const aidDoubled = { rule: 'aid-doubled', amountFen: null, limitFen: null };
const doubled = reviewFor(aidDoubled);
const unclear = reviewFor(unclearAsset);

type Cells = Readonly<Record<string, string>>;
const aidRow = (cells: Cells = {}, parts: Partial<SourceRow> = {}): SourceRow => ({
  source: 'other-aid',
  cells: { scheme: '特困供养', monthly_amount: '800.00', from: '2025-01-01', aid_status: '在发', ...cells },
  ...parts,
});
const aid = (
  name: string,
  cells: Cells,
  expected?: ExpectedCase,
  parts: Partial<SourceRow> = {},
  members: readonly MemberFacts[] = alone,
): Situation => ({
  name,
  members,
  rows: [aidRow(cells, parts)],
  ...(expected && { expected }),
});

const exclusive = ['特困供养', '五保', '特困集中供养', '孤儿', '孤儿基本生活费', '社会散居孤儿'];
const beside = [
  ...[
    '两项补贴',
    '困难残疾人生活补贴',
    '高龄津贴',
    '临时救助',
    '医疗救助',
    '教育救助',
    '优抚',
    '低保边缘',
    '低保',
  ],
];

const schemes: readonly Situation[] = [
  ...exclusive.map((scheme) => aid(`${scheme} beside the guarantee`, { scheme }, doubled)),
  ...beside.map((scheme) => aid(`${scheme} may be combined with the guarantee`, { scheme })),
  aid('事实无人抚养儿童, of which no standard is stated, is unjudged and raises nothing', {
    scheme: '事实无人抚养儿童',
  }),
  aid('other assistance of a scheme that nobody knows', { scheme: '爱心帮扶' }, unclear),
  aid('other assistance of a scheme that is not named', { scheme: '' }, unclear),
];

// The day is 2026-10-31; the file is of 2026-10-30.
const days: readonly Situation[] = [
  aid('特困供养 that has ended by its state', { aid_status: '停发' }),
  aid('特困供养 that is suspended', { aid_status: '暂停' }, unclear),
  aid('特困供养 of no state', { aid_status: '' }, unclear),
  aid('特困供养 until the day of the night', { until: '2026-10-31' }, doubled),
  aid('特困供养 until the day of the file, one before the night', { until: '2026-10-30' }),
  aid('特困供养 that is paid although it ended before the file', { until: '2026-09-30' }, unclear),
  aid('特困供养 that is paid before it begins', { from: '2026-12-01' }, unclear),
  aid('特困供养 that ends before it begins', { from: '2026-05-01', until: '2026-04-30' }, unclear),
  aid('特困供养 for good', { until: '长期' }, doubled),
  aid('特困供养 until a day that nobody can read', { until: '明年底' }, unclear),
  aid('特困供养 of an amount that nobody can read', { monthly_amount: '八百元整' }, doubled),
];

const people: readonly Situation[] = [
  aid('孤儿 of the same person', { scheme: '孤儿' }, doubled, { member: 2 }, couple),
  aid(
    '孤儿 of another member, who does not receive the guarantee',
    { scheme: '孤儿' },
    undefined,
    { member: 2 },
    [{}, { relation: '侄子', recipient: '否' }],
  ),
  aid('特困供养 under a name alike', { from: '2025-02-01' }, doubled, {
    name: '沈*远',
    certainty: 'probable',
  }),
  aid('特困供养 under another name', { from: '2025-02-01' }, reviewFor(identityQuestion), {
    name: '王五六',
    certainty: 'doubtful',
  }),
  aid('特困供养 with a wrong check digit', {}, reviewFor(identityQuestion), {
    identity: withWrongCheckDigit,
    certainty: 'doubtful',
  }),
  {
    name: 'two offices of which one says that 特困供养 has ended',
    members: alone,
    rows: [aidRow(), aidRow({ aid_status: '停发' }, { provider: 'another-office' })],
    expected: unclear,
  },
  {
    name: '特困供养 of both of a couple since the same day is one review',
    members: couple,
    rows: [aidRow(), aidRow({}, { member: 2 })],
    expected: doubled,
  },
  {
    name: '特困供养 of a member without authorisation is not looked at',
    members: [{}, { relation: '配偶', authorisedUntil: '2026-10-30' }],
    rows: [aidRow({}, { member: 2, lot: 'unmatched' })],
    notices: [{ member: 2, reason: 'member-unauthorised' }],
  },
];

const changed: ExpectedCase = reviewFor(classChanged);

/** Of somebody who is of no class by age. */
const certificate = (
  name: string,
  cells: Cells,
  { is = '重残', ...answer }: Pick<Situation, 'expected'> & { is?: string },
): Situation => ({
  name,
  members: [{ born: '1985-05-05', cells: { person_class: is } }],
  rows: [
    {
      source: 'disability',
      cells: { certificate_number: 'DC00001234', kind: '肢体', grade: '四级', valid_until: '', ...cells },
    },
  ],
  ...answer,
});

const schooled = (
  name: string,
  [school_status, leaves_on]: readonly [string, string],
  { is = '在校学生', ...answer }: Pick<Situation, 'expected'> & { is?: string },
): Situation => ({
  name,
  members: [{ born: '2006-05-05', cells: { person_class: is } }],
  rows: [{ source: 'school', cells: { school: '试验县第一中学', stage: '高中', school_status, leaves_on } }],
  ...answer,
});
const left = ['毕业', '2026-07-01'] as const;
const there = ['在读', '2027-07-01'] as const;

/** `class-changed`, which the known county's policy names. */
const classes: readonly Situation[] = [
  certificate('a certificate of grade 4 of somebody who is 重残 in the roster', {}, { expected: changed }),
  certificate('a certificate of grade 1 of somebody who is 重残 in the roster', { grade: '一级' }, {}),
  certificate(
    'a certificate of grade 1 of somebody who is of another class',
    { grade: '一级' },
    {
      ...{ is: '一般', expected: changed },
    },
  ),
  certificate('a certificate that has expired', { valid_until: '2020-01-01' }, {}),
  certificate(
    'a certificate of a grade that nobody knows',
    { grade: '重度' },
    {
      expected: reviewFor(unclearAsset),
    },
  ),
  schooled('somebody who has left school and is at school in the roster', left, { expected: changed }),
  schooled('somebody who is at school, and so in the roster', there, {}),
  schooled('somebody who is at school, and of no such class in the roster', there, {
    ...{ is: '一般', expected: changed },
  }),
  {
    name: 'somebody of 71 who is 老年人 in the roster, which is so, though a further class might be',
    members: [{ born: '1955-01-05', cells: { person_class: '老年人' } }],
  },
  {
    name: 'somebody of 45 who is 老年人 in the roster',
    members: [{ born: '1981-01-05', cells: { person_class: '老年人' } }],
    accounts: [{ balance: '100.00' }],
    expected: changed,
  },
  {
    name: 'somebody of 71 of whose class the roster says nothing',
    members: [{ born: '1955-01-05' }],
  },
];

export const aidSituations: readonly Situation[] = [...schemes, ...days, ...people, ...classes];
