/** Holds a delivery against its specification before it is sent: every row as if it led to a member, by the same code. */
import type { Asset } from '../../contracts/holdings.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import type { HoldReason, QuarantineReason } from '../../contracts/reasons.ts';
import type { UnknownWord } from '../../contracts/trust.ts';
import type { Source } from '../../domain/catalogue/source.ts';
import { findHold, holdTable } from '../../domain/deliveries/hold-table.ts';
import {
  FileProfiler,
  findMisshape,
  isNothingReadable,
  type UnusableFile,
} from '../../domain/deliveries/profile-file.ts';
import { observeFile, sayUnread } from '../../domain/deliveries/observe-file.ts';
import { type Lines, noteLine, QuarantinedLines } from '../../domain/deliveries/quarantined-rows.ts';
import { RowSummarizer } from '../../domain/deliveries/summarize-row.ts';
import { splitRecord } from '../../domain/kernel/csv.ts';
import { readIdentity } from '../../domain/kernel/identity.ts';
import type { RowFormat } from '../../matching/file-header.ts';
import { lastRequired, type RowMatch } from '../../matching/match-row.ts';
import { type FileRow, readRows } from '../../matching/read-rows.ts';
import { matchFileRow } from '../../matching/reference.ts';
import { RoundedNumbers } from '../../matching/rounded-numbers.ts';
import type { StoredObject } from '../../matching/stored-object.ts';
import { UnclearRowsCounter, type UnclearRows } from './unclear-rows.ts';

export type FileCheck =
  | { kind: 'rejected'; sha256: string; reason: string; detail?: string }
  | {
      kind: 'readable';
      sha256: string;
      encoding: string;
      /** A file that is cut off ends without one, most of the time. */
      endsWithNewline: boolean;
      rows: number;
      /** Rows that would be quarantined if they led to a member, with the first lines of each reason. */
      quarantined: Map<QuarantineReason, Lines>;
      /** Rows that no rule could judge by, by what is unclear about them. */
      unclear: readonly UnclearRows[];
      /** Why it would be held, and what was seen, as far as the file alone tells. */
      held?: { reason: HoldReason; seen: Bilingual };
      /** The same, if as many of its rows lead to members as of all rows: who sends it cannot know which do. */
      likelyHeld?: { reason: HoldReason; seen: Bilingual };
      /** What else was seen in the file as a whole. */
      noticed?: readonly Bilingual[];
      /** Columns, by their Chinese names, whose numbers a spreadsheet has rounded: they name nothing. */
      rounded?: readonly string[];
      /** Of a roster. */
      households?: number;
    };

/** @param file opens the bytes as they would be put; read several times */
export async function checkFile(file: StoredObject, spec: Source, day: CalendarDate): Promise<FileCheck> {
  const reading = await readRows(file.open, { gzipped: file.gzipped, columns: spec.columns });
  if (reading.kind === 'rejected') {
    const { sha256, reason, detail } = reading;
    return { kind: 'rejected', sha256, reason, ...(detail !== undefined && { detail }) };
  }
  const { sha256, encoding, endsWithNewline } = reading;
  const aside = new QuarantinedLines();
  const unclearRows = new UnclearRowsCounter(day);
  const whole = new WholeFile(spec, reading, day);
  let rows = 0;
  for await (const row of reading.rows) {
    rows += 1;
    const match = matchFileRow(row, reading, { spec, registry: everybody, day });
    whole.see(row, match);
    if (match.kind === 'quarantined') aside.add(match.reason, row.line);
    else if (match.kind === 'matched') unclearRows.see(match.asset, row.line);
  }
  const { quarantined } = aside;
  const judged = whole.judge(rows);
  if (judged === 'unit-not-yuan' || judged === 'columns-moved')
    return { kind: 'rejected', sha256, reason: judged, detail: aside.describe(judged) };
  if (judged === 'nothing-readable')
    return { kind: 'rejected', sha256, reason: judged, detail: aside.describe() };
  const unclear = unclearRows.list();
  return { kind: 'readable', sha256, encoding, endsWithNewline, rows, quarantined, unclear, ...judged };
}

