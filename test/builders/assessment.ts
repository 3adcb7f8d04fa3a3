/** Assessments for tests: the default policy on 2026-11-22, with fresh sources. */
import type { CalendarDate, SourceName } from '../../shared/contracts/primitives.ts';
import type { Finding, HouseholdFile, RuleName } from '../../shared/contracts/household-file.ts';
import type { SourceFreshness } from '../../shared/contracts/runs.ts';
import {
  assess,
  type Assessment,
  type AssessmentContext,
  type RuleResult,
} from '../../shared/domain/assessment/assess.ts';
import { sources } from '../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { type Policy, policyVersion } from '../../shared/domain/policy/policy.ts';

export function aContext(parts: Partial<AssessmentContext> = {}): AssessmentContext {
  const policy = parts.policy ?? defaultPolicy;
  return {
    policy,
    policyVersion: policyVersion(policy),
    day: '2026-11-22',
    indexVersion: 'index-1',
    freshness: [
      fresh('bank', 'rural-bank'),
      fresh('property', 'registry'),
      fresh('vehicle', 'vehicle-office'),
    ],
    otherHouseholds: () => [],
    ...parts,
  };
}

export function fresh(
  source: SourceName,
  provider: string,
  asOf: CalendarDate | null = '2026-10-31',
): SourceFreshness {
  return { source, provider, asOf };
}

/** A county that gets every source, so that it is asked every rule; of what is reported by the month the last 13. */
export const everySource: SourceFreshness[] = sources.map((source) => ({
  ...fresh(source.name, 'an-office'),
  ...(source.monthOf !== undefined && { months: { from: '2025-10', to: '2026-10' } }),
}));

/** Assesses a household and gives its findings by rule. */
export function findingsOf(file: HouseholdFile, parts: Partial<AssessmentContext> = {}) {
  const { findings } = assess(file, aContext(parts));
  return new Map<RuleName, Finding>(findings.map((finding) => [finding.rule, finding]));
}

/** Assesses a household and gives what one rule saw. */
export function resultOf(
  file: HouseholdFile,
  rule: RuleName,
  parts: Partial<AssessmentContext> = {},
): RuleResult {
  return ruleResult(assess(file, aContext(parts)), rule);
}

export function ruleResult({ results }: Assessment, rule: RuleName): RuleResult {
  const result = results.find((each) => each.rule === rule);
  if (!result) throw new Error(`${rule} is not in force`);
  return result;
}

/** The default policy with one rule in another mode. */
export function withMode(
  rule: RuleName,
  mode: 'live' | 'shadow' | 'off',
  base: Policy = defaultPolicy,
): Policy {
  return { ...base, rules: base.rules.map((entry) => (entry.rule === rule ? { ...entry, mode } : entry)) };
}
