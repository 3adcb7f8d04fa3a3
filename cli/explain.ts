/** `hedui explain HOUSEHOLD`: why a household has a case, or has none, by the state of the last night. */
import pc from 'picocolors';
import type { Pointer } from '../shared/contracts/deliveries.ts';
import type { Evidence, HouseholdFile } from '../shared/contracts/household-file.ts';
import { reasonTexts } from '../shared/contracts/reasons.ts';
import { assess, type Assessment } from '../shared/domain/assessment/assess.ts';
import { formatYuan } from '../shared/domain/kernel/money.ts';
import { settleClearances } from '../shared/domain/cases/settle-clearances.ts';
import { standElsewhere } from '../shared/domain/assessment/unknown-people.ts';
import { isOpen } from '../shared/contracts/household-case.ts';
import {
  compareAssessments,
  describeResult,
  type Difference,
} from '../shared/domain/assessment/compare-assessments.ts';
import { policyInForce } from '../shared/domain/policy/policy-in-force.ts';
import { describeFolder, type ProviderNames } from '../shared/domain/policy/providers.ts';
import type { PolicyStore, VersionedPolicy } from '../shared/store/policy-store.ts';
import { assessmentContext } from '../shared/app/assessments/assessment-context.ts';
import { describeLife } from './describe-life.ts';
import { defineCommand, readHousehold } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** Rows of evidence shown for one rule; the case holds more. */
const evidenceShown = 20;

async function explain(household: string, { day, stores }: Target): Promise<string> {
  const pointers = await stores.pointers.readAll();
  const stored = await stores.households.readFile(household, pointers);
  if (stored === undefined) throw new ArgumentError(`there is no household ${household} in the registry`);
  const { file } = settleClearances(stored);
  const index = await stores.registry.current();
  const disputedHouseholds = await stores.households.readDisputed(standElsewhere(file));
  const assessBy = ({ policy, version }: VersionedPolicy): Assessment => {
    const basis = { policy, policyVersion: version, day, index, pointers };
    return assess(file, { ...assessmentContext(file, basis), disputedHouseholds });
  };
  const today = await stores.policies.current();
  const judged = await policyOfCase(file, today, stores.policies);
  const assessment = assessBy(judged);
  const versions = [
    `policy ${judged.version}${judged === today ? '' : `, by which the case was judged; today's is ${today.version}`}`,
    `index ${index.version}`,
  ].join(', ');
  const differences = judged === today ? [] : compareAssessments(assessment, assessBy(today));
  return describe(file, assessment, versions, {
    freshness: pointers.map((each) =>
      describeFreshness(each, policyInForce(judged.policy, file.profile.county, day)),
    ),
    differences: differences.map(describeDifference),
  });
}

/** An open case is explained by the policy that judged it, while that is kept; all else by today's. */
async function policyOfCase(
  { cases }: HouseholdFile,
  today: VersionedPolicy,
  policies: PolicyStore,
): Promise<VersionedPolicy> {
  const open = cases.find(isOpen);
  return open === undefined || open.policyVersion === today.version
    ? today
    : ((await policies.find(open.policyVersion)) ?? today);
}

function describeDifference({ rule, before, after }: Difference): string {
  const [then, now] = [describeResult(before), describeResult(after)];
  return `  ${rule}: ${then.en} by its own, ${now.en} by today's; 原政策：${then.zh}；现行政策：${now.zh}`;
}

function describeFreshness(pointer: Pointer, names: ProviderNames): string {
  return `  ${describeFolder(pointer, names)}: ${pointer.asOf === null ? 'nothing accepted yet' : `as of ${pointer.asOf}`}`;
}

function describe(
  file: HouseholdFile,
  assessment: Assessment,
  versions: string,
  { freshness, differences }: { freshness: string[]; differences: string[] },
): string {
  const { profile, members } = file;
  const open = file.cases.find(isOpen);
  const last = file.cases.at(-1);
  const lines = [
    pc.bold(`Household ${profile.householdId}  ${profile.scheme === 'urban' ? '城市低保' : '农村低保'}`),
    `  ${profile.status}; ${profile.headcount} live together, ${members.length} listed; ${formatYuan(profile.monthlyAmountFen)} yuan a month`,
    open === undefined
      ? `  no open case${last === undefined ? '' : `; the last one was ${last.state}: ${last.events.at(-1)?.reason.en ?? ''}`}`
      : `  open case ${open.number}: ${open.kind}, ${open.findings.map((finding) => finding.rule).join(', ')}`,
    `  ${versions}`,
    'Sources 数据源',
    ...freshness,
    'Rules 规则',
    ...assessment.results.flatMap(describeVerdict),
    ...(differences.length === 0 ? [] : ["What today's policy would say otherwise 现行政策的不同结论"]),
    ...differences,
    ...describeLife(file),
    ...(assessment.notices.length === 0 ? [] : ['Notices 提示']),
    ...assessment.notices.map(
      ({ member, reason }) =>
        `  ${member === null ? 'household' : `member ${member}`}: ${reasonTexts[reason].en} ${reasonTexts[reason].zh}`,
    ),
    '',
  ];
  return lines.join('\n');
}

const verdicts: Record<Assessment['results'][number]['kind'], string> = {
  passed: pc.green('passes  '),
  failed: pc.red('fails   '),
  unjudged: pc.yellow('unjudged'),
  off: pc.dim('off     '),
};

function describeVerdict(result: Assessment['results'][number]): string[] {
  const mode = result.mode === 'live' ? '' : ` (${result.mode})`;
  const evidence = result.kind === 'failed' ? result.finding.evidence : [];
  return [
    `  ${verdicts[result.kind]} ${pc.bold(result.rule)}${mode}`,
    `         ${result.explanation.zh}`,
    `         ${result.explanation.en}`,
    ...evidence.slice(0, evidenceShown).map((row) => `         · ${describeEvidence(row)}`),
    ...(evidence.length > evidenceShown
      ? [`         · and ${evidence.length - evidenceShown} more rows`]
      : []),
  ];
}

function describeEvidence({ file, line, certainty, note }: Evidence): string {
  return `${certainty} ${file}:${line}  ${note.en} ${note.zh}`;
}

export const command = defineCommand<TargetFlags, [string]>({
  about: `说明一个家庭为什么有或没有个案：每条规则看到了什么，通过的也列出。
Tells why a household has a case, or has none: every rule with what it saw, passed ones too.`,
  parameters: {
    flags: targetFlags,
    positional: {
      kind: 'tuple',
      parameters: [
        { placeholder: 'HOUSEHOLD', parse: readHousehold, brief: '<县代码>-<家庭编号> as in cases.ndjson' },
      ],
    },
  },
  run: async (where, household) => {
    process.stdout.write(await workOn(where, (target) => explain(household, target)));
    return 0;
  },
});
