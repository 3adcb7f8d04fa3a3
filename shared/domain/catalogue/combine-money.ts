/** What the rows of one account say together: the newest day counts, and an amount that is repeated counts once. */
import type { Bilingual, CalendarDate, Fen } from '../../contracts/primitives.ts';
import type { MoneyPart } from './facets.ts';
import { unclear, type UnclearPoint } from './held.ts';
import {
  bestTrust,
  countRepeats,
  firstState,
  groupBy,
  type NonEmpty,
  type RowOf,
  withoutEnded,
} from './rows.ts';
import type { Combined } from './source.ts';

/** How rows of a source are read as money. */
export interface MoneyReading<Row> {
  called: Bilingual;
  /** Number of the account. */
  identifierOf: (row: Row) => string;
  dateOf: (row: Row) => CalendarDate;
  /** What the row counts for, at least 0. */
  fenOf: (row: Row) => Fen;
  /** Whether it is held together with others. */
  isJoint?: (row: Row) => boolean;
  /** Distinguishes amounts within one account, such as the code of a security; nothing by default. */
  partOf?: (row: Row) => string;
}

/**
 * The newest day counts, whoever's row brings it: an older balance of the same account is known to be past. Rows of that
 * day that say the account is closed are left out unless all do. Equal amounts are one: two holders
 * have one account, and one holder has it reported twice or two of it, which is said;
 * different ones are summed, and unclear where nothing tells them apart, since they may be certificates under one number.
 * An amount of a day after the one that its file is of is no known amount: it is never the newest, and makes the account
 * unclear.
 *
 * @param points what else is unclear
 */
export function combineMoney<Row>(
  rows: NonEmpty<RowOf<Row>>,
  reading: MoneyReading<Row>,
  points: readonly UnclearPoint[] = [],
): Combined {
  const { called, identifierOf, dateOf, isJoint } = reading;
  const { on, newest, known } = findNewest(rows, dateOf);
  const current = withoutEnded(newest);
  const state = firstState(current, ['unclear', 'in-force']);
  const parts = listParts(current, reading);
  const apart = new Set(current.map((row) => reading.partOf?.(row.asset) ?? '')).size;
  const all = [
    ...(state === 'unclear' ? [unclear.state] : []),
    ...points,
    ...(parts.length > apart ? [unclear.severalBalances] : []),
    ...(parts.some((part) => countRepeats(part.rows) > 1) ? [unclear.repeated] : []),
    ...sayFuture(known, rows.length),
  ];
  const fen = parts.reduce((sum, part) => sum + part.fen, 0);
  const mostFen = mostOf(parts, rows, reading);
  return {
    rows: current,
    state,
    unclear: state === 'out' ? [] : all,
    facets: [
      {
        ...{ kind: 'money', called, identifier: identifierOf(rows[0].asset), on, fen, mostFen, parts },
        ...(current.some(({ asset }) => isJoint?.(asset)) && { isJoint: true }),
      },
    ],
  };
}

/** The rows of the newest day that has come; of the newest at all where none has. `known` counts the rows of days that have. */
export function findNewest<Row>(
  rows: NonEmpty<RowOf<Row>>,
  dateOf: (row: Row) => CalendarDate,
): { on: CalendarDate; newest: readonly RowOf<Row>[]; known: number } {
  const known = rows.filter(({ asset, holding }) => dateOf(asset) <= holding.asOf);
  const dated = known.length > 0 ? known : rows;
  const on = dated.map((row) => dateOf(row.asset)).reduce((a, b) => (a > b ? a : b));
  return { on, newest: dated.filter((row) => dateOf(row.asset) === on), known: known.length };
}

/** Beside an amount of a day that has come, one of a day that has not is in no sum. */
function sayFuture(known: number, all: number): UnclearPoint[] {
  if (known === all) return [];
  return known === 0 ? [unclear.futureDate] : [{ ...unclear.futureDate, counted: true }];
}

/** With each of the rows that repeat each other; or what a day says that has not come, if that is more. */
function mostOf<Row>(
  parts: readonly MoneyPart[],
  rows: readonly RowOf<Row>[],
  reading: MoneyReading<Row>,
): Fen {
  const future = rows.filter(({ asset, holding }) => reading.dateOf(asset) > holding.asOf);
  const days = [...groupBy(future, ({ asset }) => reading.dateOf(asset)).values()];
  return Math.max(...[parts, ...days.map((day) => listParts(day, reading))].map(sumOfEach));
}

function sumOfEach(parts: readonly MoneyPart[]): Fen {
  return parts.reduce((sum, part) => sum + part.fen * countRepeats(part.rows), 0);
}

function listParts<Row>(
  rows: readonly RowOf<Row>[],
  { fenOf, partOf }: MoneyReading<Row>,
): readonly MoneyPart[] {
  const rowsByAmount = groupBy(rows, ({ asset }) => `${partOf?.(asset) ?? ''} ${fenOf(asset)}`);
  return [...rowsByAmount.values()]
    .map((same): MoneyPart => ({ fen: fenOf(same[0].asset), certainty: bestTrust(same), rows: same }))
    .sort((a, b) => b.fen - a.fen);
}
