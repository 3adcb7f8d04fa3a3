/** What the events of a case tell staff. */
import type { FindingOutline, RuleName } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { phraseOfRule } from '../catalogue/catalogue.ts';
import { sayAmounts } from '../catalogue/say-amounts.ts';
import { say, sayList } from '../kernel/say.ts';

/** `over the limit for deposits (20,000.00 of at most 12,600.00); the owner of a motor vehicle`. */
export function describeFindings(findings: readonly FindingOutline[]): Bilingual {
  return sayList(
    findings.map((finding) => {
      const { zh, en } = phraseOfRule(finding.rule);
      const amounts = sayAmounts(finding);
      return amounts === undefined ? say(zh, en) : say(`${zh}（${amounts.zh}）`, `${en} (${amounts.en})`);
    }),
  );
}

/** `was over the limit for deposits (…); was the owner of a motor vehicle`. */
export function describePast(findings: readonly FindingOutline[]): Bilingual {
  return sayList(
    findings.map((finding) => {
      const { zh, en } = describeFindings([finding]);
      return say(`此前${zh}`, `was ${en}`);
    }),
  );
}

/** Which rules came, went, or say something else than before. */
export function describeChange(
  before: readonly FindingOutline[],
  after: readonly FindingOutline[],
): Bilingual {
  const rulesBefore = new Set<RuleName>(before.map(({ rule }) => rule));
  const rulesAfter = new Set<RuleName>(after.map(({ rule }) => rule));
  const gone = describePast(before.filter(({ rule }) => !rulesAfter.has(rule)));
  const came = describeFindings(after.filter(({ rule }) => !rulesBefore.has(rule)));
  const stayed = describeFindings(after.filter(({ rule }) => rulesBefore.has(rule)));
  const parts = [
    came.en === '' ? undefined : say(`新增：${came.zh}`, `new: ${came.en}`),
    gone.en === '' ? undefined : say(`消除：${gone.zh}`, `gone: ${gone.en}`),
    stayed.en === '' ? undefined : say(`现有：${stayed.zh}`, `still: ${stayed.en}`),
  ];
  return sayList(parts.filter((part) => part !== undefined));
}
