import { log } from '../../shared/runtime/log.ts';
import { count } from '../../shared/runtime/metrics.ts';
import type { Households } from '../../shared/store/households.ts';
import { NamedError } from '../../shared/contracts/named-error.ts';
import type { Pointer } from '../../shared/contracts/deliveries.ts';
import type { HouseholdCase, HouseholdFile } from '../../shared/contracts/household-file.ts';
import type { HouseholdResult } from '../../shared/contracts/runs.ts';
import type { Assessment } from '../../shared/domain/assessment/assess.ts';
import { chainEndOf } from '../../shared/domain/cases/digests.ts';
import { reconcileCase } from '../../shared/domain/cases/reconcile-case.ts';
import { isOpen } from '../../shared/contracts/household-case.ts';
import { judgeHousehold } from '../../shared/app/assessments/judge-household.ts';
import type { FixedBasis } from '../../shared/app/assessments/assessment-context.ts';

export type { FixedBasis } from '../../shared/app/assessments/assessment-context.ts';

/** The input of an assessment besides the household's file. */
export interface AssessmentBasis extends FixedBasis {
  pointers: readonly Pointer[];
  /** The moment that a case's event is dated with. */
  at: string;
}

/** Somebody kept changing the household's case; the message is retried later. */
class CaseContestedError extends NamedError {
  readonly name = 'CaseContestedError';
}

const mostAttempts = 5;

/** Assesses a household and brings its open case in line with what was found. */
export async function assessHousehold(
  file: HouseholdFile,
  basis: AssessmentBasis,
  households: Households,
): Promise<HouseholdResult> {
  const { settled, context, assessment } = await judgeHousehold(file, basis, households);
  await households.noteClearances(file.profile.householdId, settled);
  let current = settled.file;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const change = reconcileCase(current, assessment, { ...context, at: basis.at });
    if (change.kind === 'none') return resultOf(current, assessment, current.cases.find(isOpen));
    const expected = change.kind === 'raise' ? undefined : change.expectedVersion;
    if (await households.writeCase(change.case, expected)) {
      noteChange(change);
      return resultOf(current, assessment, change.case);
    }
    const again = await households.readFile(file.profile.householdId, basis.pointers);
    if (again === undefined) break;
    current = again;
  }
  throw new CaseContestedError(`the case of household ${file.profile.householdId} kept changing`);
}

const counted = { raise: 'CasesRaised', update: 'CasesUpdated', withdraw: 'CasesWithdrawn' } as const;

/** The line that ends a file's way through the logs. */
function noteChange(change: Exclude<ReturnType<typeof reconcileCase>, { kind: 'none' }>): void {
  const { householdId, number, kind: caseKind, state } = change.case;
  count({ [counted[change.kind]]: 1 });
  log.info('case-changed', { household: householdId, case: number, change: change.kind, caseKind, state });
}

function resultOf(
  file: HouseholdFile,
  assessment: Assessment,
  last: HouseholdCase | undefined,
): HouseholdResult {
  const open = last !== undefined && isOpen(last) ? last : undefined;
  const shadow = assessment.results.filter((result) => result.kind === 'failed' && result.mode === 'shadow');
  return {
    householdId: file.profile.householdId,
    status: file.profile.status,
    town: file.profile.town,
    openCase: open?.kind ?? null,
    amountAtStakeFen: open?.amountAtStakeFen ?? 0,
    rules: assessment.findings.map((finding) => finding.rule),
    shadowRules: shadow.map((result) => result.rule),
    matches: assessment.certainties,
    notices: assessment.notices,
    chains: casesNow(file, last).flatMap(chainEndOf),
    ...(assessment.delivered.length > 0 && { delivered: [...assessment.delivered] }),
  };
}

/** The household's cases, the one that was just written as it is now. */
function casesNow({ cases }: HouseholdFile, written: HouseholdCase | undefined): HouseholdCase[] {
  if (written === undefined) return cases;
  return [...cases.filter(({ number }) => number !== written.number), written];
}
