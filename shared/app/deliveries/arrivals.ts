/** Putting files on record: a file is its key plus the digest of its bytes, however often it is put. */
import { createHash } from 'node:crypto';
import { correlateWith } from '../../runtime/correlation.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/metrics.ts';
import type { FilePut, FileRecord, Subject } from '../../contracts/deliveries.ts';
import { foundMessage, s3Notification, type FoundMessage } from '../../contracts/messages.ts';
import { keyOnRecord } from '../../domain/deliveries/delivery-key.ts';
import { holdRulesVersion } from '../../domain/deliveries/hold-thresholds.ts';
import type { ControlTotals } from './manifests.ts';

/** A put that S3 announced, or that was found in the inbox without a word from it. */
export interface Arrival {
  key: string;
  eTag: string;
  versionId?: string;
  /** Tells one put of a key from another where the bucket keeps no versions. */
  sequencer?: string;
  bytes: number;
  /** ISO, in UTC, to the millisecond. */
  arrivedAt: string;
}

/** The puts in the body of a message; none for S3's test event. Errors: a body of another shape. */
export function readArrivals(body: unknown): Arrival[] {
  const found = foundMessage.safeParse(body);
  if (found.success) return [arrivalOf(found.data)];
  const notification = s3Notification.parse(body);
  if (!('Records' in notification)) return [];
  return notification.Records.map(({ eventTime, s3: { object } }) => ({
    // S3 encodes keys as in a query string.
    key: decodeURIComponent(object.key.replaceAll('+', ' ')),
    eTag: (object.eTag ?? '').replaceAll('"', ''),
    ...(object.versionId !== undefined && { versionId: object.versionId }),
    ...(object.sequencer !== undefined && { sequencer: object.sequencer }),
    bytes: object.size ?? 0,
    arrivedAt: new Date(eventTime).toISOString(),
  }));
}

function arrivalOf({ key, eTag, bytes, putAt }: FoundMessage): Arrival {
  return { key, eTag, bytes, arrivedAt: putAt };
}

/** What a first pass found out about a file. */
export type Found = Pick<FileRecord, 'asOf' | 'sha256' | 'bytes' | 'verdict'> &
  Partial<Pick<FileRecord, 'match' | 'archiveKey'>> & { totals: ControlTotals };

/**
 * Whether these very bytes were accepted before under this key and with these control totals: then there is nothing
 * to find out again. The time of the first put is kept.
 */
export async function isKnownArrival(
  arrival: Arrival,
  totals: ControlTotals,
  subject: Subject,
  ledger: DeliveryLedger,
): Promise<boolean> {
  const known = await findAccepted(arrival, totals, subject, ledger);
  if (known === undefined) return false;
  await changeListed(subject, known.fileId, arrival, ledger, (file) => notePut(file ?? known, arrival));
  return true;
}

/** Whether this very put is on record: of a list that counts by itself, bytes that are put again are news. */
export async function isKnownPut(
  arrival: Arrival,
  totals: ControlTotals,
  subject: Subject,
  ledger: DeliveryLedger,
): Promise<boolean> {
  const known = await findAccepted(arrival, totals, subject, ledger);
  return known !== undefined && notePut(known, arrival) === known;
}

async function findAccepted(
  arrival: Arrival,
  totals: ControlTotals,
  subject: Subject,
  ledger: DeliveryLedger,
): Promise<FileRecord | undefined> {
  const fileId = await ledger.index.findUnder(subject, keyOnRecord(arrival.key), arrival.eTag);
  const known = fileId === undefined ? undefined : await ledger.readFile(subject, fileId);
  if (
    known?.verdict.kind !== 'accepted' ||
    // What has been forgotten is read again, and kept again.
    known.forgottenOn !== undefined ||
    known.manifestSha256 !== (totals.sha256 ?? null)
  )
    return undefined;
  correlateWith(known.fileId);
  return known;
}

/** The id that a file has on record: its key and the digest of its bytes; none while they have not been read. */
export function fileIdOf(key: string, sha256: string): string {
  return createHash('sha256')
    .update(`${keyOnRecord(key)}\n${sha256}`)
    .digest('hex')
    .slice(0, 32);
}

