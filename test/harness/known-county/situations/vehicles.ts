/** A vehicle in force asks for a review, unless it is one of the small ones that policy passes over. */
import { withWrongCheckDigit } from '../../../../cli/sample-county/identities.ts';
import {
  alone,
  identityQuestion,
  motorVehicle,
  reviewFor,
  unclearAsset,
  type ExpectedCase,
  type Situation,
  type VehicleFacts,
} from '../situation.ts';

const review = reviewFor(motorVehicle);
const unclear = reviewFor(unclearAsset);

const car = (name: string, facts: VehicleFacts, expected?: ExpectedCase): Situation => ({
  name,
  members: alone,
  vehicles: [facts],
  ...(expected === undefined ? {} : { expected }),
});

const inForce =
  '正常 A 停驶 D 违法未处理 G 海关监管 H 事故未处理 I 嫌疑车 J 查封 K 暂扣 L 事故逃逸 N 锁定 O 逾期未检验 Q 抵押 质押 GQ';
const out = '注销 E 强制注销 M 报废 P';
const unclearWords = '转出 B 转移 被盗抢 C 借用';
const counted = '01 大型汽车 02 小型汽车 51 大型新能源汽车 52 小型新能源汽车';
const exempt = '07 两、三轮摩托车 08 轻便摩托车 13 低速车 14 拖拉机';

const states: readonly Situation[] = [
  ...inForce.split(' ').map((status) => car(`a car that is ${status} counts`, { status }, review)),
  ...out.split(' ').map((status) => car(`a car that is ${status} is gone`, { status })),
  ...unclearWords.split(' ').map((status) => car(`a car that is ${status} is unclear`, { status }, unclear)),
  car('a car without a state is unclear', { status: '' }, unclear),
];

const kinds: readonly Situation[] = [
  ...counted.split(' ').map((plateType) => car(`plate type ${plateType} counts`, { plateType }, review)),
  ...exempt.split(' ').map((plateType) => car(`plate type ${plateType} is passed over`, { plateType })),
  car('a motorcycle of unclear state raises nothing, because no rule would count it', {
    plateType: '07',
    status: '转出',
  }),
];

const matches: readonly Situation[] = [
  car('a car under a name alike asks for the same review', { name: '沈*远', certainty: 'probable' }, review),
  car(
    'a car with a wrong check digit is a question',
    { identity: withWrongCheckDigit, certainty: 'doubtful' },
    reviewFor(identityQuestion),
  ),
  car('a motorcycle with a wrong check digit is none', {
    identity: withWrongCheckDigit,
    certainty: 'doubtful',
    plateType: '07',
  }),
  car('a scrapped car with a wrong check digit is none', {
    identity: withWrongCheckDigit,
    certainty: 'doubtful',
    status: '报废',
  }),
  car(
    'a vehicle without a plate is quarantined, and asks for a review',
    { plate: '', lot: 'plate-number-invalid' },
    unclear,
  ),
  {
    name: 'one car in two rows is one car',
    members: alone,
    vehicles: [
      { vin: 'L0H00000000000001', plate: '苏Z00001' },
      { vin: 'L0H00000000000001', plate: '苏Z00002' },
    ],
    expected: review,
  },
  {
    name: 'the car of an overdue vehicle office still counts',
    members: alone,
    vehicles: [{ file: 'silent-vehicle-office' }],
    expected: review,
  },
  {
    name: 'the car of a member without authorisation is not looked at',
    members: [{}, { relation: '配偶', authorisedUntil: '2026-10-30' }],
    vehicles: [{ member: 2, lot: 'unmatched' }],
    notices: [{ member: 2, reason: 'member-unauthorised' }],
  },
];

export const vehicleSituations: readonly Situation[] = [...states, ...kinds, ...matches];
