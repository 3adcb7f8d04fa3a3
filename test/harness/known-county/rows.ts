/** The cells of every row of the known county, in the order of `columnsOf`. */
import type { FileFacts, FileName, RosterName } from './files.ts';
import { files } from './files.ts';
import type { Residence, Resident } from './people.ts';
import type {
  AccountFacts,
  HouseholdFacts,
  LineFacts,
  Lot,
  MemberFacts,
  TitleFacts,
  VehicleFacts,
} from './situation.ts';
import type { Certainty } from '../../../shared/contracts/primitives.ts';
import { joinCells } from '../../../cli/sample-county/write.ts';

export interface FileLine {
  file: FileName;
  text: string;
  lot: Lot;
  /** Whose row it is; absent for lines that are nobody's. */
  number?: string;
  certainty?: Certainty;
}

/** Everything that the sources say in one situation. */
export function listFileLines(residence: Residence, serial: number): FileLine[] {
  const { accounts = [], vehicles = [], titles = [], lines = [] } = residence.situation;
  return [
    ...lines.map(({ file, text, lot }: LineFacts) => ({ file, text, lot })),
    ...accounts.map((facts, row) => {
      const own =
        facts.account === undefined ? facts : { ...facts, account: ownAccount(facts.account, residence) };
      return writeRow(residence, 'first-bank', own, accountCells(own, serial, row));
    }),
    ...vehicles.map((facts, row) =>
      writeRow(residence, 'vehicle-office', facts, vehicleCells(facts, serial, row)),
    ),
    ...titles.map((facts, row) =>
      writeRow(residence, 'property-registry', facts, titleCells(facts, serial, row)),
    ),
  ];
}

/** Situations name an account by a number full of zeros; each household has one of its own, as long and as alike. */
function ownAccount(account: string, { number }: Pick<Residence, 'number'>): string {
  return account.replace(/^6299(0{8,})/, (_, zeros: string) => {
    return `6298${number.replace(/\D/g, '').padStart(zeros.length, '0')}`;
  });
}

type Cells = (person: { identity: string; name: string }, asOf: string) => string[];

function writeRow(
  { residents }: Residence,
  usualFile: FileName,
  facts: AccountFacts | VehicleFacts | TitleFacts,
  cells: Cells,
): FileLine {
  const resident = residents[(facts.member ?? 1) - 1];
  if (resident === undefined) throw new RangeError('a row of nobody');
  const file = facts.file ?? usualFile;
  const identity = facts.identity?.(resident.number) ?? resident.number;
  const text = joinCells(cells({ identity, name: facts.name ?? resident.name }, asOfDate(files[file])));
  const lot = facts.lot ?? 'matched';
  return { file, text, lot, number: resident.number, certainty: facts.certainty ?? 'verified' };
}

function accountCells(facts: AccountFacts, serial: number, row: number): Cells {
  const {
    balance,
    account = `6299${serial}00${row}`,
    subAccount = '',
    currency = '人民币',
    status = '正常',
  } = facts;
  return ({ identity, name }, asOf) => [
    ...[name, '城东支行', identity, account, subAccount, '活期', currency],
    ...[balance, facts.date ?? asOf, status],
  ];
}

function vehicleCells(facts: VehicleFacts, serial: number, row: number): Cells {
  const {
    plate = `苏Z${serial}${row}`,
    plateType = '02',
    vin = `L0H${serial}00${row}`,
    status = '正常',
  } = facts;
  return ({ identity, name }) => [plate, plateType, identity, name, vin, status];
}

function titleCells(facts: TitleFacts, serial: number, row: number): Cells {
  const {
    certificate = `试（2020）试验县不动产权第${serial}${row}号`,
    unit = `329902001001GB${serial}F000${row}`,
  } = facts;
  const { location = `试验镇${serial}组${row}号`, area = '100.00', purpose = '住宅' } = facts;
  const { ownership = '单独所有', share = '', status = '现势' } = facts;
  return ({ identity, name }) => [
    ...[identity, name, certificate, unit, location, area],
    ...[purpose, ownership, share, status],
  ];
}

/** The roster row of one member. */
export function writeRosterRow(
  residence: Residence,
  { facts, name, number }: Resident,
  roster: RosterName,
): string {
  const usual: HouseholdFacts = {
    number: residence.number,
    scheme: '城市低保',
    headName: residence.residents[0]?.name ?? '',
    headcount: '',
    monthlyAmount: '600',
    income: '0',
    incomePeriod: '月',
    aidAccount: '',
  };
  const differing = isSpoilt(facts, roster) ? facts.differing : {};
  const household = { ...usual, ...residence.situation.household, ...differing };
  return joinCells([
    ...[household.number, household.scheme, household.headName, name, facts.formerName ?? ''],
    ...[facts.written?.(number) ?? number, facts.relation ?? '户主', facts.recipient ?? '是'],
    ...['试验镇', '一村', 'B', household.headcount, household.monthlyAmount, household.income],
    ...[household.incomePeriod, ownAccount(household.aidAccount, residence)],
    ...[facts.authorisedOn ?? '2025-01-01', facts.authorisedUntil ?? '长期'],
  ]);
}

/** Whether what is wrong with a row is wrong in this roster. */
export function isSpoilt({ spoiltIn }: MemberFacts, roster: RosterName): boolean {
  return spoiltIn === undefined || spoiltIn === roster;
}

export function asOfDate({ key }: FileFacts): string {
  return key.split('/').at(-2) ?? '';
}
