import { createHash } from 'node:crypto';
import type { FileRecord } from '../../shared/contracts/deliveries.ts';

/** A file on record that was accepted: 100 rows of which `matched` matched. */
export function aFile(given: Partial<FileRecord> & { matched?: number } = {}): FileRecord {
  const { matched = 60, ...facts } = given;
  const key = facts.key ?? 'inbox/bank/nongshang/2026-10-31/a.csv';
  const sha256 = facts.sha256 ?? createHash('sha256').update(key).digest('hex');
  return {
    fileId: createHash('sha256').update(`${key}\n${sha256}`).digest('hex').slice(0, 32),
    key,
    asOf: '2026-10-31',
    sha256,
    eTag: sha256.slice(0, 32),
    bytes: 1000,
    arrivedAt: '2026-11-01T00:00:00.000Z',
    part: 1,
    of: 1,
    manifestSha256: null,
    verdict: { kind: 'accepted', counts: { rows: 100, matched, unmatched: 100 - matched, quarantined: 0 } },
    version: 1,
    ...facts,
  };
}
