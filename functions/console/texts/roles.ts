/** What people are called. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { capabilities, type Capability } from '../../../shared/domain/staff/access.ts';
import type { StaffRole } from '../../../shared/contracts/staff.ts';
import { say } from '../../../shared/domain/kernel/say.ts';

export const roleNames: Record<StaffRole, Bilingual> = {
  'town-handler': say('乡镇经办', 'town handler'),
  'town-leader': say('乡镇负责人', 'town leader'),
  'county-handler': say('县级经办', 'county handler'),
  'county-approver': say('县级审批', 'county approver'),
  administrator: say('管理员', 'administrator'),
  auditor: say('审计员', 'auditor'),
};

/** For whoever may look and not decide: who does. */
export function sayWhoMay(capability: Capability): Bilingual {
  const names = capabilities[capability].roles.map((role) => roleNames[role]);
  return say(
    `由${names.map(({ zh }) => zh).join('或')}人员决定，您只能查看。`,
    `It is decided by a ${names.map(({ en }) => en).join(' or ')}; you may only look.`,
  );
}
