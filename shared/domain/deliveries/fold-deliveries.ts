/**
 * The life of deliveries as a pure fold: which one is current, and what became of each file.
 *
 * It runs in order of arrival over all files on record of one subject (a provider, or a county's rosters), their
 * first counts and what staff decided, so that it gives the same whatever the order in which they were processed.
 */
import { createHash } from 'node:crypto';
import type { FileRecord, StaffDecision } from '../../contracts/deliveries.ts';
import type { DeliveryState } from '../../contracts/outputs.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { HoldReason, StateReason } from '../../contracts/reasons.ts';

/** All files of one delivery: one provider, date and `of`, the newest of each part. */
export interface Combination {
  id: string;
  asOf: CalendarDate;
  files: readonly FileRecord[];
}

export interface FileState {
  file: FileRecord;
  state: DeliveryState;
  reason: StateReason;
  /** The file whose bytes these are, where it is a duplicate. */
  original?: FileRecord;
}

/** Whether a delivery may follow the current one by itself; `unknown` when that has to be found out first. */
export type Plausibility =
  | { kind: 'plausible' }
  | { kind: 'implausible'; reason: Exclude<HoldReason, 'part-missing' | 'run-in-progress'> }
  | { kind: 'unknown' };

/** Why a complete delivery waits for a person, and when. */
export type HoldRule = (candidate: Combination, current: Combination) => Plausibility;

export type FoldOutcome =
  | { kind: 'folded'; current: Combination | undefined; states: FileState[]; everHeld: Combination[] }
  | { kind: 'comparison-needed'; candidate: Combination; current: Combination };

interface Folding {
  current: Combination | undefined;
  groups: Map<string, Group>;
  settled: Map<string, { state: DeliveryState; reason: StateReason; original?: FileRecord }>;
  originals: Map<string, FileRecord>;
  everHeld: Combination[];
  /** Why a combination waits for a person, by its id. */
  heldReasons: Map<string, HoldReason>;
}

interface Group {
  asOf: CalendarDate;
  of: number;
  parts: Map<number, FileRecord>;
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
  const arrivals = [...files].sort(byArrival);
  const released = new Set(decisions.filter((d) => d.decision === 'release').map((d) => d.combination));
  const rejected = new Set(decisions.filter((d) => d.decision === 'reject').flatMap((d) => d.files));
  const folding: Folding = {
    current: undefined,
    groups: new Map(),
    settled: new Map(),
    originals: new Map(),
    everHeld: [],
    heldReasons: new Map(),
  };
  for (const file of arrivals) {
    const candidate = takeIn(folding, file, rejected);
    if (candidate === undefined) continue;
    const { current } = folding;
    const plausibility: Plausibility =
      current === undefined ? { kind: 'plausible' } : hold(candidate, current);
    if (plausibility.kind === 'unknown' && current !== undefined && !released.has(candidate.id)) {
      return { kind: 'comparison-needed', candidate, current };
    }
    if (plausibility.kind === 'implausible') {
      folding.everHeld.push(candidate);
      folding.heldReasons.set(candidate.id, plausibility.reason);
    }
    if (plausibility.kind === 'plausible' || released.has(candidate.id)) accept(folding, candidate);
  }
  return {
    kind: 'folded',
    current: folding.current,
    states: arrivals.map((file) => ({ file, ...stateOf(folding, file) })),
    everHeld: folding.everHeld,
  };
}

/** Arrival: the first put of these bytes under this key; then the key. */
function byArrival(a: FileRecord, b: FileRecord): number {
  return (
    compareText(a.arrivedAt, b.arrivedAt) || compareText(a.key, b.key) || compareText(a.fileId, b.fileId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Takes a file into its group; returns the delivery it completes, if it does. */
function takeIn(folding: Folding, file: FileRecord, rejected: ReadonlySet<string>): Combination | undefined {
  const { settled, originals, groups } = folding;
  if (file.verdict.kind === 'rejected' || file.asOf === null) {
    const reason = file.verdict.kind === 'rejected' ? file.verdict.reason : 'as-of-invalid';
    settled.set(file.fileId, { state: 'rejected', reason });
    return undefined;
  }
  if (rejected.has(file.fileId)) {
    settled.set(file.fileId, { state: 'rejected', reason: 'rejected-by-staff' });
    return undefined;
  }
  const bytes = `${file.asOf} ${file.of} ${file.sha256}`;
  const original = originals.get(bytes);
  if (original !== undefined) {
    settled.set(file.fileId, { state: 'duplicate', reason: 'same-bytes', original });
    return undefined;
  }
  originals.set(bytes, file);
  if (folding.current !== undefined && file.asOf < folding.current.asOf) {
    settled.set(file.fileId, { state: 'superseded', reason: 'older-than-current' });
    return undefined;
  }
  const name = `${file.asOf} ${file.of}`;
  const group = groups.get(name) ?? { asOf: file.asOf, of: file.of, parts: new Map<number, FileRecord>() };
  groups.set(name, group);
  group.parts.set(file.part, file);
  return group.parts.size === group.of ? combine(group) : undefined;
}

function combine(group: Group): Combination {
  const files = [...group.parts.entries()].sort(([a], [b]) => a - b).map(([, file]) => file);
  const id = createHash('sha256')
    .update(files.map((file) => file.fileId).join('\n'))
    .digest('hex')
    .slice(0, 32);
  return { id, asOf: group.asOf, files };
}

/** The delivery becomes current; what is older than it can become current no more. */
function accept(folding: Folding, candidate: Combination): void {
  folding.current = candidate;
  for (const [name, group] of folding.groups) {
    const older = group.asOf < candidate.asOf;
    const overtaken =
      group.asOf === candidate.asOf && group.parts.size === group.of && !holds(group, candidate);
    if (older || overtaken) folding.groups.delete(name);
  }
}

function holds(group: Group, combination: Combination): boolean {
  return combination.files.every((file) => group.parts.get(file.part)?.fileId === file.fileId);
}

function stateOf(folding: Folding, file: FileRecord): Omit<FileState, 'file'> {
  const settled = folding.settled.get(file.fileId);
  if (settled !== undefined) return settled;
  if (folding.current?.files.some((used) => used.fileId === file.fileId))
    return { state: 'current', reason: null };
  const group = folding.groups.get(`${file.asOf ?? ''} ${file.of}`);
  if (group?.parts.get(file.part)?.fileId !== file.fileId)
    return { state: 'superseded', reason: 'newer-delivery' };
  return { state: 'held', reason: folding.heldReasons.get(combine(group).id) ?? 'part-missing' };
}
