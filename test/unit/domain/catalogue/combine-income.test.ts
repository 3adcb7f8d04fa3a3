/** What the rows of one payer come to, month by month. */
import { expect, it } from 'vitest';
import {
  atMost,
  combineIncome,
  exactly,
  type IncomeEntry,
  unclearIncome,
} from '../../../../shared/domain/catalogue/combine-income.ts';
import { facetsOf } from '../../../../shared/domain/catalogue/facets.ts';
import type { HeldState } from '../../../../shared/domain/catalogue/held.ts';
import type { RowOf } from '../../../../shared/domain/catalogue/rows.ts';
import { aBankHolding } from '../../../builders/household-file.ts';

interface Pay extends Partial<IncomeEntry> {
  state?: HeldState;
  trust?: 'verified' | 'doubtful';
  provider?: string;
}

let line = 1;

function pay({ state = 'in-force', trust = 'verified', provider = 'p', ...result }: Pay): RowOf<IncomeEntry> {
  const asset: IncomeEntry = { sort: 'wage', month: '2026-10', net: exactly(900_00), unclear: [], ...result };
  line += 1;
  return {
    ...{ holding: aBankHolding({}, { provider, line }), memberOrdinal: 1, memberName: '张三丰' },
    ...{ certainty: trust, trust, state, note: { zh: '', en: '' }, asset },
  };
}

function thingOf(...pays: Pay[]) {
  const [first, ...others] = pays.map(pay);
  if (first === undefined) throw new Error('no rows');
  return combineIncome([first, ...others], (result) => result);
}

function combine(...pays: Pay[]) {
  const { unclear, state, ...rest } = thingOf(...pays);
  const income = facetsOf(rest, 'income');
  return { state, unclear: unclear.map(({ point }) => point), income };
}

const ranges = (...pays: Pay[]) => combine(...pays).income.map(({ month, net }) => [month, net]);

it('gives each month its own', () => {
  expect(ranges({ month: '2026-09' }, { month: '2026-10', net: exactly(800_00) })).toEqual([
    ['2026-09', exactly(900_00)],
    ['2026-10', exactly(800_00)],
  ]);
});

it('lets the newest declaration of a month alone count', () => {
  const result = combine(
    { net: exactly(1_500_00), declaredOn: '2026-11-02' },
    { net: exactly(900_00), declaredOn: '2026-11-09' },
    { net: exactly(1_200_00) },
  );
  expect(result.income).toMatchObject([{ net: exactly(900_00), rows: [{}] }]);
  expect(result.unclear).toEqual([]);
});

it('cannot readIncome parts of a pay from corrections where no day does', () => {
  const result = combine({ net: exactly(900_00) }, { net: exactly(300_00) });
  expect(result.income).toMatchObject([{ net: { leastFen: 300_00, mostFen: 1_200_00 } }]);
  expect(result.unclear).toEqual([unclearIncome.severalAmounts.point]);
});

it('counts what is reported twice once, and says so', () => {
  const result = combine({}, {});
  expect(result.income).toMatchObject([{ net: { leastFen: 900_00, mostFen: 1_800_00 } }]);
  expect(result.unclear).toEqual(['repeated']);
  const elsewhere = combine({}, { provider: 'another' });
  expect(elsewhere.income).toMatchObject([{ net: exactly(900_00) }]);
  expect(elsewhere.unclear).toEqual([]);
});

it.each<[string, Pay, string]>([
  ['of an unclear state', { state: 'unclear' }, 'state'],
  ['for a month to come', { month: '2026-11' }, 'future-month'],
  ['of ten million a month', { net: exactly(10_000_000_00) }, 'beyond-sense'],
  ['that is paid once', { isOneOff: true }, 'one-off'],
])('what is %s is certain in nothing', (_what, row, point) => {
  const result = combine(row);
  expect(result.income).toMatchObject([{ net: { leastFen: 0 } }]);
  expect(result.unclear).toEqual([point]);
});

it('takes a reversed entry for no amount', () => {
  const result = combine({ net: exactly(-900_00) });
  expect(result.income).toMatchObject([{ net: atMost(0) }]);
  expect(result.unclear).toEqual(['amount']);
});

it('leaves out what has been stopped', () => {
  expect(combine({ state: 'out' })).toEqual({ state: 'out', unclear: [], income: [] });
  expect(ranges({ state: 'out' }, { month: '2026-09' })).toEqual([['2026-09', exactly(900_00)]]);
});

it('lets a doubtful row say nothing beside a sure one', () => {
  expect(ranges({ trust: 'doubtful', net: exactly(9_000_00) }, {})).toEqual([['2026-10', exactly(900_00)]]);
  expect(combine({ trust: 'doubtful' }).income).toMatchObject([{ certainty: 'doubtful' }]);
});

it('knows that somebody works, however often it is reported', () => {
  const result = combine({ net: 'works' }, { net: 'works' });
  expect(result.income).toMatchObject([{ net: 'works' }]);
  expect(result.unclear).toEqual([]);
});

it('cannot readIncome whether somebody works whose contributions are of an unclear state', () => {
  const result = combine({ net: 'works', state: 'unclear' });
  expect(result.income).toMatchObject([{ net: 'may-work' }]);
  expect(result.unclear).toEqual(['state']);
  expect(combine({ net: 'works', state: 'unclear' }, { net: 'works' }).income).toMatchObject([
    { net: 'works' },
  ]);
});

it('rests on what is paid, and on the rows of what has stopped where nothing is', () => {
  expect(thingOf({}, { state: 'out', month: '2026-09' }).rows).toHaveLength(1);
  expect(thingOf({ state: 'out' }).rows).toHaveLength(1);
});

it('is of its month though its amount is unclear, and of none where it is paid once or for a month to come', () => {
  const [unclear] = combine({ state: 'unclear' }).income;
  expect(unclear?.isOneOff).toBeUndefined();
  expect(combine({ month: '2026-11' }).income).toMatchObject([{ isOneOff: true }]);
  expect(combine({ isOneOff: true }).income).toMatchObject([{ isOneOff: true }]);
});

it('of a year as much as can be is believed, and a fen more is not', () => {
  const most = 10_000_000_00 / 12;
  expect(combine({ net: exactly(Math.floor(most)) }).unclear).toEqual([]);
  expect(combine({ net: exactly(Math.floor(most) + 1) }).unclear).toEqual(['beyond-sense']);
});

it('reports what is repeated beside what differs', () => {
  expect(combine({}, {}, { net: exactly(300_00) }).unclear).toContain('repeated');
});

it.each([undefined, ''])('of which nobody names the payer (%j) has none', (payer) => {
  const [income] = facetsOf(thingOf({ payer }), 'income');
  expect(income).toBeDefined();
  expect(income).not.toHaveProperty('payer');
});
