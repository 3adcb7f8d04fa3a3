/** Every file on record with what became of it, and what of it could not be accepted. */
import * as z from 'zod';
import { storeKeys } from '../../store/keys.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { Subject } from '../../contracts/deliveries.ts';
import {
  quarantineLine,
  type DeliveryLine,
  type QuarantineLine,
  type Receipt,
} from '../../contracts/outputs.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { textOfReason } from '../../domain/catalogue/reasons.ts';
import { foldRecords, type FileState, type FoldedRecords } from '../../domain/deliveries/fold-deliveries.ts';
import { observeFile } from '../../domain/deliveries/observe-file.ts';
import { QuarantinedLines } from '../../domain/deliveries/quarantined-rows.ts';
import { holdDeliveries, holdRosters, untilCompared } from '../../domain/deliveries/hold-rules.ts';

/** A file on record with what became of it. */
export interface DeliveredFile extends FileState {
  subject: Subject;
}

export interface DeliveredFilesDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
}

/** Every file on record, by key and arrival, with its state; those of the subjects asked for, or of all. */
export async function readDeliveredFiles(
  { ledger, registry }: DeliveredFilesDependencies,
  wanted: (subject: Subject) => boolean = () => true,
): Promise<DeliveredFile[]> {
  const { counties } = await registry.readMap();
  const subjects = (await ledger.subjects()).filter(wanted);
  const delivered = await Promise.all(
    subjects.map(async (subject) => {
      const inUse = subject.kind === 'roster' ? counties[subject.county]?.rosterFileId : undefined;
      const states = foldSubject(subject, await ledger.read(subject));
      return states.map((state) => ({ subject, ...asWaiting(state, inUse) }));
    }),
  );
  return sortByKey(delivered.flat());
}

/** What became of the files of a subject, for whoever only looks. */
export function foldSubject(subject: Subject, records: FoldedRecords): FileState[] {
  const hold = subject.kind === 'roster' ? holdRosters : holdDeliveries;
  const folded = foldRecords(records, untilCompared(hold));
  if (folded.kind !== 'folded') throw new Error('what is not compared yet is held');
  return folded.states;
}

export function sortByKey(files: readonly DeliveredFile[]): DeliveredFile[] {
  return [...files].sort(
    (a, b) => compareBytes(a.file.key, b.file.key) || compareBytes(a.file.arrivedAt, b.file.arrivedAt),
  );
}

/** A roster that is to be used next but waits for the end of a run is held until then. */
export function asWaiting(state: FileState, rosterInUse: string | undefined): FileState {
  const waits =
    state.state === 'current' && state.file.waitsForRun === true && rosterInUse !== state.file.fileId;
  return waits ? { ...state, state: 'held', reason: 'run-in-progress' } : state;
}

/** What is reported of a file outside: key, state and counts; of a duplicate, those of the file whose bytes it has. */
export function deliveryLineOf({ file, original, state, reason }: FileState): DeliveryLine {
  const counts = state === 'rejected' ? undefined : (original ?? file).match?.counts;
  return {
    key: file.key,
    state,
    rows: counts?.rows ?? null,
    matched: counts?.matched ?? null,
    unmatched: counts?.unmatched ?? null,
    quarantined: counts?.quarantined ?? null,
    reason,
  };
}

/**
 * The quarantined rows of a file that was not rejected; of a duplicate, those of the file whose bytes it has. None of one
 * that has been forgotten: the list went with its bytes.
 */
export async function* readQuarantine(
  { file, original, state }: FileState,
  store: Bucket,
): AsyncGenerator<QuarantineLine> {
  const whose = original ?? file;
  const match = state === 'rejected' || whose.forgottenOn !== undefined ? undefined : whose.match;
  for (let chunk = 0; chunk < (match?.quarantineChunks ?? 0); chunk += 1) {
    for await (const row of store.readLines(storeKeys.quarantine(match?.staged ?? '', chunk))) {
      yield quarantineLine.parse({ ...z.looseObject({}).parse(row), key: file.key });
    }
  }
}

/** What the provider may learn about its file: counts and reasons, no people. @param quarantine all rows of it */
export function receiptOf(delivered: FileState, quarantine: readonly QuarantineLine[]): Receipt {
  const { file } = delivered;
  const aside = QuarantinedLines.forList();
  for (const { reason: why, line } of quarantine) aside.add(why, line);
  const problems = aside.list();
  const profile = file.verdict.kind === 'accepted' ? file.verdict.profile : undefined;
  const detail = file.verdict.kind === 'rejected' ? file.verdict.detail : undefined;
  return {
    ...deliveryLineOf(delivered),
    sha256: file.sha256 === '' ? null : file.sha256,
    explanation: explain(delivered),
    ...(detail !== undefined && { detail }),
    quarantinedByReason: Object.fromEntries(problems.map(({ reason, rows }) => [reason, rows])),
    problems,
    observations: profile === undefined ? [] : observeFile(profile),
  };
}

/** Why a file is what it is: what was seen, where the reason rests on figures, before what the reason means. */
export function explain({ reason, seen }: Pick<FileState, 'reason' | 'seen'>): Bilingual | null {
  if (reason === null || reason === 'same-bytes') return null;
  const { zh, en } = textOfReason(reason);
  const sentence = en.slice(0, 1).toUpperCase() + en.slice(1);
  return seen === undefined ? { zh, en } : { zh: `${seen.zh}。${zh}`, en: `${seen.en}. ${sentence}` };
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
