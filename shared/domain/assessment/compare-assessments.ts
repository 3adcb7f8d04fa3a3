/** What two policies say of one household, where it differs. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { sayAmounts } from '../catalogue/say-amounts.ts';
import { kindTitles } from './finding-kinds.ts';
import { say, sayWord } from '../kernel/say.ts';
import type { Assessment, RuleResult } from './assess.ts';

/** One rule on which they differ; `none`: that policy does not name it. */
export interface Difference {
  rule: string;
  before: RuleResult | 'none';
  after: RuleResult | 'none';
}

/** The rules on which two assessments of the same household and day differ, in the order of the first. */
export function compareAssessments(before: Assessment, after: Assessment): Difference[] {
  const rules = new Set([...before.results, ...after.results].map(({ rule }) => rule));
  const of = ({ results }: Assessment, name: string): RuleResult | 'none' =>
    results.find(({ rule }) => rule === name) ?? 'none';
  return [...rules]
    .map((rule) => ({ rule, before: of(before, rule), after: of(after, rule) }))
    .filter((each) => describeResult(each.before).en !== describeResult(each.after).en);
}

/** `fails (review), 20,000.00 of at most 12,600.00`; what the rule is about is next to it. */
export function describeResult(result: RuleResult | 'none'): Bilingual {
  if (result === 'none') return say('政策未列此规则', 'not named by the policy');
  const verdict = verdicts[result.kind];
  const mode = result.mode === 'shadow' ? say('（试运行）', ' (in shadow)') : say('', '');
  if (result.kind !== 'failed') return say(`${verdict.zh}${mode.zh}`, `${verdict.en}${mode.en}`);
  const { kind, amountFen, limitFen } = result.finding;
  const amounts = sayAmounts({ rule: result.rule, amountFen, limitFen });
  const money = amounts === undefined ? say('', '') : say(`，${amounts.zh}`, `, ${amounts.en}`);
  const raises = sayWord(kindTitles, kind);
  return say(
    `${verdict.zh}（${raises.zh}）${mode.zh}${money.zh}`,
    `${verdict.en} (${raises.en})${mode.en}${money.en}`,
  );
}

const verdicts: Readonly<Record<RuleResult['kind'], Bilingual>> = {
  passed: say('通过', 'passes'),
  failed: say('未通过', 'fails'),
  unjudged: say('无法判断', 'unjudged'),
  off: say('关闭', 'off'),
};
