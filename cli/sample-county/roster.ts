/** The roster (花名册) of the sample county: a row a person, the head first. */
import type { Household, Member } from './families.ts';
import { groupThousands } from './providers.ts';
import { sampleCounty } from './identities.ts';
import { createRandom, type Random } from './random.ts';
import { joinCells, writeCsv, type Line, type RowCounts } from './write.ts';

export const rosterKey = `roster/${sampleCounty}/2026-10-25/低保对象花名册.csv`;

const header = [
  [
    '序号',
    '家庭编号',
    '救助类别',
    '乡镇',
    '村社区',
    '户主姓名',
    '成员姓名',
    '曾用名',
    '身份证号',
    '与户主关系',
  ],
  ['是否保障对象', '家庭人口', '保障类别', '月保障金额', '家庭收入', '收入周期', '低保金发放账号'],
  ['授权书签署日期', '授权有效期至', '人员类别', '备注'],
].flat();

export function writeRoster(directory: string, households: readonly Household[]): Promise<RowCounts> {
  return writeCsv({
    directory,
    key: rosterKey,
    form: { encoding: 'gb18030', newline: '\r\n' },
    header: header.join(','),
    lines: listLines(households),
  });
}

function* listLines(households: readonly Household[]): Generator<Line> {
  const random = createRandom('roster');
  let serial = 0;
  for (const household of households) {
    const shared = writeHousehold(random, household);
    for (const member of household.members) {
      serial += 1;
      yield { text: joinCells(listCells(serial, household, member, shared)), lot: 'matched' };
    }
  }
}

/** What all rows of a household repeat. */
function writeHousehold(
  random: Random,
  household: Household,
): Record<'scheme' | 'amount' | 'income' | 'remark', string> {
  const long = random.chance(0.1);
  const short = household.scheme === 'rural' ? '农村低保' : '城市低保';
  return {
    scheme: long ? short.replace('低保', '最低生活保障') : short,
    amount: writeAmount(random, household.monthlyAmountFen),
    income: writeAmount(random, household.incomeFen),
    remark: random.chance(0.01) ? '分户,见"调查表"' : '',
  };
}

function writeAmount(random: Random, amountFen: number): string {
  const amount = (amountFen / 100).toFixed(2);
  return random.pick([amount, amount, amount.replace('.00', ''), groupThousands(amount)]);
}

function listCells(
  serial: number,
  household: Household,
  { person, relation, recipient, personClass, authorisation }: Member,
  shared: ReturnType<typeof writeHousehold>,
): string[] {
  const { number, place, members, headcountText, category, scheme, aidAccount } = household;
  return [
    ...[String(serial), number, shared.scheme, place.town, place.village, members[0]?.person.name ?? ''],
    ...[person.name, person.formerName, person.rosterNumber, relation, recipient, headcountText, category],
    ...[shared.amount, shared.income, scheme === 'rural' ? '年' : '月', aidAccount],
    ...[authorisation.on, authorisation.until, personClass, shared.remark],
  ];
}
