/**
 * How sure a match is by its name. One person in town with 4,200.01: verified suspends, probable asks for a review of the sum,
 * doubtful asks who it is.
 */
import type { Certainty } from '../../../../shared/contracts/primitives.ts';
import {
  deposits,
  identityQuestion,
  limitOfOneFen,
  reviewFor,
  suspensionFor,
  type ExpectedCase,
  type MemberFacts,
  type Situation,
} from '../situation.ts';

const overLimit = deposits(4_200_01, limitOfOneFen);
const answers: Readonly<Record<Certainty, ExpectedCase>> = {
  verified: suspensionFor(overLimit),
  probable: reviewFor(overLimit),
  doubtful: reviewFor(identityQuestion),
};

type Row = readonly [outcome: string, member: MemberFacts, given: string];

const judged = (certainty: Certainty, rows: readonly Row[]): Situation[] =>
  rows.map(([outcome, member, given]) => ({
    name: outcome,
    members: [member],
    accounts: [{ balance: '4200.01', name: given, certainty }],
    expected: answers[certainty],
  }));

const uyghur: MemberFacts = { name: '阿依古丽·买买提' };

export const nameSituations: readonly Situation[] = [
  ...judged('verified', [
    ['a space inside the name', { name: '张伟' }, '张 伟'],
    ['a full-width space inside the name', { name: '张伟' }, ' 张　伟'],
    ['the same separator in another form: •', uyghur, '阿依古丽•买买提'],
    ['the same separator in another form: .', uyghur, '阿依古丽.买买提'],
    ['the same separator in another form: ．', uyghur, '阿依古丽．买买提'],
    ['the same separator in another form: ・', uyghur, '阿依古丽・买买提'],
    ['no separator at all', uyghur, '阿依古丽买买提'],
    ['full-width letters', { name: '李A' }, '李Ａ'],
    ['another case', { name: '李A' }, '李a'],
    ['a Kangxi radical', { name: '白云' }, '⽩云'],
    ['a former name in brackets', { name: '李梅' }, '李梅（曾用名李招弟）'],
    ['traditional characters in the file', { name: '张丽华' }, '張麗華'],
    ['traditional characters in the roster', { name: '張麗華' }, '张丽华'],
    ['a former name', { name: '李梅', formerName: '李招弟' }, '李招弟'],
    ['a character that few systems have', { name: '王𬭎' }, '王𬭎'],
  ]),
  ...judged('probable', [
    ['another character of the same sound', { name: '张玉英' }, '张育英'],
    ['the same sound in another tone', { name: '张伟' }, '张薇'],
    ['a masked character', { name: '张玉英' }, '张*英'],
    ['a mask for the rest of the name', { name: '欧阳青禾' }, '欧*'],
    ['a character lost to ?', { name: '王𬭎' }, '王?'],
    ['a character lost to □', { name: '王𬭎' }, '王□'],
    ['a character lost to the replacement character', { name: '王𬭎' }, '王�'],
    ['a character of private use', { name: '王𬭎' }, '王\uE863'],
    ['a character lost without a sign', { name: '张玉英' }, '张玉'],
    ['a character lost to two signs', { name: '王𬭎' }, '王??'],
    ['a remark in brackets', { name: '张玉英' }, '张玉英（已故）'],
  ]),
  ...judged('doubtful', [
    ['another name', { name: '张玉英' }, '王建国'],
    ['another given name', { name: '张玉英' }, '张玉兰'],
    ['a name of one character', { name: '张玉英' }, '张'],
    ['a longer name', { name: '张伟' }, '张伟民'],
    ['no name', { name: '张玉英' }, ''],
    ['nothing but masks', { name: '张玉英' }, '***'],
    ['the same sounds and not one character', { name: '张玉英' }, '章育瑛'],
    ['a mask for the rest of another name', { name: '欧阳青禾' }, '张*'],
  ]),
];
