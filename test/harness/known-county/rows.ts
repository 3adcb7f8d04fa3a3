/** The cells of every row of the known county, by the English names of their columns. */
import { dayOf, files, nameDerivedFile, type FileName, type RosterName } from './files.ts';
import type { Residence, Resident } from './people.ts';
import type {
  AccountFacts,
  HouseholdFacts,
  LineFacts,
  Lot,
  MemberFacts,
  RowPlace,
  SourceRow,
  TitleFacts,
  VehicleFacts,
} from './situation.ts';
import type { Certainty } from '../../../shared/contracts/primitives.ts';
import type { Cells } from '../../../shared/domain/catalogue/sample.ts';
import { writeCells } from './layouts.ts';

export interface FileLine {
  /** One of the files that are there, or one that follows from its rows. */
  file: string;
  text: string;
  lot: Lot;
  /** Whose row it is; absent for lines that are nobody's. */
  number?: string;
  certainty?: Certainty;
}

/** Everything that the sources say in one situation. */
export function listFileLines(residence: Residence, serial: number): FileLine[] {
  const { accounts = [], vehicles = [], titles = [], rows = [], lines = [] } = residence.situation;
  const all: readonly SourceRow[] = [
    ...accounts.map((facts) => accountRow(facts, residence)),
    ...vehicles.map(vehicleRow),
    ...titles.map(titleRow),
    ...rows,
  ];
  return [
    ...lines.map(({ file, text, lot }: LineFacts) => ({ file, text, lot })),
    ...all.map((facts, row) => writeRow(residence, facts, { serial, row })),
  ];
}

/** Situations name an account by a number full of zeros; each household has one of its own, as long and as alike. */
function ownAccount(account: string, { number }: Pick<Residence, 'number'>): string {
  return account.replace(/^6299(0{8,})/, (_, zeros: string) => {
    return `6298${number.replace(/\D/g, '').padStart(zeros.length, '0')}`;
  });
}

/** Where rows of these sources stand unless they say otherwise; those of others in a file that follows from them. */
const usualFiles: Readonly<Record<string, FileName>> = {
  bank: 'first-bank',
  vehicle: 'vehicle-office',
  property: 'property-registry',
};

function writeRow(
  { residents }: Residence,
  facts: SourceRow,
  { serial, row }: Pick<RowPlace, 'serial' | 'row'>,
): FileLine {
  const resident = residents[(facts.member ?? 1) - 1];
  if (resident === undefined) throw new RangeError('a row of nobody');
  const { source, cells, provider, asOf } = facts;
  const isUsual = provider === undefined && asOf === undefined;
  const given = facts.file ?? (isUsual ? usualFiles[source] : undefined);
  const file = given ?? nameDerivedFile(source, { provider, asOf });
  const numberOf = (member: number): string => {
    const other = residents[member - 1];
    if (other === undefined) throw new RangeError('a number of nobody');
    return other.number;
  };
  const at = { serial, row, numberOf, asOf: dayOf(given === undefined ? file : files[given].key) };
  const text = writeCells(source, {
    id_number: facts.identity?.(resident.number) ?? resident.number,
    name: facts.name ?? resident.name,
    ...(typeof cells === 'function' ? cells(at) : cells),
  });
  const lot = facts.lot ?? 'matched';
  return { file, text, lot, number: resident.number, certainty: facts.certainty ?? 'verified' };
}

function accountRow(facts: AccountFacts, residence: Residence): SourceRow {
  const cells = ({ serial, row, asOf }: RowPlace): Cells => ({
    branch: '城东支行',
    account_number:
      facts.account === undefined ? `6299${serial}00${row}` : ownAccount(facts.account, residence),
    sub_account: facts.subAccount ?? '',
    account_type: '活期',
    currency: facts.currency ?? '人民币',
    balance: facts.balance,
    balance_date: facts.date ?? asOf,
    account_status: facts.status ?? '正常',
  });
  return { ...facts, source: 'bank', cells };
}

function vehicleRow(facts: VehicleFacts): SourceRow {
  const cells = ({ serial, row }: RowPlace): Cells => ({
    plate_number: facts.plate ?? `苏Z${serial}${row}`,
    plate_type: facts.plateType ?? '02',
    vin: facts.vin ?? `L0H${serial}00${row}`,
    vehicle_status: facts.status ?? '正常',
  });
  return { ...facts, source: 'vehicle', cells };
}

function titleRow(facts: TitleFacts): SourceRow {
  const cells = ({ serial, row }: RowPlace): Cells => ({
    certificate_number: facts.certificate ?? `试（2020）试验县不动产权第${serial}${row}号`,
    unit_number: facts.unit ?? `329902001001GB${serial}F000${row}`,
    location: facts.location ?? `试验镇${serial}组${row}号`,
    area: facts.area ?? '100.00',
    purpose: facts.purpose ?? '住宅',
    ownership: facts.ownership ?? '单独所有',
    share: facts.share ?? '',
    title_status: facts.status ?? '现势',
  });
  return { ...facts, source: 'property', cells };
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
  return writeCells('roster', {
    household_number: household.number,
    scheme: household.scheme,
    head_name: household.headName,
    name,
    former_name: facts.formerName ?? '',
    id_number: facts.written?.(number) ?? number,
    relation: facts.relation ?? '户主',
    recipient: facts.recipient ?? '是',
    town: '试验镇',
    village: '一村',
    category: 'B',
    household_size: household.headcount,
    monthly_amount: household.monthlyAmount,
    income: household.income,
    income_period: household.incomePeriod,
    aid_account: ownAccount(household.aidAccount, residence),
    authorised_on: facts.authorisedOn ?? '2025-01-01',
    authorised_until: facts.authorisedUntil ?? '长期',
    ...facts.cells,
  });
}

/** Whether what is wrong with a row is wrong in this roster. */
export function isSpoilt({ spoiltIn }: MemberFacts, roster: RosterName): boolean {
  return spoiltIn === undefined || spoiltIn === roster;
}
