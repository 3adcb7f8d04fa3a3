/** Control totals: what a manifest says of its file must agree with the file. */
import { manifest, type Manifest } from '../../contracts/deliveries.ts';
import type { RejectionReason } from '../../contracts/reasons.ts';

export type ManifestReading = { kind: 'manifest'; manifest: Manifest } | { kind: 'invalid'; problem: string };

/** Reads the text of a manifest; `problem` says what is wrong with it, without quoting its contents. */
export function readManifest(text: string): ManifestReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'invalid', problem: 'it is not JSON' };
  }
  const parsed = manifest.safeParse(json);
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data };
  const issue = parsed.error.issues[0];
  return { kind: 'invalid', problem: `${issue?.path.join('.') || 'manifest'}: ${issue?.code ?? 'invalid'}` };
}

/**
 * Compares what the manifest says with what was found.
 * @param found rows without header and blank lines; SHA-256 of the object's bytes as stored
 * @returns the reason of a difference, with both figures, or `agrees`
 */
export function compareControlTotals(
  said: Manifest,
  found: { rows: number; sha256: string },
): { kind: 'agrees' } | { kind: 'differs'; reason: RejectionReason; detail: string } {
  if (said.sha256 !== undefined && said.sha256 !== found.sha256) {
    return {
      kind: 'differs',
      reason: 'digest-differs-from-manifest',
      detail: `manifest ${said.sha256}, file ${found.sha256}`,
    };
  }
  if (said.rows !== undefined && said.rows !== found.rows) {
    return {
      kind: 'differs',
      reason: 'rows-differ-from-manifest',
      detail: `manifest ${said.rows}, file ${found.rows}`,
    };
  }
  return { kind: 'agrees' };
}