/** Puts a file on record, or what a newer manifest says of one that is on record. */
export function recordArrival(
  subject: Subject,
  arrival: Arrival,
  found: Found,
  ledger: DeliveryLedger,
): Promise<FileRecord> {
  const fileId = fileIdOf(arrival.key, found.sha256);
  const { totals, verdict, ...facts } = found;
  correlateWith(fileId);
  noteArrival(found);
  // Of a list of applicants the newest put says what became of its rows.
  const isFirstKept = (known: FileRecord | undefined): known is FileRecord =>
    subject.kind !== 'applicants' && known?.verdict.kind === 'accepted' && verdict.kind === 'accepted';
  return changeListed(subject, fileId, arrival, ledger, (known) => ({
    ...facts,
    // What is on record of these bytes may be a match with a later index than that of an attempt that took long.
    ...(isFirstKept(known) ? remembered(known) : {}),
    fileId,
    key: keyOnRecord(arrival.key),
    eTag: arrival.eTag,
    ...putsOf(known, arrival),
    part: totals.manifest.part ?? 1,
    of: totals.manifest.of ?? 1,
    manifestSha256: totals.sha256 ?? null,
    ...(totals.manifest.months !== undefined && { months: totals.manifest.months }),
    // Who was judged by older rules goes on being judged by them.
    ...(known?.verdict.kind === 'accepted' && known.forgottenOn === undefined
      ? {}
      : { holdRules: holdRulesVersion }),
    // First counts stay: what was found with a later index changes the match alone.
    verdict: isFirstKept(known) ? known.verdict : verdict,
  }));
}

/** Books cover what was put over a day ago; an hour is for clocks that differ. */
const lateAfterMs = 23 * 3_600_000;

/** The order of arrivals names a put before the file does, so that no file is without its place in it. */
async function changeListed(
  subject: Subject,
  fileId: string,
  { key, eTag, arrivedAt }: Arrival,
  ledger: DeliveryLedger,
  change: Parameters<DeliveryLedger['changeFile']>[2],
): Promise<FileRecord> {
  await ledger.index.listPut(subject, { fileId, key: keyOnRecord(key), eTag, at: arrivedAt });
  const changed = await ledger.changeFile(subject, fileId, change);
  if (Date.parse(arrivedAt) < Date.now() - lateAfterMs) await ledger.index.spoilBooks(subject);
  return changed;
}

/** Says what became of the file: the line that begins its way through the logs. */
function noteArrival({ verdict, match }: Found): void {
  const isRejected = verdict.kind === 'rejected';
  const { rows, matched, quarantined } = match?.counts ?? { rows: 0, matched: 0, quarantined: 0 };
  const reason = isRejected ? verdict.reason : undefined;
  log.info('file-recorded', { verdict: verdict.kind, reason, rows, matched, quarantined });
  count({
    RowsRead: rows,
    RowsMatched: matched ?? 0,
    RowsQuarantined: quarantined,
    FilesRejected: isRejected ? 1 : 0,
  });
}

/** What stays of a file that is put again: of one that has been forgotten all is found out again. */
function remembered({ unusedSince, forgottenOn, ...file }: FileRecord): Partial<FileRecord> {
  return forgottenOn === undefined ? file : {};
}

function notePut(file: FileRecord, arrival: Arrival): FileRecord {
  const { arrivedAt, puts } = putsOf(file, arrival);
  const isKnown = arrivedAt === file.arrivedAt && (puts?.length ?? 1) === (file.puts?.length ?? 1);
  return isKnown ? file : { ...file, arrivedAt, ...(puts && { puts }) };
}

/** Bytes that somebody puts again and again under one key are news so often at most; then the oldest repeats go. */
const mostPuts = 500;
/** S3 lists puts by the second, and announces them by the millisecond. */
export const samePutMs = 2_000;

/** Every put of these bytes under this key with this one among them: an event that is repeated adds none. */
function putsOf(
  known: Pick<FileRecord, 'arrivedAt' | 'puts'> | undefined,
  { arrivedAt: at, versionId, sequencer }: Arrival,
): Pick<FileRecord, 'arrivedAt' | 'puts'> {
  const version = versionId ?? sequencer;
  const put: FilePut = { at, ...(version !== undefined && { version }) };
  const before = known === undefined ? [] : (known.puts ?? [{ at: known.arrivedAt }]);
  const same = before.findIndex((other) => isSamePut(other, put));
  const puts = same === -1 ? [...before, put] : before.with(same, earlierOf(before[same] ?? put, put));
  const [first = put, ...again] = puts.sort((a, b) => (a.at < b.at ? -1 : 1));
  const kept = [first, ...again.slice(-mostPuts)];
  return { arrivedAt: first.at, ...((kept.length > 1 || first.version !== undefined) && { puts: kept }) };
}

function isSamePut(one: FilePut, other: FilePut): boolean {
  if (one.version !== undefined && other.version !== undefined) return one.version === other.version;
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= samePutMs;
}

function earlierOf(one: FilePut, other: FilePut): FilePut {
  const at = one.at < other.at ? one.at : other.at;
  const version = one.version ?? other.version;
  return { at, ...(version !== undefined && { version }) };
}
