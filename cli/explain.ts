/** `hedui explain HOUSEHOLD`: why a household has a case, or has none, by the state of the last night. */
import pc from 'picocolors';
import type { Pointer } from '../shared/contracts/deliveries.ts';
import type { HouseholdCase, HouseholdFile } from '../shared/contracts/household-file.ts';
import { reasonTexts } from '../shared/contracts/reasons.ts';
import { assess, type Assessment } from '../shared/domain/assessment/assess.ts';
import { kindTitles } from '../shared/domain/assessment/finding-kinds.ts';
import { stateTitles } from '../shared/domain/cases/states.ts';
import { numberedOf, sayHousehold } from '../shared/domain/kernel/household-number.ts';
import { everybodyOf, nameMembers, personAt, sayPerson } from '../shared/domain/roster/people.ts';
import { formatYuan } from '../shared/domain/kernel/money.ts';
import { sayWord } from '../shared/domain/kernel/say.ts';
import { schemeTitles } from '../shared/domain/kernel/titles.ts';
import { settleClearances } from '../shared/domain/cases/settle-clearances.ts';
import { listHouseholdsInFindings } from '../shared/domain/assessment/unknown-people.ts';
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
import { householdStatuses } from '../functions/console/texts/words.ts';
import { describePeople } from './describe-people.ts';
import { describeLife } from './describe-life.ts';
import { describeRecords, describeResults } from './describe-results.ts';
import { inBoth } from './in-both.ts';
import { defineCommand, readHousehold, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/**
 * @param asked version of a policy to judge by, such as one that is proposed; else the one that judged the case, or today's
 * @throws ArgumentError where nobody knows the household or the policy
 */
export async function explain(
  household: string,
  { day, stores }: Pick<Target, 'day' | 'stores'>,
  asked?: string,
): Promise<string> {
  const pointers = await stores.pointers.readAll();
  const stored = await stores.households.readFile(household, pointers);
  if (stored === undefined)
    throw new ArgumentError(`台账中没有此家庭 there is no household ${household} in the registry`);
  const { file } = settleClearances(stored);
  const index = await stores.registry.current();
  const disputedHouseholds = await stores.households.readDisputed(listHouseholdsInFindings(file));
  const assessBy = ({ policy, version }: VersionedPolicy): Assessment => {
    const basis = { policy, policyVersion: version, day, index, pointers };
    return assess(file, { ...assessmentContext(file, basis), disputedHouseholds });
  };
  const today = await stores.policies.current();
  const judged =
    asked === undefined
      ? await policyOfCase(file, today, stores.policies)
      : await policyAsked(asked, today, stores.policies);
  const assessment = assessBy(judged);
  const inForce = policyInForce(judged.policy, file.profile.county, day);
  const versions = `${asked === undefined ? describeVersions(file, judged, today) : describeAsked(judged, today)}（npx hedui policy show）；花名册索引 index of the rosters ${index.version}`;
  const differences = judged === today ? [] : compareAssessments(assessment, assessBy(today));
  const known = { policy: inForce, file };
  return describe(file, assessment, versions, {
    results: describeResults(assessment, known),
    people: describePeople(file, day),
    records: describeRecords(known, day),
    freshness: pointers.map((each) => describeFreshness(each, inForce)),
    differences: differences.map((each) => describeDifference(each, file)),
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

/** @throws ArgumentError where no policy is kept under the version */
async function policyAsked(
  version: string,
  today: VersionedPolicy,
  policies: PolicyStore,
): Promise<VersionedPolicy> {
  if (version === today.version) return today;
  const policy = await policies.find(version);
  if (policy === undefined)
    throw new ArgumentError(
      `--policy: 没有此版本的政策，见 npx hedui policy list; no policy is kept as ${version}: see npx hedui policy list`,
    );
  return policy;
}

function describeAsked(judged: VersionedPolicy, today: VersionedPolicy): string {
  return `政策 policy ${judged.version}，按要求以此说明，现行为 as asked for; today's is ${today.version}`;
}

/** Whether this is the policy that judged the case, and where it is not, why. */
function describeVersions({ cases }: HouseholdFile, judged: VersionedPolicy, today: VersionedPolicy): string {
  const own = cases.find(isOpen)?.policyVersion ?? judged.version;
  if (own !== judged.version)
    return `政策 policy ${today.version}；判断此个案的政策 ${own} 已不再保存 the policy that judged the case is kept no more`;
  return judged === today
    ? `政策 policy ${judged.version}`
    : `政策 policy ${judged.version}，个案依此判定，现行为 by which the case was judged; today's is ${today.version}`;
}

function describeDifference({ rule, before, after }: Difference, file: HouseholdFile): string {
  const say = (result: Difference['before']) => nameMembers(describeResult(result), everybodyOf(file));
  const [then, now] = [say(before), say(after)];
  return `  ${rule}: 按上述政策：${then.zh}；现行政策：${now.zh}; by the policy above: ${then.en}; by today's: ${now.en}`;
}

function describeLast({ state, events }: HouseholdCase): string {
  const reason = events.at(-1)?.reason;
  return `，上一个 the last one: ${inBoth(sayWord(stateTitles, state))}${reason ? `，${inBoth(reason)}` : ''}`;
}

function describeFreshness(pointer: Pointer, names: ProviderNames): string {
  return `  ${describeFolder(pointer, names)}: ${pointer.asOf === null ? '尚无现行数据 nothing accepted yet' : `截至 as of ${pointer.asOf}`}`;
}

interface Shown {
  people: readonly string[];
  records: readonly string[];
  results: readonly string[];
  freshness: readonly string[];
  differences: readonly string[];
}

function describe(
  file: HouseholdFile,
  assessment: Assessment,
  versions: string,
  { people, results, records, freshness, differences }: Shown,
): string {
  const { profile } = file;
  const open = file.cases.find(isOpen);
  const last = file.cases.at(-1);
  const lines = [
    pc.bold(
      `家庭 household ${inBoth(sayHousehold(numberedOf(profile)))}  ${inBoth(schemeTitles[profile.scheme])}`,
    ),
    `  ${inBoth(sayWord(householdStatuses, profile.status))}；共同生活 ${profile.headcount} 人，列入 ${file.members.length} 人，每月 ${formatYuan(profile.monthlyAmountFen)} 元 live together, are listed, yuan a month`,
    open === undefined
      ? `  没有未结个案 no open case${last === undefined ? '' : describeLast(last)}`
      : `  未结个案 open case ${open.number}: ${inBoth(sayWord(kindTitles, open.kind))}, ${open.findings.map((finding) => finding.rule).join(', ')}`,
    `  ${versions}`,
    ...people,
    '规则 Rules',
    ...results,
    ...(differences.length === 0 ? [] : ["现行政策的不同结论 What today's policy would say otherwise"]),
    ...differences,
    '成员的记录 Rows of its members',
    ...records,
    '数据源 Sources',
    ...freshness,
    ...describeLife(file),
    ...(assessment.notices.length === 0 ? [] : ['提示 Notices']),
    ...assessment.notices.map(
      ({ member, reason }) =>
        `  ${member === null ? '家庭 household' : inBoth(sayPerson(personAt(file, member) ?? { ordinal: member }))}: ${inBoth(reasonTexts[reason])}`,
    ),
    '',
  ];
  return lines.join('\n');
}

type Options = TargetFlags & { policy?: string | undefined };

export const command = defineCommand<Options, [string]>({
  about: `说明一个家庭为什么有或没有个案：每条规则看到了什么，通过的也列出。
Tells why a household has a case, or has none: every rule with what it saw, passed ones too.`,
  parameters: {
    flags: {
      policy: textFlag(
        'VERSION',
        '按此版本的政策说明，如待批准的方案 by this version of the policy, such as one that is proposed',
      ),
      ...targetFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { placeholder: 'HOUSEHOLD', parse: readHousehold, brief: '<县代码>-<家庭编号> as in cases.ndjson' },
      ],
    },
  },
  run: async ({ policy, ...where }, household) => {
    const tried = { action: 'explain', isDone: () => true, code: 'file-opened', household };
    process.stdout.write(await workOn(where, (target) => explain(household, target, policy), tried));
    return 0;
  },
});
