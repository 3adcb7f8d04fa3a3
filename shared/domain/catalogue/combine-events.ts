/** What the rows of one event of a person say together. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import type { Event } from './facets.ts';
import type { UnclearPoint } from './held.ts';
import type { MatchedRow } from './matched-row.ts';
import { type NonEmpty, type RowOf, withoutDoubt } from './rows.ts';
import type { Combined } from './source.ts';

/** What may be wrong with the day of an event: it is unclear then, and no rule takes it for the day. */
const unclearDay = {
  toCome: { point: 'day-to-come', text: say('日期晚于数据日期', 'dated after its file') },
  beforeBirth: { point: 'day-before-birth', text: say('日期早于出生日期', 'dated before the birth') },
} as const satisfies Record<string, UnclearPoint>;

/** What is wrong with a day that a row names: it lies after the row's file, or before the person was born. */
export function doubtsOfDay(
  on: CalendarDate,
  { holding: { asOf }, bornOn = on }: MatchedRow,
): UnclearPoint[] {
  return [...(on > asOf ? [unclearDay.toCome] : []), ...(on < bornOn ? [unclearDay.beforeBirth] : [])];
}

/**
 * The events that rows say happened to a person, each once, whoever tells it. Rows of a doubtful identity say nothing beside
 * others. An event that nothing tells the kind of is every one that it might be, and unclear.
 */
export function combineEvents<Row>(
  rows: NonEmpty<RowOf<Row>>,
  eventsOf: (row: Row) => readonly Event[],
  doubtsOf: (row: RowOf<Row>) => readonly UnclearPoint[],
): Combined {
  const known = withoutDoubt<RowOf<Row>>(rows);
  const events = known.flatMap((row) => eventsOf(row.asset));
  const doubts = events.length === 0 ? [] : known.flatMap(doubtsOf);
  return {
    rows: known,
    state: 'in-force',
    unclear: onceEach(doubts, ({ point }) => point),
    facets: onceEach(events, ({ what, on, spouseToken, county }) =>
      [what, on, spouseToken, county].join('|'),
    ),
  };
}

function onceEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
