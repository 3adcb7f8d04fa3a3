import { createHash } from 'node:crypto';
import { correlateWith } from '../../shared/runtime/correlation.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import { ObjectMissingError, type Bucket } from '../../shared/store/aws/objects.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { FileProfile } from '../../shared/contracts/trust.ts';
import type { Counts, FileRecord, Match, Subject, Verdict } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef, RematchMessage, SettleMessage } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { compareControlTotals } from '../../shared/domain/deliveries/control-totals.ts';
import { isNothingReadable } from '../../shared/domain/deliveries/profile-file.ts';
import { nameOfFile, readDeliveryKey } from '../../shared/domain/deliveries/delivery-key.ts';
import { fitsInTime, inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import { isKnownArrival, recordArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import { readControlTotals, type ControlTotals } from '../../shared/app/deliveries/manifests.ts';
import { settleProvider, type SettleDependencies } from '../../shared/app/deliveries/settle.ts';
import { matchWithAllCores } from '../../shared/matching/match-thread.ts';
import type { MatchRequest } from '../../shared/matching/match-request.ts';
import { compareWith } from './compare-deliveries.ts';
import { ProfiledPass } from './profile-pass.ts';
import { StagedPass } from './stage-hits.ts';

export interface MatchDeliveryDependencies extends SettleDependencies {
  inbox: Bucket;
  store: Bucket;
  ledger: DeliveryLedger;
  registry: RegistryStore;
  time: TimeLeft;
  today(): CalendarDate;
}

/** A file has landed: match it, put it on record, settle its provider. */
export async function receiveDelivery(arrival: Arrival, deps: MatchDeliveryDependencies): Promise<void> {
  const reading = readDeliveryKey(arrival.key, deps.today());
  if (reading.kind === 'refused') return refuse(arrival, reading.subject, reading.reason, deps);
  const { subject, asOf, gzipped } = reading;
  if (subject.kind !== 'provider') return refuse(arrival, { kind: 'refused' }, 'key-unreadable', deps);
  await deps.pointers.ensure(subject);

  const totals = await readControlTotals(deps.inbox, arrival.key);
  if (!(await isKnownArrival(arrival, totals, subject, deps.ledger))) {
    const matched = await matchArrival({ arrival, totals, subject, asOf, gzipped }, deps);
    if (matched === 'gone')
      return log.warn('delivery-overwritten-before-it-was-read', { eTag: arrival.eTag });
  }
  await settleProvider(subject, deps, compareWith(deps));
}

/** Settles a provider for whoever could not compare its deliveries. */
export async function settleDelivered(
  { source, provider }: SettleMessage,
  deps: MatchDeliveryDependencies,
): Promise<void> {
  await settleProvider({ source, provider }, deps, compareWith(deps));
}

/** Matches a file again with the index of today, from the bytes that were kept. */
export async function rematchDelivery(
  message: RematchMessage,
  deps: MatchDeliveryDependencies,
): Promise<void> {
  const subject = { kind: 'provider' as const, source: message.source, provider: message.provider };
  correlateWith(message.fileId);
  const file = await deps.ledger.readFile(subject, message.fileId);
  if (file?.archiveKey === undefined || file.asOf === null)
    return log.warn('nothing-to-match-again', { fileId: message.fileId });
  const { archiveKey, asOf, key } = file;
  let match: Match;
  do {
    const pass = await matchBytes(
      {
        bucket: deps.store,
        key: archiveKey,
        inboxKey: key,
        subject,
        asOf,
        gzipped: key.endsWith('.gz'),
        arrival: file.fileId,
      },
      deps,
    );
    if (pass.kind !== 'matched') throw new ObjectMissingError(deps.store.name, archiveKey);
    match = pass.match;
    await deps.ledger.changeFile(subject, file.fileId, (known) => ({ ...(known ?? file), match }));
    // A roster may have come meanwhile, and its match too, which this one would have replaced by an older one.
  } while ((await deps.registry.readMap()).version !== match.indexVersion);
  log.info('file-matched-again', { ...match.counts });
  await settleProvider(subject, deps, compareWith(deps));
}

interface Landed {
  arrival: Arrival;
  totals: ControlTotals;
  subject: ProviderRef & { kind: 'provider' };
  asOf: CalendarDate;
  gzipped: boolean;
}

async function matchArrival(landed: Landed, deps: MatchDeliveryDependencies): Promise<'recorded' | 'gone'> {
  const { arrival, totals, subject, asOf } = landed;
  const { key, eTag, versionId } = arrival;
  const pass = await matchBytes(
    {
      bucket: deps.inbox,
      key,
      inboxKey: key,
      expected: { eTag, ...(versionId !== undefined && { versionId }) },
      subject,
      asOf,
      gzipped: landed.gzipped,
      arrival: createHash('sha256').update(`${key}\n${eTag}`).digest('hex').slice(0, 32),
      isFirst: true,
    },
    deps,
  );
  if (pass.kind === 'gone') return 'gone';
  if (pass.kind === 'too-large') {
    await refuse(arrival, subject, 'file-too-large', deps);
    return 'recorded';
  }
  const verdict = judge(pass, totals);
  const record = { asOf, sha256: pass.sha256, bytes: pass.bytes, totals };
  if (verdict.kind === 'rejected' || pass.kind === 'rejected') {
    await recordArrival(subject, arrival, { ...record, verdict }, deps.ledger);
    return 'recorded';
  }
  const archiveKey = storeKeys.archive(subject, pass.sha256);
  const copied = await deps.store.copyFrom(deps.inbox, { ...arrival, bytes: pass.bytes }, archiveKey);
  if (copied === 'gone' && !(await deps.store.exists(archiveKey))) return 'gone';
  await recordArrival(subject, arrival, { ...record, verdict, match: pass.match, archiveKey }, deps.ledger);
  return 'recorded';
}

type Pass =
  | {
      kind: 'matched';
      sha256: string;
      bytes: number;
      match: Match;
      endsWithNewline: boolean;
      /** Of a first pass. */
      first?: { profile: FileProfile; persons: string };
    }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Verdict }
  | { kind: 'gone' }
  /** A pass would not end in time; nothing of the file has been read. */
  | { kind: 'too-large' };

interface BytesToMatch {
  bucket: Bucket;
  key: string;
  /** The key that evidence names, wherever the bytes lie. */
  inboxKey: string;
  expected?: { eTag: string; versionId?: string };
  subject: ProviderRef & { kind: 'provider' };
  asOf: CalendarDate;
  gzipped: boolean;
  arrival: string;
  /** Then the file's profile is taken, and who was matched is put beside its bytes. */
  isFirst?: true;
}

/** One streaming pass over the bytes: digest, encoding, counts, and the hits staged. */
async function matchBytes(from: BytesToMatch, deps: MatchDeliveryDependencies): Promise<Pass> {
  const day = deps.today();
  const { registry, version } = await deps.registry.current();
  const first = await from.bucket.open(from.key, from.expected);
  if (first.kind === 'gone') return { kind: 'gone' };
  if (!fitsInTime({ bytes: first.bytes, gzipped: from.gzipped }, deps.time)) return { kind: 'too-large' };
  const staged = storeKeys.staged(from.subject, from.arrival, version, day);
  const facts = { provider: from.subject.provider, asOf: from.asOf, file: from.inboxKey };
  let pass: StagedPass | undefined;
  let profiled: ProfiledPass | undefined;
  const spec = requireSource(from.subject.source);
  const request: MatchRequest = {
    open: reopening(from, first.body, deps.time),
    gzipped: from.gzipped,
    spec,
    registry,
    day,
    beginPass: (format) => {
      pass = new StagedPass({
        ...{ store: deps.store, registry, staged, columns: spec.columns },
        facts: { ...facts, ...format },
      });
      if (from.isFirst === undefined) return pass;
      profiled = new ProfiledPass(pass, { spec, asOf: from.asOf, format });
      return profiled;
    },
    ...(from.isFirst && { sample: (row) => profiled?.sampled(row) }),
  };
  const outcome = await matchWithAllCores(request, first.bytes);
  if (outcome.kind === 'rejected') {
    const { sha256, bytes, reason, detail } = outcome;
    return {
      kind: 'rejected',
      sha256,
      bytes,
      verdict: { kind: 'rejected', reason, ...(detail && { detail }) },
    };
  }
  await pass?.finish();
  const { sha256, bytes, rows, matched, unmatched, quarantined, endsWithNewline } = outcome;
  const counts: Counts = { rows, matched, unmatched, quarantined };
  const { hitChunks = 0, quarantineChunks = 0, rounded = [] } = pass ?? {};
  const persons = storeKeys.persons(from.subject, from.arrival);
  await profiled?.writePersons(persons, deps.store);
  return {
    kind: 'matched',
    sha256,
    bytes,
    endsWithNewline,
    ...(profiled !== undefined && { first: { profile: profiled.profile(rows), persons } }),
    match: {
      ...{ indexVersion: version, day, counts, staged, hitChunks, quarantineChunks },
      ...(rounded.length > 0 && { rounded }),
    },
  };
}

/** The first pass reads the object that is open already; a second one opens it again. */
function reopening(
  from: BytesToMatch,
  first: AsyncIterable<Uint8Array>,
  time: TimeLeft,
): () => AsyncIterable<Uint8Array> {
  let next: AsyncIterable<Uint8Array> | undefined = first;
  return () => {
    const body = next ?? reopen(from);
    next = undefined;
    return inTime(body, time, 'matching');
  };
}

async function* reopen(from: BytesToMatch): AsyncGenerator<Uint8Array> {
  const again = await from.bucket.open(from.key, from.expected);
  if (again.kind === 'gone') throw new ObjectMissingError(from.bucket.name, nameOfFile(from.key));
  yield* again.body;
}

/** The verdict on a first pass: what was found, and whether the control totals agree with it. */
function judge(pass: Exclude<Pass, { kind: 'gone' | 'too-large' }>, totals: ControlTotals): Verdict {
  if (totals.kind === 'invalid')
    return { kind: 'rejected', reason: 'manifest-invalid', detail: totals.problem };
  if (pass.kind === 'rejected') return pass.verdict;
  const { counts } = pass.match;
  const compared = compareControlTotals(totals.manifest, { rows: counts.rows, sha256: pass.sha256 });
  if (compared.kind === 'agrees') {
    if (isNothingReadable(pass.first?.profile)) return { kind: 'rejected', reason: 'nothing-readable' };
    return { kind: 'accepted', counts, endsWithNewline: pass.endsWithNewline, ...pass.first };
  }
  return { kind: 'rejected', reason: compared.reason, detail: compared.detail };
}

/** A key that cannot be understood is put on record with its reason; the object stays where it is, unread. */
async function refuse(
  arrival: Arrival,
  subject: Subject,
  reason: Extract<Verdict, { kind: 'rejected' }>['reason'],
  deps: Pick<MatchDeliveryDependencies, 'ledger' | 'pointers'>,
): Promise<void> {
  if (subject.kind === 'provider') await deps.pointers.ensure(subject);
  const unread: Pick<FileRecord, 'asOf' | 'sha256' | 'bytes'> = {
    asOf: null,
    sha256: '',
    bytes: arrival.bytes,
  };
  await recordArrival(
    subject,
    arrival,
    { ...unread, totals: { kind: 'none', manifest: {} }, verdict: { kind: 'rejected', reason } },
    deps.ledger,
  );
}
