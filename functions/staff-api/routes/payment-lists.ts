/** What decisions change in payments, month by month: the list that a county hands to finance. */
import * as z from 'zod';
import { calendarDate, calendarMonth, fen, householdId } from '../../../shared/contracts/primitives.ts';
import { openWord } from '../../../shared/contracts/stored.ts';
import { amountLine } from '../../../shared/contracts/case-record.ts';
import { changeGrounds, changeKinds } from '../../../shared/domain/cases/payment-changes.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const listOfMonth = z.object({ month: calendarMonth });

const paymentList = z.object({
  county: z.string(),
  month: calendarMonth,
  number: z.string(),
  cutOff: calendarDate,
  final: z.boolean(),
  /** SHA-256 of the file that `/csv` answers with. */
  sha256: z.string(),
  /** Of the whole list, also of what is kept from the reader. */
  netFen: z.int(),
  /** Lines kept from the reader, who is related to the household. */
  withheld: z.int(),
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
      lines: z.array(amountLine),
    }),
  ),
});

export const paymentListRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/payment-lists/{month}',
    summary: { zh: '待遇变动清单', en: 'Who is added, raised, lowered and stopped, by decisions of a month' },
    capability: 'list-payments',
    path: listOfMonth,
    answer: paymentList,
    handle: async ({ scoped, path }) => reply(await scoped.paymentList(path.month)),
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/payment-lists/{month}/csv',
    summary: {
      zh: '下载待遇变动清单',
      en: 'The same as the file that finance gets; by somebody who is related to nobody in it',
    },
    capability: 'hand-out-payments',
    path: listOfMonth,
    answer: 'file',
    handle: async ({ scoped, path }) => {
      const list = await scoped.paymentFile(path.month);
      if ('kind' in list) return list;
      return {
        kind: 'file',
        bytes: Buffer.from(list.csv, 'utf8'),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `payment-changes-${path.month}.csv`,
      };
    },
  }),
];
