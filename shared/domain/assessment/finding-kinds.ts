/** What findings ask for: a suspension, a review, or what may be due besides. */
import { caseKind, type CaseKind, type Finding } from '../../contracts/findings.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

/** 拟停发 is used only in staff lists, never in a paper for a household. */
export const kindTitles: Readonly<Record<CaseKind, Bilingual>> = {
  suspension: say('拟停发', 'suspension'),
  review: say('复核', 'review'),
  entitlement: say('应享未享', 'entitlement'),
};

/** A hard finding rests on verified evidence and would stop payment; to be lenient with it takes two people. */
export function isHard({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'suspension';
}

/** The first kind, in their order, that any finding raises: one that may be due more is that alone where nothing else is found. */
export function kindOf(findings: readonly Pick<Finding, 'kind'>[]): CaseKind {
  return caseKind.options.find((kind) => findings.some((each) => each.kind === kind)) ?? 'review';
}
