import { buffer } from 'node:stream/consumers';
import { ObjectMissingError, type Bucket } from '../../shared/store/aws/objects.ts';
import type { FileRecord, Verdict } from '../../shared/contracts/deliveries.ts';
import { splitRecord } from '../../shared/domain/kernel/csv.ts';
import {
  interpretRoster,
  type QuarantinedRow,
  type RosterHousehold,
  type RosterRow,
} from '../../shared/domain/roster/interpret-roster.ts';
import { rosterColumns } from '../../shared/domain/roster/roster-columns.ts';
import { readRows, type FileReading } from '../../shared/matching/read-rows.ts';

export interface RosterSource {
  bucket: Pick<Bucket, 'name' | 'open'>;
  key: string;
  expected?: { eTag: string; versionId?: string };
  county: string;
  gzipped: boolean;
}

export type RosterObject =
  | { kind: 'gone' }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Extract<Verdict, { kind: 'rejected' }> }
  | {
      kind: 'roster';
      sha256: string;
      bytes: number;
      rows: number;
      households: RosterHousehold[];
      quarantined: QuarantinedRow[];
    };

export interface KeptRosterDependencies {
  store: Bucket;
}

/**
 * Some hundred times the roster of a large county: what is more is none, and would not fit in memory. Of the bytes it is
 * told before they are read; the characters are counted as they are inflated.
 */
const rosterLimits = { bytes: 400_000_000, characters: 200_000_000 };

/** Reads a roster whole: a county's fits in memory, and its rows belong together only by household. */
export async function readRoster(
  { bucket, key, expected, county, gzipped }: RosterSource,
  limits = rosterLimits,
): Promise<RosterObject> {
  const opened = await bucket.open(key, expected);
  if (opened.kind === 'gone') return { kind: 'gone' };
  if (opened.bytes > limits.bytes) {
    opened.body.destroy();
    return { kind: 'rejected', sha256: '', bytes: opened.bytes, verdict: rejection('file-too-large') };
  }
  const bytes = await buffer(opened.body);
  const reading = await readRows(() => onePiece(bytes), { gzipped, columns: rosterColumns });
  const object = { sha256: reading.sha256, bytes: reading.bytes };
  if (reading.kind === 'rejected')
    return { kind: 'rejected', ...object, verdict: rejection(reading.reason, reading.detail) };
  const collected = await collectRows(reading, limits.characters);
  if (collected === 'too-large') return { kind: 'rejected', ...object, verdict: rejection('file-too-large') };
  const { rows, tooLong } = collected;
  const roster = interpretRoster(county, rows);
  if (roster.kind === 'rejected') return { kind: 'rejected', ...object, verdict: rejection(roster.reason) };
  const quarantined = [...tooLong, ...roster.quarantined].sort((a, b) => a.line - b.line);
  return {
    kind: 'roster',
    ...object,
    rows: roster.rows + tooLong.length,
    households: roster.households,
    quarantined,
  };
}

/** The households of a roster that was accepted, from the bytes that were kept. */
export async function readKeptRoster(
  county: string,
  file: FileRecord,
  { store }: KeptRosterDependencies,
): Promise<RosterHousehold[]> {
  const key = file.archiveKey ?? '';
  const roster = await readRoster({ bucket: store, key, county, gzipped: file.key.endsWith('.gz') });
  if (roster.kind !== 'roster') throw new ObjectMissingError(store.name, key);
  return roster.households;
}

function rejection(
  reason: Extract<Verdict, { kind: 'rejected' }>['reason'],
  detail?: string,
): Extract<Verdict, { kind: 'rejected' }> {
  return { kind: 'rejected', reason, ...(detail !== undefined && { detail }) };
}

type RosterFile = Extract<FileReading, { kind: 'rows' }>;

async function collectRows(
  { rows: read, positions }: RosterFile,
  mostCharacters: number,
): Promise<{ rows: RosterRow[]; tooLong: QuarantinedRow[] } | 'too-large'> {
  const required = rosterColumns.filter((column) => column.required);
  const columnsNeeded = Math.max(...required.map((column) => positions[column.field] ?? 0)) + 1;
  const rows: RosterRow[] = [];
  const tooLong: QuarantinedRow[] = [];
  let characters = 0;
  for await (const row of read) {
    if (row.kind === 'too-long') {
      tooLong.push({ line: row.line, reason: 'line-too-long' });
      continue;
    }
    const { line, text } = row;
    characters += text.length;
    if (characters > mostCharacters) return 'too-large';
    const fields = splitRecord(text);
    const field = (name: string): string => fields[positions[name] ?? -1] ?? '';
    rows.push({ line, reachable: fields.length >= columnsNeeded, field });
  }
  return { rows, tooLong };
}

// A whole object as the stream that readers of any size take.
// eslint-disable-next-line @typescript-eslint/require-await
async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
