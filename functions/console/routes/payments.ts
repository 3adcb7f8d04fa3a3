/** The lists of payment changes that a county hands to finance. */
import { z } from 'zod';
import { calendarMonth } from '../../../shared/contracts/primitives.ts';
import { currentPaymentMonth, makePaymentList } from '../../../shared/app/payments/payment-list.ts';
import { paymentsAddress, paymentsPage } from '../pages/payments.ts';
import { defineRoute, show } from '../route.ts';
import { rolesOf } from '../views/navigation.ts';

const roles = rolesOf('/payments');
const path = z.object({ month: calendarMonth });

const now = defineRoute({
  method: 'GET',
  pattern: '/payments',
  roles,
  handle: async (_, deps) => ({ kind: 'redirect', to: paymentsAddress(await currentPaymentMonth(deps)) }),
});

const page = defineRoute({
  method: 'GET',
  pattern: '/payments/:month',
  roles,
  path,
  handle: async ({ visit, path: { month } }, deps) =>
    show(paymentsPage(visit, await makePaymentList(visit.staff.county, month, deps))),
});

const file = defineRoute({
  method: 'GET',
  pattern: '/payments/:month/finance.csv',
  roles,
  path,
  handle: async ({ visit, path: { month }, note }, deps) => {
    const { csv, sha256, number } = await makePaymentList(visit.staff.county, month, deps);
    note({ code: 'payment-list-handed-out', subject: `${month} ${sha256}` });
    const mediaType = 'text/csv; charset=utf-8';
    return { kind: 'file', body: csv, mediaType, fileName: `payment-changes-${number}.csv` };
  },
});

export const paymentRoutes = [now, page, file];
