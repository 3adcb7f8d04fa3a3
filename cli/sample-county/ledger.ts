/** What the sources hold about the county's people, before it is written as files. */
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import { isReachable, type Member } from './families.ts';
import type { BankName } from './providers.ts';

export type AccountRow = Record<
  | 'id_number'
  | 'name'
  | 'branch'
  | 'account_number'
  | 'sub_account'
  | 'account_type'
  | 'currency'
  | 'balance'
  | 'balance_date'
  | 'account_status',
  string
>;

export type VehicleRow = Record<
  | 'id_number'
  | 'name'
  | 'plate_number'
  | 'plate_type'
  | 'vin'
  | 'vehicle_type'
  | 'use'
  | 'registered_on'
  | 'vehicle_status',
  string
>;

export type HomeRow = Record<
  | 'id_number'
  | 'name'
  | 'certificate_number'
  | 'unit_number'
  | 'location'
  | 'purpose'
  | 'area'
  | 'ownership'
  | 'share'
  | 'registered_on'
  | 'title_status',
  string
>;

/** What a match must make of a row: every row is counted once. */
export type Lot = 'matched' | 'unmatched' | 'quarantined';

export interface Filed<Row> {
  row: Row;
  lot: Lot;
}

export interface Ledger {
  accounts: Record<BankName, Filed<AccountRow>[]>;
  vehicles: Filed<VehicleRow>[];
  homes: Filed<HomeRow>[];
  /** Rows of the sources that bring a sample of their own, by source. */
  others: Record<string, Filed<Cells>[]>;
}

export function createLedger(): Ledger {
  return { accounts: { rural: [], commercial: [], postal: [] }, vehicles: [], homes: [], others: {} };
}

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

/** @param valid whether the required fields of the row can be read; only rows of members are looked at so far */
export function judgeLot(member: Member, readable: boolean, valid = true): Lot {
  if (!readable) return 'quarantined';
  if (!isReachable(member)) return 'unmatched';
  return valid ? 'matched' : 'quarantined';
}
