import { createHash, randomUUID } from 'node:crypto';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import { importsOf } from '../../shared/store/registry-store.ts';
import type {
  CountyIndex,
  Counts,
  FileRecord,
  Match,
  Subject,
  Verdict,
} from '../../shared/contracts/deliveries.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { compareControlTotals } from '../../shared/domain/deliveries/control-totals.ts';
import { QuarantinedLines } from '../../shared/domain/deliveries/quarantined-rows.ts';
import { readDeliveryKey, type KeyReading } from '../../shared/domain/deliveries/delivery-key.ts';
import { admitFile, forgetUnread, type AdmitDependencies } from '../../shared/app/deliveries/admit-file.ts';
import { isKnownArrival, recordArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import {
  readControlTotals,
  rejectByManifest,
  type ControlTotals,
} from '../../shared/app/deliveries/manifests.ts';
import { applyRoster, type ApplyRosterDependencies } from './apply-roster.ts';
import { foldRosters } from './fold-rosters.ts';
import { readRoster, type RosterObject } from './read-roster.ts';

export interface ImportRosterDependencies extends ApplyRosterDependencies, AdmitDependencies {
  today(): CalendarDate;
}

/**
 * A roster has landed: read it, record it, and import it if it is the one to use.
 * @returns its county, where its rosters have been settled
 */
export async function receiveRoster(
  arrival: Arrival,
  deps: ImportRosterDependencies,
): Promise<string | undefined> {
  const reading = readRosterKey(arrival.key, deps.today());
  const admission = await admitFile(arrival, { asOf: null, ...reading }, deps);
  if (admission === 'kept-out') return undefined;
  if (reading.kind === 'refused') {
    await refuse(arrival, reading.subject, reading.reason, deps);
    return undefined;
  }
  const { subject, asOf, gzipped } = reading;
  const totals = await readControlTotals(deps.inbox, arrival.key);
  if (!(await isKnownArrival(arrival, totals, subject, deps.ledger))) {
    const roster = await readRoster({
      bucket: deps.inbox,
      key: arrival.key,
      expected: expectedOf(arrival),
      county: subject.county,
      gzipped,
    });
    if (roster.kind === 'gone') {
      log.warn('roster-overwritten-before-it-was-read', { eTag: arrival.eTag });
      return undefined;
    }
    const recorded = await recordRoster({ arrival, totals, subject, asOf, roster }, deps);
    if (recorded === 'gone') {
      log.warn('roster-overwritten-before-it-was-kept', { eTag: arrival.eTag });
      return undefined;
    }
  }
  if (admission === 'released') await forgetUnread(subject, arrival, deps.ledger);
  await settleRosters(subject.county, deps);
  return subject.county;
}

type RosterKey =
  | Extract<KeyReading, { kind: 'refused' }>
  | (Extract<KeyReading, { kind: 'delivery' }> & { subject: { kind: 'roster' } });

/** A delivery in this queue is a mistake: this function reads rosters. */
function readRosterKey(key: string, today: CalendarDate): RosterKey {
  const reading = readDeliveryKey(key, today);
  if (reading.kind === 'refused') return reading;
  const { subject } = reading;
  if (subject.kind === 'roster') return { ...reading, subject };
  return { kind: 'refused', subject: { kind: 'refused' }, reason: 'key-unreadable' };
}

/**
 * Imports the roster that is current, unless a run is open, or it is in use already and no other import may have left
 * something behind.
 */
export async function settleRosters(county: string, deps: ImportRosterDependencies): Promise<void> {
  const attempt = randomUUID();
  for (;;) {
    const current = await foldRosters(county, deps);
    if (current === undefined) return;
    const map = await deps.registry.readMap();
    if (isInUse(current, map.counties[county], deps.keys) && importsOf(map, county).length === 0) return;
    // Noted first, asked second: whichever of the two ends first, the run or this, takes the roster up.
    await noteWaiting(county, current, true, deps);
    if ((await deps.runs.openRun()) !== undefined) return log.info('roster-waits-for-the-run', { county });
    const outcome = await applyRoster(county, current, attempt, deps);
    if (outcome === 'applied') {
      await noteWaiting(county, current, false, deps);
      // Looked at again: whoever changed what is on record meanwhile may have seen the former roster in use still.
      if ((await foldRosters(county, deps))?.fileId === current.fileId) return;
    }
    if (outcome === 'run-open') return;
    log.info('roster-import-begun-again', { county });
  }
}

/** In use, and its members have a token under every key that is known. */
function isInUse(roster: FileRecord, county: CountyIndex | undefined, { versions }: KeyRing): boolean {
  return county?.rosterFileId === roster.fileId && county.keyVersions.join() === versions.join();
}

async function noteWaiting(county: string, file: FileRecord, waits: boolean, deps: ImportRosterDependencies) {
  await deps.ledger.changeFile({ kind: 'roster', county }, file.fileId, (known = file) => ({
    ...known,
    waitsForRun: waits,
  }));
}

interface Landed {
  arrival: Arrival;
  totals: ControlTotals;
  subject: Extract<Subject, { kind: 'roster' }>;
  asOf: CalendarDate;
  roster: Exclude<RosterObject, { kind: 'gone' }>;
}

async function recordRoster(landed: Landed, deps: ImportRosterDependencies): Promise<'recorded' | 'gone'> {
  const { arrival, totals, subject, asOf, roster } = landed;
  const judged = judge(roster, totals);
  const verdict = judged.kind === 'accepted' ? { ...judged, ...(await keepSample(landed, deps)) } : judged;
  const facts = { asOf, sha256: roster.sha256, bytes: roster.bytes, totals };
  if (verdict.kind === 'rejected' || roster.kind === 'rejected') {
    await recordArrival(subject, arrival, { ...facts, verdict }, deps.ledger);
    return 'recorded';
  }
  const archiveKey = storeKeys.archive(subject, roster.sha256);
  const copied = await deps.store.copyFrom(deps.inbox, { ...arrival, bytes: roster.bytes }, archiveKey);
  if (copied === 'gone' && !(await deps.store.exists(archiveKey))) return 'gone';
  const match = await stageQuarantine(landed, countsOf(roster), roster.quarantined, deps);
  await recordArrival(subject, arrival, { ...facts, verdict, match, archiveKey }, deps.ledger);
  return 'recorded';
}

/** A few masked rows, for whoever decides about it. */
async function keepSample({ arrival, subject, roster }: Landed, deps: ImportRosterDependencies) {
  if (roster.kind !== 'roster') return {};
  const sample = storeKeys.sample(subject, arrivalIdOf(arrival));
  await deps.store.write(sample, JSON.stringify(roster.sample), 'application/json');
  return { sample };
}

function arrivalIdOf({ key, eTag }: Arrival): string {
  return createHash('sha256').update(`${key}\n${eTag}`).digest('hex').slice(0, 32);
}

/** A roster is matched with no index; what it shares with a delivery's match are its counts and quarantined rows. */
async function stageQuarantine(
  { arrival, subject }: Landed,
  counts: Counts,
  quarantined: readonly unknown[],
  deps: ImportRosterDependencies,
): Promise<Match> {
  const day = deps.today();
  const staged = storeKeys.staged(subject, arrivalIdOf(arrival), 'roster', day);
  const lines = quarantined.map((row) => JSON.stringify(row)).join('\n');
  if (lines !== '') await deps.store.write(storeKeys.quarantine(staged, 0), lines, 'application/x-ndjson');
  const quarantineChunks = lines === '' ? 0 : 1;
  return { indexVersion: 'roster', day, counts, staged, hitChunks: 0, quarantineChunks };
}

function judge(roster: Exclude<RosterObject, { kind: 'gone' }>, totals: ControlTotals): Verdict {
  if (totals.kind === 'invalid') return rejectByManifest(totals);
  if (totals.manifest.of !== undefined && totals.manifest.of > 1) {
    return { kind: 'rejected', reason: 'manifest-invalid', detail: 'a roster is one file' };
  }
  if (roster.kind === 'rejected') return roster.verdict;
  const compared = compareControlTotals(totals.manifest, { rows: roster.rows, sha256: roster.sha256 });
  if (compared.kind === 'agrees') {
    const isNothingRead = roster.rows > 0 && roster.quarantined.length === roster.rows;
    if (isNothingRead)
      return { kind: 'rejected', reason: 'nothing-readable', detail: describeUnread(roster) };
    return { kind: 'accepted', counts: countsOf(roster) };
  }
  return { kind: 'rejected', reason: compared.reason, detail: compared.detail };
}

function describeUnread({ quarantined }: Extract<RosterObject, { kind: 'roster' }>): string {
  const aside = new QuarantinedLines();
  for (const { reason, line } of quarantined) aside.add(reason, line);
  return aside.describe();
}

function countsOf(roster: Extract<RosterObject, { kind: 'roster' }>): Counts {
  return { rows: roster.rows, matched: null, unmatched: null, quarantined: roster.quarantined.length };
}

function expectedOf({ eTag, versionId }: Arrival): { eTag: string; versionId?: string } {
  return { eTag, ...(versionId !== undefined && { versionId }) };
}

async function refuse(
  arrival: Arrival,
  subject: Subject,
  reason: Extract<Verdict, { kind: 'rejected' }>['reason'],
  deps: Pick<ImportRosterDependencies, 'ledger'>,
): Promise<void> {
  const totals: ControlTotals = { kind: 'none', manifest: {} };
  const found = {
    asOf: null,
    sha256: '',
    bytes: arrival.bytes,
    totals,
    verdict: { kind: 'rejected' as const, reason },
  };
  await recordArrival(subject, arrival, found, deps.ledger);
}
