/** The assessment (评估): household file, policy, freshness of sources and day give findings. Nothing else does. */
import type { DoublePerson, Finding, HouseholdFile, RuleName } from '../../contracts/household-file.ts';
import type { Bilingual, Certainty, HouseholdId } from '../../contracts/primitives.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import { ruleOf, titleOfRule } from '../catalogue/catalogue.ts';
import type { MatchedRow } from '../catalogue/held.ts';
import { isOpen } from '../../contracts/household-case.ts';
import type { Failed, RuleEntry, Verdict } from '../catalogue/rule.ts';
import { sourcesReadBy } from '../catalogue/sources-read.ts';
import { personAt } from '../roster/people.ts';
import { once } from '../kernel/once.ts';
import { countOf, say, sayAll } from '../kernel/say.ts';
import { concernsCounty } from './concerns-county.ts';
import { countDelivered } from './delivered-things.ts';
import { freezeEvidence } from './freeze-evidence.ts';
import { describeFreshness } from './freshness.ts';
import type { Assessment, AssessmentContext, RuleResult } from './assessment.ts';
import { keepUnknown } from './keep-unknown.ts';
import { groupIntoAssets } from './holdings-to-assets.ts';
import { type Inquiry, judgeRule, listRecipients } from './judge-rules.ts';
import { listNotices } from './list-notices.ts';
import { listComparedMembers, matchRows } from './match-rows.ts';

export type { Assessment, AssessmentContext, RuleResult } from './assessment.ts';

/**
 * Assesses a household. The same inputs give the same assessment, byte for byte, in whatever order holdings and
 * members stand. A household that is disputed or has ended is not compared, so nothing is found and nothing is passed.
 */
export function assess(file: HouseholdFile, context: AssessmentContext): Assessment {
  const { day } = context;
  const otherHouseholds = (token: string) => context.otherHouseholds(token);
  const policy = policyInForce(context.policy, file.profile.county, day);
  const rows = matchRows(file, day);
  const assets = groupIntoAssets(rows, { policy, doubt: 'as-judged' });
  const { freshness } = context;
  const recipients = once(() => listRecipients(file, otherHouseholds));
  const inquiry: Inquiry = { file, day, policy, rows, assets, freshness, recipients };
  const asked = policy.rules.filter((entry) => isAsked(entry, inquiry, context));
  const uncompared = file.members.length - listComparedMembers(file, day).length;
  const results = asked.map((entry) => {
    const result = toResult(entry, ask(inquiry, entry), describeGaps(entry, inquiry, uncompared), file);
    return keepUnknown(result, file, context);
  });
  return {
    findings: results.flatMap((result) =>
      result.kind === 'failed' && result.mode === 'live' ? [result.finding] : [],
    ),
    results: [...results, ...policy.unreadRules.map(notRead)],
    notices: listNotices(file, day),
    certainties: countCertainties(rows),
    delivered: countDelivered(assets, policy),
  };
}

/** One by which a case is open is asked as well: no page names the others, and they neither pass nor stay open. */
function isAsked(entry: RuleEntry, { file, policy }: Inquiry, { freshness }: AssessmentContext): boolean {
  return (
    concernsCounty(entry, { policy, freshness, holdings: file.holdings }) ||
    file.cases.some((each) => isOpen(each) && each.findings.some((finding) => finding.rule === entry.rule))
  );
}

/** A rule whose entry in the policy another version wrote: it is neither passed nor failed. */
function notRead(rule: RuleName): RuleResult {
  return {
    rule,
    title: titleOfRule(rule),
    mode: 'live',
    kind: 'unjudged',
    explanation: say(
      '政策中此规则的条目由另一版本的系统写入，本版本不能判断。',
      'Another version of Hedui wrote the entry of this rule in the policy; this one cannot judge it.',
    ),
    restsOn: say('政策条目无法读取', 'the entry cannot be read'),
  };
}

type Answer = Verdict | { kind: 'off'; explanation: Bilingual };

function ask(inquiry: Inquiry, entry: RuleEntry): Answer {
  if (entry.mode === 'off') {
    return { kind: 'off', explanation: say('政策已关闭此规则。', 'Policy has switched this rule off.') };
  }
  switch (inquiry.file.profile.status) {
    case 'active':
      return judgeRule(inquiry, entry);
    case 'disputed':
      return {
        kind: 'unjudged',
        explanation: say(
          '花名册各行矛盾，未比对。',
          'Not compared: its rows in the roster contradict each other.',
        ),
      };
    case 'ended':
      return {
        kind: 'unjudged',
        explanation: say('已不在花名册中，未比对。', 'Not compared: it has left the roster.'),
      };
    default:
      return {
        kind: 'unjudged',
        explanation: say(
          '家庭状态由另一版本的系统写入，未比对。',
          'Not compared: another version of Hedui wrote the status of this household.',
        ),
      };
  }
}

function toResult(
  entry: RuleEntry,
  answer: Answer,
  gaps: readonly Bilingual[],
  file: HouseholdFile,
): RuleResult {
  const { rule, mode, restsOn } = entry;
  const asked = answer.kind === 'passed' || answer.kind === 'failed';
  const explanation = sayAll([answer.explanation, ...(asked ? gaps : [])]);
  const common = { rule, title: titleOfRule(rule), mode, explanation, restsOn };
  return answer.kind === 'failed'
    ? { ...common, kind: 'failed', finding: toFinding(rule, answer, file) }
    : { ...common, kind: answer.kind };
}

function toFinding(rule: RuleName, failed: Failed, file: HouseholdFile): Finding {
  const { raises, amountFen, limitFen, explanation, proposes, moreMonthlyFen, people } = failed;
  const frozen = freezeEvidence(failed.evidence);
  const named = people?.map(({ ordinal, otherHouseholds }) => ({
    ...(personAt(file, ordinal) ?? { ordinal, name: '' }),
    ...byCounty(file.profile.county, otherHouseholds),
  }));
  return {
    ...{ rule, kind: raises, amountFen, limitFen, explanation },
    ...frozen,
    ...(proposes !== undefined && { proposes }),
    ...(moreMonthlyFen !== undefined && { moreMonthlyFen }),
    ...(named !== undefined && { people: named }),
  };
}

/** Staff learn that there is a household in another county, and not which. */
function byCounty(
  county: string,
  others: readonly HouseholdId[],
): Pick<DoublePerson, 'households' | 'elsewhere'> {
  const households = others.filter((other) => other.startsWith(`${county}-`));
  const elsewhere = others.filter((other) => !other.startsWith(`${county}-`));
  return { households, ...(elsewhere.length > 0 && { elsewhere }) };
}

/** What was not known when a rule was asked. */
function describeGaps(
  entry: RuleEntry,
  { file, policy, freshness }: Inquiry,
  uncompared: number,
): Bilingual[] {
  const rule = ruleOf(entry.rule);
  if (rule === undefined) return [];
  const missing = rule.about === 'people' ? 0 : uncompared;
  return [
    ...(missing > 0 ? [sayUncompared(missing, file.members.length)] : []),
    ...describeFreshness(sourcesReadBy(entry), freshness, policy),
  ];
}

function sayUncompared(missing: number, members: number): Bilingual {
  return say(
    `${members} 名成员中有 ${missing} 名未能比对。`,
    `${missing} of ${countOf(members, 'member')} could not be compared.`,
  );
}

function countCertainties(rows: readonly MatchedRow[]): Record<Certainty, number> {
  const counts = { verified: 0, probable: 0, doubtful: 0 };
  for (const row of rows) counts[row.certainty] += 1;
  return counts;
}
