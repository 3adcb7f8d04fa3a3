/** Reads a file about people, one row a member, whole: its rows belong together only by household. */
import { buffer } from 'node:stream/consumers';
import type { Verdict } from '../../contracts/deliveries.ts';
import type { SampleRow } from '../../contracts/release-preview.ts';
import { RowSample, type KnowsWord } from '../../domain/deliveries/sample-rows.ts';
import { splitAtReturns, splitRecord } from '../../domain/kernel/csv.ts';
import { countFields, type Column } from '../../domain/kernel/header.ts';
import { isWellFormed, readIdentity } from '../../domain/kernel/identity.ts';
import type { RosterRow } from '../../domain/roster/read-roster-row.ts';
import { readRows, type FileReading } from '../../matching/read-rows.ts';
import type { Bucket } from '../../store/aws/objects.ts';

export interface PeopleSource {
  bucket: Pick<Bucket, 'name' | 'open'>;
  key: string;
  expected?: { eTag: string; versionId?: string };
  gzipped: boolean;
  columns: readonly Column[];
  /** The column with the number by which rows belong together. */
  numberedBy: string;
}

export type Rejection = Extract<Verdict, { kind: 'rejected' }>;

export type PeopleObject =
  | { kind: 'gone' }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Rejection }
  | {
      kind: 'rows';
      sha256: string;
      bytes: number;
      rows: RosterRow[];
      /** A few rows, masked. */
      sample: SampleRow[];
    };

/**
 * Some hundred times the roster of a large county: what is more is none, and would not fit in memory. Of the bytes it is
 * told before they are read; the characters are counted as they are inflated.
 */
const mostOf = { bytes: 400_000_000, characters: 200_000_000 };

export async function readPeople(
  { bucket, key, expected, gzipped, columns, numberedBy }: PeopleSource,
  limits = mostOf,
): Promise<PeopleObject> {
  const opened = await bucket.open(key, expected);
  if (opened.kind === 'gone') return { kind: 'gone' };
  if (opened.kind === 'archived')
    return { kind: 'rejected', sha256: '', bytes: 0, verdict: rejection('file-archived') };
  if (opened.bytes > limits.bytes) {
    opened.body.destroy();
    return { kind: 'rejected', sha256: '', bytes: opened.bytes, verdict: rejection('file-too-large') };
  }
  const bytes = await buffer(opened.body);
  const reading = await readRows(() => onePiece(bytes), { gzipped, columns });
  const object = { sha256: reading.sha256, bytes: reading.bytes };
  if (reading.kind === 'rejected')
    return { kind: 'rejected', ...object, verdict: rejection(reading.reason, reading.detail) };
  const sample = new RowSample(columns, reading.positions, isHarmlessWord);
  const options = { columns, numberedBy, mostCharacters: limits.characters, sample };
  const rows = await collectRows(reading, options);
  if (rows === 'too-large') return { kind: 'rejected', ...object, verdict: rejection('file-too-large') };
  return { kind: 'rows', ...object, rows, sample: sample.rows };
}

/** Words that say nothing of who a person is. */
const harmlessWords: ReadonlySet<string> = new Set([
  ...['城市低保', '农村低保', '城市', '农村', '是', '否', '月', '年', 'A', 'B', 'C', '长期', '救助期间'],
  ...['户主', '本人', '配偶', '妻', '夫', '子', '女', '父', '母', '孙子', '孙女'],
]);
const isHarmlessWord: KnowsWord = (_field, word) => harmlessWords.has(word);

export function rejection(reason: Rejection['reason'], detail?: string | 0): Rejection {
  return { kind: 'rejected', reason, ...(detail && { detail }) };
}

type RowsOfFile = Extract<FileReading, { kind: 'rows' }>;

interface CollectOptions {
  columns: readonly Column[];
  numberedBy: string;
  mostCharacters: number;
  sample: RowSample;
}

async function collectRows(
  { rows: read, positions, width }: RowsOfFile,
  { columns, numberedBy, mostCharacters, sample }: CollectOptions,
): Promise<RosterRow[] | 'too-large'> {
  const required = columns.filter((column) => column.required);
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
      const number = (name: string): string => (name === numberedBy ? field(name) : '');
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
