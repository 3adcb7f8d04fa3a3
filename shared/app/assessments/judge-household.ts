/** A household judged as every assessment judges it, without writing anything. */
import type { Households } from '../../store/households.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import { assess, type Assessment, type AssessmentContext } from '../../domain/assessment/assess.ts';
import { listHouseholdsInFindings } from '../../domain/assessment/unknown-people.ts';
import { cameFrom, followClearances, type FormerFiles } from '../../domain/cases/follow-clearances.ts';
import { explainedHouseholds, explainSuccessors } from '../../domain/cases/explained-duplicates.ts';
import { settleClearances, type SettledClearances } from '../../domain/cases/settle-clearances.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import { assessmentContext, type FixedBasis } from './assessment-context.ts';

export interface Judged {
  settled: SettledClearances;
  context: AssessmentContext & { disputedHouseholds: ReadonlySet<HouseholdId> };
  assessment: Assessment;
}

/** What is asked of other households. */
export type Neighbours = Pick<Households, 'readDisputed' | 'readFile' | 'readSuccessors'>;

/** What a household's file says on some ground: its clearances settled, its neighbours read, its rules judged. */
export async function judgeHousehold(
  file: HouseholdFile,
  basis: FixedBasis & { pointers: readonly Pointer[] },
  households: Neighbours,
): Promise<Judged> {
  const settled = await settle(file, basis, households);
  const elsewhere = listHouseholdsInFindings(settled.file);
  const disputedHouseholds =
    elsewhere.length === 0 ? new Set<string>() : await households.readDisputed(elsewhere);
  const context = { ...assessmentContext(settled.file, basis), disputedHouseholds };
  return { settled, context, assessment: assess(settled.file, context) };
}

async function settle(
  file: HouseholdFile,
  { policy, day }: FixedBasis,
  households: Neighbours,
): Promise<SettledClearances> {
  const former = await readFormer(file, households);
  const { namesOfProvider } = policyInForce(policy, file.profile.county, day);
  const settled = settleClearances(file, followClearances(file, former, namesOfProvider));
  return { ...settled, file: await withSuccessors(settled.file, households) };
}

/** Of people who went from household to household, no longer ways are followed. */
const mostFormer = 12;

/** The files of the households that members came from, and of those that members of these came from. */
async function readFormer(file: HouseholdFile, households: Neighbours): Promise<FormerFiles> {
  const former = new Map<HouseholdId, HouseholdFile>();
  const waiting = cameFrom(file);
  const asked = new Set([file.profile.householdId]);
  for (let next = waiting.shift(); next !== undefined && former.size < mostFormer; next = waiting.shift()) {
    if (asked.has(next)) continue;
    asked.add(next);
    // No pointers: cases and people are looked at, never holdings.
    const there = await households.readFile(next, []);
    if (there === undefined) continue;
    former.set(next, there);
    waiting.push(...cameFrom(there));
  }
  return former;
}

/** Households with which doubles were explained may be under another id now. */
async function withSuccessors(file: HouseholdFile, households: Neighbours): Promise<HouseholdFile> {
  const explained = explainedHouseholds(file);
  if (explained.length === 0) return file;
  return explainSuccessors(file, await households.readSuccessors(explained));
}
