/** The page of the sample provider on which somebody chooses who they are. */
import { staffRole, type StaffRole } from '../../../shared/contracts/staff.ts';
import type { SamplePerson } from './sample-staff.ts';

const roleNames: Record<StaffRole, string> = {
  'town-handler': '乡镇经办 town handler',
  'town-leader': '乡镇负责人 town leader',
  'county-handler': '县级经办 county handler',
  'county-approver': '县级审批 county approver',
  administrator: '管理员 administrator',
  auditor: '审计员 auditor',
};

export function signInPage(people: readonly SamplePerson[]): string {
  const order = staffRole.options;
  const sorted = [...people].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>示例登录 Sample sign-in</title>
<style>
  body { font: 1.1rem/1.5 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem }
  button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left }
</style>
<h1>示例登录</h1>
<p>请选择身份（均为虚构人员）。Choose who you are; all are invented.</p>
<form method="post">
${sorted.map(describePerson).join('\n')}
</form>
</html>
`;
}

function describePerson({ id, name, role, town }: SamplePerson): string {
  const place = town === undefined ? '' : ` · ${escape(town)}`;
  return `  <button name="person" value="${escape(id)}"><strong>${escape(name)}</strong> ${roleNames[role]}${place}</button>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
