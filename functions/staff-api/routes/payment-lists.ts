/** What decisions change in payments, month by month: the list that a county hands to finance. */
import { z } from 'zod';
import { calendarDate, calendarMonth, fen, householdId } from '../../../shared/contracts/primitives.ts';
import { openWord } from '../../../shared/contracts/stored.ts';
import { changeGrounds, changeKinds } from '../../../shared/domain/payments/payment-changes.ts';
import { makePaymentList } from '../../../shared/app/payments/payment-list.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';
import { countyReaders } from './deliveries.ts';

const listOfMonth = z.object({ month: calendarMonth });
/** Administrators see no household. */
const readers = countyReaders.filter((role) => role !== 'administrator');

const paymentList = z.object({
  county: z.string(),
  month: calendarMonth,
  number: z.string(),
  cutOff: calendarDate,
  final: z.boolean(),
  /** SHA-256 of the file that `/csv` answers with. */
  sha256: z.string(),
  changes: z.array(
    z.object({
      householdId,
      headName: z.string(),
      change: z.enum(changeKinds),
      ground: openWord(z.enum(changeGrounds)),
      fromMonth: calendarMonth,
      previousFen: fen,
      /** Null where what the household is due has to be decided. */
      nextFen: fen.nullable(),
      decidedOn: calendarDate,
      reference: z.string(),
    }),
  ),
});

export const paymentListRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/payment-lists/{month}',
    summary: { zh: '待遇变动清单', en: 'Who is added, raised, lowered and stopped, by decisions of a month' },
    roles: readers,
    path: listOfMonth,
    answer: paymentList,
    handle: async ({ actor, path }, deps) => {
      const { csv, ...list } = await makePaymentList(actor.staff.county, path.month, deps);
      return reply(list);
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/payment-lists/{month}/csv',
    summary: { zh: '下载待遇变动清单', en: 'The same as the file that finance gets' },
    roles: readers,
    path: listOfMonth,
    answer: 'file',
    handle: async ({ actor, path, note }, deps) => {
      const { csv, sha256 } = await makePaymentList(actor.staff.county, path.month, deps);
      note({ code: 'payment-list-handed-out', subject: `${path.month} ${sha256}` });
      return {
        kind: 'file',
        bytes: Buffer.from(csv, 'utf8'),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `payment-changes-${path.month}.csv`,
      };
    },
  }),
];
