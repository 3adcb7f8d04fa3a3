/** What the audit log's codes mean; the code itself is shown with it, as its meaning never changes. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problemKinds, type ProblemCode } from '../../../shared/contracts/problems.ts';

const done: Readonly<Record<string, Bilingual>> = {
  'signed-in': say('登录', 'signed in'),
  'file-opened': say('查看家庭档案', 'opened a household’s file'),
  'list-exported': say('下载清单', 'downloaded a list'),
  'document-opened': say('查看文书', 'opened a document'),
  'attachment-opened': say('查看附件', 'opened an attachment'),
  'identity-number-revealed': say('显示身份证号', 'was shown an identity number'),
  'payment-list-handed-out': say('下载交财政的名单', 'downloaded the file for finance'),
  'delivery-release': say('放行交付', 'released a delivery'),
  'delivery-join': say('合并使用交付', 'joined a delivery'),
  'delivery-propose': say('提出放行交付', 'proposed to release a delivery'),
  'delivery-take-back': say('撤回放行', 'took the release of a delivery back'),
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
  'staff-added': say('新增工作人员', 'added a staff record'),
  'staff-changed': say('修改工作人员', 'changed a staff record'),
};

export function describeAuditCode(code: string): Bilingual {
  const refused = code in problemKinds ? problemKinds[code as ProblemCode].title : undefined;
  return done[code] ?? refused ?? say(code, code);
}
