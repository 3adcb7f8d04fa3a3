import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import { importsOf } from '../../shared/store/registry-store.ts';
import type { FileRecord, Subject } from '../../shared/contracts/deliveries.ts';
import type { CountyIndex } from '../../shared/contracts/registry.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { readDeliveryKey, type KeyReading } from '../../shared/domain/deliveries/delivery-key.ts';
import { admitFile, forgetUnread, type AdmitDependencies } from '../../shared/app/deliveries/admit-file.ts';
import { isKnownArrival, recordArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import { readControlTotals, type ControlTotals } from '../../shared/app/deliveries/manifests.ts';
import {
  arrivalIdOf,
  expectedOf,
  judgePeople,
  refuseKey,
  stageQuarantine,
} from '../../shared/app/deliveries/record-people.ts';
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
    await refuseKey(arrival, reading, deps.ledger);
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
  const judged = judgePeople(roster, totals);
  const verdict = judged.kind === 'accepted' ? { ...judged, ...(await keepSample(landed, deps)) } : judged;
  const facts = { asOf, sha256: roster.sha256, bytes: roster.bytes, totals };
  if (verdict.kind === 'rejected' || roster.kind === 'rejected') {
    await recordArrival(subject, arrival, { ...facts, verdict }, deps.ledger);
    return 'recorded';
  }
  const archiveKey = storeKeys.archive(subject, roster.sha256);
  const copied = await deps.store.copyFrom(deps.inbox, { ...arrival, bytes: roster.bytes }, archiveKey);
  if (copied === 'gone' && !(await deps.store.exists(archiveKey))) return 'gone';
  const match = await stageQuarantine(
    { arrival, subject, day: deps.today(), by: subject.kind },
    roster,
    deps,
  );
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
