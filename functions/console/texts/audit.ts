/** What entries of the audit log are about, in words. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { problemKinds, type ProblemCode } from '../../../shared/contracts/problems.ts';
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { stepTitles } from '../../../shared/domain/cases/states.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { codeOfStep } from '../../../shared/web/audit-note.ts';

export const auditOutcomes: Record<AuditEntry['outcome'], Bilingual> = {
  refused: say('被拒绝', 'refused'),
  done: say('完成', 'done'),
};

/** What people do, by the code of its entries. */
export const auditActions: Readonly<Record<string, Bilingual>> = {
  'signed-in': say('登录', 'signed in'),
  'file-opened': say('查看家庭档案', 'opened a household’s file'),
  'household-looked-up': say('查询家庭', 'looked households up'),
  'list-exported': say('下载清单', 'downloaded a list'),
  'document-opened': say('查看文书', 'opened a document'),
  'attachment-opened': say('查看附件', 'opened an attachment'),
  'identity-number-revealed': say('显示身份证号', 'was shown an identity number'),
  'payment-list-handed-out': say('下载交财政的名单', 'downloaded the file for finance'),
  'delivery-release': say('放行交付', 'released a delivery'),
  'delivery-join': say('合并使用交付', 'joined a delivery'),
  'delivery-propose': say('提出放行交付', 'proposed to release a delivery'),
  'delivery-take-back': say('收回放行', 'took the release of a delivery back'),
  'word-proposed': say('提出用词含义', 'proposed what a word means'),
  'word-approved': say('批准用词含义', 'approved what a word means'),
  'word-withdrawn': say('收回用词含义', 'took back what a word means'),
  'policy-proposed': say('提出政策变更', 'proposed a change of policy'),
  'policy-approved': say('批准政策变更', 'approved a change of policy'),
  'policy-declined': say('否决政策变更', 'declined a change of policy'),
  'policy-withdrawn': say('收回政策变更', 'took back a change of policy'),
  'policy-change-refused': say('政策变更未办理', 'a change of policy was refused'),
  'policy-not-agreed-upon': say('政策未经两人同意', 'two people had not agreed on the policy'),
  'delivery-reject': say('退回交付', 'rejected a delivery'),
  'erasure-proposed': say('提出删除家庭', 'proposed to erase a household'),
  'erasure-confirmed': say('确认删除家庭', 'confirmed that a household is erased'),
  'erasure-withdrawn': say('收回删除家庭', 'took back the erasure of a household'),
  'erasure-refused': say('删除家庭未办理', 'the erasure of a household was refused'),
  'handed-out': say('向本人提供其信息', 'handed a person what is held about them'),
  'nothing-held': say('没有可提供的信息', 'nothing was held that could be handed out'),
  'everything-exported': say('导出全部数据', 'exported everything'),
  'command-done': say('用命令办理', 'done by command'),
  'command-refused': say('命令未办理', 'a command was refused'),
  'command-failed': say('命令不能办理', 'a command failed'),
  'hold-ended': say('无人办理，期满退回', 'rejected, since nobody decided within the term'),
  'check-asked': say('提出核对', 'asked for a check'),
  'check-made': say('完成核对并出具报告', 'checked, and issued a report'),
  'check-opened': say('查看核对', 'opened a check'),
  'report-opened': say('查看核对报告', 'opened a check report'),
  'staff-added': say('新增工作人员', 'added a staff record'),
  'staff-change-refused': say('修改工作人员未办理', 'a change of a staff record was refused'),
  'staff-changed': say('修改工作人员', 'changed a staff record'),
  'step-refused': say('个案步骤未办理', 'a step of a case was refused'),
  'decision-refused': say('交付决定未办理', 'a decision about a delivery was refused'),
  ...Object.fromEntries(
    Object.entries(stepTitles).map(([step, { zh, en }]) => [
      codeOfStep(step as StepName),
      say(`个案：${zh}`, `case: ${en}`),
    ]),
  ),
};

/** What was done, or why it was refused; of a later version by its code. */
export function describeAuditCode(code: string): Bilingual {
  const refused = code in problemKinds ? problemKinds[code as ProblemCode].title : undefined;
  return auditActions[code] ?? refused ?? say(code, code);
}
