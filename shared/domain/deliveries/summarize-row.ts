/** What the profile of a delivery and the comparison of two deliveries see of a row that leads to a member. */
import type { Asset } from '../../contracts/holdings.ts';
import type { CalendarDate, Fen } from '../../contracts/primitives.ts';
import type { StateCounts } from '../../contracts/trust.ts';
import type { Source } from '../catalogue/source.ts';
import { clean } from '../kernel/text.ts';

export interface RowSummary {
  state: keyof StateCounts;
  /** Money in the row, in fen of whatever currency; 0 where the source has none. */
  fen: Fen;
  /** Every date that the row bears. */
  dates: readonly CalendarDate[];
  /** Words of its required columns that the source's tables do not have; of a state only where that is unclear. */
  unknownWords: readonly { field: string; word: string }[];
}

const states = { 'in-force': 'inForce', out: 'out', unclear: 'unclear' } as const;

/** Follows from the source's columns: amounts and dates by their form, words by their table. */
export function summarizeRow(source: Source, row: Asset): RowSummary {
  const state = states[source.stateOf(row)];
  const columns = Object.entries(source.fields);
  const valuesOf = (form: string): unknown[] =>
    columns.flatMap(([name, column]) => (column.form === form ? [row[name]] : []));
  const amounts = source.facets.includes('money') ? valuesOf('amount') : [];
  return {
    state,
    fen: amounts.reduce<Fen>((sum, fen) => sum + (typeof fen === 'number' ? Math.max(fen, 0) : 0), 0),
    dates: valuesOf('date').filter((date) => typeof date === 'string'),
    unknownWords: findUnknownWords(source, row, state),
  };
}

/** A state may be told by one word of several, and be unclear by a word that the table has: moved away, stolen. */
function findUnknownWords(
  { fields }: Source,
  row: Asset,
  state: RowSummary['state'],
): RowSummary['unknownWords'] {
  return Object.entries(fields).flatMap(([name, { words, need, en }]) => {
    if (words === undefined || need !== 'required' || (name === 'status' && state !== 'unclear')) return [];
    const value = row[name];
    const word = typeof value === 'string' ? clean(value) : '';
    return word === '' || words.has(word) ? [] : [{ field: en, word }];
  });
}
