/** The field next to which a refusal is shown; one that is not listed is about the step as a whole. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { ProblemCode, StepProblem } from '../../../shared/domain/cases/problems.ts';
import { sayList } from '../../../shared/domain/kernel/say.ts';

const fieldsOf: Partial<Record<ProblemCode, readonly string[]>> = {
  'staff-unknown': ['assignee', 'investigators', 'grantedBy'],
  'staff-out-of-scope': ['assignee', 'investigators', 'grantedBy'],
  'staff-related': ['assignee', 'investigators', 'grantedBy'],
  'town-unknown': ['town'],
  'investigators-missing': ['investigators'],
  'county-visit-missing': ['investigators'],
  'survey-unsound': ['visitedOn'],
  'signer-not-met': ['signature.kind'],
  'absence-unsound': ['visitedOn'],
  'surveyor-unknown': ['form.surveyors'],
  'attachment-unknown': ['attachments'],
  'attached-already': ['files'],
  'member-unknown': ['scope'],
  'month-wrong': ['effectiveMonth'],
  'amount-wrong': ['monthlyAmountFen'],
  'calculation-missing': ['calculation.incomeFen'],
  'calculation-differs': ['deviation'],
  'service-unsound': ['servedOn'],
  'reply-unsound': ['receivedOn'],
  'collective-decision-missing': ['collectiveDecision'],
  'finding-unknown': ['rule'],
  'reason-unknown': ['reason'],
  'note-missing': ['note'],
  'until-wrong': ['until'],
  'ending-unsound': ['on'],
  'extension-not-granted': ['grantedBy'],
};

/** Problems by field; several of one field appear together. */
export function problemsByField(
  problems: readonly StepProblem[],
  names: readonly string[],
): Map<string, Bilingual> {
  const fieldOf = ({ code }: StepProblem): string =>
    fieldsOf[code]?.find((field) => names.includes(field)) ?? '';
  return new Map(
    [...Map.groupBy(problems, fieldOf)].map(([field, these]) => [
      field,
      sayList(these.map(({ message }) => message)),
    ]),
  );
}
