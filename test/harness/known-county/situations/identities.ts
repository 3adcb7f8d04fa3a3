/** Whose row it is: by number, and how sure that is. Every household is one person in town, who may hold 4,200.00. */
import { shortenNumber, withWrongCheckDigit } from '../../../../cli/sample-county/identities.ts';
import {
  alone,
  deposits,
  identityQuestion,
  limitOfOneFen,
  reviewFor,
  suspensionFor,
  type Lot,
  type MemberFacts,
  type Situation,
} from '../situation.ts';

const verified = suspensionFor(deposits(4_200_01, limitOfOneFen));
const rich = { balance: '4200.01' };
const widen = (text: string): string =>
  text.replace(/[0-9X]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const shorten = (number: string): string => shortenNumber(number) ?? number;

/** The sources write the number in a form that leads to the member beyond doubt. */
const readable = (
  name: string,
  identity: (number: string) => string,
  member: MemberFacts = {},
): Situation => ({
  name,
  members: [member],
  accounts: [{ ...rich, identity }],
  expected: verified,
});

const papers: readonly Situation[] = (
  [
    ['hong-kong-permit', 'a residence permit of Hong Kong is compared'],
    ['macao-permit', 'a residence permit of Macao is compared'],
    ['taiwan-permit', 'a residence permit of Taiwan is compared'],
    ['permanent-residence', 'a permanent-residence card is compared'],
  ] as const
).map(([paper, name]) => ({ name, members: [{ paper }], accounts: [rich], expected: verified }));

const forms: readonly Situation[] = [
  readable('a lower-case x in the file', (number) => number.toLowerCase(), { paper: 'ends-in-x' }),
  readable('a full-width ｘ in the file', (number) => number.slice(0, 17) + 'ｘ', { paper: 'ends-in-x' }),
  readable('full-width digits in the file', widen),
  readable('spaces around the number', (number) => ` ${number}　`),
  readable('groups in the file', (number) => `${number.slice(0, 10)} ${number.slice(10)}`),
  readable('an apostrophe in the file', (number) => `'${number}`),
  readable('a formula in the file', (number) => `="${number}"`),
  readable('an invisible mark in the file', (number) => `\u202A${number}`),
  readable('15 digits in the file', shorten),
  readable('15 digits in the roster', (number) => number, { written: shorten }),
  readable('15 digits in both', shorten, { written: shorten }),
  readable('a lower-case x in the roster', (number) => number, {
    paper: 'ends-in-x',
    written: (number) => number.toLowerCase(),
  }),
  readable('full-width digits and spaces in the roster', (number) => number, {
    written: (number) => ` ${widen(number)} `,
  }),
];

const unreadable: readonly Situation[] = [
  {
    name: 'identities that nobody can read are quarantined',
    members: alone,
    accounts: (
      [
        [(number) => `${number.slice(0, 6)}********${number.slice(14)}`, 'identity-masked'],
        [() => '3.29902E+17', 'identity-scientific'],
        [() => '', 'identity-unreadable'],
        [(number) => number.slice(0, 17), 'identity-unreadable'],
        [(number) => `${number}0`, 'identity-unreadable'],
        [(number) => number.replace(/.$/, 'Y'), 'identity-unreadable'],
        [() => 'E12345678', 'identity-other-document'],
      ] as [(number: string) => string, Lot][]
    ).map(([identity, lot]) => ({ ...rich, identity, lot })),
  },
  {
    name: 'a row that ends before its identity is quarantined',
    members: alone,
    lines: [
      { file: 'first-bank', text: '沈知远,城东支行', lot: 'columns-missing' },
      {
        file: 'first-bank',
        text: '"沈知远,城东支行,329902195003150003,1,,,,100000.00,2026-10-30,正常',
        lot: 'columns-missing',
      },
    ],
    accounts: [rich],
    expected: verified,
  },
  {
    name: 'blank lines are no rows',
    members: alone,
    lines: [
      { file: 'first-bank', text: '', lot: 'not-a-row' },
      { file: 'first-bank', text: '  \t', lot: 'not-a-row' },
    ],
    accounts: [rich],
    expected: verified,
  },
  {
    name: 'a line over 1 MiB is quarantined unread, and the next one is read',
    members: alone,
    lines: [{ file: 'first-bank', text: '沈'.repeat(400_000), lot: 'line-too-long' }],
    accounts: [rich],
    expected: verified,
  },
  {
    name: 'commas, quotes and formulas inside quoted cells',
    members: [{ name: '=沈,知"远"' }],
    accounts: [rich],
    expected: verified,
  },
];

const wrongCheckDigit = { identity: withWrongCheckDigit, certainty: 'doubtful' } as const;

const doubtful: readonly Situation[] = [
  {
    name: 'a wrong check digit is a question where the money matters',
    members: alone,
    accounts: [{ ...rich, ...wrongCheckDigit }],
    expected: reviewFor(identityQuestion),
  },
  {
    name: 'a wrong check digit is no question where the money would be allowed',
    members: alone,
    accounts: [{ balance: '4200.00', ...wrongCheckDigit }],
  },
  {
    name: 'doubtful holdings are asked about together',
    members: alone,
    accounts: [
      { balance: '2100.00', ...wrongCheckDigit },
      { balance: '2100.01', name: '欧阳修竹', certainty: 'doubtful' },
    ],
    expected: reviewFor(identityQuestion),
  },
  {
    name: 'doubtful and certain holdings would be over the limit together',
    members: alone,
    accounts: [{ balance: '2100.00' }, { balance: '2100.01', ...wrongCheckDigit }],
    expected: reviewFor(identityQuestion),
  },
  {
    name: 'doubtful and certain holdings are just within the limit together',
    members: alone,
    accounts: [{ balance: '2100.00' }, { balance: '2100.00', ...wrongCheckDigit }],
  },
  {
    name: 'a doubtful holding is in no sum and no question where the rule fails without it',
    members: alone,
    accounts: [rich, { balance: '100000.00', ...wrongCheckDigit }],
    expected: verified,
  },
  {
    name: 'a doubtful closed account is no question',
    members: alone,
    accounts: [{ balance: '100000.00', status: '销户', ...wrongCheckDigit }],
  },
];

const notComparable: readonly Situation[] = [
  {
    name: 'a member whose number has a wrong check digit is listed and never matched',
    members: [{ written: withWrongCheckDigit }],
    accounts: [
      { ...rich, lot: 'unmatched' },
      { ...rich, identity: withWrongCheckDigit, lot: 'unmatched' },
    ],
    notices: [{ member: 1, reason: 'identity-invalid' }],
  },
  {
    name: 'a member with a passport is listed',
    members: [{}, { relation: '配偶', written: () => 'E12345678' }],
    accounts: [{ balance: '100000.00', member: 2, lot: 'unmatched' }],
    notices: [{ member: 2, reason: 'identity-not-comparable' }],
  },
];

export const identitySituations: readonly Situation[] = [
  ...papers,
  ...forms,
  ...unreadable,
  ...doubtful,
  ...notComparable,
];
