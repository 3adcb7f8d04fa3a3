/** Breaking a fold off at a moment, and going on from there with only the files that may still matter. */
import type { BookedDelivery, DeliveryBooks } from '../../contracts/delivery-books.ts';
import type { FileOutcome, FileRecord, StaffDecision } from '../../contracts/deliveries.ts';
import { deliveryState } from '../../contracts/outputs.ts';
import type { HoldReason } from '../../contracts/reasons.ts';
import { digestOf } from '../kernel/canonical-json.ts';
import {
  arrivalsOf,
  combine,
  emptyFolding,
  groupNameOf,
  type Combination,
  type FileState,
  type Folding,
  type Group,
  settleAlone,
  type Rejections,
  type Implausible,
} from './folding.ts';

/** What of a fold matters to whatever comes next. */
export function closeBooks(folding: Folding, through: string): DeliveryBooks {
  const { current, groups, everHeld, held, oldestOf, history } = folding;
  const waiting = new Set([...groups.values()].flatMap(({ parts }) => [...parts.values()].map(fileIdOf)));
  const stillHeld = everHeld.filter(({ files }) => files.some(({ fileId }) => waiting.has(fileId)));
  const whole = [...groups.values()].filter(({ parts, of }) => parts.size === of).map(combine);
  const asked = new Set([...stillHeld, ...whole].map(({ id }) => id));
  return {
    through,
    ...(current && { current: book(current) }),
    groups: [...groups.values()].map(bookGroup),
    everHeld: stillHeld.map(book),
    held: [...held]
      .filter(([id]) => asked.has(id))
      .map(([combination, { reason, seen }]) => ({ combination, reason, ...(seen && { seen }) })),
    oldestOf: [...oldestOf],
    words: [...history.words],
    sameBytesReleased: history.sameBytesReleased,
  };
}

function fileIdOf({ file }: { file: FileRecord }): string {
  return file.fileId;
}

function book({ files, arrivals, ...delivery }: Combination): BookedDelivery {
  return {
    ...delivery,
    files: files.map(({ fileId }) => fileId),
    ...(arrivals && { arrivals: [...arrivals] }),
  };
}

function bookGroup({ asOf, of, parts }: Group): DeliveryBooks['groups'][number] {
  return {
    asOf,
    of,
    parts: [...parts].map(([part, { id, at, file }]) => ({ part, id, at, fileId: file.fileId })),
  };
}

/** Ids of the files that books name: they have to be given to whoever opens them. */
export function filesInBooks({ current, groups, everHeld }: DeliveryBooks): Set<string> {
  return new Set([
    ...[...everHeld, ...(current ? [current] : [])].flatMap(({ files }) => files),
    ...groups.flatMap(({ parts }) => parts.map(({ fileId }) => fileId)),
  ]);
}

/**
 * Names the decisions that books were calculated with: all but those about puts behind them.
 * @param files those put since `through` among them
 */
export function digestOfDecisions(
  decisions: readonly StaffDecision[],
  files: readonly FileRecord[],
  through: string,
): string {
  const since = new Set(files.flatMap(arrivalsOf).flatMap(({ id, at }) => (at > through ? [id] : [])));
  const before = decisions.filter(({ files: named }) => !named.every((name) => since.has(name)));
  return digestOf(
    before
      .map(({ combination, decision, at, files: named }) => ({ combination, decision, at, named }))
      .sort((a, b) => (a.combination < b.combination ? -1 : 1)),
  );
}

/** The fold as it was when the books were closed. @param files those that the books name, and others. Errors: one is missing */
export function openBooks(books: DeliveryBooks, files: readonly FileRecord[], rejected: Rejections): Folding {
  const byId = new Map(files.map((file) => [file.fileId, file]));
  const find = (fileId: string): FileRecord => {
    const file = byId.get(fileId);
    if (file === undefined) throw new Error('books name a file that was not read');
    return file;
  };
  const unbook = ({ files: ids, ...delivery }: BookedDelivery): Combination =>
    ({ ...delivery, files: ids.map(find) }) as Combination;
  const groups = books.groups.map(({ parts, ...group }): [string, Group] => [
    groupNameOf(group),
    {
      ...group,
      parts: new Map(parts.map(({ part, id, at, fileId }) => [part, { id, at, file: find(fileId) }])),
    },
  ]);
  return {
    ...emptyFolding(),
    current: books.current && unbook(books.current),
    groups: new Map(groups),
    settled: new Map(settledBefore(books, files, rejected)),
    everHeld: books.everHeld.map(unbook),
    held: new Map(books.held.map(({ combination, ...why }) => [combination, implausible(why)])),
    oldestOf: new Map(books.oldestOf),
    history: { sameBytesReleased: books.sameBytesReleased, words: new Set(books.words) },
  };
}

function implausible({ reason, seen }: Omit<DeliveryBooks['held'][number], 'combination'>): Implausible {
  return {
    kind: 'implausible',
    reason: reason as Exclude<HoldReason, 'part-missing' | 'run-in-progress'>,
    ...(seen && { seen }),
  };
}

/** What had become of the files that the books do not name. */
function settledBefore(
  books: DeliveryBooks,
  files: readonly FileRecord[],
  rejected: Rejections,
): [string, Omit<FileState, 'file'>][] {
  const named = filesInBooks(books);
  const byId = new Map(files.map((file) => [file.fileId, file]));
  return files.flatMap((file) => {
    const settled = settleAlone(file, rejected) ?? (file.outcome && readOutcome(file.outcome, byId));
    return settled === undefined || named.has(file.fileId) ? [] : [[file.fileId, settled]];
  });
}

/**
 * What is on record of a file that the books leave behind. @param byId the file whose bytes it has, where it is a duplicate
 * @returns undefined where another version wrote a state that this one does not know
 */
export function readOutcome(
  { state, reason, seen, original }: FileOutcome,
  byId: ReadonlyMap<string, FileRecord>,
): Omit<FileState, 'file'> | undefined {
  const known = deliveryState.safeParse(state);
  if (!known.success) return undefined;
  const copied = original === undefined ? undefined : byId.get(original);
  return {
    state: known.data,
    reason,
    ...(seen && { seen }),
    ...(copied && { original: copied }),
  };
}

/** What is to be on record of a file; undefined while it is in use or waits. */
export function outcomeOf({
  state,
  reason,
  seen,
  original,
}: Omit<FileState, 'file'>): FileOutcome | undefined {
  if (state === 'current' || state === 'held') return undefined;
  return { state, reason, ...(seen && { seen }), ...(original && { original: original.fileId }) };
}
