/** Staged hits: what matching hands to publishing, as chunk objects of lines. */
import * as z from 'zod';
import { holding } from './holdings.ts';
import type { HouseholdId } from './primitives.ts';

/** The encodings that a delivered file may have. */
export const fileEncoding = z.enum(['utf-8', 'gb18030']);
export type FileEncoding = z.infer<typeof fileEncoding>;

/** The first line of a chunk, JSON in UTF-8: what is the same for all hits of a file, and how its rows are read. */
export const stagedFacts = holding.pick({ provider: true, asOf: true, file: true }).extend({
  encoding: fileEncoding,
  /** The index of each column that is there, by field. */
  positions: z.record(z.string(), z.int().nonnegative()),
});
export type StagedFacts = z.infer<typeof stagedFacts>;

/**
 * Every other line: `<household> <line> <row>`, the row's bytes being those of the file. Nothing is read of it yet. Of a
 * row that leads to a member and cannot be read the line is negative, and `<reason> <17 digits>` is in its place.
 */
export interface StagedHit {
  household: HouseholdId;
  /** Physical line of the delivered file, its header being 1. */
  line: number;
  row: Uint8Array;
  /** Why the row cannot be read, and whose it is; `row` is not the file's then. */
  unread?: { reason: string; first17: string };
}

const SPACE = 0x20;

export function readStagedHit(bytes: Buffer): StagedHit {
  const first = bytes.indexOf(SPACE);
  const second = bytes.indexOf(SPACE, first + 1);
  const line = Number(bytes.toString('latin1', first + 1, second));
  const row = bytes.subarray(second + 1);
  const hit: StagedHit = { household: bytes.toString('latin1', 0, first), line: Math.abs(line), row };
  if (line > 0) return hit;
  const [reason = '', first17 = ''] = row.toString('latin1').split(' ');
  return { ...hit, unread: { reason, first17 } };
}
