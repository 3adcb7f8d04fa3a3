import type { CalendarDate, Instant } from '../../shared/contracts/primitives.ts';
import { addDays, shanghaiMidnight } from '../../shared/domain/kernel/calendar.ts';
import { assertTimeLeft, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { auditForgottenThrough } from '../../shared/domain/retention/tombstones.ts';
import { cutOff } from '../../shared/domain/retention/what-is-due.ts';
import type { AuditLog } from '../../shared/store/audit-log.ts';
import type { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';

export interface ForgetAuditDependencies {
  audit: AuditLog;
  digests: EvidenceDigests;
  forgotten: Forgotten;
  time: TimeLeft;
  at: Instant;
  day: CalendarDate;
}

/**
 * Forgets a county's audit log up to the last part that a night has digested and whose term is over: parts go whole, so that
 * those that stay still verify. @returns how many entries went
 */
export async function forgetAudit(
  { county, term }: { county: string; term: { months: number } },
  deps: ForgetAuditDependencies,
): Promise<number> {
  const until = shanghaiMidnight(addDays(cutOff(deps.day, term), 1));
  const parts = (await deps.digests.readAll()).flatMap(({ audit = [] }) => audit);
  const through = parts
    .filter((part) => part.county === county && part.through <= until)
    .map((part) => part.through)
    .sort()
    .at(-1);
  if (through === undefined) return 0;
  const known = auditForgottenThrough(await deps.forgotten.readAll(), county) ?? '';
  if (known < through) await deps.forgotten.add({ at: deps.at, kind: 'audit', why: 'term', county, through });
  let entries = 0;
  // Also of a part that is on record: who forgot it may have been cut off.
  for await (const item of deps.audit.itemsBetween({ county, after: '', through })) {
    assertTimeLeft(deps.time, 'forgetting an audit log');
    await deps.audit.remove(item);
    entries += 1;
  }
  return entries;
}
