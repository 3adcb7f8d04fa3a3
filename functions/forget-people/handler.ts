import type { CalendarDate, Instant } from '../../shared/contracts/primitives.ts';
import type { Erasure } from '../../shared/contracts/forgotten.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Erasures } from '../../shared/store/forgotten.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import { importsOf, type RegistryStore } from '../../shared/store/registry-store.ts';
import { findCandidates, type CandidateDependencies } from './find-candidates.ts';
import { forgetAudit, type ForgetAuditDependencies } from './forget-audit.ts';
import { erase, forgetWhatIsDue, type ForgetHouseholdDependencies } from './forget-household.ts';

export interface ForgetPeopleDependencies
  extends CandidateDependencies, ForgetHouseholdDependencies, ForgetAuditDependencies {
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

/** Asked once more where it is done: two people, whoever has written the request. */
function isAgreed({ state, by, confirmedBy }: Erasure): boolean {
  return state === 'confirmed' && confirmedBy !== undefined && confirmedBy !== by;
}
