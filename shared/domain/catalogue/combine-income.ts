/** What the rows of one payer say of a member's income: of each month once, as a range where it is not known exactly. */
import type { CalendarDate, CalendarMonth } from '../../contracts/primitives.ts';
import { monthOf } from '../kernel/calendar.ts';
import { MOST_YEARLY_INCOME_FEN } from '../kernel/money.ts';
import { foldPayer } from '../kernel/payer.ts';
import { say } from '../kernel/say.ts';
import type { FenRange, Income } from './facets.ts';
import { unclear, type UnclearPoint } from './held.ts';
import { bestTrust, countRepeats, firstState, groupBy, type NonEmpty, type RowOf } from './rows.ts';
import type { Combined } from './source.ts';

/** Unclear points of income. */
export const unclearIncome = {
  gross: { point: 'gross', text: say('只有税前金额', 'of which only the gross amount is known') },
  oneOff: { point: 'one-off', text: say('为一次性所得', 'that is paid once, for no month') },
  severalAmounts: {
    point: 'several-amounts',
    text: say('同一月有多笔不同金额', 'with several amounts for one month'),
  },
  severalMonths: { point: 'several-months', text: say('所属期不止一个月', 'for more than one month') },
  futureMonth: { point: 'future-month', text: say('所属月份尚未到来', 'for a month that has not come') },
  beyondSense: { point: 'beyond-sense', text: say('金额大得不合情理', 'of an amount that nobody earns') },
} as const satisfies Record<string, UnclearPoint>;

/** What one row says of income. */
export interface IncomeEntry {
  sort: Income['sort'];
  month: CalendarMonth;
  net: Income['net'];
  basicPension?: FenRange;
  exemptAs?: Income['exemptAs'];
  /** It is no month's income: paid once, or for what `unclear` says. */
  isOneOff?: boolean;
  /** As its file writes it. */
  payer?: string | undefined;
  /** Day of the declaration: of several about one month the newest counts. */
  declaredOn?: CalendarDate;
  /** Why it is not known exactly. */
  unclear: readonly UnclearPoint[];
}

type Entry<Row> = IncomeEntry & { row: RowOf<Row> };

/** The amount where it is known. */
export function exactly(fen: number): FenRange {
  return { leastFen: fen, mostFen: fen };
}

/** Of what is unclear nothing is certain. */
export function atMost(fen: number): FenRange {
  return { leastFen: 0, mostFen: Math.max(fen, 0) };
}

/**
 * Rows of stopped payments are left out. Of the rows of a month the newest declaration counts; equal ones are one payment,
 * and different ones of one day may be parts of one pay or corrections of each other: at least the smallest, at most all.
 */
export function combineIncome<Row>(
  rows: NonEmpty<RowOf<Row>>,
  readEntry: (row: Row) => IncomeEntry,
): Combined {
  const paid = rows.filter(({ state }) => state !== 'out');
  const entries = paid.map((row): Entry<Row> => doubt({ ...readEntry(row.asset), row }));
  const months = [
    ...groupBy(entries, ({ month, sort, isOneOff }) => `${month} ${sort} ${String(isOneOff)}`).values(),
  ].map(combineMonth);
  const points = months.flatMap((each) => each.points);
  return {
    rows: paid.length > 0 ? paid : rows,
    state: firstState(rows, ['in-force', 'unclear']),
    unclear: [...new Map(points.map((point) => [point.point, point])).values()],
    facets: months.map(({ income }) => income),
  };
}

/** What makes any row of income unclear, whatever its source. */
function doubt<Row>(entry: Entry<Row>): Entry<Row> {
  const { net, month, row } = entry;
  const anyway: readonly UnclearPoint[] = [
    ...(row.state === 'unclear' ? [unclear.state] : []),
    ...(month > monthOf(row.holding.asOf) ? [unclearIncome.futureMonth] : []),
  ];
  if (isWork(net)) {
    if (anyway.length === 0) return entry;
    return { ...entry, net: 'may-work', unclear: [...entry.unclear, ...anyway] };
  }
  const points: readonly UnclearPoint[] = [
    ...anyway,
    ...(net.mostFen * 12 > MOST_YEARLY_INCOME_FEN ? [unclearIncome.beyondSense] : []),
    ...(net.leastFen < 0 ? [unclear.amount] : []),
    ...(entry.isOneOff && entry.unclear.length === 0 ? [unclearIncome.oneOff] : []),
  ];
  if (points.length === 0) return entry;
  return {
    ...{ ...entry, net: atMost(net.mostFen), unclear: [...entry.unclear, ...points] },
    ...(points.includes(unclearIncome.futureMonth) && { isOneOff: true }),
  };
}

function combineMonth<Row>(all: NonEmpty<Entry<Row>>): { income: Income; points: readonly UnclearPoint[] } {
  const trusted = all.filter(({ row }) => row.trust !== 'doubtful');
  const sure = trusted.length > 0 ? trusted : all;
  const newest = sure.map(({ declaredOn = '' }) => declaredOn).reduce((a, b) => (a > b ? a : b));
  const current = sure.filter(({ declaredOn = '' }) => declaredOn === newest);
  const [first = all[0]] = current;
  const different = [...groupBy(current, amountOf).values()];
  const rows = current.map(({ row }) => row);
  const repeats = different.some((same) => countRepeats(same.map(({ row }) => row)) > 1);
  const { sort, month, basicPension, exemptAs, isOneOff, payer = '' } = first;
  return {
    income: {
      kind: 'income',
      ...{ sort, month, net: rangeOf(different) },
      ...(basicPension !== undefined && { basicPension }),
      ...(payer !== '' && { payer: foldPayer(payer) }),
      ...(exemptAs !== undefined && { exemptAs }),
      ...(isOneOff && { isOneOff }),
      ...{ certainty: bestTrust(rows), rows },
    },
    points: [
      ...current.flatMap((each) => each.unclear),
      ...(different.length > 1 && !isWork(first.net) ? [unclearIncome.severalAmounts] : []),
      ...(repeats && !isWork(first.net) ? [unclear.repeated] : []),
    ],
  };
}

function amountOf<Row>({ net, basicPension }: Entry<Row>): string {
  return JSON.stringify([net, basicPension]);
}

/** The smallest of what is reported of one payment, up to all of it together, with each row that repeats another. */
function rangeOf<Row>(groups: readonly NonEmpty<Entry<Row>>[]): Income['net'] {
  const ranges = groups.flatMap((same) => {
    const [{ net }] = same;
    return isWork(net) ? [] : [{ ...net, times: countRepeats(same.map(({ row }) => row)) }];
  });
  if (ranges.length === 0) return groups.some(([{ net }]) => net === 'works') ? 'works' : 'may-work';
  return {
    leastFen: Math.min(...ranges.map(({ leastFen }) => leastFen)),
    mostFen: ranges.reduce((sum, { mostFen, times }) => sum + mostFen * times, 0),
  };
}

function isWork(net: Income['net']): net is 'works' | 'may-work' {
  return net === 'works' || net === 'may-work';
}
