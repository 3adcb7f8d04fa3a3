/** How one row is matched: the definition that every way of reading a file ends in. */
import type { Asset } from '../contracts/household-file.ts';
import type { CalendarDate } from '../contracts/primitives.ts';
import type { QuarantineReason } from '../contracts/reasons.ts';
import { type RowOfColumns, classifyNonDataRow } from '../domain/kernel/non-data-rows.ts';
import { splitAtReturns, splitRecord } from '../domain/kernel/csv.ts';
import { amountUnit, countFields } from '../domain/kernel/header.ts';
import { type IdentityNumber, readIdentity } from '../domain/kernel/identity.ts';
import { isYuanUnit } from '../domain/kernel/money.ts';
import { isTooLong } from '../domain/kernel/text.ts';
import type { FieldReader, TokenOf } from '../domain/catalogue/columns.ts';
import type { Source } from '../domain/catalogue/source.ts';
import type { Positions, RowFormat } from './file-header.ts';
import type { HouseholdNumber, Registry } from './registry-index.ts';
import { looksRounded } from './rounded-numbers.ts';

/** A member to whom a row leads: by the first 17 digits, in these households, each once, in order. */
export type RowMember = { readonly first17: string; readonly households: readonly HouseholdNumber[] };

/** A row that was not accepted; the row itself stays in its file. */
export type QuarantinedRow = {
  readonly line: number;
  readonly reason: QuarantineReason;
  /** The authorised members to whom it certainly leads, though it cannot be read; absent where it leads to nobody. */
  readonly members?: readonly RowMember[];
  /** Whose it is is unknown, where the reason does not say so. */
  readonly isAnybodys?: true;
};

type Quarantined = { kind: 'quarantined'; reason: QuarantineReason };

/**
 * Matched rows lead to members of these households who are authorised that day: each once, in order. A quarantined one may
 * lead to members all the same: what it says of them is unknown then, and not nothing.
 */
export type RowMatch =
  | { kind: 'matched'; asset: Asset; households: readonly HouseholdNumber[] }
  | { kind: 'unmatched' }
  | (Quarantined & Pick<QuarantinedRow, 'members' | 'isAnybodys'>);

/** What of a file's format a row is read by. */
export type RowShape = Pick<RowFormat, 'positions' | 'width'>;

/** What rows are matched with: one source's columns, and who is compared on that day. */
export type Matching = { readonly spec: Source; readonly registry: Registry; readonly day: CalendarDate };
/** The same, of a registry only what is asked of it here. */
export type RowLookup = Omit<Matching, 'registry'> & { readonly registry: Pick<Registry, 'households'> };

/**
 * Matches one row. It is judged only as far as its identity, unless that leads to an authorised member: what a provider
 * sends about other people is not looked at. The first 17 digits lead to a member; whether the check digit is right is
 * part of the certainty. Optional columns missing at the end of a row read as empty; a row that ends before a required
 * one is not read. A row with more fields than the header has
 * one that was cut at a comma, or another row behind it: nothing of it is read, and it leads to everybody whose number
 * is in it. Where returns appear between its fields too, it is several rows that end as on old Macs, in a file whose
 * lines end otherwise, and leads to them even where the first of them is about nobody.
 *
 * @param row the line as text, without its end
 */
export function matchRow(row: string, shape: RowShape, matching: RowLookup): RowMatch {
  const fields = splitRecord(row);
  const surplus = countFields(fields) - shape.width;
  const joined = surplus > 0 && row.includes('\r') ? splitAtReturns(row) : [];
  if (joined.length > 1) return setAside('line-ends-mixed', numbersIn(joined.flatMap(splitRecord)), matching);
  const field = fields[identityAt(shape)];
  if (field === undefined)
    return {
      kind: 'quarantined',
      reason: classifyNonDataRow(inColumns(fields, shape, matching)) ?? 'columns-missing',
    };
  const identity = readIdentity(field);
  if (identity.kind === 'unreadable') {
    const nobody =
      identity.numbers.length > 0 ? undefined : classifyNonDataRow(inColumns(fields, shape, matching));
    if (nobody !== undefined) return { kind: 'quarantined', reason: nobody };
    return surplus > 0
      ? setAside('fields-too-many', numbersIn(fields), matching)
      : setAside(identity.reason, identity.numbers, matching);
  }
  const households = matching.registry.households(identity.first17, matching.day);
  if (households.length === 0) return { kind: 'unmatched' };
  if (surplus > 0) return setAside('fields-too-many', numbersIn(fields), matching);
  if (fields.length <= lastRequired(matching.spec, shape))
    return setAside('fields-too-few', [identity], matching);
  const reading = readRowAsset(fields, shape.positions, matching.spec);
  if (reading.kind === 'quarantined') return setAside(reading.reason, [identity], matching);
  return { kind: 'matched', asset: reading.asset, households };
}

function inColumns(
  fields: readonly string[],
  { positions }: RowShape,
  { spec: { columns } }: RowLookup,
): RowOfColumns {
  return { fields, columns, field: readFields(fields, positions) };
}

