/**
 * The life of deliveries as a pure fold: which one is current, and what became of each file.
 *
 * It runs in order of arrival over all files on record of one subject (a provider, or a county's rosters), their
 * first counts and what staff decided, so that it gives the same whatever the order in which they were processed.
 */
import type { DeliveryBooks } from '../../contracts/delivery-books.ts';
import type { FileRecord, StaffDecision } from '../../contracts/deliveries.ts';
import { compareText } from '../kernel/text.ts';
import { accept, keepOtherJoinedFiles, describeOlderBytes, join, noteBytes } from './accept-delivery.ts';
import { closeBooks, openBooks } from './fold-books.ts';
import {
  arrivalsOf,
  combine,
  emptyFolding,
  groupNameOf,
  rejectionsOf,
  settleAlone,
  type Rejections,
  type Arrival,
  type Combination,
  type FileState,
  type Folding,
  type FoldHistory,
  type Group,
  type Implausible,
} from './folding.ts';

export type { Combination, FileState, FoldHistory } from './folding.ts';

/** Whether a delivery may be used by itself; `unknown` when that has to be found out first, or by a newer version. */
export type Plausibility =
  { kind: 'plausible' } | Implausible | { kind: 'unknown'; missing: 'comparison' | 'rules' };

/** Why a complete delivery waits for a person, and when. The first delivery has no other to be held against. */
export type HoldRule = (
  candidate: Combination,
  current: Combination | undefined,
  history?: FoldHistory,
) => Plausibility;

export type FoldOutcome =
  | { kind: 'folded'; current: Combination | undefined; states: FileState[]; everHeld: Combination[] }
  | { kind: 'comparison-needed'; candidate: Combination; current: Combination }
  /** A newer version judged these files: this one must not judge them otherwise. */
  | { kind: 'rules-unknown' };

/** The records of a subject that a fold needs. */
export interface FoldedRecords {
  /** In any order: every file, or behind books those that they name and those put since. */
  files: readonly FileRecord[];
  /** By combination; of two decisions on one combination the later is on record. */
  decisions: readonly StaffDecision[];
  /** What a fold over every put up to some moment came to; absent where all files are here. */
  books?: DeliveryBooks | undefined;
}

/**
 * Folds the files of one subject.
 *
 * @param hold whether a complete delivery may take the place of the current one without a person's release
 * @param through puts after this moment are left aside
 * @returns the current delivery, the state of every file given (in order of arrival), and each combination that was ever
 *   held as implausible (these alone staff may release or reject; behind books, those whose files still wait); or the
 *   comparison that is needed first
 */
export function foldRecords(records: FoldedRecords, hold: HoldRule, through?: string): FoldOutcome {
  const folding = runFold(records, hold, through);
  if ('kind' in folding) return folding;
  return {
    kind: 'folded',
    current: folding.current,
    states: [...records.files].sort(byFirstPut).map((file) => ({ file, ...stateOf(folding, file) })),
    everHeld: folding.everHeld,
  };
}

/** The same over every recorded file. */
export function foldDeliveries(
  files: readonly FileRecord[],
  decisions: readonly StaffDecision[],
  hold: HoldRule,
): FoldOutcome {
  return foldRecords({ files, decisions }, hold);
}

/** What the fold comes to with the puts up to a moment; undefined where something has to be found out first. */
export function bookDeliveries(
  records: FoldedRecords,
  hold: HoldRule,
  through: string,
): DeliveryBooks | undefined {
  const folding = runFold(records, hold, through);
  return 'kind' in folding ? undefined : closeBooks(folding, through);
}

function runFold(
  { files, decisions, books }: FoldedRecords,
  hold: HoldRule,
  through?: string,
): Folding | Exclude<FoldOutcome, { kind: 'folded' }> {
  const decided = new Map(decisions.map(({ combination, decision }) => [combination, decision]));
  const rejected = rejectionsOf(decisions);
  const folding = books === undefined ? emptyFolding() : openBooks(books, files, rejected);
  const isDue = ({ at }: Arrival): boolean =>
    (books === undefined || at > books.through) && (through === undefined || at <= through);
  for (const arrival of files.flatMap(arrivalsOf).filter(isDue).sort(byArrival)) {
    const completed = takeIn(folding, arrival, rejected);
    if (completed === undefined) continue;
    const needed = settle(folding, completed, decided, hold);
    if (needed !== undefined) return needed;
  }
  return folding;
}

