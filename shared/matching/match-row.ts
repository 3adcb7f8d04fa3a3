/** How one row is matched: the definition that every way of reading a file ends in. */
import type { Asset } from '../contracts/household-file.ts';
import type { CalendarDate } from '../contracts/primitives.ts';
import type { QuarantineReason } from '../contracts/reasons.ts';
import { splitRecord } from '../domain/kernel/csv.ts';
import { type IdentityReading, readIdentity } from '../domain/kernel/identity.ts';
import { isTooLong } from '../domain/kernel/text.ts';
import type { FieldReader, SourceSpec } from '../domain/catalogue/sources/source.ts';
import type { HouseholdNumber, Registry } from './registry-index.ts';

type Quarantined = { kind: 'quarantined'; reason: QuarantineReason };

/** Matched rows lead to members of these households who are authorised that day: each once, in order. */
export type RowMatch =
  | { kind: 'matched'; asset: Asset; households: readonly HouseholdNumber[] }
  | { kind: 'unmatched' }
  | Quarantined;

/** The index of each column that is there, by field. */
export type Positions = Readonly<Record<string, number>>;

/** What rows are matched with: one source's columns, and who is compared on that day. */
export type Matching = { readonly spec: SourceSpec; readonly registry: Registry; readonly day: CalendarDate };

/**
 * Matches one row. It is judged only as far as its identity, unless that leads to an authorised member: what a provider
 * sends about other people is not looked at. The first 17 digits lead to a member; whether the check digit is right is
 * part of the certainty. Columns missing at the end of a row read as empty.
 *
 * @param row the line as text, without its end
 */
export function matchRow(
  row: string,
  positions: Positions,
  { spec, registry, day }: Omit<Matching, 'registry'> & { readonly registry: Pick<Registry, 'households'> },
): RowMatch {
  const fields = splitRecord(row);
  const identity = readRowIdentity(fields, positions);
  if (identity.kind === 'quarantined') return identity;
  const households = registry.households(identity.first17, day);
  if (households.length === 0) return { kind: 'unmatched' };
  const reading = readRowAsset(fields, positions, spec);
  if (reading.kind === 'quarantined') return reading;
  return { kind: 'matched', asset: reading.asset, households };
}

/** What a row that was matched says about a person and what is theirs. */
export type PersonRow = {
  readonly first17: string;
  readonly checkDigitRight: boolean;
  /** As delivered; may be empty. */
  readonly name: string;
  readonly asset: Asset;
};

/** Reads once more what `matchRow` has matched; undefined where it would be quarantined now. */
export function readMatchedRow(row: string, positions: Positions, spec: SourceSpec): PersonRow | undefined {
  const fields = splitRecord(row);
  const identity = readRowIdentity(fields, positions);
  const reading = readRowAsset(fields, positions, spec);
  if (identity.kind === 'quarantined' || reading.kind === 'quarantined') return undefined;
  const { first17, checkDigitRight } = identity;
  return { first17, checkDigitRight, name: readFields(fields, positions)('name'), asset: reading.asset };
}

function readRowIdentity(
  fields: readonly string[],
  positions: Positions,
): Extract<IdentityReading, { kind: 'identity' }> | Quarantined {
  const field = fields[positions['id_number'] ?? 0];
  if (field === undefined) return { kind: 'quarantined', reason: 'columns-missing' };
  const identity = readIdentity(field);
  return identity.kind === 'identity' ? identity : { kind: 'quarantined', reason: identity.reason };
}

function readRowAsset(
  fields: readonly string[],
  positions: Positions,
  spec: SourceSpec,
): { kind: 'asset'; asset: Asset } | Quarantined {
  const field = readFields(fields, positions);
  // Most rows have no such field at all: looking at all of them first spares asking which of them are known columns.
  if (fields.some(isTooLong) && Object.keys(positions).some((name) => isTooLong(field(name))))
    return { kind: 'quarantined', reason: 'field-too-long' };
  const reading = spec.readAsset(field);
  return reading.kind === 'asset' ? reading : { kind: 'quarantined', reason: reading.reason };
}

/** The fields of a row by the names of its columns; empty where the column or the field is not there. */
function readFields(fields: readonly string[], positions: Positions): FieldReader {
  return (name) => {
    const position = positions[name];
    return position === undefined ? '' : (fields[position] ?? '');
  };
}