/** What is reported of a row that was not accepted. */
export function asQuarantined(
  line: number,
  { reason, members, isAnybodys }: Extract<RowMatch, Quarantined>,
): QuarantinedRow {
  return { line, reason, ...(members && { members }), ...(isAnybodys && { isAnybodys }) };
}

/**
 * The members to whom a line leads whose bytes are not of the file's encoding. Digits and commas are what they are all the
 * same; whatever else is in it cannot be trusted.
 *
 * @param row decoded, with U+FFFD for what is invalid
 */
export function matchInvalidRow(row: string, shape: RowShape, matching: RowLookup): RowMatch {
  const match = matchRow(row, shape, matching);
  if (match.kind === 'unmatched') return { kind: 'quarantined', reason: 'encoding-invalid' };
  const identity = readIdentity(splitRecord(row)[identityAt(shape)] ?? '');
  if (match.kind === 'quarantined') {
    const isAnybodys = identity.kind === 'unreadable' && match.members === undefined;
    return { ...match, reason: 'encoding-invalid', ...(isAnybodys && { isAnybodys }) };
  }
  return setAside('encoding-invalid', identity.kind === 'identity' ? [identity] : [], matching);
}

/** Where the last column stands that a row has to have. */
export function lastRequired(
  { columns }: Pick<Source, 'columns'>,
  { positions }: Pick<RowShape, 'positions'>,
): number {
  return Math.max(...columns.filter(({ required }) => required).map(({ field }) => positions[field] ?? 0));
}

function identityAt({ positions }: Pick<RowShape, 'positions'>): number {
  return positions['id_number'] ?? 0;
}

function numbersIn(fields: readonly string[]): readonly IdentityNumber[] {
  return fields.flatMap((field) => {
    const identity = readIdentity(field);
    return identity.kind === 'identity' ? [identity] : identity.numbers;
  });
}

function setAside(
  reason: QuarantineReason,
  numbers: readonly Pick<IdentityNumber, 'first17'>[],
  { registry, day }: RowLookup,
): Quarantined & { members?: readonly RowMember[] } {
  const distinct = [...new Set(numbers.map(({ first17 }) => first17))];
  const members = distinct.flatMap((first17) => {
    const households = registry.households(first17, day);
    return households.length > 0 ? [{ first17, households }] : [];
  });
  return { kind: 'quarantined', reason, ...(members.length > 0 && { members }) };
}

/** What a row that was matched says about a person and what is theirs. */
export type PersonRow = {
  readonly first17: string;
  readonly checkDigitRight: boolean;
  /** As delivered; may be empty. */
  readonly name: string;
  readonly asset: Asset;
};

/** How a matched row is read once more. */
export type ReadMatched = {
  /**
   * Columns whose numbers a spreadsheet has rounded: those that look so are read as it shows them, in scientific notation, which
   * names nothing.
   */
  readonly rounded?: readonly string[];
  /** Makes the tokens of other persons whom the row names; without it they are left out. */
  readonly tokenOf?: TokenOf;
};

/** Reads once more what `matchRow` has matched; undefined where it would be quarantined now. */
export function readMatchedRow(
  row: string,
  positions: Positions,
  spec: Source,
  { rounded = [], tokenOf }: ReadMatched = {},
): PersonRow | undefined {
  const fields = unround(splitRecord(row), positions, rounded);
  const identity = readIdentity(fields[identityAt({ positions })] ?? '');
  const reading = readRowAsset(fields, positions, spec, tokenOf);
  if (identity.kind === 'unreadable' || reading.kind === 'quarantined') return undefined;
  const { first17, checkDigitRight } = identity;
  return { first17, checkDigitRight, name: readFields(fields, positions)('name'), asset: reading.asset };
}

function unround(
  fields: readonly string[],
  positions: Positions,
  rounded: readonly string[],
): readonly string[] {
  if (rounded.length === 0) return fields;
  const places = rounded.map((name) => positions[name]);
  return fields.map((field, place) =>
    places.includes(place) && looksRounded(field) ? Number(field).toExponential().toUpperCase() : field,
  );
}

function readRowAsset(
  fields: readonly string[],
  positions: Positions,
  spec: Source,
  tokenOf?: TokenOf,
): { kind: 'asset'; asset: Asset } | Quarantined {
  const field = readFields(fields, positions);
  // Most rows have no such field at all: looking at all of them first spares asking which of them are known columns.
  if (fields.some(isTooLong) && Object.keys(positions).some((name) => isTooLong(field(name))))
    return { kind: 'quarantined', reason: 'field-too-long' };
  if (!isYuanUnit(field(amountUnit.field))) return { kind: 'quarantined', reason: 'unit-not-yuan' };
  const reading = spec.readRow(field, tokenOf);
  return reading.kind === 'row'
    ? { kind: 'asset', asset: reading.row }
    : { kind: 'quarantined', reason: reading.reason };
}

/** The fields of a row by the names of its columns; empty where the column or the field is not there. */
export function readFields(fields: readonly string[], positions: Positions): FieldReader {
  return (name) => {
    const position = positions[name];
    return position === undefined ? '' : (fields[position] ?? '');
  };
}
