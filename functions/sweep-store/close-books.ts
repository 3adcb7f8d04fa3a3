/** The daily calculating: what a subject's files came to by yesterday, so that intake and pages need not read them all. */
import { subjectName } from '../../shared/store/keys.ts';
import type { DeliveryLedger, SubjectRecords } from '../../shared/store/delivery-ledger.ts';
import { log } from '../../shared/runtime/log.ts';
import { waitsUnread } from '../../shared/domain/deliveries/folding.ts';
import type { FileOutcome, FileRecord, Subject } from '../../shared/contracts/deliveries.ts';
import { digestOfDecisions, filesInBooks, outcomeOf } from '../../shared/domain/deliveries/fold-books.ts';
import {
  bookDeliveries,
  foldRecords,
  type HoldRule,
} from '../../shared/domain/deliveries/fold-deliveries.ts';
import { holdDeliveries, holdRosters } from '../../shared/domain/deliveries/hold-rules.ts';
import { canonicalJson } from '../../shared/domain/kernel/canonical-json.ts';

export interface CloseBooksDependencies {
  ledger: DeliveryLedger;
  now(): Date;
}

/** A put of the last day may still become known; what is older is the exception, and spoils the books. */
const openMs = 24 * 3_600_000;

export function holdOf(subject: Subject): HoldRule {
  return subject.kind === 'roster' ? holdRosters : holdDeliveries;
}

/** Reads everything on record of a subject, and closes its books behind it. @returns what was read */
export async function closeBooksOf(subject: Subject, deps: CloseBooksDependencies): Promise<SubjectRecords> {
  const { ledger } = deps;
  const begun = deps.now();
  const { revision } = await ledger.index.readBooks(subject, begun);
  const records = await ledger.read(subject);
  const through = new Date(begun.getTime() - openMs).toISOString();
  const folded = foldRecords(records, holdOf(subject));
  const then = foldRecords(records, holdOf(subject), through);
  const books = bookDeliveries(records, holdOf(subject), through);
  if (folded.kind !== 'folded' || then.kind !== 'folded' || books === undefined) return records;
  await listMissing(subject, records.files, ledger);
  const open = filesInBooks(books);
  const files: FileRecord[] = [];
  for (const state of then.states) {
    const { file } = state;
    // Of what was never accepted its verdict says all.
    const isBehind = file.verdict.kind === 'accepted' && !open.has(file.fileId) && file.arrivedAt <= through;
    files.push(await noteOutcome(subject, file, isBehind ? outcomeOf(state) : undefined, ledger));
  }
  for (const { file, state } of folded.states)
    if (waitsUnread(file) && state !== 'held') await ledger.index.removeUnread(subject, file.fileId);
  const decisions = digestOfDecisions(records.decisions, records.files, through);
  const isKept = await ledger.index.keepBooks(subject, { books, decisions }, { revision, now: begun });
  log.info('books-closed', { subject: subjectName(subject), files: files.length, isKept });
  return { ...records, files };
}

/** Files that a version before recorded are in no order yet. */
async function listMissing(subject: Subject, files: readonly FileRecord[], { index }: DeliveryLedger) {
  const listed = new Set((await index.listSince(subject)).map(({ fileId }) => fileId));
  for (const file of files) if (!listed.has(file.fileId)) await index.list(subject, file);
}

async function noteOutcome(
  subject: Subject,
  file: FileRecord,
  outcome: FileOutcome | undefined,
  ledger: DeliveryLedger,
): Promise<FileRecord> {
  if (canonicalJson(file.outcome ?? null) === canonicalJson(outcome ?? null)) return file;
  return ledger.changeFile(subject, file.fileId, ({ outcome: _former, ...known } = file) => ({
    ...known,
    ...(outcome && { outcome }),
  }));
}
