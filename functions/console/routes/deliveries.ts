/** Deliveries, their quarantine, and what a person decides about a held one. */
import { z } from 'zod';
import type { Subject } from '../../../shared/contracts/deliveries.ts';
import type { QuarantineLine } from '../../../shared/contracts/outputs.ts';
import { staffDecision } from '../../../shared/contracts/deliveries.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { readDeliveryKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import { say as text } from '../../../shared/domain/kernel/say.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { decideHeld } from '../../../shared/app/deliveries/decide-held.ts';
import {
  readDeliveredFiles,
  readQuarantine,
  type DeliveredFile,
} from '../../../shared/app/deliveries/delivered-files.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { collect } from '../read-cases.ts';
import { deliveriesPage } from '../pages/deliveries.ts';
import { deliveryPage, type QuarantineView } from '../pages/delivery.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import { html } from '../views/html.ts';
import { note } from '../views/parts.ts';

/** Providers deliver for all counties; a roster is its county's own. */
function mayRead({ county }: StaffMember, subject: Subject): boolean {
  return subject.kind !== 'roster' || subject.county === county;
}

function readFiles(staff: StaffMember, deps: ConsoleDependencies): Promise<DeliveredFile[]> {
  return readDeliveredFiles(deps, (subject) => mayRead(staff, subject));
}

const list = defineRoute({
  method: 'GET',
  pattern: '/deliveries',
  capability: 'see-deliveries',
  query: z.object({ decided: staffDecision.shape.decision.optional().catch(undefined) }),
  handle: async ({ visit, query }, deps) => {
    const told =
      query.decided &&
      note(
        'good',
        html`<p>
          ${visit.say(
            query.decided === 'release'
              ? text('已放行，相关家庭正在重新评估。', 'Released; its households are being assessed again.')
              : query.decided === 'join'
                ? text(
                    '已合并使用，相关家庭正在重新评估。',
                    'Joined; its households are being assessed again.',
                  )
                : text('已退回，现行数据不变。', 'Rejected; what is current stays.'),
          )}
        </p>`,
      );
    return show(deliveriesPage(visit, await readFiles(visit.staff, deps), told));
  },
});

const fileQuery = z.object({
  key: z.string().max(1000).catch(''),
  id: z.string().max(200).optional().catch(undefined),
});

/** The file of a link, by id, else the newest under its key; and what of the same provider is in use. */
async function findFile(
  { key, id }: z.infer<typeof fileQuery>,
  staff: StaffMember,
  deps: ConsoleDependencies,
): Promise<{ found: DeliveredFile | undefined; inUse: DeliveredFile[] }> {
  const reading = readDeliveryKey(key, '9999-12-31');
  const files = await readDeliveredFiles(
    deps,
    (subject) => mayRead(staff, subject) && (reading.kind === 'refused' || isSame(subject, reading.subject)),
  );
  const named = files.filter(({ file }) => file.key === key && (id === undefined || file.fileId === id));
  return { found: named.at(-1), inUse: files.filter(({ state }) => state === 'current') };
}

function isSame(a: Subject, b: Subject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const linesShown = 50;

const one = defineRoute({
  method: 'GET',
  pattern: '/deliveries/file',
  capability: 'see-deliveries',
  query: fileQuery,
  handle: async ({ visit, query }, deps) => {
    const { found, inUse } = await findFile(query, visit.staff, deps);
    if (found === undefined) return problem('not-found');
    const mayDecide = may(visit.staff, 'decide-deliveries');
    return show(deliveryPage(visit, found, await viewQuarantine(found, deps), { mayDecide, inUse }));
  },
});

async function viewQuarantine(found: DeliveredFile, { store }: ConsoleDependencies): Promise<QuarantineView> {
  const byReason = new Map<QuarantineLine['reason'], number>();
  const first: QuarantineLine[] = [];
  for await (const line of readQuarantine(found, store)) {
    byReason.set(line.reason, (byReason.get(line.reason) ?? 0) + 1);
    if (first.length < linesShown) first.push(line);
  }
  return { byReason, first, all: () => collect(readQuarantine(found, store)) };
}

const decision = z.object({
  key: z.string().min(1).max(1000),
  decision: z.enum(['release', 'reject', 'join']),
  reason: z.string().trim().max(500).optional(),
});

const decide = defineRoute({
  method: 'POST',
  pattern: '/deliveries/decide',
  capability: 'decide-deliveries',
  handle: async ({ visit, entered, note: noteDone }, deps): Promise<Outcome> => {
    const wanted = decision.safeParse({
      key: entered['key']?.[0],
      decision: entered['decision']?.[0],
      reason: entered['reason']?.[0],
    });
    if (!wanted.success) return problem('request-invalid');
    const { data } = wanted;
    const reading = readDeliveryKey(data.key, '9999-12-31');
    if (reading.kind === 'refused' || !mayRead(visit.staff, reading.subject)) return problem('outside-scope');
    const outcome = await decideHeld({ ...data, by: visit.staff.id, at: deps.now().toISOString() }, deps);
    if (outcome.kind === 'refused')
      return problem('decision-refused', {
        detail: text('未能放行或退回：放行须写明理由，且交付须在等待确认', outcome.problem),
      });
    noteDone({ code: `delivery-${data.decision}`, subject: data.key.slice(0, 300) });
    return { kind: 'redirect', to: `/deliveries?decided=${data.decision}` };
  },
});

export const deliveryRoutes = [list, one, decide];
