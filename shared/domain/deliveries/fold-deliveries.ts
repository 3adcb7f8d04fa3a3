/**
 * The life of deliveries as a pure fold: which one is current, and what became of each file.
 *
 * It runs in order of arrival over all files on record of one subject (a provider, or a county's rosters), their
 * first counts and what staff decided, so that it gives the same whatever the order in which they were processed.
 */
import { createHash } from 'node:crypto';
import type { FileRecord, StaffDecision } from '../../contracts/deliveries.ts';
import type { DeliveryState } from '../../contracts/outputs.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import type { HoldReason, StateReason } from '../../contracts/reasons.ts';
import type { MissingPersons } from '../../contracts/trust.ts';
import { say } from '../kernel/say.ts';

/** All files of one delivery: one provider, date and `of`, the newest of each part; or several that staff joined. */
export interface Combination {
  id: string;
  asOf: CalendarDate;
  files: readonly FileRecord[];
  /** What decisions name its files by: the file's id, with the time of the put where it was put again. */
  arrivals?: readonly string[];
  /** The older date under which these very bytes were delivered before: what they say is no fresher than that. */
  bytesOf?: CalendarDate;
  /** Files of one day that staff decided to use beside each other. */
  joined?: true;
  /** Who counts as unreadable in it, where it took the place of one that matched them. */
  missing?: MissingPersons;
}

export interface FileState {
  file: FileRecord;
  state: DeliveryState;
  reason: StateReason;
  /** What was seen that the reason rests on, in figures. */
  seen?: Bilingual;
  /** The file whose bytes these are, where it is a duplicate. */
  original?: FileRecord;
}

/** Whether a delivery may be used by itself; `unknown` when that has to be found out first, or by a newer version. */
export type Plausibility =
  | { kind: 'plausible' }
  | { kind: 'implausible'; reason: Exclude<HoldReason, 'part-missing' | 'run-in-progress'>; seen?: Bilingual }
  | { kind: 'unknown'; missing: 'comparison' | 'rules' };

/** What a hold rule may know of the provider's life beside the two deliveries. */
export interface FoldHistory {
  /** Staff have released bytes of an older date once. */
  sameBytesReleased: boolean;
  /** Unknown words of deliveries that were accepted: they have been told. */
  words: ReadonlySet<string>;
}

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

/** One put of a file's bytes. */
interface Arrival {
  id: string;
  at: string;
  file: FileRecord;
}

interface Folding {
  current: Combination | undefined;
  groups: Map<string, Group>;
  settled: Map<string, Omit<FileState, 'file'>>;
  /** The oldest date under which the bytes of a whole delivery have arrived. */
  oldestOf: Map<string, CalendarDate>;
  history: FoldHistory;
  everHeld: Combination[];
  /** Why a combination waits for a person, by its id. */
  held: Map<string, Extract<Plausibility, { kind: 'implausible' }>>;
}

interface Group {
  asOf: CalendarDate;
  of: number;
  parts: Map<number, Arrival>;
}

/**
 * Folds the files of one subject.
 *
 * @param files every file on record, in any order
 * @param decisions what staff decided, by combination; of two decisions on one combination the later is on record
 * @param hold whether a complete delivery may take the place of the current one without a person's release
 * @returns the current delivery, the state of every file (in order of arrival), and each combination that was ever
 *   held as implausible (these alone staff may release or reject); or the comparison that is needed first
 */
export function foldDeliveries(
  files: readonly FileRecord[],
  decisions: readonly StaffDecision[],
  hold: HoldRule,
): FoldOutcome {
  const decided = new Map(decisions.map(({ combination, decision }) => [combination, decision]));
  const rejected = new Set(decisions.filter((d) => d.decision === 'reject').flatMap((d) => d.files));
  const folding: Folding = {
    current: undefined,
    groups: new Map(),
    settled: new Map(),
    oldestOf: new Map(),
    history: { sameBytesReleased: false, words: new Set() },
    everHeld: [],
    held: new Map(),
  };
  for (const arrival of files.flatMap(arrivalsOf).sort(byArrival)) {
    const completed = takeIn(folding, arrival, rejected);
    if (completed === undefined) continue;
    const needed = settle(folding, completed, decided, hold);
    if (needed !== undefined) return needed;
  }
  return {
    kind: 'folded',
    current: folding.current,
    states: [...files].sort(byFirstPut).map((file) => ({ file, ...stateOf(folding, file) })),
    everHeld: folding.everHeld,
  };
}

