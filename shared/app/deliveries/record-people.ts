/** What is put on record of a file about people, a county's roster or its applicants: verdict, counts and quarantined rows. */
import { createHash } from 'node:crypto';
import type { Counts, Match, Verdict } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { compareControlTotals } from '../../domain/deliveries/control-totals.ts';
import type { KeyReading } from '../../domain/deliveries/delivery-key.ts';
import { QuarantinedLines } from '../../domain/deliveries/quarantined-rows.ts';
import type { QuarantinedRow } from '../../domain/roster/interpret-roster.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import { storeKeys } from '../../store/keys.ts';
import type { Subject } from '../../contracts/deliveries.ts';
import { recordArrival, type Arrival } from './arrivals.ts';
import { rejectByManifest, type ControlTotals } from './manifests.ts';
import type { Rejection } from './read-people.ts';

/** What was read of it: its rows, or why it cannot be used. */
export type PeopleRead =
  | { kind: 'rejected'; verdict: Rejection }
  | { kind: string; sha256: string; rows: number; quarantined: readonly QuarantinedRow[] };

/** Tells one put of a file from another, in the names of what is kept of it. */
export function arrivalIdOf({ key, eTag }: Arrival): string {
  return createHash('sha256').update(`${key}\n${eTag}`).digest('hex').slice(0, 32);
}

/** The bytes that were announced, and no others. */
export function expectedOf({ eTag, versionId }: Arrival): { eTag: string; versionId?: string } {
  return { eTag, ...(versionId !== undefined && { versionId }) };
}

export function judgePeople(read: PeopleRead, totals: ControlTotals): Verdict {
  if (totals.kind === 'invalid') return rejectByManifest(totals);
  if (totals.manifest.of !== undefined && totals.manifest.of > 1)
    return { kind: 'rejected', reason: 'manifest-invalid', detail: 'a list of people is one file' };
  if ('verdict' in read) return read.verdict;
  const { rows, sha256, quarantined } = read;
  const compared = compareControlTotals(totals.manifest, { rows, sha256 });
  if (compared.kind !== 'agrees')
    return { kind: 'rejected', reason: compared.reason, detail: compared.detail };
  if (rows > 0 && quarantined.length === rows)
    return { kind: 'rejected', reason: 'nothing-readable', detail: describeUnread(quarantined) };
  return { kind: 'accepted', counts: countsOf(read) };
}

function describeUnread(quarantined: readonly QuarantinedRow[]): string {
  const aside = new QuarantinedLines();
  for (const { reason, line } of quarantined) aside.add(reason, line);
  return aside.describe();
}

type Rows = Pick<Exclude<PeopleRead, { kind: 'rejected'; verdict: Rejection }>, 'rows' | 'quarantined'>;

function countsOf({ rows, quarantined }: Rows): Counts {
  return { rows, matched: null, unmatched: null, quarantined: quarantined.length };
}

/**
 * It is matched with no index; what it shares with a delivery's match are its counts and quarantined rows.
 * @param by in the place of an index: what tells one reading of the same bytes from another
 */
export async function stageQuarantine(
  { arrival, subject, day, by }: { arrival: Arrival; subject: Subject; day: CalendarDate; by: string },
  read: Rows,
  { store }: { store: Pick<Bucket, 'write'> },
): Promise<Match> {
  const staged = storeKeys.staged(subject, arrivalIdOf(arrival), by, day);
  const lines = read.quarantined.map((row) => JSON.stringify(row)).join('\n');
  if (lines !== '') await store.write(storeKeys.quarantine(staged, 0), lines, 'application/x-ndjson');
  const quarantineChunks = lines === '' ? 0 : 1;
  return { indexVersion: by, day, counts: countsOf(read), staged, hitChunks: 0, quarantineChunks };
}

/** Puts a file on record whose key cannot be used. */
export async function refuseKey(
  arrival: Arrival,
  { subject, reason }: Extract<KeyReading, { kind: 'refused' }>,
  ledger: DeliveryLedger,
): Promise<void> {
  const totals: ControlTotals = { kind: 'none', manifest: {} };
  const verdict = { kind: 'rejected' as const, reason };
  const found = { asOf: null, sha256: '', bytes: arrival.bytes, totals, verdict };
  await recordArrival(subject, arrival, found, ledger);
}
