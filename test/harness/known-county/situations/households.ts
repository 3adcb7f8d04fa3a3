/** Who is compared: authorisations, people of two households, and what is wrong in rosters. */
import { shortenNumber } from '../../../../cli/sample-county/identities.ts';
import {
  alone,
  couple,
  deposits,
  duplicateRecipient,
  family,
  limitOfOneFen,
  limitOfThreeFen,
  reviewFor,
  suspensionFor,
  type MemberFacts,
  type Situation,
} from '../situation.ts';

const rich = { balance: '4200.01' };
const overLimit = suspensionFor(deposits(4_200_01, limitOfOneFen));
const unauthorised = [{ member: 1, reason: 'member-unauthorised' }] as const;

const authorised = (name: string, member: MemberFacts): Situation => ({
  name,
  members: [member],
  accounts: [rich],
  expected: overLimit,
});

const notAuthorised = (name: string, member: MemberFacts): Situation => ({
  name,
  members: [member],
  accounts: [{ balance: '100000.00', lot: 'unmatched' }],
  notices: unauthorised,
});

const authorisations: readonly Situation[] = [
  authorised('authorised until today', { authorisedUntil: '2026-10-31' }),
  notAuthorised('authorised until yesterday', { authorisedUntil: '2026-10-30' }),
  authorised('authorised until a day written in Chinese', { authorisedUntil: '2026年10月31日' }),
  authorised('authorised for long', { authorisedUntil: '长期' }),
  authorised('authorised while aid lasts', { authorisedUntil: '救助期间' }),
  authorised('authorised by a signature without an end', { authorisedOn: '2025-01-01', authorisedUntil: '' }),
  notAuthorised('neither signature nor end', { authorisedOn: '', authorisedUntil: '' }),
  {
    name: 'what a member without authorisation holds is in no sum',
    members: [{}, { relation: '配偶', authorisedUntil: '2026-10-30' }, { relation: '子' }],
    accounts: [{ balance: '12600.00' }, { balance: '100000.00', member: 2, lot: 'unmatched' }],
    notices: [{ member: 2, reason: 'member-unauthorised' }],
  },
];

const townHouse = 'guaranteed in town and in the country: the household in town';
const passive = 'guaranteed in town only: the household in town';
const queried = 'authorised in the country only: the household in town';
const oldNumber = 'guaranteed twice, once under 15 digits: the household in town';
const here = 'guaranteed in two counties: the household here';
const rural = { scheme: '农村低保', incomePeriod: '年' };
const child = { relation: '子' };

const shared: readonly Situation[] = [
  {
    // 4,800.01 is within the limit of two in town (8,400) and not of two in the country (4,800).
    name: townHouse,
    members: [{}, child],
    accounts: [{ balance: '4800.01', member: 2 }],
    expected: reviewFor(duplicateRecipient),
  },
  {
    name: 'guaranteed in town and in the country: the household in the country',
    household: rural,
    members: [{}, { ...child, sameAs: [townHouse, 2] }],
    expected: suspensionFor(deposits(4_800_01, 4_800_00), duplicateRecipient),
  },
  { name: passive, members: [{}, child] },
  {
    name: 'guaranteed in town only: the household in the country',
    household: rural,
    members: [{}, { ...child, recipient: '否', sameAs: [passive, 2] }],
  },
  {
    name: queried,
    members: [{}, { ...child, recipient: '否', authorisedUntil: '2026-10-30' }],
    accounts: [{ balance: '100000.00', member: 2 }],
    notices: [{ member: 2, reason: 'member-unauthorised' }],
  },
  {
    name: 'authorised in the country only: the household in the country',
    household: rural,
    members: [{}, { ...child, sameAs: [queried, 2] }],
    expected: suspensionFor(deposits(100_000_00, 4_800_00)),
  },
  { name: oldNumber, members: alone, expected: reviewFor(duplicateRecipient) },
  {
    name: 'guaranteed twice, once under 15 digits: the household in the country',
    household: rural,
    members: [{ sameAs: [oldNumber, 1], written: (number) => shortenNumber(number) ?? number }],
    expected: reviewFor(duplicateRecipient),
  },
  { name: here, members: alone, expected: reviewFor(duplicateRecipient) },
  {
    name: 'guaranteed in two counties: the household next door',
    county: 'neighbour',
    members: [{ sameAs: [here, 1] }],
    expected: reviewFor(duplicateRecipient),
  },
];

const twice = 'the same member twice in one household';

/** It is listed, and not compared, until its rows agree. */
const disputed = { member: null, reason: 'household-disputed' } as const;