/** What becomes of a delivery that has just become whole; returns what has to be found out first. */
function settle(
  folding: Folding,
  completed: Combination,
  decided: ReadonlyMap<string, StaffDecision['decision']>,
  hold: HoldRule,
): Exclude<FoldOutcome, { kind: 'folded' }> | undefined {
  const { current, history, held } = folding;
  const candidate = noteBytes(folding, besideJoined(completed, current));
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

/** The first put bears the file's own name; what is put again is news, named with its time. */
function arrivalsOf(file: FileRecord): Arrival[] {
  const again = (file.puts ?? []).filter(({ at }) => at > file.arrivedAt);
  const repeats = again.map(({ at }) => ({ id: `${file.fileId}@${at}`, at, file }));
  return [{ id: file.fileId, at: file.arrivedAt, file }, ...repeats];
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

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Takes a file into its group; returns the delivery it completes, if it does. */
function takeIn(folding: Folding, arrival: Arrival, rejected: ReadonlySet<string>): Combination | undefined {
  const { settled, groups } = folding;
  const { file } = arrival;
  if (file.verdict.kind === 'rejected' || file.asOf === null) {
    const reason = file.verdict.kind === 'rejected' ? file.verdict.reason : 'as-of-invalid';
    settled.set(file.fileId, { state: 'rejected', reason });
    return undefined;
  }
  if (rejected.has(arrival.id)) {
    settled.set(file.fileId, { state: 'rejected', reason: 'rejected-by-staff' });
    return undefined;
  }
  const group = groups.get(nameOf(file)) ?? {
    asOf: file.asOf,
    of: file.of,
    parts: new Map<number, Arrival>(),
  };
  const original = findLive(folding, group, file);
  if (original !== undefined) {
    if (original.fileId !== file.fileId)
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
  groups.set(nameOf(file), group);
  group.parts.set(file.part, arrival);
  return group.parts.size === group.of ? combine(group) : undefined;
}

function nameOf({ asOf, of }: FileRecord): string {
  return `${asOf ?? ''} ${of}`;
}

/** The file of the same date that has these bytes and is in use, or waits: what has been superseded has not. */
function findLive({ current }: Folding, group: Group, file: FileRecord): FileRecord | undefined {
  const inUse = (current?.files ?? []).filter(({ asOf, of }) => asOf === file.asOf && of === file.of);
  const waiting = [...group.parts.values()].map((arrival) => arrival.file);
  return [...inUse, ...waiting].find(({ sha256 }) => sha256 === file.sha256);
}

function combine(group: Group): Combination {
  const arrivals = [...group.parts.entries()].sort(([a], [b]) => a - b).map(([, arrival]) => arrival);
  const ids = arrivals.map(({ id }) => id);
  return { id: idOf(ids), asOf: group.asOf, files: arrivals.map(({ file }) => file), arrivals: ids };
}

function idOf(arrivals: readonly string[]): string {
  return createHash('sha256').update(arrivals.join('\n')).digest('hex').slice(0, 32);
}

/** What decisions name the files of a combination by. */
export function arrivalNames({ arrivals, files }: Combination): readonly string[] {
  return arrivals ?? files.map(({ fileId }) => fileId);
}

/** A correction of one of several files that staff joined leaves the others in use. */
function besideJoined(completed: Combination, current: Combination | undefined): Combination {
  const key = completed.files[0]?.key;
  if (current?.joined === undefined || current.asOf !== completed.asOf) return completed;
  const kept = current.files.flatMap((file, n) => (file.key === key ? [] : [[file, n] as const]));
  if (kept.length === current.files.length) return completed;
  const names = arrivalNames(current);
  const others = {
    ...current,
    files: kept.map(([file]) => file),
    arrivals: kept.map(([, n]) => names[n] ?? ''),
  };
  return join(others, completed);
}

function join(current: Combination, candidate: Combination): Combination {
  const arrivals = [...arrivalNames(current), ...arrivalNames(candidate)];
  const files = [...current.files, ...candidate.files];
  return { id: idOf(arrivals), asOf: candidate.asOf, files, arrivals, joined: true };
}

/** Says of a delivery under which older date its very bytes were delivered before, if they were. */
function noteBytes({ oldestOf }: Folding, candidate: Combination): Combination {
  // The first version of the hold rules did not look at this.
  if (candidate.files.some(({ holdRules }) => holdRules === undefined)) return candidate;
  const bytes = candidate.files.map(({ sha256 }) => sha256).join();
  const oldest = oldestOf.get(bytes);
  if (oldest === undefined || candidate.asOf < oldest) oldestOf.set(bytes, candidate.asOf);
  return oldest !== undefined && oldest < candidate.asOf ? { ...candidate, bytesOf: oldest } : candidate;
}

/** By whom a comparison of two deliveries is named on record. */
export function comparisonName(candidate: Combination, current: Combination): string {
  return `${candidate.id} ${current.id}`;
}

/** A delivery as it would be current in place of the other: with whom it lacks while more of it cannot be read. */
export function inPlaceOf(candidate: Combination, current: Combination | undefined): Combination {
  if (current === undefined || candidate.joined) return candidate;
  const name = comparisonName(candidate, current);
  const missing = candidate.files.map(({ comparisons }) => comparisons?.[name]?.missing).find(Boolean);
  return missing === undefined ? candidate : { ...candidate, missing };
}

/** The delivery becomes current; what is older than it can become current no more. */
function accept(folding: Folding, candidate: Combination): void {
  folding.current = inPlaceOf(candidate, folding.current);
  folding.history = { ...folding.history, words: withWords(folding.history.words, candidate) };
  for (const [name, group] of folding.groups) {
    const older = group.asOf < candidate.asOf;
    const overtaken =
      group.asOf === candidate.asOf && group.parts.size === group.of && !holds(group, candidate);
    if (older || overtaken) folding.groups.delete(name);
  }
}

function withWords(known: ReadonlySet<string>, { files }: Combination): ReadonlySet<string> {
  const words = files.flatMap(({ verdict }) =>
    verdict.kind === 'accepted' ? (verdict.profile?.unknownWords ?? []) : [],
  );
  return words.length === 0 ? known : new Set([...known, ...words.map(wordKey)]);
}

/** How an unknown word is known again. */
export function wordKey({ field, word }: { field: string; word: string }): string {
  return `${field} ${word}`;
}

function holds(group: Group, combination: Combination): boolean {
  return combination.files.every((file) => group.parts.get(file.part)?.file.fileId === file.fileId);
}

function stateOf(folding: Folding, file: FileRecord): Omit<FileState, 'file'> {
  const { current, held, settled } = folding;
  const known = settled.get(file.fileId);
  if (known !== undefined) return known;
  if (current?.files.some((used) => used.fileId === file.fileId)) {
    if (current.bytesOf === undefined) return { state: 'current', reason: null };
    return { state: 'current', reason: 'same-bytes-again', seen: describeOlderBytes(current.bytesOf) };
  }
  const group = folding.groups.get(nameOf(file));
  if (group?.parts.get(file.part)?.file.fileId !== file.fileId)
    return { state: 'superseded', reason: 'newer-delivery' };
  const why = group.parts.size === group.of ? held.get(combine(group).id) : undefined;
  return {
    state: 'held',
    reason: why?.reason ?? 'part-missing',
    ...(why?.seen !== undefined && { seen: why.seen }),
  };
}

/** What is told of bytes that were delivered under an older date. */
export function describeOlderBytes(date: CalendarDate): Bilingual {
  return say(
    `与 ${date} 报送的文件逐字节相同；新鲜程度按 ${date} 计算，请报送新数据`,
    `byte for byte the file of ${date}; how fresh it is goes by ${date}: send what is held now`,
  );
}
