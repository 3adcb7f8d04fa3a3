/** What a fold holds while it runs over the files of one subject. */
import { createHash } from 'node:crypto';
import type { FileRecord, StaffDecision } from '../../contracts/deliveries.ts';
import type { DeliveryState } from '../../contracts/outputs.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import type { HoldReason, StateReason } from '../../contracts/reasons.ts';
import type { MissingPersons } from '../../contracts/trust.ts';
import { isOfApplicants } from './delivery-key.ts';

/** All files of one delivery: one provider, date and `of`, the newest of each part; or several that staff joined. */
export interface Combination {
  id: string;
  asOf: CalendarDate;
  files: readonly FileRecord[];
  /** What decisions name its files by: the file's id, with the time of the put where it was put again. */
  arrivals?: readonly string[];
  /** The older date under which these very bytes were delivered before: what they say is no fresher than that. */
  bytesOf?: CalendarDate;
  /** Files of one day that staff decided to use together. */
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

/** What a hold rule may know of the provider besides the two deliveries. */
export interface FoldHistory {
  /** Staff have released bytes of an older date once. */
  sameBytesReleased: boolean;
  /** Unknown words of deliveries that were accepted: they have been reported. */
  words: ReadonlySet<string>;
}

/** Why a delivery waits for a person. */
export interface Implausible {
  kind: 'implausible';
  reason: Exclude<HoldReason, 'part-missing' | 'run-in-progress'>;
  seen?: Bilingual;
}

/** One put of a file's bytes. */
export interface Arrival {
  id: string;
  at: string;
  file: FileRecord;
}

/** The first put has the file's own name; what is put again is news, named with its time. */
export function arrivalsOf(file: FileRecord): Arrival[] {
  const again = (file.puts ?? []).filter(({ at }) => at > file.arrivedAt);
  const repeats = again.map(({ at }) => ({ id: `${file.fileId}@${at}`, at, file }));
  return [{ id: file.fileId, at: file.arrivedAt, file }, ...repeats];
}

/** Files of one date and number of parts that came and may still be used. */
export interface Group {
  asOf: CalendarDate;
  of: number;
  parts: Map<number, Arrival>;
}

export interface Folding {
  current: Combination | undefined;
  groups: Map<string, Group>;
  settled: Map<string, Omit<FileState, 'file'>>;
  /** The oldest date under which the bytes of a whole delivery have arrived; of the newest `bytesRemembered` deliveries. */
  oldestOf: Map<string, CalendarDate>;
  history: FoldHistory;
  everHeld: Combination[];
  /** Why a combination waits for a person, by its id. */
  held: Map<string, Implausible>;
}

/** However long a provider delivers, a fold remembers the bytes of so many deliveries, and so many unknown words. */
export const bytesRemembered = 200;
export const wordsRemembered = 500;

export function emptyFolding(): Folding {
  return {
    current: undefined,
    groups: new Map(),
    settled: new Map(),
    oldestOf: new Map(),
    history: { sameBytesReleased: false, words: new Set() },
    everHeld: [],
    held: new Map(),
  };
}

/** When these bytes were put under this key last. */
export function lastPutOf({ arrivedAt, puts = [] }: Pick<FileRecord, 'arrivedAt' | 'puts'>): string {
  return puts.at(-1)?.at ?? arrivedAt;
}

/** What a decision names a file by that nobody has read: another one under its key is not meant. */
export function unreadName(fileId: string, at: string): string {
  return `${fileId}@${at}`;
}

/** Why a file waits of which nothing has been read: too many came on one day. It is on record as rejected until it is. */
export function waitsUnread({ verdict }: Pick<FileRecord, 'verdict'>): boolean {
  return verdict.kind === 'rejected' && verdict.reason === 'too-many-files';
}

/** Why puts were rejected, by the names that decisions have for them. */
export type Rejections = ReadonlyMap<string, 'rejected-by-staff' | 'nobody-decided'>;

/** The name under which the machine rejects what nobody has decided; no member of staff may have it. */
export const endedByTerm = 'hedui';

export function rejectionsOf(decisions: readonly StaffDecision[]): Rejections {
  return new Map(
    decisions
      .filter(({ decision }) => decision === 'reject')
      .flatMap(({ by, files }) =>
        files.map((name) => [name, by === endedByTerm ? 'nobody-decided' : 'rejected-by-staff'] as const),
      ),
  );
}

/**
 * What becomes of a file whatever else came: one that cannot be used as it is, and one of applicants, which is used beside all
 * others; undefined of one that has to be held against others.
 */
export function settleAlone(file: FileRecord, rejected: Rejections): Omit<FileState, 'file'> | undefined {
  if (file.verdict.kind === 'accepted' && file.asOf !== null)
    return isOfApplicants(file.key) ? { state: 'current', reason: null } : undefined;
  const reason = file.verdict.kind === 'rejected' ? file.verdict.reason : 'as-of-invalid';
  if (!waitsUnread(file)) return { state: 'rejected', reason };
  const why = rejected.get(unreadName(file.fileId, lastPutOf(file)));
  return why === undefined ? { state: 'held', reason } : { state: 'rejected', reason: why };
}

/** The newest of a collection that keeps the order in which things were added. */
export function newestOf<T>(all: Iterable<T>, most: number): T[] {
  return [...all].slice(-most);
}

/** By which date and number of parts a file is grouped. */
export function groupNameOf({ asOf, of }: { asOf: CalendarDate | null; of: number }): string {
  return `${asOf ?? ''} ${of}`;
}

/** The delivery that the newest file of each part makes. */
export function combine(group: Group): Combination {
  const arrivals = [...group.parts.entries()].sort(([a], [b]) => a - b).map(([, arrival]) => arrival);
  const ids = arrivals.map(({ id }) => id);
  return { id: idOf(ids), asOf: group.asOf, files: arrivals.map(({ file }) => file), arrivals: ids };
}

export function idOf(arrivals: readonly string[]): string {
  return createHash('sha256').update(arrivals.join('\n')).digest('hex').slice(0, 32);
}