const contradictions: readonly Situation[] = [
  {
    // Two people are left in the rows, so the limit is 8,400.
    name: twice,
    members: [
      {},
      { relation: '配偶' },
      { relation: '配偶', sameAs: [twice, 2], quarantined: 'member-repeated' },
    ],
    accounts: [{ balance: '8400.01', member: 2 }],
    expected: suspensionFor(deposits(8_400_01, 8_400_00)),
  },
  {
    name: 'rows of one household that disagree on the scheme',
    members: [
      { quarantined: 'household-contradictory' },
      { relation: '配偶', differing: { scheme: '农村低保' }, quarantined: 'household-contradictory' },
    ],
    accounts: [{ balance: '100000.00', lot: 'unmatched' }],
    notices: [disputed],
  },
  {
    name: 'rows of one household that disagree on the head',
    members: [
      { quarantined: 'household-contradictory' },
      { relation: '配偶', differing: { headName: '王建国' }, quarantined: 'household-contradictory' },
    ],
    accounts: [{ balance: '100000.00', member: 2, lot: 'unmatched' }],
    notices: [disputed],
  },
  {
    // Known since August, so that it does not end: it is listed until its rows agree.
    name: 'rows of one household that have come to disagree',
    county: 'neighbour',
    members: [
      { quarantined: 'household-contradictory', spoiltIn: 'neighbour-september' },
      {
        relation: '配偶',
        differing: { scheme: '农村低保' },
        quarantined: 'household-contradictory',
        spoiltIn: 'neighbour-september',
      },
    ],
    accounts: [{ balance: '100000.00', lot: 'unmatched' }],
    notices: [disputed],
  },
];

const spoilt = (name: string, household: Situation['household'], member: MemberFacts): Situation => ({
  name,
  ...(household === undefined ? {} : { household }),
  members: [member],
  accounts: [{ balance: '100000.00', lot: 'unmatched' }],
});

/** Households of one row, which is quarantined: they are not in the registry. */
const quarantined: readonly Situation[] = [
  spoilt('no household number', { number: '' }, { quarantined: 'household-number-unreadable' }),
  spoilt(
    'a household number with a space',
    { number: '甲 1' },
    { quarantined: 'household-number-unreadable' },
  ),
  spoilt(
    'a household number that only applicants have',
    { number: 'sq.7' },
    { quarantined: 'household-number-reserved' },
  ),
  spoilt('a scheme that nobody knows', { scheme: '特困供养' }, { quarantined: 'scheme-unknown' }),
  spoilt('no head', { headName: '' }, { quarantined: 'head-name-missing' }),
  spoilt('a member without a name', { headName: '沈知远' }, { name: '', quarantined: 'name-missing' }),
  spoilt('a recipient perhaps', {}, { recipient: '也许', quarantined: 'recipient-unknown' }),
  spoilt('a household of nobody', { headcount: '0' }, { quarantined: 'household-size-invalid' }),
  spoilt('a household of two and a half', { headcount: '2.5' }, { quarantined: 'household-size-invalid' }),
  spoilt(
    'an amount with a comma too many',
    { monthlyAmount: '1,2,3' },
    { quarantined: 'monthly-amount-invalid' },
  ),
  spoilt('an income in words', { income: '少量' }, { quarantined: 'income-invalid' }),
  spoilt('an income by the season', { incomePeriod: '季' }, { quarantined: 'income-period-unknown' }),
  spoilt('signed on no day', {}, { authorisedOn: '2026-02-30', quarantined: 'authorised-on-invalid' }),
  spoilt('authorised for a while', {}, { authorisedUntil: '暂时', quarantined: 'authorised-until-invalid' }),
];

const writing: readonly Situation[] = [
  {
    name: 'amounts with commas, long words and empty cells in the roster',
    household: { scheme: '城市最低生活保障', monthlyAmount: '1,260.00', income: '0.00', headcount: '' },
    members: family.map((member) => ({ ...member, recipient: '' })),
    accounts: [{ balance: '12600.01' }],
    expected: suspensionFor(deposits(12_600_01, limitOfThreeFen)),
  },
  {
    name: 'people whom no roster has',
    members: alone,
    accounts: [
      { balance: '100000.00', identity: () => '329902198001010014', lot: 'unmatched' },
      { balance: 'nonsense', identity: () => '329902198001010014', lot: 'unmatched' },
    ],
  },
];

const quiet = (county: 'neighbour' | 'shrinking', count: number): Situation[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `quiet household ${index + 1} of the ${county} county`,
    county,
    members: alone,
  }));

const leaving: readonly Situation[] = [
  // So many that one that left and two members in doubt are under 5 %.
  ...quiet('neighbour', 64),
  {
    name: 'a household that has left the registry',
    county: 'neighbour',
    rosters: ['neighbour-august'],
    members: alone,
    accounts: [{ balance: '100000.00', lot: 'unmatched' }],
  },
  ...quiet('shrinking', 18),
  {
    name: 'a household missing from a roster that is held',
    county: 'shrinking',
    rosters: ['shrinking-september'],
    members: alone,
    accounts: [rich],
    expected: overLimit,
  },
  {
    name: 'another household missing from a roster that is held',
    county: 'shrinking',
    rosters: ['shrinking-september'],
    members: couple,
    accounts: [{ balance: '8400.00' }],
  },
  {
    name: 'a third household missing from a roster that is held',
    county: 'shrinking',
    rosters: ['shrinking-september'],
    members: alone,
  },
];

export const householdSituations: readonly Situation[] = [
  ...authorisations,
  ...shared,
  ...contradictions,
  ...quarantined,
  ...writing,
  ...leaving,
];
