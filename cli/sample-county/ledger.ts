/** What the sources hold about the county's people, before it is written as files. */
import type { Cells, SampleSender } from '../../shared/domain/catalogue/sample.ts';
import { isReachable, type Member } from './families.ts';

/** What a match must make of a row: every row is counted once. */
export type Lot = 'matched' | 'unmatched' | 'quarantined';

export interface Filed {
  row: Cells;
  lot: Lot;
  /** Whether it may be exported twice; a planted row may not, since a doubled account is a question of its own. */
  mayRepeat: boolean;
}

/** Rows by the provider that sends them. */
export type Ledger = Map<string, Filed[]>;

/** How a row names its person: as the office wrote it. */
export interface Signature {
  identity: string;
  name: string;
  /** False for identities that nobody can read any more. */
  readable: boolean;
}

export function signPlainly({ person }: Member): Signature {
  return { identity: person.number, name: person.name, readable: true };
}

/** What a sender has on record of a member. */
export interface Entry {
  member: Member;
  signature: Signature;
  cells: Cells;
  /** Whether the required fields of the row can be read: yes, unless said. */
  valid?: boolean;
  /** Whether it is here by chance: no, unless said. */
  mayRepeat?: boolean;
}

export function enter(
  ledger: Ledger,
  { provider }: Pick<SampleSender, 'provider'>,
  { member, signature, cells, valid = true, mayRepeat = false }: Entry,
): void {
  const { identity, name, readable } = signature;
  const rows = ledger.get(provider) ?? [];
  ledger.set(provider, rows);
  rows.push({
    row: { id_number: identity, name, ...cells },
    lot: judgeLot(member, readable, valid),
    mayRepeat,
  });
}

/** Only rows of members are looked at so far that their fields could be found unreadable. */
function judgeLot(member: Member, readable: boolean, valid: boolean): Lot {
  if (!readable) return 'quarantined';
  if (!isReachable(member)) return 'unmatched';
  return valid ? 'matched' : 'quarantined';
}
