/** What findings ask for: a suspension, a review, or what may be due besides. */
import { caseKind, type CaseKind, type Finding } from '../../contracts/findings.ts';

/** A hard finding rests on verified evidence and would stop payment; to be lenient with it takes two people. */
export function isHard({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'suspension';
}

/** The first kind, in their order, that any finding raises: one that may be due more is that alone where nothing else is found. */
export function kindOf(findings: readonly Pick<Finding, 'kind'>[]): CaseKind {
  return caseKind.options.find((kind) => findings.some((each) => each.kind === kind)) ?? 'review';
}
