/** Control totals of a file: its manifest, when one was put before it. */
import { createHash } from 'node:crypto';
import type { Bucket } from '../../store/aws/objects.ts';
import type { Manifest, Verdict } from '../../contracts/deliveries.ts';
import type { RejectionReason } from '../../contracts/reasons.ts';
import { readManifest } from '../../domain/deliveries/control-totals.ts';
import { manifestKeyOf } from '../../domain/deliveries/delivery-key.ts';

export type ControlTotals =
  | { kind: 'none'; manifest: Manifest; sha256?: undefined }
  | { kind: 'manifest'; manifest: Manifest; sha256: string }
  /** `sha256` is empty where it was not read. */
  | { kind: 'invalid'; manifest: Manifest; reason: UnusableManifest; problem?: string; sha256: string };

type UnusableManifest = Extract<RejectionReason, 'manifest-invalid' | 'manifest-too-large' | 'file-archived'>;

/** A manifest says a few things. */
const mostManifestBytes = 65_536;

export async function readControlTotals(inbox: Bucket, key: string): Promise<ControlTotals> {
  const read = await inbox.readAtMost(manifestKeyOf(key), mostManifestBytes);
  if (read.kind === 'gone') return { kind: 'none', manifest: {} };
  if (read.kind === 'archived') return unread('file-archived');
  if (read.kind === 'too-large') return unread('manifest-too-large');
  const text = read.bytes.toString('utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const reading = readManifest(text);
  return reading.kind === 'manifest'
    ? { kind: 'manifest', manifest: reading.manifest, sha256 }
    : { kind: 'invalid', manifest: {}, reason: 'manifest-invalid', problem: reading.problem, sha256 };
}

function unread(reason: UnusableManifest): ControlTotals {
  return { kind: 'invalid', manifest: {}, reason, sha256: '' };
}

/** The verdict on a file whose manifest cannot be used. */
export function rejectByManifest({
  reason,
  problem,
}: Extract<ControlTotals, { kind: 'invalid' }>): Extract<Verdict, { kind: 'rejected' }> {
  return { kind: 'rejected', reason, ...(problem !== undefined && { detail: problem }) };
}
