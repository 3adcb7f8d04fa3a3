/** What is on record of files, and of publications, has an end: long after their bytes are gone. */
import type { DeliveryLedger, SubjectRecords } from '../../shared/store/delivery-ledger.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import { subjectName } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import type { FileRecord, Subject } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { filesInBooks } from '../../shared/domain/deliveries/fold-books.ts';
import { bookDeliveries } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { lastPutOf, waitsUnread } from '../../shared/domain/deliveries/folding.ts';
import { addDays, shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { holdOf } from './close-books.ts';

export interface EndRecordsDependencies {
  ledger: DeliveryLedger;
  pointers: Pick<Pointers, 'read'>;
  day: CalendarDate;
  /** Days that is kept what could not be used, and what was used. */
  refusedDays: number;
  recordDays: number;
}

/** @param evidence keys of files that a case that is not closed names: these stay, however old */
export async function endRecords(
  subject: Subject,
  records: SubjectRecords,
  evidence: ReadonlySet<string>,
  deps: EndRecordsDependencies,
): Promise<void> {
  const isNamed = ({ key }: FileRecord): boolean => evidence.has(key);
  const refused = records.files.filter((file) => isOlder(file, deps.refusedDays, deps) && !isAccepted(file));
  const forgotten = await bookForgotten(subject, records, deps);
  const ending = [...refused, ...forgotten].filter((file) => !isNamed(file));
  for (const file of ending)
    await (waitsUnread(file)
      ? deps.ledger.removeUnread(subject, file)
      : deps.ledger.removeFile(subject, file));
  if (subject.kind === 'provider') await endPublications(subject, deps);
  if (ending.length > 0) log.info('records-ended', { subject: subjectName(subject), files: ending.length });
}

/** Messages that name one are at most two weeks old; a night makes one or two. */
const publicationsKept = 100;

async function endPublications(
  ref: ProviderRef,
  { ledger, pointers }: EndRecordsDependencies,
): Promise<void> {
  const { clearedThrough } = await pointers.read(ref);
  const through = clearedThrough - publicationsKept;
  if (through > 0) await ledger.endPublications(ref, through);
}

/**
 * Of accepted files the fold has to know what they led to before they go: it begins from there afterwards. None goes that
 * it still needs, or that somebody could bring back into use.
 */
async function bookForgotten(
  subject: Subject,
  records: SubjectRecords,
  deps: EndRecordsDependencies,
): Promise<FileRecord[]> {
  const due = records.files.filter(
    (file) => isAccepted(file) && file.forgottenOn !== undefined && isOlder(file, deps.recordDays, deps),
  );
  if (due.length === 0) return [];
  const through = lastMomentForgotten(records.files);
  const opening = bookDeliveries(records, holdOf(subject), through);
  if (opening === undefined) return [];
  const needed = filesInBooks(opening);
  const ending = due.filter(({ fileId }) => !needed.has(fileId));
  if (ending.length > 0) await deps.ledger.openWith(subject, opening);
  return ending;
}

/** Up to which nobody can bring a file back: just before the first that is not forgotten was put. */
function lastMomentForgotten(files: readonly FileRecord[]): string {
  const open = files.filter((file) => isAccepted(file) && file.forgottenOn === undefined);
  const [first] = open.map(({ arrivedAt }) => arrivedAt).sort();
  if (first === undefined) return files.map(lastPutOf).sort().at(-1) ?? '';
  return new Date(Date.parse(first) - 1).toISOString();
}

function isAccepted({ verdict }: FileRecord): boolean {
  return verdict.kind === 'accepted';
}

function isOlder(file: FileRecord, days: number, { day }: Pick<EndRecordsDependencies, 'day'>): boolean {
  return addDays(shanghaiDate(new Date(lastPutOf(file))), days) <= day;
}
