/** Whether cases and audit logs still are what each night has seen: nothing changed, removed or moved, no case gone. */
import { createHash } from 'node:crypto';
import type { AuditLog } from '../../store/audit-log.ts';
import type { EvidenceDigests } from '../../store/evidence-digests.ts';
import type { LockedDigests } from '../../store/locked-digests.ts';
import type { Households } from '../../store/households.ts';
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import { digestedCase, type ChainEnd, type EvidenceDigest } from '../../contracts/evidence.ts';
import type { Tombstone } from '../../contracts/forgotten.ts';
import {
  accountsFor,
  brokenTombstones,
  missedTombstones,
  type TombstoneProblem,
} from '../../domain/retention/tombstones.ts';
import type { Forgotten } from '../../store/forgotten.ts';
import { verifyAudit, type AuditProblem } from './digest-audit.ts';
import { brokenDigests, compareWithLocked, findTampering } from '../../domain/cases/digests.ts';

export interface VerifyEvidenceDependencies {
  store: Bucket;
  digests: EvidenceDigests;
  locked: LockedDigests;
  households: Pick<Households, 'readFile'>;
  registry: RegistryStore;
  audit: AuditLog;
  forgotten: Pick<Forgotten, 'readAll'>;
}

export type EvidenceProblem =
  | AuditProblem
  /** A tombstone was changed, removed or set by nobody who may. */
  | TombstoneProblem
  /** The digest of a night was changed, or one before it removed. */
  | { kind: 'digest-broken'; sequence: number }
  /** The digest on record has no copy under lock that equals it. */
  | { kind: 'digest-not-locked'; sequence: number }
  /** Under lock is a digest that is no longer on record, or never was. */
  | { kind: 'digest-not-on-record'; sequence: number }
  /** The list of a night is gone, or is not the one that was digested. */
  | { kind: 'list-broken'; run: string }
  /** The case's events are not what they were, from this one on. */
  | { kind: 'events-broken'; householdId: string; case: number; event: number }
  | { kind: 'case-removed'; householdId: string; case: number };

export interface EvidenceReport {
  nights: number;
  households: number;
  cases: number;
  problems: EvidenceProblem[];
  /** What was forgotten, by policy's terms and by two people: it is accounted for, and is no problem. */
  forgotten: readonly Tombstone[];
  newest: EvidenceDigest | undefined;
}

export async function verifyEvidence(deps: VerifyEvidenceDependencies): Promise<EvidenceReport> {
  const digests = await deps.digests.readAll();
  const problems: EvidenceProblem[] = brokenDigests(digests).map((sequence) => ({
    kind: 'digest-broken',
    sequence,
  }));
  problems.push(...compareWithLocked(digests, await deps.locked.readAll()));
  const forgotten = await deps.forgotten.readAll();
  problems.push(...brokenTombstones(forgotten), ...missedTombstones(digests, forgotten));
  problems.push(...(await verifyAudit(digests, deps.audit, forgotten)));
  const seen = new Map<string, Map<string, ChainEnd>>();
  for (const digest of digests) {
    if (!(await readList(digest, seen, deps.store))) problems.push({ kind: 'list-broken', run: digest.run });
  }
  const counts = { nights: digests.length, households: 0, cases: 0 };
  const report = { ...counts, problems, forgotten, newest: digests.at(-1) };
  const isAccountedFor = accountsFor(forgotten);
  for (const householdId of await everyHousehold(seen, deps.registry)) {
    const file = await deps.households.readFile(householdId, []);
    const cases = file?.cases ?? [];
    report.households += 1;
    report.cases += cases.length;
    const there = new Set(cases.map(({ number }) => number));
    const ends = [...(seen.get(householdId)?.values() ?? [])];
    const owed = ends.filter((end) => there.has(end.case) || !isAccountedFor(householdId, end));
    problems.push(...judge(householdId, cases, owed));
  }
  return report;
}

/** Adds what a night has seen to what is known; false when its list is not what was digested. */
async function readList(
  digest: EvidenceDigest,
  seen: Map<string, Map<string, ChainEnd>>,
  store: Bucket,
): Promise<boolean> {
  const text = await store.readText(storeKeys.digestedCases(digest.run, digest.list));
  if (text === undefined || createHash('sha256').update(text).digest('hex') !== digest.list) return false;
  for (const line of text.split('\n').filter(Boolean)) {
    const { householdId, ...end } = digestedCase.parse(JSON.parse(line));
    const ends = seen.get(householdId) ?? new Map<string, ChainEnd>();
    seen.set(householdId, ends.set(`${end.case} ${end.events} ${end.digest}`, end));
  }
  return true;
}

/** Households that a night has seen a case of, and all on the registers: their cases may be of today. */
async function everyHousehold(
  seen: ReadonlyMap<string, unknown>,
  registry: RegistryStore,
): Promise<Set<string>> {
  const households = new Set(seen.keys());
  for (const county of Object.values((await registry.readMap()).counties)) {
    for (const { householdId } of await registry.readRegister(county)) households.add(householdId);
  }
  return households;
}

type Case = { number: number; events: Parameters<typeof findTampering>[0] };

function judge(householdId: string, cases: readonly Case[], seen: readonly ChainEnd[]): EvidenceProblem[] {
  const there = new Set(cases.map(({ number }) => number));
  const removed = new Set(seen.map((end) => end.case).filter((number) => !there.has(number)));
  const broken = cases.flatMap(({ number, events }): EvidenceProblem[] => {
    const ends = seen.filter((end) => end.case === number);
    const event = findTampering(events, ends);
    return event === undefined ? [] : [{ kind: 'events-broken', householdId, case: number, event }];
  });
  return [
    ...[...removed].map((number): EvidenceProblem => ({ kind: 'case-removed', householdId, case: number })),
    ...broken,
  ];
}
