import { log } from '../../shared/runtime/log.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import type { ReleasePreview } from '../../shared/contracts/release-preview.ts';
import { tallyEffect, type Ground, type Touched } from '../../shared/app/deliveries/dry-run.ts';
import { makeOnce } from '../../shared/app/deliveries/release-preview.ts';
import { foldRecords, type Combination } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { listAwaitingDecision } from '../../shared/domain/deliveries/awaiting-decision.ts';
import { holdRosters, untilCompared } from '../../shared/domain/deliveries/hold-rules.ts';
import type { Neighbours } from '../../shared/app/assessments/judge-household.ts';
import type { TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { fileAfter, RosterChanges } from './roster-changes.ts';
import { followRoster, type FollowRosterDependencies } from './follow-roster.ts';
import type { NextRegistry } from './next-registry.ts';

export interface PreviewRosterDependencies extends FollowRosterDependencies {
  ledger: DeliveryLedger;
  pointers: Pick<Pointers, 'readAll'>;
  policies: PolicyStore;
  caseLists: CaseLists;
  time: TimeLeft;
  now(): Date;
  today(): CalendarDate;
}

/** Finds out what using a held roster would do: the one that is named, or the newest that waits for a person. */
export async function previewRoster(
  { county, combination }: { county: string; combination?: string },
  deps: PreviewRosterDependencies,
): Promise<void> {
  const subject = { kind: 'roster' as const, county };
  const folded = foldRecords(await deps.ledger.readLive(subject), untilCompared(holdRosters));
  const waiting = folded.kind === 'folded' ? listAwaitingDecision(folded) : [];
  const held = combination === undefined ? waiting.at(-1) : waiting.find(({ id }) => id === combination);
  if (held === undefined) return;
  await makeOnce(subject, held, () => makePreview(county, held, deps), deps);
}

async function makePreview(
  county: string,
  held: Combination,
  deps: PreviewRosterDependencies,
): Promise<Omit<ReleasePreview, 'stamp'>> {
  const [file] = held.files;
  if (file === undefined) throw new Error('a roster is one file');
  const index = await deps.registry.current();
  const next = await followRoster(county, file, index.map.counties[county], deps);
  const { policy, version } = await deps.policies.current();
  const now: Ground = {
    ...{ policy, policyVersion: version, day: deps.today(), index, pointers: await deps.pointers.readAll() },
    households: deps.households,
  };
  const changes = new RosterChanges(county, next, index.registry);
  const then: Ground = {
    ...now,
    index: { ...index, registry: changes },
    households: neighboursThen(next, deps.households),
  };
  const towns = new Map<string, number>();
  const touched = touchedBy({ next, changes, towns }, now, deps);
  const effect = await tallyEffect(touched, { now, then }, deps);
  log.info('release-previewed', { combination: held.id, households: effect.households });
  return {
    combination: held.id,
    ...{ day: now.day, policyVersion: version, indexVersion: index.version },
    release: {
      ...effect,
      newPersons: changes.newPersons,
      endedHouseholds: next.ended.filter(({ isNews }) => isNews).length,
      endedByTown: [...towns]
        .map(([town, households]) => ({ town, households }))
        .sort((a, b) => b.households - a.households || (a.town < b.town ? -1 : 1)),
    },
  };
}

interface Touching {
  next: NextRegistry;
  changes: RosterChanges;
  /** Filled: households that would end, by town. */
  towns: Map<string, number>;
}

/** Households of which the roster says something else, and those that share a person with one of them. */
async function* touchedBy(
  { next, changes, towns }: Touching,
  now: Ground,
  { households }: Pick<PreviewRosterDependencies, 'households'>,
): AsyncGenerator<Touched> {
  const after = fileAfter(next);
  const ending = new Set(next.ended.filter(({ isNews }) => isNews).map(({ householdId }) => householdId));
  const own = new Set([
    ...next.households.filter(({ differs }) => differs).map(({ profile }) => profile.householdId),
    ...next.disputed.map(({ householdId }) => householdId),
    ...ending,
    ...next.former.filter(({ isNews }) => isNews).map(({ householdId }) => householdId),
  ]);
  const others = changes.neighbours();
  for (const household of own) {
    if (!losesPeople(next, household)) continue;
    const file = await households.readFile(household, now.pointers);
    const town = file?.profile.town ?? '';
    if (ending.has(household)) towns.set(town, (towns.get(town) ?? 0) + 1);
    for (const { idNumber } of file?.members ?? []) changes.addNeighbours(idNumber, others);
  }
  for (const household of new Set([...own, ...others])) yield { household, after: after(household) };
}

function losesPeople({ ended, former }: NextRegistry, household: HouseholdId): boolean {
  return [...ended, ...former].some(({ householdId, isNews }) => isNews && householdId === household);
}

/** Other households as they would be; what was explained in one stands whoever goes. */
function neighboursThen(next: NextRegistry, store: Households): Neighbours {
  return {
    readFile: (household, pointers) => store.readFile(household, pointers),
    readDisputed: (households) => disputedThen(households, next, store),
    readSuccessors: async (households) => {
      const moved = next.ended.filter(
        ({ householdId, ended }) => ended.cause === 'moved' && households.includes(householdId),
      );
      const gone = moved.map(({ householdId, ended }) => [householdId, ended.households] as const);
      return new Map([...(await store.readSuccessors(households)), ...gone]);
    },
  };
}

async function disputedThen(
  households: readonly HouseholdId[],
  { disputed, households: settled }: NextRegistry,
  store: Pick<Households, 'readDisputed'>,
): Promise<Set<string>> {
  const now = await store.readDisputed(households);
  for (const { profile } of settled) now.delete(profile.householdId);
  const asked = new Set(households);
  for (const { householdId } of disputed) if (asked.has(householdId)) now.add(householdId);
  return now;
}
