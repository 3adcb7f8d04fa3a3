import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import { admitFile, forgetUnread, type AdmitDependencies } from '../../shared/app/deliveries/admit-file.ts';
import { isKnownPut, recordArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import { readControlTotals, type ControlTotals } from '../../shared/app/deliveries/manifests.ts';
import {
  expectedOf,
  judgePeople,
  refuseKey,
  stageQuarantine,
} from '../../shared/app/deliveries/record-people.ts';
import {
  recordApplication,
  sendChecks,
  type AskCheckDependencies,
  type Asking,
  type Recorded,
} from '../../shared/app/checks/ask-check.ts';
import { CheckContestedError } from '../../shared/app/checks/check-contested.ts';
import { readApplications } from '../../shared/app/checks/read-applications.ts';
import type { QuarantineReason } from '../../shared/contracts/reasons.ts';
import type { Application } from '../../shared/domain/checks/interpret-applications.ts';
import {
  keyOnRecord,
  readDeliveryKey,
  type KeyReading,
} from '../../shared/domain/deliveries/delivery-key.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import type { QuarantinedRow } from '../../shared/domain/roster/interpret-roster.ts';
import { log } from '../../shared/runtime/log.ts';
import { count } from '../../shared/runtime/metrics.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';

export interface ReceiveApplicationsDependencies extends AskCheckDependencies, AdmitDependencies {
  inbox: Bucket;
  store: Pick<Bucket, 'write'>;
  policies: Pick<PolicyStore, 'current'>;
  time: TimeLeft;
  today(): CalendarDate;
}

/**
 * A file of applicants has landed: each household of it is put on record and sent to be checked, then the file is. Cut off in
 * between, all of it is done over, and changes nothing that is done.
 */
export async function receiveApplications(
  arrival: Arrival,
  deps: ReceiveApplicationsDependencies,
): Promise<void> {
  const reading = readApplicantsKey(arrival.key, deps.today());
  const admission = await admitFile(arrival, { asOf: null, ...reading }, deps);
  if (admission === 'kept-out') return;
  if (reading.kind === 'refused') return refuseKey(arrival, reading, deps.ledger);
  const { subject, asOf, gzipped } = reading;
  const totals = await readControlTotals(deps.inbox, arrival.key);
  if (!(await isKnownPut(arrival, totals, subject, deps.ledger))) {
    const recorded = await recordList({ arrival, totals, subject, asOf, gzipped }, deps);
    if (recorded === 'gone')
      return log.warn('applications-overwritten-before-they-were-read', { eTag: arrival.eTag });
  }
  if (admission === 'released') await forgetUnread(subject, arrival, deps.ledger);
}

interface List extends Pick<Extract<ApplicantsKey, { kind: 'delivery' }>, 'subject' | 'asOf' | 'gzipped'> {
  arrival: Arrival;
  totals: ControlTotals;
}

async function recordList(
  { arrival, totals, subject, asOf, gzipped }: List,
  deps: ReceiveApplicationsDependencies,
): Promise<'recorded' | 'gone'> {
  const { county } = subject;
  const file = { bucket: deps.inbox, key: arrival.key, expected: expectedOf(arrival), gzipped };
  const read = await readApplications({ ...file, county, latest: asOf });
  if (read.kind === 'gone') return 'gone';
  const verdict = judgePeople(read, totals);
  const facts = { asOf, sha256: read.sha256, bytes: read.bytes, totals, verdict };
  if (verdict.kind === 'rejected' || read.kind === 'rejected') {
    await recordArrival(subject, arrival, facts, deps.ledger);
    return 'recorded';
  }
  const refused = await takeApplications(read.applications, await askingOf(arrival, county, deps), deps);
  const quarantined = [...read.quarantined, ...refused].sort((a, b) => a.line - b.line);
  const by = `put-${arrival.arrivedAt.replaceAll(/\D/g, '')}`;
  const taken = { rows: read.rows, quarantined };
  const match = await stageQuarantine({ arrival, subject, day: deps.today(), by }, taken, deps);
  await recordArrival(subject, arrival, { ...facts, match }, deps.ledger);
  log.info('applications-received', { applications: read.applications.length, rows: read.rows });
  return 'recorded';
}

type ApplicantsKey =
  | Extract<KeyReading, { kind: 'refused' }>
  | (Extract<KeyReading, { kind: 'delivery' }> & { subject: { kind: 'applicants' } });

/** Another file in this queue is a mistake: this function reads applicants. */
function readApplicantsKey(key: string, today: CalendarDate): ApplicantsKey {
  const reading = readDeliveryKey(key, today);
  if (reading.kind === 'refused') return reading;
  const { subject } = reading;
  if (subject.kind === 'applicants') return { ...reading, subject };
  return { kind: 'refused', subject: { kind: 'refused' }, reason: 'key-unreadable' };
}

/** What is newer is told by when files were put. */
async function askingOf(
  { key, arrivedAt: at }: Arrival,
  county: string,
  { policies, today }: Pick<ReceiveApplicationsDependencies, 'policies' | 'today'>,
): Promise<Asking> {
  const on = today();
  const { policy } = await policies.current();
  return {
    at,
    on,
    policy: policyInForce(policy, county, on),
    purpose: 'application',
    file: keyOnRecord(key),
  };
}

/** Why the rows of an application are not used that could be read. */
const refusals: Partial<Record<Recorded, QuarantineReason>> = {
  taken: 'application-number-taken',
  outdated: 'application-outdated',
};

/** Puts applications on record and has them checked. @returns the rows of those that are not */
async function takeApplications(
  applications: readonly Application[],
  asking: Asking,
  deps: ReceiveApplicationsDependencies,
): Promise<QuarantinedRow[]> {
  const asked: HouseholdId[] = [];
  const refused: QuarantinedRow[] = [];
  for await (const application of inTime(applications, deps.time, 'taking applications')) {
    const { householdId } = application.profile;
    const recorded = await recordApplication(application, asking, deps);
    if (recorded === 'contested')
      throw new CheckContestedError(`the application ${householdId} was changed while it was taken`);
    if (recorded === 'asked') asked.push(householdId);
    const reason = refusals[recorded];
    if (reason !== undefined) refused.push(...application.lines.map((line) => ({ line, reason })));
  }
  await sendChecks(asked, deps);
  count({ ApplicationsReceived: asked.length });
  return refused;
}
