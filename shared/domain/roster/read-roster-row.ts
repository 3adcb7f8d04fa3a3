/** One row of a roster: which household and person it is about, what it says, or why it cannot be accepted. */
import type { Member } from '../../contracts/household-file.ts';
import type { AuthorisedUntil, CalendarDate, Fen, Scheme } from '../../contracts/primitives.ts';
import type { QuarantineReason } from '../../contracts/reasons.ts';
import { isReservedNumber } from '../kernel/applicant-id.ts';
import { parseCalendarDate } from '../kernel/calendar.ts';
import { judgeMemberIdentity, type MemberIdentity, readIdentity } from '../kernel/identity.ts';
import { parseAmountFen } from '../kernel/money.ts';
import { foldName } from '../kernel/fold-name.ts';
import { foldIdentifier } from '../catalogue/columns.ts';
import { wordTable } from '../kernel/words.ts';
import { clean, cleanNumber, isPlaceholder, isTooLong, meansUnknown } from '../kernel/text.ts';
import { rosterColumns } from './roster-columns.ts';

/** A row as the file reader hands it over. */
export interface RosterRow {
  /** Physical line, the header being 1. */
  readonly line: number;
  /** Whether the row has enough columns for every required one. */
  readonly reachable: boolean;
  /** Why nothing of the row can be read; its fields are empty then. */
  readonly unread?: QuarantineReason;
  /** The identity numbers that are certainly anywhere in the row, of 18 characters. Asked where its fields may have moved. */
  readonly numbers?: () => readonly string[];
  /** The first text of the row, whatever column it is in; absent where nobody has looked. */
  readonly firstText?: string;
  /** The text of a field by its name in the roster's columns; empty where there is none. */
  readonly field: (name: string) => string;
}

/** What a row says of its household. Where it cannot be read, a value is undefined. */
export type HouseholdFacts = {
  scheme: Scheme | undefined;
  headName: string;
  town: string;
  village: string;
  category: string;
  householdSize: number | 'not-given' | undefined;
  monthlyAmountFen: Fen | undefined;
  supplementFen: Fen | 'not-given' | 'unknown';
  incomeFen: Fen | undefined;
  incomePeriod: 'month' | 'year' | undefined;
  aidAccount: string;
};

/** A member as the row has it, before it has its place in the household. */
export type RosterMember = Omit<Member, 'ordinal' | 'identityToken'>;

export type RosterRowReading = {
  line: number;
  /** Undefined where the number cannot be read: the row belongs to no household then. */
  householdNumber: string | undefined;
  /** Nothing of the row can be trusted, not even the number in the place of its household number. */
  isUnread: boolean;
  /** Of a row that names no household for certain: numbers of the people whom it is about, wherever they are in it. */
  strays: readonly string[];
  /** 18 characters where the row's identity number has their form, right or wrong. */
  identityNumber: string | undefined;
  /** Equal for rows about the same person, within one household. */
  person: string;
  facts: HouseholdFacts;
  /** Whom the row is about, as far as it says so, also where it cannot be accepted. */
  described: RosterMember;
  content: { kind: 'member'; member: RosterMember } | { kind: 'quarantined'; reason: QuarantineReason };
};

const schemes: ReadonlyMap<string, Scheme> = wordTable({
  urban: ['城市低保', '城镇低保', '城市最低生活保障', '城市居民最低生活保障', 'urban'],
  rural: ['农村低保', '农村最低生活保障', '农村居民最低生活保障', 'rural'],
});
const recipients = wordTable({ yes: ['', '是', 'yes'], no: ['否', 'no'] });
const incomePeriods = wordTable({ month: ['月', 'month'], year: ['年', 'year'] });
/** As long as aid lasts. */
const openEnded: ReadonlySet<string> = new Set(['长期', '救助期间', 'open-ended']);

