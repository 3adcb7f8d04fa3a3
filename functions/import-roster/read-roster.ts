import { buffer } from 'node:stream/consumers';
import { ObjectMissingError, type Bucket } from '../../shared/store/aws/objects.ts';
import type { SampleRow } from '../../shared/contracts/release-preview.ts';
import type { FileRecord, Verdict } from '../../shared/contracts/deliveries.ts';
import { splitAtReturns, splitRecord } from '../../shared/domain/kernel/csv.ts';
import { countFields } from '../../shared/domain/kernel/header.ts';
import { isWellFormed, readIdentity } from '../../shared/domain/kernel/identity.ts';
import {
  interpretRoster,
  type QuarantinedRow,
  type RosterHousehold,
  type RosterRow,
} from '../../shared/domain/roster/interpret-roster.ts';
import { RowSample, type KnowsWord } from '../../shared/domain/deliveries/sample-rows.ts';
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
      merged: number;
      households: RosterHousehold[];
      quarantined: QuarantinedRow[];
      /** Identity numbers of people whose rows name no household. */
      strays: string[];
      /** A few rows, masked. */
      sample: SampleRow[];
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
  if (opened.kind === 'archived')
    return { kind: 'rejected', sha256: '', bytes: 0, verdict: rejection('file-archived') };
  if (opened.bytes > limits.bytes) {
    opened.body.destroy();
    return { kind: 'rejected', sha256: '', bytes: opened.bytes, verdict: rejection('file-too-large') };
  }
  const bytes = await buffer(opened.body);
  const reading = await readRows(() => onePiece(bytes), { gzipped, columns: rosterColumns });
  const object = { sha256: reading.sha256, bytes: reading.bytes };
  if (reading.kind === 'rejected')
    return { kind: 'rejected', ...object, verdict: rejection(reading.reason, reading.detail) };
  const sample = new RowSample(rosterColumns, reading.positions, isRosterWord);
  const rows = await collectRows(reading, limits.characters, sample);
  if (rows === 'too-large') return { kind: 'rejected', ...object, verdict: rejection('file-too-large') };
  const roster = interpretRoster(county, rows);
  if (roster.kind === 'rejected') {
    const { reason, line } = roster;
    return { kind: 'rejected', ...object, verdict: rejection(reason, line && `第 ${line} 行 line ${line}`) };
  }
  return { ...roster, ...object, sample: sample.rows };
}

/** What a roster says that was accepted, from the bytes that were kept. */
export async function readKeptRoster(
  county: string,
  file: FileRecord,
  { store }: KeptRosterDependencies,
): Promise<Pick<Extract<RosterObject, { kind: 'roster' }>, 'households' | 'strays'>> {
  const key = file.archiveKey ?? '';
  const roster = await readRoster({ bucket: store, key, county, gzipped: file.key.endsWith('.gz') });
  if (roster.kind !== 'roster') throw new ObjectMissingError(store.name, key);
  return roster;
}

/** Words that say nothing of who a person is. */
const rosterWords: ReadonlySet<string> = new Set([
  ...['城市低保', '农村低保', '城市', '农村', '是', '否', '月', '年', 'A', 'B', 'C', '长期', '救助期间'],
  ...['户主', '本人', '配偶', '妻', '夫', '子', '女', '父', '母', '孙子', '孙女'],
]);
const isRosterWord: KnowsWord = (_field, word) => rosterWords.has(word);

function rejection(
  reason: Extract<Verdict, { kind: 'rejected' }>['reason'],
  detail?: string | 0,
): Extract<Verdict, { kind: 'rejected' }> {
  return { kind: 'rejected', reason, ...(detail && { detail }) };
}

type RosterFile = Extract<FileReading, { kind: 'rows' }>;

async function collectRows(
  { rows: read, positions, width }: RosterFile,
  mostCharacters: number,
  sample: RowSample,
): Promise<RosterRow[] | 'too-large'> {
  const required = rosterColumns.filter((column) => column.required);
  const columnsNeeded = Math.max(...required.map((column) => positions[column.field] ?? 0)) + 1;
  const rows: RosterRow[] = [];
  let characters = 0;
  for await (const row of read) {
    if (row.kind !== 'text') {
      rows.push({ line: row.line, reachable: false, unread: 'line-too-long', field: () => '' });
      continue;
    }
    const { line, text, valid } = row;
    characters += text.length;
    if (characters > mostCharacters) return 'too-large';
    const fields = splitRecord(text);
    sample.see(fields);
    const field = (name: string): string => fields[positions[name] ?? -1] ?? '';
    const numbers = () => splitAtReturns(text).flatMap(splitRecord).flatMap(numbersInText);
    if (!valid || countFields(fields) > width) {
      // Of such a row nothing but its household's number is looked at: it is in doubt, and the one above it.
      const unread = valid ? classifySurplus(text) : 'encoding-invalid';
      const number = (name: string): string => (name === 'household_number' ? field(name) : '');
      rows.push({ line, reachable: true, unread, field: number, numbers });
      continue;
    }
    const firstText = fields.find((each) => each.trim() !== '') ?? '';
    rows.push({ line, reachable: fields.length >= columnsNeeded, firstText, field, numbers });
  }
  return rows;
}

/** Why a row has more fields than the header. */
function classifySurplus(text: string): 'line-ends-mixed' | 'fields-too-many' {
  return splitAtReturns(text).length > 1 ? 'line-ends-mixed' : 'fields-too-many';
}

/** The identity numbers that are certainly in a text. */
function numbersInText(text: string): string[] {
  const reading = readIdentity(text);
  if (reading.kind === 'identity') return isWellFormed(reading) ? [reading.number] : [];
  return reading.numbers.map(({ number }) => number);
}

// A whole object as the stream that readers of any size take.
// eslint-disable-next-line @typescript-eslint/require-await
async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
