/** The lists of payment changes that a county hands to finance. */
import * as z from 'zod';
import { calendarMonth } from '../../../shared/contracts/primitives.ts';
import { currentPaymentMonth } from '../../../shared/app/payments/payment-list.ts';
import { paymentsAddress, paymentsPage } from '../pages/payments.ts';
import { defineRoute, show } from '../route.ts';

const path = z.object({ month: calendarMonth });

const now = defineRoute({
  method: 'GET',
  pattern: '/payments',
  capability: 'list-payments',
  query: z.object({ month: calendarMonth.optional().catch(undefined) }),
  handle: async ({ visit, query: { month } }, deps) => ({
    kind: 'redirect',
    to: paymentsAddress(month ?? (await currentPaymentMonth(visit.staff.county, deps))),
  }),
});

const page = defineRoute({
  method: 'GET',
  pattern: '/payments/:month',
  capability: 'list-payments',
  path,
  handle: async ({ visit, scoped, path: { month } }) =>
    show(paymentsPage(visit, await scoped.paymentList(month))),
});

const file = defineRoute({
  method: 'GET',
  pattern: '/payments/:month/finance.csv',
  capability: 'hand-out-payments',
  path,
  handle: async ({ scoped, path: { month } }) => {
    const list = await scoped.paymentFile(month);
    if ('kind' in list) return list;
    const mediaType = 'text/csv; charset=utf-8';
    return { kind: 'file', body: list.csv, mediaType, fileName: `payment-changes-${list.number}.csv` };
  },
});

export const paymentRoutes = [now, page, file];