/** A shifted column has as many words as rows. */
const mostWords = 10;

/** What a file says as a whole, judged by the rows of the table of holds that need no other delivery. */
class WholeFile {
  readonly #summarizer: RowSummarizer;
  readonly #spec: Source;
  readonly #format: RowFormat;
  readonly #shape: { width: number; lastRequired: number };
  readonly #profiler: FileProfiler;
  /** Rows by word; nothing of it leaves the machine on which it is checked. */
  readonly #words = new Map<string, number>();
  readonly #numbers: RoundedNumbers;
  /** By column, as files call it. */
  readonly #unread = new Map<string, Lines>();
  readonly #persons = new Set<string>();

  /** @param day the delivery is of no later one */
  constructor(spec: Source, format: RowFormat, day: CalendarDate) {
    this.#profiler = new FileProfiler(day);
    this.#summarizer = new RowSummarizer(spec);
    this.#spec = spec;
    this.#format = format;
    this.#shape = { width: format.width, lastRequired: lastRequired(spec, format) };
    this.#numbers = new RoundedNumbers(spec.columns, format.positions);
  }

  see(row: FileRow, match: RowMatch): void {
    if (match.kind === 'quarantined')
      this.#profiler.unreadable(match.reason, match.members !== undefined, match.isAnybodys);
    if (row.kind === 'too-long') return;
    const fields = splitRecord(row.text);
    const identity = readIdentity(fields[this.#format.positions['id_number'] ?? -1] ?? '');
    // Of the same rows as when it lands, so that the receipt says of them what is said here.
    if (row.sampled) this.#profiler.sampled(identity, findMisshape(fields, this.#shape));
    if (match.kind !== 'matched' || identity.kind !== 'identity') return;
    this.#noteUnread(match.asset, row.line);
    const summary = this.#summarizer.of(match.asset);
    this.#profiler.matched(summary, identity.first17);
    for (const { word } of summary.unknownWords) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    this.#persons.add(identity.first17);
    this.#numbers.see({ bytes: row.bytes, start: 0, end: row.bytes.length });
  }

  #noteUnread({ unread }: Asset, line: number): void {
    for (const field of Array.isArray(unread) ? unread : []) {
      const column = this.#spec.fields[String(field)]?.zh ?? String(field);
      const known = this.#unread.get(column) ?? { rows: 0, lines: [] };
      this.#unread.set(column, known);
      noteLine(known, line);
    }
  }

  judge(
    rows: number,
  ):
    | 'nothing-readable'
    | UnusableFile
    | Pick<Extract<FileCheck, { kind: 'readable' }>, 'held' | 'likelyHeld' | 'rounded' | 'noticed'> {
    const profile = this.#profiler.profile({ rows, persons: this.#persons.size });
    if (this.#profiler.unusable !== undefined) return this.#profiler.unusable;
    if (isNothingReadable(profile)) return 'nothing-readable';
    const holdBy = (needs: 'file' | 'members') =>
      findHold(
        { profile, fileRows: [rows] },
        holdTable.filter((check) => check.needs === needs),
      );
    const held = holdBy('file');
    const likelyHeld = held === undefined ? holdBy('members') : undefined;
    const rounded = this.#numbers.fields().map((field) => titleOf(this.#spec.columns, field));
    const noticed = [
      ...observeFile({ ...profile, unknownWords: this.#listWords() }),
      ...[...this.#unread].map(([column, lines]) => sayUnread(column, lines)),
    ];
    return {
      ...(held && { held }),
      ...(likelyHeld && { likelyHeld }),
      ...(rounded.length > 0 && { rounded }),
      ...(noticed.length > 0 && { noticed }),
    };
  }

  #listWords(): UnknownWord[] {
    return [...this.#words]
      .map(([word, rows]) => ({ field: '', word, rows }))
      .sort((a, b) => b.rows - a.rows)
      .slice(0, mostWords);
  }
}

/** A column as files call it. */
function titleOf(columns: Source['columns'], field: string): string {
  return columns.find((column) => column.field === field)?.zh ?? field;
}

/** A registry in which everybody is a member, so that no row is passed over as somebody else's. */
const everybody = {
  households: () => [0],
};
