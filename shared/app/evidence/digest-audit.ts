/** The audit log under the nightly digest: what each county's log held since the night before, and whether it still does. */
import { createHash } from 'node:crypto';
import type { AuditLog } from '../../store/audit-log.ts';
import type { AuditSegment, EvidenceDigest } from '../../contracts/evidence.ts';
import type { Tombstone } from '../../contracts/forgotten.ts';
import { auditForgottenThrough } from '../../domain/retention/tombstones.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';

/** An entry is written within the request whose time it has: half a minute at most, and clocks differ a little. */
const marginMs = 120_000;

/** The part of each county's log that no night has digested yet. @param before the newest digest on record */
export async function digestAudit(
  { at, counties, before }: { at: string; counties: readonly string[]; before: EvidenceDigest | undefined },
  audit: AuditLog,
): Promise<AuditSegment[]> {
  const known = new Map(before?.audit?.map((segment) => [segment.county, segment.through]));
  const settled = new Date(Date.parse(at) - marginMs).toISOString();
  const segments: AuditSegment[] = [];
  // A county that left keeps its log, and its log its place.
  for (const county of [...new Set([...known.keys(), ...counties])].sort()) {
    const after = known.get(county) ?? '';
    const through = settled > after ? settled : after;
    segments.push({ county, after, through, ...(await digestEntries(audit, { county, after, through })) });
  }
  return segments;
}

/** A part of a log that is not what a night has seen. */
export type AuditProblem = { kind: 'audit-log-broken'; found: number } & Omit<AuditSegment, 'sha256'>;

/** Every part that no longer holds what it held, those aside whose term was over: entries changed, removed or slipped in. */
export async function verifyAudit(
  digests: readonly EvidenceDigest[],
  audit: AuditLog,
  forgotten: readonly Tombstone[],
): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = [];
  for (const { sha256, ...segment } of digests.flatMap((digest) => digest.audit ?? [])) {
    if (segment.through <= (auditForgottenThrough(forgotten, segment.county) ?? '')) continue;
    const now = await digestEntries(audit, segment);
    if (now.sha256 !== sha256) problems.push({ kind: 'audit-log-broken', ...segment, found: now.entries });
  }
  return problems;
}

async function digestEntries(
  audit: AuditLog,
  part: Pick<AuditSegment, 'county' | 'after' | 'through'>,
): Promise<Pick<AuditSegment, 'entries' | 'sha256'>> {
  const hash = createHash('sha256');
  let entries = 0;
  for await (const item of audit.itemsBetween(part)) {
    hash.update(`${canonicalJson(item)}\n`);
    entries += 1;
  }
  return { entries, sha256: hash.digest('hex') };
}
