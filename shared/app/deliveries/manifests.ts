/** Control totals of a file: its manifest, when one was put before it. */
import { createHash } from 'node:crypto';
import type { Bucket } from '../../store/aws/objects.ts';
import type { Manifest } from '../../contracts/deliveries.ts';
import { readManifest } from '../../domain/deliveries/control-totals.ts';
import { manifestKeyOf } from '../../domain/deliveries/delivery-key.ts';

export type ControlTotals =
  | { kind: 'none'; manifest: Manifest; sha256?: undefined }
  | { kind: 'manifest'; manifest: Manifest; sha256: string }
  | { kind: 'invalid'; manifest: Manifest; problem: string; sha256: string };

export async function readControlTotals(inbox: Bucket, key: string): Promise<ControlTotals> {
  const text = await inbox.readText(manifestKeyOf(key));
  if (text === undefined) return { kind: 'none', manifest: {} };
  const sha256 = createHash('sha256').update(text).digest('hex');
  const reading = readManifest(text);
  return reading.kind === 'manifest'
    ? { kind: 'manifest', manifest: reading.manifest, sha256 }
    : { kind: 'invalid', manifest: {}, problem: reading.problem, sha256 };
}
