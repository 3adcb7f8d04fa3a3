/** `hedui verify`: checks that no case and no audit log was changed since the nights recorded them. */
import pc from 'picocolors';
import {
  verifyEvidence,
  type EvidenceProblem,
  type EvidenceReport,
} from '../shared/app/evidence/verify-evidence.ts';
import type { Tombstone } from '../shared/contracts/forgotten.ts';
import { defineCommand } from './command.ts';
import { targetFlags, workOn, type TargetFlags } from './target.ts';

function describeReport({ nights, households, cases, problems, forgotten, newest }: EvidenceReport): string {
  const lines = problems.map((problem) => `${pc.red('!')} ${describeProblem(problem)}`);
  const last = newest === undefined ? '尚无 none yet' : `${newest.sequence} ${newest.run} ${newest.digest}`;
  return [
    ...lines,
    `${households} 户 ${cases} 个个案，对照 ${nights} 晚，${problems.length} 个问题 ${cases} cases of ${households} households against ${nights} nights: ${problems.length} problems`,
    ...describeForgotten(forgotten),
    `最新摘要 newest digest ${last}`,
    '',
  ].join('\n');
}

function describeProblem(problem: EvidenceProblem): string {
  switch (problem.kind) {
    case 'digest-broken':
      return `摘要 ${problem.sequence} 与写入时不同，或前一个摘要已丢失 digest ${problem.sequence} was changed, or the one before it is gone`;
    case 'digest-not-locked':
      return `摘要 ${problem.sequence} 与锁定存档不同 digest ${problem.sequence} differs from its locked copy, or has none`;
    case 'digest-not-on-record':
      return `摘要 ${problem.sequence} 有锁定存档而无记录 digest ${problem.sequence} has a locked copy and no record`;
    case 'list-broken':
      return `批次 ${problem.run} 的清单已丢失或被改动 the list of run ${problem.run} is gone or was changed`;
    case 'events-broken':
      return `${problem.householdId} 第 ${problem.case} 个个案：第 ${problem.event} 条记录被改动 case ${problem.case} of ${problem.householdId}: event ${problem.event} was changed`;
    case 'audit-log-broken':
      return `${problem.county} 至 ${problem.through} 的审计记录被改动：当时 ${problem.entries} 条，现有 ${problem.found} 条 the audit log of ${problem.county} up to ${problem.through} was changed: ${problem.entries} entries then, ${problem.found} now`;
    case 'case-removed':
      return `${problem.householdId} 第 ${problem.case} 个个案已丢失 case ${problem.case} of ${problem.householdId} is gone`;
    case 'tombstone-broken':
      return `墓碑 ${problem.sequence} 与写入时不同，或前一个已丢失 tombstone ${problem.sequence} was changed, or the one before it is gone`;
    case 'forgotten-too-early':
      return `墓碑 ${problem.sequence} 所删审计记录未满任何期限 tombstone ${problem.sequence} forgets audit entries before any term could be over`;
    case 'erased-by-one':
      return `墓碑 ${problem.sequence} 删除家庭而没有两人 tombstone ${problem.sequence} erases a household without two people`;
  }
}

/** What is gone, and rightly so. */
function describeForgotten(forgotten: readonly Tombstone[]): string[] {
  if (forgotten.length === 0) return [];
  const count = (kind: string, why: string) =>
    forgotten.filter((each) => each.kind === kind && each.why === why).length;
  return [
    `按规定删除：期满 ${count('household', 'term')} 户、两人删除 ${count('household', 'erased')} 户、部分 ${count('parts', 'term')} 户、审计记录 ${count('audit', 'term')} 段 forgotten: ${count('household', 'term')} households after their term, ${count('household', 'erased')} erased by two people, parts of ${count('parts', 'term')}, ${count('audit', 'term')} parts of audit logs`,
  ];
}

export const command = defineCommand<TargetFlags>({
  about: `核验个案和审计记录自每晚存证以来有没有被改动或删除。
Checks that no case and no audit log was changed or removed since the nights recorded them.

0 没有 none was; 1 有问题 there are problems`,
  parameters: { flags: targetFlags },
  run: async (where) => {
    const report = await workOn(where, ({ stores }) => verifyEvidence(stores));
    process.stdout.write(describeReport(report));
    return report.problems.length === 0 ? 0 : 1;
  },
});
