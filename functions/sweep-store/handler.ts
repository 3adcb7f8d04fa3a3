import type { FileRecord, Subject } from '../../shared/contracts/deliveries.ts';
import { openStates, settledStates } from '../../shared/contracts/household-case.ts';
import { foldRecords } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { isKept, noteUse, type Today } from '../../shared/domain/deliveries/file-retention.ts';
import { addDays, shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket, ListedObject } from '../../shared/store/aws/objects.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { DeliveryLedger, SubjectRecords } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import { storeKeys, subjectName } from '../../shared/store/keys.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { Runs } from '../../shared/store/runs.ts';
import { closeBooksOf, holdOf, type CloseBooksDependencies } from './close-books.ts';
import { endHolds, type EndHoldsDependencies } from './end-holds.ts';
import { endRecords, type EndRecordsDependencies } from './end-records.ts';

export interface SweepStoreDependencies
  extends
    EvidenceFilesDependencies,
    Today,
    CloseBooksDependencies,
    EndHoldsDependencies,
    EndRecordsDependencies {
  store: Bucket;
  ledger: DeliveryLedger;
  pointers: Pointers;
  runs: Runs;
}

/** What the store has of one subject, and what is recorded of it. */
interface Swept {
  subject: Subject;
  records: SubjectRecords;
  objects: ListedObject[];
}

const removedAtOnce = 16;

/** Removes what nothing uses any more and whose time is over. Doing it again, or only half, does no harm. */
export async function sweepStore(deps: SweepStoreDependencies): Promise<void> {
  const evidence = await readEvidenceFiles(deps);
  const askedIndexes = new Set<string>();
  for (const subject of await deps.ledger.subjects()) {
    if (subject.kind === 'refused')
      await endRecords(subject, await closeBooksOf(subject, deps), evidence, deps);
    else for (const key of await sweepSubject(subject, evidence, deps)) askedIndexes.add(key);
  }
  await sweepRegistry(askedIndexes, deps);
}

/** @returns the indexes with which its kept files were matched first: the next delivery is compared by them */
async function sweepSubject(
  subject: Subject,
  evidence: ReadonlySet<string>,
  deps: SweepStoreDependencies,
): Promise<string[]> {
  const objects: ListedObject[] = [];
  for (const folder of ['archive', 'staging'] as const)
    for await (const object of deps.store.list(storeKeys.folderOf(folder, subject))) objects.push(object);
  const swept = { subject, records: await closeBooksOf(subject, deps), objects };
  const used = await usedFiles(swept, evidence, deps);
  if (used === 'not-compared-yet') {
    log.info('not-swept', { subject: subjectName(subject) });
    return swept.records.files.flatMap(indexesAsked);
  }
  const files = await noteUses(swept, used, deps);
  const named = await namedObjects(subject, files, deps);
  await remove(
    subjectName(subject),
    objects.filter(({ key }) => !isNamed(key, named)),
    deps,
  );
  await endRecords(subject, { ...swept.records, files }, evidence, deps);
  await endHolds(subject, swept.records, deps);
  return files.filter((file) => isKept(file, deps)).flatMap(indexesAsked);
}

function indexesAsked({ verdict }: FileRecord): string[] {
  return verdict.kind === 'accepted' ? Object.values(verdict.asked?.indexKeys ?? {}) : [];
}

/** Ids of the files that are current, held, in use, or evidence of a case that is not closed. */
async function usedFiles(
  { subject, records }: Swept,
  evidence: ReadonlySet<string>,
  { registry }: SweepStoreDependencies,
): Promise<Set<string> | 'not-compared-yet'> {
  const folded = foldRecords(records, holdOf(subject));
  if (folded.kind !== 'folded') return 'not-compared-yet';
  const { counties } = await registry.readMap();
  const inUse = subject.kind === 'roster' ? counties[subject.county]?.rosterFileId : undefined;
  const used = folded.states.filter(
    ({ state, file }) =>
      // What a file of applicants says is on record with each of them.
      (state === 'current' && subject.kind !== 'applicants') ||
      state === 'held' ||
      file.fileId === inUse ||
      evidence.has(file.key),
  );
  return new Set(used.map(({ file }) => file.fileId));
}

