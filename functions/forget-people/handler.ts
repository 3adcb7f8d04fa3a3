import type { CountyIndex } from '../../shared/contracts/registry.ts';
import type { Erasure } from '../../shared/contracts/forgotten.ts';
import type { CalendarDate, Instant, HouseholdId } from '../../shared/contracts/primitives.ts';
import { addDays, shanghaiMidnight } from '../../shared/domain/kernel/calendar.ts';
import { inTime, type TimeLeft, assertTimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import type { RetentionPolicy } from '../../shared/domain/policy/retention-policy.ts';
import { auditForgottenThrough } from '../../shared/domain/retention/tombstones.ts';
import { cutOff } from '../../shared/domain/retention/find-due.ts';
import { areTwo } from '../../shared/domain/staff/two-people.ts';
import { log } from '../../shared/runtime/log.ts';
import type { AuditLog } from '../../shared/store/audit-log.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import type { Erasures, Forgotten } from '../../shared/store/forgotten.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import { importsOf, type RegistryStore } from '../../shared/store/registry-store.ts';
import { forgetChecks, type ForgetChecksDependencies } from './forget-checks.ts';
import { erase, forgetWhatIsDue, type ForgetHouseholdDependencies } from './forget-household.ts';

export interface ForgetPeopleDependencies
  extends
    CandidateDependencies,
    ForgetHouseholdDependencies,
    ForgetAuditDependencies,
    ForgetChecksDependencies {
  registry: RegistryStore;
  policies: Pick<PolicyStore, 'current'>;
  erasures: Erasures;
  time: TimeLeft;
  at: Instant;
  day: CalendarDate;
}

/**
 * Forgets what policy's terms are over of, and carries out erasures that two people have asked for. Doing it again, or only
 * half, does no harm: what is left is done the next day.
 */
export async function forgetPeople(deps: ForgetPeopleDependencies): Promise<void> {
  const { policy } = await deps.policies.current();
  const map = await deps.registry.readMap();
  for (const [county, entry] of Object.entries(map.counties)) {
    // A roster that is being written may bring anybody back.
    if (importsOf(map, county).length > 0) {
      log.info('not-forgotten', { county, because: 'a roster is being imported' });
      continue;
    }
    const terms = policyInForce(policy, county, deps.day).retention;
    const candidates = await findCandidates({ county, entry, terms }, deps);
    let households = 0;
    for await (const household of inTime(candidates, deps.time, 'forgetting people'))
      if (await forgetWhatIsDue(household, terms, deps)) households += 1;
    const entries = await forgetAudit({ county, term: terms.audit }, deps);
    if (households + entries > 0) log.info('forgotten', { county, households, entries });
  }
  await forgetChecks(policy, deps);
  await carryOutErasures(deps);
}

async function carryOutErasures(deps: ForgetPeopleDependencies): Promise<void> {
  for (const each of await deps.erasures.readAll()) {
    if (!isAgreed(each)) continue;
    const outcome = await erase(each, deps);
    log.info('erasure', { household: each.household, outcome });
    const { revision: _revision, ...rest } = each;
    if (outcome === 'erased')
      await deps.erasures.write({ ...rest, state: 'erased', erasedAt: deps.at }, each);
  }
}

/** Asked once more where it is done: two people of one kind, whoever has written the request. */
function isAgreed({ state, by, confirmedBy }: Erasure): boolean {
  return state === 'confirmed' && confirmedBy !== undefined && areTwo(by, confirmedBy) === 'two';
}

interface CandidateDependencies {
  registry: RegistryStore;
  caseLists: CaseLists;
  day: CalendarDate;
}

/** Households of which something may be due, from lists that are there anyway: no table is scanned. */
async function findCandidates(
  { county, entry, terms }: { county: string; entry: CountyIndex; terms: RetentionPolicy },
  { registry, caseLists, day }: CandidateDependencies,
): Promise<Set<HouseholdId>> {
  const until = cutOff(day, terms.people);
  const people = (await registry.readPeople(entry)) ?? [];
  const left = people.filter(
    ({ ended, people: members }) =>
      (ended !== null && ended.on <= until) ||
      members.some(({ leftOn }) => leftOn !== undefined && leftOn <= until),
  );
  const closed = await caseLists.closedThrough(county, cutOff(day, terms.cases));
  return new Set([...left, ...closed].map(({ householdId }) => householdId));
}

interface ForgetAuditDependencies {
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
async function forgetAudit(
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
