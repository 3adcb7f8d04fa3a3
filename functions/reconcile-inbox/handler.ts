import { samePutMs } from '../../shared/app/deliveries/arrivals.ts';
import type { Subject } from '../../shared/contracts/deliveries.ts';
import type { FoundMessage } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { Reconciliation } from '../../shared/contracts/reconciliation.ts';
import {
  isManifestKey,
  isNoDelivery,
  readDeliveryKey,
  keyOnRecord,
  queueOfKey,
} from '../../shared/domain/deliveries/delivery-key.ts';
import { lastPutOf } from '../../shared/domain/deliveries/folding.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket, ListedObject } from '../../shared/store/aws/objects.ts';
import type { Queue } from '../../shared/store/aws/queues.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { subjectName } from '../../shared/store/keys.ts';
import type { Reconciliations } from '../../shared/store/reconciliations.ts';

export interface ReconcileInboxDependencies {
  inbox: Bucket;
  ledger: DeliveryLedger;
  reconciliations: Reconciliations;
  deliveries: Queue<FoundMessage>;
  rosters: Queue<FoundMessage>;
  checks: Queue<FoundMessage>;
  measure(figures: { FilesNotAnnounced: number }): void;
  today(): CalendarDate;
}

/** What was put shortly before is on its way by itself. */
const onItsWayMs = 3_600_000;

/** Announces every file of the inbox that is not recorded, page by page; a retry continues where it was cut off. */
export async function reconcileInbox(
  scheduledTime: string,
  time: TimeLeft,
  deps: ReconcileInboxDependencies,
): Promise<void> {
  let progress = await takeUp(new Date(scheduledTime).toISOString(), deps);
  if (progress === undefined) return log.info('inbox-reconciled-already');
  const onRecord = new FilesOnRecord(deps.ledger);
  const pages = deps.inbox.listPages({ after: progress.through });
  for await (const page of inTime(pages, time, 'the reconciliation of the inbox')) {
    const announced = await announceUnknown(page, { onRecord, scheduledTime }, deps);
    progress = {
      ...progress,
      through: page.at(-1)?.key ?? progress.through,
      objects: progress.objects + page.length,
      announced: progress.announced + announced,
    };
    await deps.reconciliations.note(progress);
  }
  await deps.reconciliations.note({ ...progress, state: 'done' });
  deps.measure({ FilesNotAnnounced: progress.announced });
  log.info('inbox-reconciled', { objects: progress.objects, announced: progress.announced });
}

/** Where one that was cut off goes on; undefined if this one is done, or a later one has begun. */
async function takeUp(
  scheduledTime: string,
  { reconciliations }: ReconcileInboxDependencies,
): Promise<Reconciliation | undefined> {
  const last = await reconciliations.last();
  if (last?.scheduledTime === scheduledTime) return last.state === 'open' ? last : undefined;
  if (last !== undefined && last.scheduledTime > scheduledTime) return undefined;
  return { scheduledTime, objects: 0, announced: 0, state: 'open' };
}

/** Returns how many files of a page it has announced. */
async function announceUnknown(
  page: readonly ListedObject[],
  { onRecord, scheduledTime }: { onRecord: FilesOnRecord; scheduledTime: string },
  deps: ReconcileInboxDependencies,
): Promise<number> {
  const found: Record<ReturnType<typeof queueOfKey>, FoundMessage[]> = {
    deliveries: [],
    rosters: [],
    checks: [],
  };
  const putBefore = Date.parse(scheduledTime) - onItsWayMs;
  for (const object of page) {
    if (isManifestKey(object.key) || isNoDelivery(object.key) || object.putAt.getTime() > putBefore) continue;
    const { subject } = readDeliveryKey(object.key, deps.today());
    if (await onRecord.has(subject, object)) continue;
    log.warn('file-not-announced', { subject: subjectName(subject), eTag: object.eTag });
    found[queueOfKey(object.key)].push(messageOf(object));
  }
  await deps.deliveries.send(found.deliveries);
  await deps.rosters.send(found.rosters);
  await deps.checks.send(found.checks);
  return Object.values(found).flat().length;
}

function messageOf({ key, eTag, bytes, putAt }: ListedObject): FoundMessage {
  return { type: 'found', key, eTag, bytes, putAt: putAt.toISOString() };
}

/** Which puts are recorded. A listing goes subject by subject, so only the last one is cached. */
class FilesOnRecord {
  readonly #ledger: DeliveryLedger;
  #subject = '';
  /** When each file was put last, as far as is known. */
  #lastPuts: ReadonlyMap<string, string> = new Map();

  constructor(ledger: DeliveryLedger) {
    this.#ledger = ledger;
  }

  /** Whether the last put of a file is known; the same bytes put again, after others, are news. */
  async has(subject: Subject, file: Pick<ListedObject, 'key' | 'eTag' | 'putAt'>): Promise<boolean> {
    const name = subjectName(subject);
    if (name !== this.#subject) {
      const { files } = await this.#ledger.read(subject);
      this.#lastPuts = new Map(files.map((each) => [nameOf(each), lastPutOf(each)]));
      this.#subject = name;
    }
    const known = this.#lastPuts.get(nameOf({ ...file, key: keyOnRecord(file.key) }));
    return known !== undefined && Date.parse(known) >= file.putAt.getTime() - samePutMs;
  }
}

function nameOf({ key, eTag }: { key: string; eTag: string }): string {
  return `${key}\n${eTag}`;
}
