/** How many files of a subject are read a day: what comes beyond waits unread for a person, whoever sends it and however fast. */
import { createHash } from 'node:crypto';
import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/metrics.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Subject } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { unreadName } from '../../domain/deliveries/folding.ts';
import { fileIdOf, recordArrival, type Arrival } from './arrivals.ts';

export interface AdmitDependencies {
  ledger: DeliveryLedger;
  filesPerDay: number;
}

/**
 * `read`: it may be read; `released`: staff have released it unread, and its record gives way to what is found now;
 * `kept-out`: it is held, or, where its key names no provider, not even recorded.
 */
export type Admission = 'read' | 'released' | 'kept-out';

/** Counts a file among those of the day on which it was put. Asked twice of one put it answers alike. */
export async function admitFile(
  arrival: Arrival,
  { subject, asOf }: { subject: Subject; asOf: CalendarDate | null },
  { ledger, filesPerDay }: AdmitDependencies,
): Promise<Admission> {
  const name = createHash('sha256').update(`${arrival.key}\n${arrival.eTag}`).digest('hex').slice(0, 12);
  if (await ledger.intake.admit(subject, arrival.arrivedAt, { name, limit: filesPerDay })) return 'read';
  if (subject.kind === 'refused') {
    // Whatever it is, nobody could use it: of more than anybody can look at, the number is given.
    log.warn('key-not-recorded');
    count({ FilesNotRecorded: 1 });
    return 'kept-out';
  }
  const fileId = fileIdOf(arrival.key, '');
  const decided = await ledger.readDecision(subject, fileId);
  const isMeant = decided?.files.includes(unreadName(fileId, arrival.arrivedAt)) === true;
  if (isMeant && decided.decision === 'release') return 'released';
  const totals = { kind: 'none' as const, manifest: {} };
  const verdict = { kind: 'rejected' as const, reason: 'too-many-files' };
  await ledger.index.addUnread(subject, fileId);
  await recordArrival(subject, arrival, { asOf, sha256: '', bytes: arrival.bytes, totals, verdict }, ledger);
  count({ FilesOverLimit: 1 });
  return 'kept-out';
}

/** The file has been read: what was on record of it unread goes. */
export async function forgetUnread(
  subject: Subject,
  { key }: Arrival,
  ledger: DeliveryLedger,
): Promise<void> {
  const unread = await ledger.readFile(subject, fileIdOf(key, ''));
  if (unread !== undefined) await ledger.removeUnread(subject, unread);
}
