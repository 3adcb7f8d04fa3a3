/** Findings of an open case about people who cannot be compared today are neither passed nor lowered. */
import type { Finding, HouseholdFile } from '../../contracts/household-file.ts';
import { countOf, say, sayAll, sayList } from '../kernel/say.ts';
import { isHard } from './finding-kinds.ts';
import { isOpen } from '../../contracts/household-case.ts';
import type { AssessmentContext, RuleResult } from './assessment.ts';
import { findUnknown, sayWhyUnknown, type UnknownPerson } from './unknown-people.ts';

/**
 * A rule that passes, or fails less hard than before, only because somebody cannot be compared any more is not judged: the
 * explanation names the members, by their places in the file.
 */
export function keepUnknown(
  result: RuleResult,
  file: HouseholdFile,
  { day, disputedHouseholds = new Set() }: Pick<AssessmentContext, 'day' | 'disputedHouseholds'>,
): RuleResult {
  const known = file.cases.find(isOpen)?.findings.find(({ rule }) => rule === result.rule);
  if (known === undefined || !isWeaker(known, result)) return result;
  const unknown = findUnknown(known, file, day, disputedHouseholds);
  if (unknown.length === 0) return result;
  const { rule, title, mode, restsOn, explanation } = result;
  return {
    rule,
    title,
    mode,
    restsOn,
    kind: 'unjudged',
    explanation: sayAll([explain(unknown), explanation]),
  };
}

/** Nothing, or a review where there was a suspension. */
function isWeaker(known: Finding, result: RuleResult): boolean {
  if (result.kind === 'failed') return isHard(known) && !isHard(result.finding);
  return result.kind === 'passed';
}

function explain(unknown: readonly UnknownPerson[]) {
  const people = sayList(
    unknown.map(({ ordinal, because }) => {
      const { zh, en } = sayWhyUnknown(because);
      return say(`成员 ${ordinal}：${zh}`, `member ${ordinal}: ${en}`);
    }),
  );
  const count = countOf(unknown.length, 'member');
  return say(
    `此前的疑点涉及 ${unknown.length} 名现在无法比对的成员（${people.zh}），疑点保留，未重新判断；请核对花名册中的身份证号，或者补签授权书。`,
    `What was found rests on ${count} who cannot be compared now (${people.en}); it stays, and was not judged again.`,
  );
}
