import { Readable } from 'node:stream';
import type { Bucket } from '../../../store/aws/objects.ts';
import type { CalendarDate } from '../../../contracts/primitives.ts';
import type { SampleRow } from '../../../contracts/release-preview.ts';
import type { FileProfile } from '../../../contracts/trust.ts';
import type { Source } from '../../../domain/catalogue/source.ts';
import {
  addRow,
  addUnreadable,
  writePersons,
  type PersonSummaries,
} from '../../../domain/deliveries/person-summaries.ts';
import { splitRecord } from '../../../domain/kernel/csv.ts';
import { readIdentity } from '../../../domain/kernel/identity.ts';
import { FileProfiler, findMisshape, type UnusableFile } from '../../../domain/deliveries/profile-file.ts';
import { RowSample, type KnowsWord } from '../../../domain/deliveries/sample-rows.ts';
import { QuarantinedLines } from '../../../domain/deliveries/quarantined-rows.ts';
import { RowSummarizer } from '../../../domain/deliveries/summarize-row.ts';
import { columnsWithWords } from '../../../domain/policy/provider-words.ts';
import type { RowFormat } from '../../../matching/file-header.ts';
import type { Hit, MatchSink, QuarantinedRow, SampledRow } from '../../../matching/match-request.ts';
import { lastRequired, readFields } from '../../../matching/match-row.ts';
import { type RowDecoder, rowDecoders } from '../../../matching/row-decoders.ts';

/** Persons whose lines are put in one piece: some MB. */
const mostAtOnce = 50_000;

interface ProfiledRows {
  spec: Source;
  asOf: CalendarDate;
  format: RowFormat;
}

/** Looks at what a first pass finds, and hands it on: rows that lead to members are read whole, others are counted. */
export class ProfiledPass implements MatchSink {
  readonly #to: MatchSink;
  readonly #rows: ProfiledRows;
  readonly #shape: { width: number; lastRequired: number };
  readonly #decode: RowDecoder;
  readonly #summarizer: RowSummarizer;
  readonly #profiler: FileProfiler;
  readonly #persons: PersonSummaries = new Map();
  readonly #sample: RowSample;
  /** Rows that could not be read, and where they are. */
  readonly aside = new QuarantinedLines();

  constructor(to: MatchSink, rows: ProfiledRows) {
    this.#to = to;
    this.#rows = rows;
    this.#shape = { width: rows.format.width, lastRequired: lastRequired(rows.spec, rows.format) };
    this.#decode = rowDecoders[rows.format.encoding]();
    this.#summarizer = new RowSummarizer(rows.spec);
    this.#profiler = new FileProfiler(rows.asOf);
    this.#sample = new RowSample(rows.spec.columns, rows.format.positions, knowsWordsOf(rows.spec));
  }

  async hits(batch: readonly Hit[]): Promise<void> {
    for (const hit of batch) this.#look(hit);
    await this.#to.hits(batch);
  }

  #look({ bytes, start, end }: Hit): void {
    const fields = splitRecord(this.#decode(bytes, start, end));
    const field = readFields(fields, this.#rows.format.positions);
    const identity = readIdentity(field('id_number'));
    const summary = this.#summarizer.read(field);
    if (identity.kind === 'unreadable' || summary === undefined) return;
    this.#profiler.matched(summary, identity.first17);
    addRow(this.#persons, identity.first17, field('name'), summary);
  }

  sampled({ bytes, start, end }: SampledRow): void {
    const text = this.#decode(bytes, start, end);
    if (text.trim() === '') return;
    const fields = splitRecord(text);
    const identity = this.#sample.identityOf(fields);
    this.#sample.see(fields, identity);
    this.#profiler.sampled(identity, findMisshape(fields, this.#shape));
  }

  async quarantined(batch: readonly QuarantinedRow[]): Promise<void> {
    for (const { reason, line, members = [], isAnybodys } of batch) {
      this.aside.add(reason, line);
      this.#profiler.unreadable(reason, members.length > 0, isAnybodys);
      for (const { first17 } of members) addUnreadable(this.#persons, first17);
    }
    await this.#to.quarantined(batch);
  }

  /** What a row about nobody says of the whole file, so that it cannot be used. */
  get unusable(): UnusableFile | undefined {
    return this.#profiler.unusable;
  }

  profile(rows: number): FileProfile {
    return this.#profiler.profile({ rows, persons: this.#persons.size });
  }

  /** A few rows, masked. */
  get sample(): SampleRow[] {
    return this.#sample.rows;
  }

  /** Puts a line a person: few at once, many as a stream. */
  async writePersons(key: string, store: Pick<Bucket, 'write' | 'writeStream'>): Promise<void> {
    const lines = writePersons(this.#persons);
    if (this.#persons.size > mostAtOnce) await store.writeStream(key, Readable.from(lines));
    else await store.write(key, [...lines].join(''));
  }
}

/** Words that a source's own tables have. */
function knowsWordsOf(source: Source): KnowsWord {
  const columns = new Map(columnsWithWords(source).map(({ en, words }) => [en, words]));
  return (field, word) => columns.get(field)?.has(word) === true;
}
