import { ObjectMissingError, type Bucket } from '../../shared/store/aws/objects.ts';
import type { SampleRow } from '../../shared/contracts/release-preview.ts';
import type { FileRecord, Verdict } from '../../shared/contracts/deliveries.ts';
import {
  interpretRoster,
  type QuarantinedRow,
  type RosterHousehold,
} from '../../shared/domain/roster/interpret-roster.ts';
import { rosterColumns } from '../../shared/domain/roster/roster-columns.ts';
import { readPeople, rejection, type PeopleSource } from '../../shared/app/deliveries/read-people.ts';

export type RosterSource = Omit<PeopleSource, 'columns' | 'numberedBy'> & { county: string };

export type RosterObject =
  | { kind: 'gone' }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Extract<Verdict, { kind: 'rejected' }> }
  | {
      kind: 'roster';
      sha256: string;
      bytes: number;
      rows: number;
      merged: number;
      households: RosterHousehold[];
      quarantined: QuarantinedRow[];
      /** Identity numbers of people whose rows name no household. */
      strays: string[];
      /** A few rows, masked. */
      sample: SampleRow[];
    };

export interface KeptRosterDependencies {
  store: Bucket;
}

/** Reads a roster whole. */
export async function readRoster(
  { county, ...source }: RosterSource,
  limits?: { bytes: number; characters: number },
): Promise<RosterObject> {
  const file = { ...source, columns: rosterColumns, numberedBy: 'household_number' };
  const read = await readPeople(file, limits);
  if (read.kind !== 'rows') return read;
  const { sha256, bytes, sample } = read;
  const roster = interpretRoster(county, read.rows);
  if (roster.kind === 'rejected') {
    const { reason, line } = roster;
    const verdict = rejection(reason, line && `第 ${line} 行 line ${line}`);
    return { kind: 'rejected', sha256, bytes, verdict };
  }
  return { ...roster, sha256, bytes, sample };
}

/** What a roster says that was accepted, from the bytes that were kept. */
export async function readKeptRoster(
  county: string,
  file: FileRecord,
  { store }: KeptRosterDependencies,
): Promise<Pick<Extract<RosterObject, { kind: 'roster' }>, 'households' | 'strays'>> {
  const key = file.archiveKey ?? '';
  const roster = await readRoster({ bucket: store, key, county, gzipped: file.key.endsWith('.gz') });
  if (roster.kind !== 'roster') throw new ObjectMissingError(store.name, key);
  return roster;
}