/** Records since when a file is unused, and when it is forgotten. Returns the updated files. */
async function noteUses(
  { subject, records, objects }: Swept,
  used: ReadonlySet<string>,
  { ledger, ...today }: SweepStoreDependencies,
): Promise<FileRecord[]> {
  const there = new Set(objects.map(({ key }) => key));
  const noted: FileRecord[] = [];
  for (const file of records.files) {
    const use = { isUsed: used.has(file.fileId), isThere: there.has(file.archiveKey ?? '') };
    if (file.verdict.kind === 'rejected' || noteUse(file, use, today) === file) noted.push(file);
    else
      noted.push(await ledger.changeFile(subject, file.fileId, (known = file) => noteUse(known, use, today)));
  }
  return noted;
}

/** Keys and folders of staged hits that recorded files need. */
async function namedObjects(
  subject: Subject,
  files: readonly FileRecord[],
  deps: SweepStoreDependencies,
): Promise<Set<string>> {
  const kept = files.filter((file) => isKept(file, deps));
  const named = new Set(
    kept.flatMap(({ archiveKey = [], match, verdict }) =>
      [archiveKey, match?.staged ?? [], derivedKeys(verdict)].flat(),
    ),
  );
  for (const { comparisons = {} } of kept)
    for (const { missing } of Object.values(comparisons)) if (missing) named.add(missing.persons);
  if (subject.kind !== 'provider') return named;
  const pointer = await deps.pointers.read(subject);
  const newest = (await deps.ledger.read(subject)).newest?.publication ?? 0;
  for (let number = pointer.clearedThrough + 1; number <= newest; number += 1) {
    named.add(storeKeys.publishedItems(subject, number));
    named.add(storeKeys.publishedMissing(subject, number));
    const publication = await deps.ledger.readPublication(subject, number);
    for (const { staged } of publication?.files ?? []) named.add(staged);
  }
  return named;
}

/** What the first pass stored next to the bytes. */
function derivedKeys(verdict: FileRecord['verdict']): string[] {
  if (verdict.kind !== 'accepted') return [];
  return [verdict.persons, verdict.sample].filter((key) => key !== undefined);
}

function isNamed(key: string, named: ReadonlySet<string>): boolean {
  return named.has(key) || named.has(key.slice(0, key.lastIndexOf('/') + 1));
}

/** Of indexes, registers, lists of people and of names those stay that are in use, those of the open run, and indexes still asked. */
async function sweepRegistry(askedIndexes: ReadonlySet<string>, deps: SweepStoreDependencies): Promise<void> {
  const open = await deps.runs.openRun();
  const run = open === undefined ? undefined : await deps.runs.read(open);
  const maps = [await deps.registry.readMap(), ...(run === undefined ? [] : [run.index])];
  const named = new Set([
    ...askedIndexes,
    ...maps.flatMap(({ counties }) =>
      Object.values(counties).flatMap(({ indexKey, registerKey, peopleKey, namesKey }) => [
        indexKey,
        registerKey,
        ...[peopleKey, namesKey].filter((key) => key !== undefined),
      ]),
    ),
  ]);
  const unnamed: ListedObject[] = [];
  for await (const object of deps.store.list(storeKeys.registry))
    if (!named.has(object.key)) unnamed.push(object);
  await remove('registry', unnamed, deps);
}

/** Removes objects that are old enough: younger ones may belong to work that is not recorded yet. */
async function remove(
  of: string,
  unnamed: readonly ListedObject[],
  { store, day, keptDays }: SweepStoreDependencies,
): Promise<void> {
  const due = unnamed.filter(({ putAt }) => addDays(shanghaiDate(putAt), keptDays) <= day);
  for (let from = 0; from < due.length; from += removedAtOnce)
    await Promise.all(due.slice(from, from + removedAtOnce).map(({ key }) => store.remove(key)));
  if (due.length > 0) log.info('swept', { of, objects: due.length });
}

interface EvidenceFilesDependencies {
  caseLists: CaseLists;
  households: Households;
  registry: Pick<RegistryStore, 'readMap'>;
}

/** Keys of the files that the frozen evidence of cases names which are not closed. */
async function readEvidenceFiles(deps: EvidenceFilesDependencies): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const county of Object.keys((await deps.registry.readMap()).counties)) {
    const open = await deps.caseLists.allCases({ county, states: [...openStates, ...settledStates] });
    for await (const { findings } of deps.households.readCases(open))
      for (const { evidence } of findings) for (const { file } of evidence) keys.add(file);
  }
  return keys;
}