/** Reads one row; the first thing that is wrong with it, in the order of the columns, is why it is quarantined. */
export function readRosterRow(row: RosterRow): RosterRowReading {
  const field = (name: string): string => clean(row.field(name));
  const idNumber = field('id_number');
  const identity = readIdentity(idNumber);
  const judged = judgeMemberIdentity(idNumber);
  const householdNumber = readHouseholdNumber(field('household_number'));
  const facts = readFacts(row, field);
  const member = readMember(judged, idNumber, field);
  return {
    line: row.line,
    householdNumber,
    isUnread: row.unread !== undefined,
    strays: householdNumber === undefined || row.unread !== undefined ? (row.numbers?.() ?? []) : [],
    identityNumber: identity.kind === 'identity' ? identity.number : undefined,
    person: identifyPerson(judged, idNumber, field),
    facts,
    described: {
      ...member.rest,
      name: member.name,
      recipient: member.recipient === 'yes',
      authorisedUntil: 'never',
    },
    content: findMisshape(row) ?? findReserved(field) ?? readContent(householdNumber, facts, member),
  };
}

/** What is wrong with the row before any field of it is looked at. */
function findMisshape(row: RosterRow): { kind: 'quarantined'; reason: QuarantineReason } | undefined {
  if (row.unread !== undefined) return { kind: 'quarantined', reason: row.unread };
  if (!row.reachable) return { kind: 'quarantined', reason: 'columns-missing' };
  const tooLong = rosterColumns.some((column) => isTooLong(row.field(column.field)));
  return tooLong ? { kind: 'quarantined', reason: 'field-too-long' } : undefined;
}

type CleanedField = (name: string) => string;

/** A number that only applicants have. */
function findReserved(field: CleanedField): { kind: 'quarantined'; reason: QuarantineReason } | undefined {
  return isReservedNumber(field('household_number'))
    ? { kind: 'quarantined', reason: 'household-number-reserved' }
    : undefined;
}

const HOUSEHOLD_NUMBER = /^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/;
/** What a spreadsheet makes of a long number; the digits that it dropped are lost. */
const SCIENTIFIC_NOTATION = /^\d+(?:\.\d+)?E[+-]?\d+$/i;

/** Neither `NULL` nor 不详 nor zeros alone name a household: it would be one of all those that have them. */
function readHouseholdNumber(text: string): string | undefined {
  if (isReservedNumber(text)) return undefined;
  if (!HOUSEHOLD_NUMBER.test(text) || SCIENTIFIC_NOTATION.test(text)) return undefined;
  return isPlaceholder(text) || meansUnknown(text) || /^0+$/.test(text) ? undefined : text;
}

function readFacts(row: RosterRow, field: CleanedField): HouseholdFacts {
  return {
    scheme: schemes.get(field('scheme').toLowerCase()),
    headName: field('head_name'),
    town: field('town'),
    village: field('village'),
    category: field('category'),
    householdSize: readHouseholdSize(field('household_size')),
    monthlyAmountFen: readCountedAmount(row.field('monthly_amount')),
    supplementFen: readSupplement(row.field('supplement')),
    incomeFen: readCountedAmount(row.field('income')),
    incomePeriod: incomePeriods.get(field('income_period').toLowerCase()),
    aidAccount: foldIdentifier(field('aid_account')),
  };
}

