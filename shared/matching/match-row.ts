/** How one row is matched: the definition that every way of reading a file ends in. */
import type { Asset } from '../contracts/household-file.ts';
import type { CalendarDate } from '../contracts/primitives.ts';
import type { QuarantineReason } from '../contracts/reasons.ts';
import { readIdentity } from '../domain/identity.ts';
import { isTooLong } from '../domain/text.ts';
import type { FieldReader, SourceSpec } from '../domain/sources/source.ts';
import { type Claim, isAuthorised, type Registry } from './registry-index.ts';

/** A row that leads to members: what it says, and the claims on this person that are authorised that day. */
export type Hit = {
  /** Physical line, the header being 1. */
  readonly line: number;
  readonly first17: string;
  readonly checkDigitRight: boolean;
  /** As delivered; may be empty. */
  readonly name: string;
  readonly asset: Asset;
  readonly claims: readonly Claim[];
};

export type RowMatch =
  { kind: 'matched'; hit: Hit } | { kind: 'unmatched' } | { kind: 'quarantined'; reason: QuarantineReason };

/** What rows are matched with: one source's columns, and who is compared on that day. */
export type Matching = { readonly spec: SourceSpec; readonly registry: Registry; readonly day: CalendarDate };

/**
 * Matches one row. It is judged only as far as its identity, unless that leads to an authorised member: what a provider
 * sends about other people is not looked at. The first 17 digits lead to a member; whether the check digit is right is
 * handed on as part of the certainty. Columns missing at the end of a row read as empty.
 */
export function matchRow(
  line: number,
  fields: readonly string[],
  positions: Readonly<Record<string, number>>,
  { spec, registry, day }: Omit<Matching, 'registry'> & { readonly registry: Pick<Registry, 'claims'> },
): RowMatch {
  const field = readFields(fields, positions);
  if (fields.length <= (positions['id_number'] ?? 0))
    return { kind: 'quarantined', reason: 'columns-missing' };
  const identity = readIdentity(field('id_number'));
  if (identity.kind === 'unreadable') return { kind: 'quarantined', reason: 'identity-unreadable' };
  const { first17, checkDigitRight } = identity;
  const claims = registry.claims(first17).filter((claim) => isAuthorised(claim.authorisedUntil, day));
  if (claims.length === 0) return { kind: 'unmatched' };
  if (Object.keys(positions).some((name) => isTooLong(field(name))))
    return { kind: 'quarantined', reason: 'field-too-long' };
  const reading = spec.readAsset(field);
  if (reading.kind === 'invalid') return { kind: 'quarantined', reason: reading.reason };
  const { asset } = reading;
  return { kind: 'matched', hit: { line, first17, checkDigitRight, name: field('name'), asset, claims } };
}

/** The fields of a row by the names of its columns; empty where the column or the field is not there. */
export function readFields(
  fields: readonly string[],
  positions: Readonly<Record<string, number>>,
): FieldReader {
  return (name) => {
    const position = positions[name];
    return position === undefined ? '' : (fields[position] ?? '');
  };
}
