/** What rules saw of a household, with what each rests on, and the rows that lead to its members, as `explain` prints them. */
import pc from 'picocolors';
import type { Evidence, HouseholdFile } from '../shared/contracts/household-file.ts';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import type { Assessment, RuleResult } from '../shared/domain/assessment/assessment.ts';
import { freezeEvidence } from '../shared/domain/assessment/freeze-evidence.ts';
import { matchRows } from '../shared/domain/assessment/match-rows.ts';
import { ruleOf } from '../shared/domain/catalogue/catalogue.ts';
import type { RuleMode } from '../shared/domain/catalogue/rule.ts';
import { sayCitation } from '../shared/domain/kernel/say.ts';
import type { PolicyInForce } from '../shared/domain/policy/policy-in-force.ts';
import { describeParameter } from '../shared/app/policy/terms.ts';
import { everybodyOf, nameMembers, sayPerson } from '../shared/domain/roster/people.ts';
import { inBoth } from './in-both.ts';

/** Rows shown for one rule, and of the household: the case and its page have more. */
const evidenceShown = 20;
const recordsShown = 40;

const modes: Record<RuleMode, string> = { live: '启用 live', shadow: '试运行 shadow', off: '停用 off' };

const verdicts: Record<RuleResult['kind'], string> = {
  failed: pc.red('未过 fails   '),
  unjudged: pc.yellow('未判 unjudged'),
  passed: pc.green('通过 passes  '),
  off: pc.dim('停用 off     '),
};

/** What is needed to say it: the numbers of the policy, what it calls providers, and who is in the household. */
export interface Known {
  policy: Pick<PolicyInForce, 'rules' | 'providerName'>;
  file: HouseholdFile;
}

/** What makes a case first, then what could not be judged. @param known with the policy in force for the county, which was asked */
export function describeResults({ results }: Assessment, known: Known): string[] {
  const order = Object.keys(verdicts);
  return results
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap((result) => describeResult(result, known));
}

function describeResult(result: RuleResult, known: Known): string[] {
  const mode = result.mode === 'live' ? '' : ` (${modes[result.mode]})`;
  const { evidence, evidenceOmitted } =
    result.kind === 'failed' ? result.finding : { evidence: [], evidenceOmitted: 0 };
  const explanation = nameMembers(result.explanation, everybodyOf(known.file));
  return [
    `  ${verdicts[result.kind]} ${pc.bold(result.rule)}${mode}`,
    `         ${explanation.zh}`,
    `         ${explanation.en}`,
    ...(result.kind === 'failed' || result.kind === 'unjudged' ? describeBasis(result, known) : []),
    ...listed(
      evidence.map((row) => describeEvidence(row, known)),
      {
        most: evidenceShown,
        omitted: evidenceOmitted,
        before: '         · ',
      },
    ),
  ];
}

/** The numbers of the policy, the law, and where it is decided. */
function describeBasis({ rule, restsOn }: RuleResult, { policy }: Known): string[] {
  const entry = policy.rules.find((each) => each.rule === rule);
  const numbers = Object.keys(ruleOf(rule)?.parameters ?? {}).map((name) => {
    const [title, value] = describeParameter(rule, name, entry?.[name]);
    return `政策 policy ${name}（${inBoth(title)}）: ${inBoth(value)}`;
  });
  const basis = [
    ...numbers,
    `依据 rests on ${inBoth(sayCitation(restsOn))}`,
    `规则和参数 rule and parameters docs/reference/rules.md, shared/domain/catalogue/rules/${rule}.ts`,
  ];
  return basis.map((line) => pc.dim(`         ${line}`));
}

/** Who has it, by whom and as of when, and where it is. */
function describeEvidence(
  { file, line, certainty, note, memberOrdinal, memberName, ...row }: Evidence,
  { policy }: Known,
): string {
  const person = sayPerson({ ordinal: memberOrdinal, name: memberName });
  const from = `${policy.providerName(row)} ${row.asOf}`;
  return `${certainty} ${from}  ${file}:${line}  ${inBoth(person)}  ${inBoth(note)}`;
}

/** Every row that leads to a member, whether a rule counts it or not. */
export function describeRecords(known: Known, day: CalendarDate): string[] {
  const { evidence, evidenceOmitted } = freezeEvidence(matchRows(known.file, day).map((row) => ({ row })));
  if (evidence.length === 0) return ['  没有 none'];
  return listed(
    evidence.map((row) => describeEvidence(row, known)),
    {
      most: recordsShown,
      omitted: evidenceOmitted,
      before: '  ',
    },
  );
}

/** @param omitted rows that there are besides these lines */
function listed(
  lines: readonly string[],
  { most, omitted, before }: { most: number; omitted: number; before: string },
): string[] {
  const rest = Math.max(lines.length - most, 0) + omitted;
  return [
    ...lines.slice(0, most).map((line) => before + line),
    ...(rest > 0 ? [`${before}另有 ${rest} 行 more rows`] : []),
  ];
}
