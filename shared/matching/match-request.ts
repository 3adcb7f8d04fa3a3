/** What matching a file takes and gives, whichever way it is read. */
import type { FileEncoding } from '../contracts/staged-hits.ts';
import type { BlockSizes } from './line-blocks.ts';
import type { RowFormat } from './file-header.ts';
import type { Matching, QuarantinedRow } from './match-row.ts';
import type { RejectedFile } from './read-rows.ts';
import type { HouseholdNumber } from './registry-index.ts';
import type { ObjectDigest, StoredObject } from './stored-object.ts';

export type { QuarantinedRow, RowMember } from './match-row.ts';

/** A row that leads to members who may be queried that day. */
export type Hit = {
  /** Physical line, the header being 1. */
  readonly line: number;
  /** The line without its end is in `bytes` from `start` up to `end`, until the sink has taken it. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Each once, in order. */
  readonly households: readonly HouseholdNumber[];
};

/** A row as it is in its block: without its end, from `start` up to `end`, valid during the call. */
export type SampledRow = {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
};

/** Takes what one pass finds, by line. Each call is awaited before more of the file is read. */
export type MatchSink = {
  hits(batch: readonly Hit[]): Promise<void> | void;
  quarantined(batch: readonly QuarantinedRow[]): Promise<void> | void;
};

export type MatchRequest = StoredObject &
  Matching & {
    /**
     * Called before the first row, with how rows are read. Called again where the file turns out to be in the other encoding: what the pass
     * before gave must then be forgotten. It must be forgotten too where the outcome is `rejected`.
     */
    readonly beginPass: (format: RowFormat) => MatchSink;
    /**
     * Shown the first 1,000 rows, and of those behind them the first that begins in each 8 KiB of the content, about every
     * 64th; whomever they are about. Of each pass again, from its `beginPass` on.
     */
    readonly sample?: (row: SampledRow, format: RowFormat) => void;
    readonly sizes?: BlockSizes;
  };

/** Rows without header and whitespace-only lines. Each is counted once: matched + unmatched + quarantined. */
export type RowCounts = { rows: number; matched: number; unmatched: number; quarantined: number };

/** SHA-256 (hex) and bytes are those of the object as stored. */
export type MatchOutcome =
  | (ObjectDigest & RowCounts & { kind: 'matched'; encoding: FileEncoding; endsWithNewline: boolean })
  | RejectedFile;
