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
  if (issue?.code === 'unrecognized_keys')
    return {
      kind: 'invalid',
      problem: `it has other fields than rows, sha256, part, of: ${nameFields(issue.keys)}`,
    };
  return { kind: 'invalid', problem: `${issue?.path.join('.') || 'manifest'}: ${issue?.code ?? 'invalid'}` };
}

/** Fields by their names where those are words of a program; anything else might be somebody's name or number. */
function nameFields(fields: readonly string[]): string {
  return fields.map((field) => (/^[A-Za-z_]{1,40}$/.test(field) ? field : '(not shown)')).join(', ');
}

/** The manifest that a file should have: what was found, and its place among several as it was given. */
export function completeManifest({ part, of }: Manifest, { rows, sha256 }: FoundTotals): Manifest {
  return { rows, sha256, ...(part !== undefined && { part }), ...(of !== undefined && { of }) };
}

/** Rows without header and blank lines; SHA-256 of the object's bytes as stored. */
interface FoundTotals {
  rows: number;
  sha256: string;
}

/**
 * Compares what the manifest says with what was found.
 * @returns the reason of a difference, with both figures, or `agrees`
 */
export function compareControlTotals(
  said: Manifest,
  found: FoundTotals,
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
