/** The end of a night: what every case's chain of events is by now is put on record, chained to the night before. */
import { createHash } from 'node:crypto';
import type { AuditLog } from '../../store/audit-log.ts';
import type { EvidenceDigests } from '../../store/evidence-digests.ts';
import type { Forgotten } from '../../store/forgotten.ts';
import { storeKeys } from '../../store/keys.ts';
import type { LockedDigests } from '../../store/locked-digests.ts';
import { log } from '../../runtime/log.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { DigestedCase } from '../../contracts/evidence.ts';
import type { HouseholdResult } from '../../contracts/runs.ts';
import { chainDigest } from '../../domain/cases/digests.ts';
import { digestAudit } from './digest-audit.ts';

export interface DigestEvidenceDependencies {
  store: Bucket;
  digests: EvidenceDigests;
  locked: LockedDigests;
  audit: AuditLog;
  forgotten: Forgotten;
}

/**
 * Digests the cases that a run has seen, and the audit log and what was forgotten up to then. Doing it again for the same run changes nothing.
 * @param night.results what the run found of every household, in its order
 */
export async function digestEvidence(
  night: { run: string; at: string; counties: readonly string[]; results: AsyncIterable<HouseholdResult> },
  { store, digests, locked, audit, forgotten }: DigestEvidenceDependencies,
): Promise<void> {
  const { run, at, counties } = night;
  const lines: string[] = [];
  for await (const line of casesOf(night.results)) lines.push(line);
  const text = lines.join('');
  const list = createHash('sha256').update(text).digest('hex');
  // Named by what it holds: who closes the run at the same time, having seen more, cannot replace it.
  await store.write(storeKeys.digestedCases(run, list), text, 'application/x-ndjson');
  for (;;) {
    const newest = await digests.newest();
    // Also when an earlier attempt put it on record and died before it could lock it.
    if (newest?.run === run) return locked.lock(newest);
    const segments = await digestAudit({ at, counties, before: newest }, audit);
    const last = await forgotten.newest();
    const digest = chainDigest(newest, {
      ...{ run, at, cases: lines.length, list, audit: segments },
      ...(last && { forgotten: { tombstones: last.sequence, digest: last.digest } }),
    });
    if (!(await digests.add(digest))) continue;
    // Out of reach of whoever could change both table and store; only what is on record is locked.
    await locked.lock(digest);
    return log.info('evidence-digested', {
      run,
      sequence: digest.sequence,
      cases: lines.length,
      digest: digest.digest,
    });
  }
}

async function* casesOf(results: AsyncIterable<HouseholdResult>): AsyncGenerator<string> {
  for await (const { householdId, chains } of results) {
    for (const chain of chains) {
      const line: DigestedCase = { householdId, ...chain };
      yield `${JSON.stringify(line)}\n`;
    }
  }
}
