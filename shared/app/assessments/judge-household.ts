/** A household judged as every assessment judges it, without writing anything. */
import type { Households } from '../../store/households.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import { assess, type Assessment, type AssessmentContext } from '../../domain/assessment/assess.ts';
import { standElsewhere } from '../../domain/assessment/unknown-people.ts';
import { settleClearances, type SettledClearances } from '../../domain/cases/settle-clearances.ts';
import { assessmentContext, type FixedBasis } from './assessment-context.ts';

export interface Judged {
  settled: SettledClearances;
  context: AssessmentContext & { disputedHouseholds: ReadonlySet<HouseholdId> };
  assessment: Assessment;
}

/** What a household's file says on some ground: its clearances settled, its disputed neighbours read, its rules judged. */
export async function judgeHousehold(
  file: HouseholdFile,
  basis: FixedBasis & { pointers: readonly Pointer[] },
  households: Pick<Households, 'readDisputed'>,
): Promise<Judged> {
  const settled = settleClearances(file);
  const elsewhere = standElsewhere(settled.file);
  const disputedHouseholds =
    elsewhere.length === 0 ? new Set<string>() : await households.readDisputed(elsewhere);
  const context = { ...assessmentContext(settled.file, basis), disputedHouseholds };
  return { settled, context, assessment: assess(settled.file, context) };
}
