/** Lists of files that grow with what is asked for, not with what was ever delivered. */
import type { DeliveryLedger, SubjectRecords } from '../../store/delivery-ledger.ts';
import type { ListedArrival } from '../../store/delivery-index.ts';
import type { FileRecord, Subject } from '../../contracts/deliveries.ts';
import { keyOnRecord } from '../../domain/deliveries/delivery-key.ts';
import { lastPutOf } from '../../domain/deliveries/folding.ts';
import {
  asWaiting,
  foldSubject,
  sortByKey,
  type DeliveredFile,
  type DeliveredFilesDependencies,
} from './delivered-files.ts';

/** So many of a subject's last files are listed beside what is in use or waits. */
const mostRecent = 50;
const mostUnread = 50;
/** So many puts of a subject are looked at for one page, however few of them are wanted. */
const mostLookedAt = 200;

type Wanted = (subject: Subject) => boolean;

/** A subject as it is, with what its files are asked by. */
interface SubjectState {
  subject: Subject;
  records: SubjectRecords;
  rosterInUse: string | undefined;
}

async function readSubjectStates(
  { ledger, registry }: DeliveredFilesDependencies,
  wanted: Wanted,
): Promise<SubjectState[]> {
  const { counties } = await registry.readMap();
  const subjects = (await ledger.subjects()).filter(wanted);
  return Promise.all(
    subjects.map(async (subject) => ({
      subject,
      records: await ledger.readLive(subject),
      rosterInUse: subject.kind === 'roster' ? counties[subject.county]?.rosterFileId : undefined,
    })),
  );
}

/** What is in use, what waits, and the last that came, of every subject: by key and arrival. */
export async function readRecentFiles(
  deps: DeliveredFilesDependencies,
  wanted: Wanted = () => true,
): Promise<DeliveredFile[]> {
  const subjectStates = await readSubjectStates(deps, wanted);
  const ofEach = await Promise.all(
    subjectStates.map(async (subjectState) => {
      const unread = await deps.ledger.index.listUnread(subjectState.subject, mostUnread);
      const last = await lastArrivals(subjectState, { before: undefined, most: mostRecent }, deps.ledger);
      const recent = new Set(last.map(({ fileId }) => fileId));
      const states = await readStates(subjectState, new Set([...unread, ...recent]), deps.ledger);
      return states.filter(
        ({ file, state }) => state === 'current' || state === 'held' || recent.has(file.fileId),
      );
    }),
  );
  return sortByKey(ofEach.flat());
}

/** The files that were put under a key, the first first, and what of their subject is in use. */
export async function readFilesUnder(
  deps: DeliveredFilesDependencies,
  key: string,
  wanted: Wanted,
): Promise<{ named: DeliveredFile[]; inUse: DeliveredFile[] }> {
  const subjectStates = await readSubjectStates(deps, wanted);
  const found = await Promise.all(
    subjectStates.map(async (subjectState) => {
      const ids = await deps.ledger.index.listUnder(subjectState.subject, keyOnRecord(key));
      return readStates(subjectState, new Set(ids), deps.ledger);
    }),
  );
  const files = sortByKey(found.flat());
  return {
    named: files.filter(({ file }) => file.key === key || file.key === keyOnRecord(key)),
    inUse: files.filter(({ state }) => state === 'current'),
  };
}

export interface FilePage {
  files: DeliveredFile[];
  /** Where the next page begins, which may hold fewer than asked for; undefined after the last. */
  next: ListedArrival | undefined;
}

/** A page of all that is on record, the newest first. */
export async function readFilePage(
  deps: DeliveredFilesDependencies,
  wanted: Wanted,
  asked: { before: ListedArrival | undefined; limit: number; is?: (file: DeliveredFile) => boolean },
): Promise<FilePage> {
  const { before, limit, is = () => true } = asked;
  const subjectStates = await readSubjectStates(deps, wanted);
  const most = Math.max(limit + 1, mostLookedAt);
  const listed = await Promise.all(
    subjectStates.map(async (subjectState) => ({
      subjectState,
      arrivals: await lastArrivals(subjectState, { before, most }, deps.ledger),
    })),
  );
  // Behind the last that a subject was asked for there may be more of it, which nobody has seen.
  const horizon = listed
    .flatMap(({ arrivals }) => (arrivals.length < most ? [] : arrivals.slice(-1)))
    .sort(newestFirst)[0];
  const puts = listed
    .flatMap(({ subjectState, arrivals }) => arrivals.map((arrival) => ({ subjectState, arrival })))
    .filter(({ arrival }) => horizon === undefined || newestFirst(arrival, horizon) <= 0)
    .sort((a, b) => newestFirst(a.arrival, b.arrival));
  const files: DeliveredFile[] = [];
  for (let from = 0; from < puts.length; from += limit) {
    const some = puts.slice(from, from + limit);
    const states = await readPuts(some, deps.ledger);
    for (const [n, { arrival }] of some.entries()) {
      const file = states[n];
      if (file !== undefined && is(file)) files.push(file);
      const isLast = from + n === puts.length - 1 && horizon === undefined;
      if (files.length === limit) return { files, next: isLast ? undefined : arrival };
    }
  }
  return { files, next: horizon };
}

/** What became of each put; undefined where the file was put again later, and is there, or is on record no more. */
async function readPuts(
  puts: readonly { subjectState: SubjectState; arrival: ListedArrival }[],
  ledger: DeliveryLedger,
): Promise<(DeliveredFile | undefined)[]> {
  const found = new Map<string, DeliveredFile>();
  for (const [subjectState, these] of Map.groupBy(puts, (put) => put.subjectState)) {
    const ids = new Set(these.map(({ arrival }) => arrival.fileId));
    for (const state of await readStates(subjectState, ids, ledger)) found.set(state.file.fileId, state);
  }
  return puts.map(({ arrival }) => {
    const file = found.get(arrival.fileId);
    return file !== undefined && lastPutOf(file.file) === arrival.at ? file : undefined;
  });
}

/** The last puts of a subject; without books every file is at hand. */
async function lastArrivals(
  { subject, records }: SubjectState,
  { before, most }: { before: ListedArrival | undefined; most: number },
  { index }: DeliveryLedger,
): Promise<ListedArrival[]> {
  if (records.isWhole !== true) return index.listBefore(subject, before, most);
  return records.files
    .map((file) => ({ at: lastPutOf(file), fileId: file.fileId }))
    .filter((arrival) => before === undefined || newestFirst(before, arrival) < 0)
    .sort(newestFirst)
    .slice(0, most);
}

/** The state of every file at hand, those with the ids among them. */
async function readStates(
  { subject, records, rosterInUse }: SubjectState,
  ids: ReadonlySet<string>,
  ledger: DeliveryLedger,
): Promise<DeliveredFile[]> {
  const known = new Set(records.files.map(({ fileId }) => fileId));
  const others = await ledger.readFiles(subject, new Set([...ids].filter((id) => !known.has(id))));
  const files: FileRecord[] = await ledger.withOriginals(subject, [...records.files, ...others]);
  return foldSubject(subject, { ...records, files }).map((state) => ({
    subject,
    ...asWaiting(state, rosterInUse),
  }));
}

function newestFirst(a: ListedArrival, b: ListedArrival): number {
  const [one, other] = [`${a.at}#${a.fileId}`, `${b.at}#${b.fileId}`];
  return one < other ? 1 : one > other ? -1 : 0;
}
