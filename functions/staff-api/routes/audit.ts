import * as z from 'zod';
import { auditEntry } from '../../../shared/contracts/staff-record.ts';
import { calendarDate } from '../../../shared/contracts/primitives.ts';
import { addDays, shanghaiMidnight } from '../../../shared/domain/kernel/calendar.ts';
import { readCursor, writeCursor } from '../../../shared/web/cursor.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const place = z.string().max(100);

export const auditRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/audit',
    summary: { zh: '本县操作与被拒操作', en: 'What was done and tried in the county, newest first' },
    capability: 'read-audit',
    query: z.object({
      from: calendarDate.optional(),
      to: calendarDate.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(400).optional(),
    }),
    answer: z.object({ entries: z.array(auditEntry), next: z.string().nullable() }),
    handle: async ({ scoped, query }) => {
      const from = query.from === undefined ? '0' : shanghaiMidnight(query.from);
      const to = query.to === undefined ? '9' : shanghaiMidnight(addDays(query.to, 1));
      const after = query.cursor === undefined ? undefined : readCursor(place, query.cursor);
      const isOutside = query.cursor !== undefined && (after === undefined || after < from || after > to);
      if (isOutside) return problem('cursor-invalid');
      const page = await scoped.readAudit({ from, to, limit: query.limit, after });
      return reply({ entries: page.entries, next: page.next === undefined ? null : writeCursor(page.next) });
    },
  }),
];