function readHouseholdSize(text: string): HouseholdFacts['householdSize'] {
  if (text === '') return 'not-given';
  return /^\d{1,3}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** A hundred million yuan: what is more is no household's income and no guarantee, and a county's would not add up exactly. */
const largestFen = 10 ** 10;

/** An amount as delivered, as full-width digits are none; a negative one counts as 0. */
function readCountedAmount(text: string): Fen | undefined {
  const amountFen = parseAmountFen(text);
  return amountFen === undefined || amountFen > largestFen ? undefined : Math.max(amountFen, 0);
}

/** What is no amount, or a negative one, is unknown: nobody is in doubt for it, and no amount is judged by it. */
function readSupplement(text: string): HouseholdFacts['supplementFen'] {
  if (isPlaceholder(clean(text))) return 'not-given';
  const amountFen = parseAmountFen(text);
  return amountFen === undefined || amountFen < 0 ? 'unknown' : amountFen;
}

type MemberReading = {
  name: string;
  recipient: 'yes' | 'no' | undefined;
  /** Null: none is given. */
  authorisedOn: CalendarDate | null | undefined;
  authorisedUntil: AuthorisedUntil | undefined;
  rest: Omit<RosterMember, 'name' | 'recipient' | 'authorisedOn' | 'authorisedUntil'>;
};

function readMember(judged: MemberIdentity, idNumber: string, field: CleanedField): MemberReading {
  const authorisedOn = readAuthorisedOn(field('authorised_on'));
  const personClasses = readList(field('person_class'));
  return {
    name: field('name'),
    recipient: recipients.get(field('recipient').toLowerCase()),
    authorisedOn,
    authorisedUntil: readAuthorisedUntil(field('authorised_until'), authorisedOn),
    rest: {
      identity: judged.kind,
      idNumber: judged.kind === 'comparable' ? judged.number : idNumber,
      formerNames: readList(field('former_name')),
      relation: field('relation'),
      ...(personClasses.length > 0 && { personClasses }),
    },
  };
}

function readAuthorisedOn(text: string): MemberReading['authorisedOn'] {
  return text === '' ? null : parseCalendarDate(text);
}

/** Without an end, an authorisation lasts as long as aid does, but only where one was signed. */
function readAuthorisedUntil(
  text: string,
  signed: MemberReading['authorisedOn'],
): AuthorisedUntil | undefined {
  if (text === '') return signed === null ? 'never' : 'open-ended';
  return openEnded.has(text.toLowerCase()) ? 'open-ended' : parseCalendarDate(text);
}

/** Names or words of one field; marks for nothing are left out. */
function readList(text: string): string[] {
  return text
    .split(/[、,;]/)
    .map((name) => name.trim())
    .filter((name) => !isPlaceholder(name));
}

function readContent(
  householdNumber: string | undefined,
  facts: HouseholdFacts,
  { name, recipient, authorisedOn, authorisedUntil, rest }: MemberReading,
): RosterRowReading['content'] {
  const quarantined = (reason: QuarantineReason): RosterRowReading['content'] => ({
    kind: 'quarantined',
    reason,
  });
  if (householdNumber === undefined) return quarantined('household-number-unreadable');
  if (facts.scheme === undefined) return quarantined('scheme-unknown');
  if (facts.headName === '') return quarantined('head-name-missing');
  if (name === '') return quarantined('name-missing');
  if (recipient === undefined) return quarantined('recipient-unknown');
  if (facts.householdSize === undefined) return quarantined('household-size-invalid');
  if (facts.monthlyAmountFen === undefined) return quarantined('monthly-amount-invalid');
  if (facts.incomeFen === undefined) return quarantined('income-invalid');
  if (facts.incomePeriod === undefined) return quarantined('income-period-unknown');
  if (authorisedOn === undefined) return quarantined('authorised-on-invalid');
  if (authorisedUntil === undefined) return quarantined('authorised-until-invalid');
  const signed = authorisedOn === null ? {} : { authorisedOn };
  const member = { ...rest, name, recipient: recipient === 'yes', ...signed, authorisedUntil };
  return { kind: 'member', member };
}

/** The same number is the same person; without one that can be compared, the same number and name; else name and relation. */
function identifyPerson(judged: MemberIdentity, idNumber: string, field: CleanedField): string {
  if (judged.kind === 'comparable') return judged.number;
  const name = foldName(field('name'));
  return idNumber === '' ? `|${name}|${field('relation')}` : `${cleanNumber(idNumber).toUpperCase()}|${name}`;
}
