/** What the sources hold about the county's people, before it is written as files. */
import { isReachable, type Member } from './families.ts';
import type { BankName } from './providers.ts';

export interface AccountRow {
  identity: string;
  name: string;
  branch: string;
  account: string;
  subAccount: string;
  type: string;
  currency: string;
  balance: string;
  date: string;
  status: string;
}

export interface VehicleRow {
  identity: string;
  name: string;
  plate: string;
  plateType: string;
  vin: string;
  type: string;
  use: string;
  registeredOn: string;
  status: string;
}

export interface HomeRow {
  identity: string;
  name: string;
  certificate: string;
  unit: string;
  location: string;
  purpose: string;
  area: string;
  ownership: string;
  share: string;
  registeredOn: string;
  status: string;
}

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
}

export function createLedger(): Ledger {
  return { accounts: { rural: [], commercial: [], postal: [] }, vehicles: [], homes: [] };
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