/** What becomes of a delivery that has just become whole; returns what has to be found out first. */
function settle(
  folding: Folding,
  completed: Combination,
  decided: ReadonlyMap<string, StaffDecision['decision']>,
  hold: HoldRule,
): Exclude<FoldOutcome, { kind: 'folded' }> | undefined {
  const { current, history, held } = folding;
  const candidate = noteBytes(folding, keepOtherJoinedFiles(completed, current));
  const decision = decided.get(candidate.id);
  const isReleased = decision === 'release' || decision === 'join';
  const judged = hold(candidate, current, history);
  if (judged.kind === 'unknown' && !isReleased) {
    if (judged.missing === 'rules' || current === undefined) return { kind: 'rules-unknown' };
    return { kind: 'comparison-needed', candidate, current };
  }
  if (judged.kind === 'implausible') {
    folding.everHeld.push(candidate);
    held.set(candidate.id, judged).set(completed.id, judged);
    if (isReleased && judged.reason === 'same-bytes-again')
      folding.history = { ...folding.history, sameBytesReleased: true };
  }
  if (judged.kind === 'plausible' || isReleased)
    accept(folding, decision === 'join' && current !== undefined ? join(current, candidate) : candidate);
  return undefined;
}

/** Arrival: when these bytes were put under this key; then the key. */
function byArrival(a: Arrival, b: Arrival): number {
  return compareText(a.at, b.at) || compareText(a.file.key, b.file.key) || compareText(a.id, b.id);
}

function byFirstPut(a: FileRecord, b: FileRecord): number {
  return (
    compareText(a.arrivedAt, b.arrivedAt) || compareText(a.key, b.key) || compareText(a.fileId, b.fileId)
  );
}

/** Takes a file into its group; returns the delivery it completes, if it does. */
function takeIn(folding: Folding, arrival: Arrival, rejected: Rejections): Combination | undefined {
  const { settled, groups } = folding;
  const { file } = arrival;
  const alone = settleAlone(file, rejected);
  if (alone !== undefined) settled.set(file.fileId, alone);
  if (alone !== undefined || file.asOf === null) return undefined;
  const reason = rejected.get(arrival.id);
  if (reason !== undefined) {
    if (!isLive(folding, file)) settled.set(file.fileId, { state: 'rejected', reason });
    return undefined;
  }
  const group = groups.get(groupNameOf(file)) ?? {
    asOf: file.asOf,
    of: file.of,
    parts: new Map<number, Arrival>(),
  };
  const original = findLive(folding, group, file);
  if (original !== undefined) {
    if (!isLive(folding, file))
      settled.set(file.fileId, { state: 'duplicate', reason: 'same-bytes', original });
    return undefined;
  }
  if (folding.current !== undefined && file.asOf < folding.current.asOf) {
    // Whatever became of it before, putting it again changes nothing.
    if (arrival.id === file.fileId)
      settled.set(file.fileId, { state: 'superseded', reason: 'older-than-current' });
    return undefined;
  }
  settled.delete(file.fileId);
  groups.set(groupNameOf(file), group);
  group.parts.set(file.part, arrival);
  return group.parts.size === group.of ? combine(group) : undefined;
}

/** Whether a file is in use or waits: what becomes of another put of it changes nothing of that. */
function isLive({ current, groups }: Folding, file: FileRecord): boolean {
  const inUse = current?.files.some(({ fileId }) => fileId === file.fileId) ?? false;
  return inUse || groups.get(groupNameOf(file))?.parts.get(file.part)?.file.fileId === file.fileId;
}

/** The file of the same date that has these bytes and is in use, or waits: what has been superseded has not. */
function findLive({ current }: Folding, group: Group, file: FileRecord): FileRecord | undefined {
  const inUse = (current?.files ?? []).filter(({ asOf, of }) => asOf === file.asOf && of === file.of);
  const waiting = [...group.parts.values()].map((arrival) => arrival.file);
  return [...inUse, ...waiting].find(({ sha256 }) => sha256 === file.sha256);
}

function stateOf(folding: Folding, file: FileRecord): Omit<FileState, 'file'> {
  const { current, held, settled } = folding;
  const known = settled.get(file.fileId);
  if (known !== undefined) return known;
  if (current?.files.some((used) => used.fileId === file.fileId)) {
    if (current.bytesOf === undefined) return { state: 'current', reason: null };
    return { state: 'current', reason: 'same-bytes-again', seen: describeOlderBytes(current.bytesOf) };
  }
  const group = folding.groups.get(groupNameOf(file));
  if (group?.parts.get(file.part)?.file.fileId !== file.fileId)
    return { state: 'superseded', reason: 'newer-delivery' };
  const why = group.parts.size === group.of ? held.get(combine(group).id) : undefined;
  return {
    state: 'held',
    reason: why?.reason ?? 'part-missing',
    ...(why?.seen !== undefined && { seen: why.seen }),
  };
}
