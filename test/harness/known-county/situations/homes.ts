/** Dwellings of which the household owns more than one in all, and commercial titles. */
import { withWrongCheckDigit } from '../../../../cli/sample-county/identities.ts';
import {
  alone,
  commercialProperty,
  couple,
  family,
  identityQuestion,
  reviewFor,
  secondHome,
  suspensionFor,
  unclearAsset,
  type ExpectedCase,
  type MemberFacts,
  type Situation,
  type TitleFacts,
} from '../situation.ts';

const more = reviewFor(secondHome);
const unclear = reviewFor(unclearAsset);
const partOf = (share: string, facts: TitleFacts = {}): TitleFacts => ({
  ownership: '按份共有',
  share,
  ...facts,
});

const own = (
  name: string,
  titles: readonly TitleFacts[],
  expected?: ExpectedCase,
  members: readonly MemberFacts[] = alone,
): Situation => ({ name, members, titles, ...(expected === undefined ? {} : { expected }) });

const purposes: readonly Situation[] = [
  ...['住宅', '成套住宅', '非成套住宅', '公寓', '高档公寓', '别墅', '城镇住宅用地/成套住宅'].map((purpose) =>
    own(`a second home that is ${purpose}`, [{}, { purpose }], more),
  ),
  ...['车位', '仓储', '工业', '工业用地/工业'].map((purpose) =>
    own(`${purpose} beside the home raises nothing`, [{}, { purpose }]),
  ),
  own('a title for dwelling and trade is unclear', [{ purpose: '商住' }], unclear),
  own('a title for dwelling and trade that has ended is nothing', [{ purpose: '商住', status: '注销' }]),
];

const states: readonly Situation[] = [
  ...['现势', '正常', '有效', '1', '抵押', '查封', '预告', '异议'].map((status) =>
    own(`a title that is ${status} is in force`, [{}, { status }], more),
  ),
  ...['历史', '终止', '注销', '2', '3'].map((status) =>
    own(`a title that is ${status} is out`, [{}, { status }]),
  ),
  own('a title whose state nobody knows is unclear', [{}, { status: '待定' }], unclear),
];

const shares: readonly Situation[] = [
  own('one home is allowed', [{}]),
  ...['50%', '1/2', '0.5', '二分之一'].flatMap((share) => [
    own(`a home and ${share} of another are more than one`, [{}, partOf(share)], more),
    own(`two homes at ${share} each are one`, [partOf(share), partOf('1/2')]),
  ]),
  own('a half, a third and a sixth are exactly one', [partOf('1/2'), partOf('1/3'), partOf('1/6')]),
  own('51 % and a half are more than one', [partOf('51%'), partOf('1/2')], more),
  own('three homes at 33.33 % each are less than one', [
    partOf('33.33%'),
    partOf('33.33%'),
    partOf('33.33%'),
  ]),
  own('a share without a unit is unclear and in no sum', [{}, partOf('50')], unclear),
  own('a share that is missing is unclear where there must be one', [{}, partOf('')], unclear),
  own('a share without a unit of what has ended is nothing', [{}, partOf('50', { status: '历史' })]),
  own('a share without a unit of a parking place is nothing', [{}, partOf('50', { purpose: '车位' })]),
];

const unit = '329902001001GB00001F00010001';
const jointly = { unit, ownership: '共同共有' };
const atHome = { unit: '', location: '试验镇一村1号', area: '80.50' };

const owners: readonly Situation[] = [
  own(
    'one home of two owners, a certificate each, is one home',
    [
      { ...jointly, member: 1 },
      { ...jointly, member: 2 },
    ],
    undefined,
    couple,
  ),
  own(
    'shares of the members in one home add up',
    [partOf('1/2', { unit }), partOf('1/2', { unit, member: 2 }), partOf('1/10')],
    more,
    couple,
  ),
  own(
    'shares of the members in one home are at most one',
    [partOf('2/3', { unit }), partOf('2/3', { unit, member: 2 })],
    undefined,
    couple,
  ),
  own(
    'one home without a unit number is known by place and area',
    [
      { ...atHome, ownership: '共同共有' },
      { ...atHome, ownership: '共同共有', member: 2 },
    ],
    undefined,
    couple,
  ),
  own(
    'another area at the same place is another home',
    [{ ...atHome }, { ...atHome, area: '81.50', member: 2 }],
    more,
    couple,
  ),
  own(
    'one home without unit number and place is known by its certificate',
    [1, 2].map((member) => ({ unit: '', location: '', area: '', certificate: '试（2020）第1号', member })),
    undefined,
    couple,
  ),
];

const commercial = ['商业', '商铺', '商业服务', '门面', '经营', '写字楼', '办公', '商业、金融、信息'];
const shop = { purpose: '商铺' };

const shops: readonly Situation[] = [
  ...commercial.flatMap((purpose) => [
    own(`${purpose} without a dwelling asks for a review`, [{ purpose }], reviewFor(commercialProperty)),
    own(`${purpose} beside a dwelling suspends`, [{}, { purpose }], suspensionFor(commercialProperty)),
  ]),
  own(
    'a dwelling that has ended is no place to live',
    [{ status: '历史' }, shop],
    reviewFor(commercialProperty),
  ),
  own('a part of a shop asks for a review', [{}, partOf('1/2', shop)], reviewFor(commercialProperty)),
  own(
    'a shop under a name alike asks for a review',
    [{}, { ...shop, name: '沈*远', certainty: 'probable' }],
    reviewFor(commercialProperty),
  ),
  own('a shop that was given up is nothing', [{}, { ...shop, status: '注销' }]),
  own('a shop and two homes', [{}, {}, shop], suspensionFor(commercialProperty, secondHome)),
  {
    name: 'the dwelling may be another member’s',
    members: family,
    titles: [{ member: 3 }, { ...shop, member: 1 }],
    expected: suspensionFor(commercialProperty),
  },
];

const doubtful = { identity: withWrongCheckDigit, certainty: 'doubtful' } as const;

const matches: readonly Situation[] = [
  own('a second home with a wrong check digit is a question', [{}, doubtful], reviewFor(identityQuestion)),
  own('an only home with a wrong check digit is none', [doubtful]),
  own(
    'a shop with a wrong check digit is a question',
    [{ ...shop, ...doubtful }],
    reviewFor(identityQuestion),
  ),
  own('a second home under a name alike', [{}, { name: '沈*远', certainty: 'probable' }], more),
  own(
    'a title without a certificate number is quarantined, and asks for a review',
    [{ certificate: '', lot: 'certificate-number-invalid' }],
    unclear,
  ),
  own('a registry 100 days old is not overdue', [{}, { file: 'punctual-registry' }], more),
];

export const homeSituations: readonly Situation[] = [
  ...purposes,
  ...states,
  ...shares,
  ...owners,
  ...shops,
  ...matches,
];
