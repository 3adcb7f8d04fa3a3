/** What the profile of a delivery and the comparison of two deliveries see of a row that leads to a member. */
import type { Asset } from '../../contracts/holdings.ts';
import type { CalendarDate, Fen } from '../../contracts/primitives.ts';
import type { StateCounts } from '../../contracts/trust.ts';
import { type ColumnOf, type Columns, type FieldReader, makeRowReader } from '../catalogue/columns.ts';
import type { Source } from '../catalogue/source.ts';
import type { Form } from '../kernel/forms.ts';
import { clean } from '../kernel/text.ts';

export interface RowSummary {
  state: keyof StateCounts;
  /** Money in the row, in fen of whatever currency; 0 where the source has none. */
  fen: Fen;
  /** Every date that the row has. */
  dates: readonly CalendarDate[];
  /** Words of its required columns that the source's tables do not have; of a state only where that is unclear. */
  unknownWords: readonly { field: string; word: string }[];
}

const states = { 'in-force': 'inForce', out: 'out', unclear: 'unclear' } as const;

/** Summarizes the rows of a source. What it sees follows from the columns: amounts and dates by their form, words by their table. */
export class RowSummarizer {
  readonly #source: Source;
  readonly #amounts: readonly string[];
  readonly #dates: readonly string[];
  readonly #worded: readonly WordedColumn[];
  readonly #readSeen: ReturnType<typeof makeRowReader>;

  constructor(source: Source) {
    const { name, fields, facets } = source;
    this.#source = source;
    this.#amounts = facets.includes('money') ? fieldsOf(fields, 'amount') : [];
    this.#dates = fieldsOf(fields, 'date');
    this.#worded = Object.entries(fields).flatMap(([field, { words, need, en }]) =>
      words !== undefined && need === 'required' ? [{ field, words, en }] : [],
    );
    const seen = new Set([
      ...['status', ...this.#amounts, ...this.#dates],
      ...this.#worded.map(({ field }) => field),
    ]);
    this.#readSeen = makeRowReader(
      name,
      Object.fromEntries(Object.entries(fields).filter(([field]) => seen.has(field))),
    );
  }

  /** Of a row that has been accepted: no more of it is read than the summary sees. */
  read(field: FieldReader): RowSummary | undefined {
    const reading = this.#readSeen(field);
    return reading.kind === 'row' ? this.of(reading.row) : undefined;
  }

  of(row: Asset): RowSummary {
    const state = states[this.#source.stateOf(row)];
    return {
      state,
      fen: this.#amounts.reduce<Fen>((sum, field) => sum + fenIn(row[field]), 0),
      dates: this.#dates.map((field) => row[field]).filter((date) => typeof date === 'string'),
      unknownWords: this.#findUnknownWords(row, state),
    };
  }

  /** A state may be given by one word of several, and be unclear by a word that the table has: moved away, stolen. */
  #findUnknownWords(row: Asset, state: RowSummary['state']): RowSummary['unknownWords'] {
    return this.#worded.flatMap(({ field, words, en }) => {
      if (field === 'status' && state !== 'unclear') return [];
      const value = row[field];
      const word = typeof value === 'string' ? clean(value) : '';
      return word === '' || words.has(word) ? [] : [{ field: en, word }];
    });
  }
}

/** A required column whose words the source has a table of. */
type WordedColumn = Required<Pick<ColumnOf, 'words' | 'en'>> & { field: string };

function fieldsOf(columns: Columns, form: Form): string[] {
  return Object.keys(columns).filter((field) => columns[field]?.form === form);
}

function fenIn(value: unknown): Fen {
  return typeof value === 'number' ? Math.max(value, 0) : 0;
}
