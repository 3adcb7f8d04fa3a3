/** A dry run: households are judged as they are and as they would be, and nothing is written. */
import type { HouseholdCase } from '../../contracts/household-case.ts';
import { openStates } from '../../contracts/household-case.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { RegistryMap } from '../../contracts/registry.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import type { ReleaseEffect } from '../../contracts/release-preview.ts';
import { reconcileCase } from '../../domain/cases/reconcile-case.ts';
import { isOpen } from '../../contracts/household-case.ts';
import { EffectTally } from '../../domain/deliveries/release-effect.ts';
import { assertTimeLeft, type TimeLeft } from '../../domain/kernel/time-left.ts';
import type { CaseLists } from '../../store/case-lists.ts';
import type { FixedBasis } from '../assessments/assessment-context.ts';
import { judgeHousehold, type Neighbours } from '../assessments/judge-household.ts';

/** A household that a release touches, and its file after it; undefined where there would be none. */
export interface Touched {
  household: HouseholdId;
  after: (before: HouseholdFile | undefined) => HouseholdFile | undefined;
}

/** On what a household is judged, and whose rows in the roster cannot be read there. */
export interface Ground extends FixedBasis {
  pointers: readonly Pointer[];
  households: Neighbours;
}

export interface DryRunDependencies {
  households: Neighbours;
  caseLists: Pick<CaseLists, 'allCases'>;
  time: TimeLeft;
}

/** Files read by a Query each, at once. */
const filesAtOnce = 50;

/** What the cases of these households would be on the other ground. */
export async function tallyEffect(
  touched: AsyncIterable<Touched> | Iterable<Touched>,
  { now, then }: { now: Ground; then: Ground },
  deps: DryRunDependencies,
): Promise<ReleaseEffect> {
  const tally = new EffectTally(await countOpen(now.index.map, deps));
  let batch: Touched[] = [];
  const judge = async (): Promise<void> => {
    assertTimeLeft(deps.time, 'previewing a release');
    const files = batch.map(async ({ household, after }) => {
      const file = await deps.households.readFile(household, now.pointers);
      return { file, changed: after(file) };
    });
    batch = [];
    for (const { file, changed } of await Promise.all(files)) {
      const profile = (changed ?? file)?.profile;
      if (profile === undefined) continue;
      const before = file && (await caseOn(file, now));
      const after = changed && (await caseOn(changed, then));
      const { householdId: household, county } = profile;
      const place = { household, county, town: (file?.profile ?? profile).town };
      tally.add({ ...place, before, after, isOpenNow: file?.cases.some(isOpen) ?? false });
    }
  };
  for await (const each of touched) {
    batch.push(each);
    if (batch.length === filesAtOnce) await judge();
  }
  if (batch.length > 0) await judge();
  return tally.effect;
}

/** The open case that an assessment on this ground would leave. */
async function caseOn(file: HouseholdFile, ground: Ground): Promise<HouseholdCase | undefined> {
  const { settled, context, assessment } = await judgeHousehold(file, ground, ground.households);
  // No clock: the same ground gives the same preview.
  const change = reconcileCase(settled.file, assessment, { ...context, at: `${ground.day}T00:00:00.000Z` });
  switch (change.kind) {
    case 'none':
      return settled.file.cases.find(isOpen);
    case 'withdraw':
      return undefined;
    default:
      return change.case;
  }
}

async function countOpen(
  { counties }: Pick<RegistryMap, 'counties'>,
  { caseLists }: Pick<DryRunDependencies, 'caseLists'>,
): Promise<Map<string, number>> {
  const open = new Map<string, number>();
  for (const county of Object.keys(counties))
    open.set(county, (await caseLists.allCases({ county, states: [...openStates] })).length);
  return open;
}
