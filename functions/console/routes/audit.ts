/** The audit log of the county. */
import * as z from 'zod';
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { calendarDate } from '../../../shared/contracts/primitives.ts';
import { addDays, shanghaiDate, shanghaiMidnight } from '../../../shared/domain/kernel/calendar.ts';
import { ListTooLongError } from '../exports/export-file.ts';
import type { AuditRange } from '../../../shared/store/audit-log.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { auditPage, isLookedFor } from '../pages/audit.ts';
import { defineRoute, show } from '../route.ts';

const entriesOnPage = 100;
const date = calendarDate.optional().catch(undefined);
/** An empty field looks for nothing. */
const word = z
  .string()
  .trim()
  .max(100)
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .catch(undefined);

const page = defineRoute({
  method: 'GET',
  pattern: '/audit',
  capability: 'read-audit',
  query: z.object({ from: date, to: date, who: word, household: word, what: word, after: word }),
  handle: async ({ visit, scoped, query: { from, to, after, ...lookedFor } }, deps) => {
    // What was done is dated by the clock, also where the day is fixed for a rehearsal.
    const today = shanghaiDate(deps.now());
    const wanted = { from: from ?? addDays(today, -7), to: to ?? today, ...lookedFor };
    const { county } = visit.staff;
    const range = {
      from: shanghaiMidnight(wanted.from),
      to: shanghaiMidnight(addDays(wanted.to, 1)),
      limit: entriesOnPage,
      after,
      isWanted: (entry: AuditEntry) => isLookedFor(lookedFor, entry),
    };
    const [entries, staff] = await Promise.all([scoped.readAudit(range), deps.staff.ofCounty(county)]);
    return show(
      auditPage(visit, entries, wanted, new Map(staff.map(({ id, name }) => [id, name])), () =>
        readAll(range, scoped),
      ),
    );
  },
});

/** What fits into one answer. */
const mostEntries = 50_000;

async function readAll(
  range: Omit<AuditRange, 'limit' | 'after'>,
  scoped: ScopedStores,
): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  let after: string | undefined;
  do {
    const { entries, next } = await scoped.readAudit({ ...range, limit: 1000, after });
    all.push(...entries);
    after = next;
    if (all.length > mostEntries) throw new ListTooLongError(mostEntries);
  } while (after !== undefined);
  return all;
}

export const auditRoutes = [page];
