import type { CalendarDate, Instant } from '../../shared/contracts/primitives.ts';
import { isApplicant } from '../../shared/domain/kernel/applicant-id.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import type { Policy } from '../../shared/domain/policy/document.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { cutOff } from '../../shared/domain/retention/find-due.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Checks } from '../../shared/store/checks.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';

export interface ForgetChecksDependencies {
  checks: Checks;
  forgotten: Forgotten;
  time: TimeLeft;
  at: Instant;
  day: CalendarDate;
}

/** No county's term is shorter. */
const shortest = { months: 12 };

/** Forgets reports, and who applied, once policy's term is over since the newest report, or since a check that nobody made. */
export async function forgetChecks(policy: Policy, deps: ForgetChecksDependencies): Promise<void> {
  const { checks, forgotten, at, day } = deps;
  let removed = 0;
  for await (const each of inTime(
    await checks.listThrough(cutOff(day, shortest)),
    deps.time,
    'forgetting checks',
  )) {
    const { householdId: household, reportedOn, dueOn } = each;
    const { reports } = policyInForce(policy, household.slice(0, 6), day).retention;
    if ((reportedOn ?? dueOn) > cutOff(day, reports)) continue;
    const about = { at, why: 'term' as const, household, cases: [] };
    // Of a household that goes on, its reports are a part.
    await forgotten.add(
      isApplicant(household) ? { ...about, kind: 'household' } : { ...about, kind: 'parts', ordinals: [] },
    );
    await checks.remove(household);
    removed += 1;
  }
  if (removed > 0) log.info('checks-forgotten', { checks: removed });
}
