/** Check reports for tests: of one household, with sources that were compared and others that were not. */
import type { CheckReport } from '../../shared/contracts/check-report.ts';
import type { Check } from '../../shared/contracts/checks.ts';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import { assess } from '../../shared/domain/assessment/assess.ts';
import { makeReport } from '../../shared/domain/checks/make-report.ts';
import { describeSources, type ProviderState } from '../../shared/domain/checks/report-sources.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { aContext } from './assessment.ts';

export const freshProviders: readonly ProviderState[] = (
  [
    ['bank', 'rural-bank'],
    ['property', 'registry'],
    ['vehicle', 'vehicle-office'],
  ] as const
).map(([source, provider]) => ({ source, provider, asOf: '2026-10-31', isUnread: false }));

export function aCheck(file: HouseholdFile, parts: Partial<Check> = {}): Check {
  return {
    ...{ subject: file.profile.householdId, kind: 'application', state: 'waiting' },
    ...{ profile: file.profile, members: file.members, reports: 0, version: 1 },
    application: { number: '2026-17', appliedOn: '2026-11-20' },
    asked: {
      ...{ at: '2026-11-22T01:00:00.000Z', on: '2026-11-22', dueOn: '2026-11-25' },
      ...{ purpose: 'application', by: { id: 'handler', name: '经办人' } },
    },
    ...parts,
  };
}

export function aReport(
  file: HouseholdFile,
  providers: readonly ProviderState[] = freshProviders,
  parts: Partial<Check> = {},
): CheckReport {
  const context = aContext({ freshness: providers });
  const { policyVersion, indexVersion, day } = context;
  const policy = policyInForce(context.policy, file.profile.county, day);
  const check = aCheck(file, parts);
  return makeReport(
    { check, file, assessment: assess(file, context), sequence: check.reports + 1 },
    {
      ...{ policy, policyVersion, indexVersion, day, at: '2026-11-22T01:00:05.000Z', former: undefined },
      sources: describeSources(providers, policy, day),
    },
  );
}
