/** The audit log: what people did and tried, newest first. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { problemKinds, type ProblemCode } from '../../../shared/contracts/problems.ts';
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { say as text, sayWord, say } from '../../../shared/domain/kernel/say.ts';
import { describePurpose } from '../../../shared/domain/staff/purposes.ts';
import type { AuditPage } from '../../../shared/store/audit-log.ts';
import { householdAddress } from '../texts/addresses.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { textField } from '../views/fields.ts';
import { html } from '../views/html.ts';
import { tag, withQuery } from '../views/parts.ts';
import { sheetOf, type SheetColumn } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

export interface AuditQuery {
  from: string;
  to: string;
}

export function auditPage(
  visit: StaffVisit,
  { entries, next }: AuditPage,
  query: AuditQuery,
  names: ReadonlyMap<string, string>,
  all: () => Promise<readonly AuditEntry[]>,
): Page {
  const { say } = visit;
  const log = sheetOf(visit, {
    name: 'audit',
    title: words.audit,
    caption: text('操作与被拒绝的操作', 'What was done, and what was refused'),
    columns: columns(visit, names),
    rows: entries,
    all,
    empty: text('这段时间没有记录', 'nothing in this time'),
  });
  return {
    title: words.audit,
    sheets: [log],
    body: html`<div class="panel">
      <form method="get" action="/audit" class="filters">
        ${textField({ name: 'from', label: say(text('从', 'from')), type: 'date', value: query.from })}
        ${textField({ name: 'to', label: say(text('到', 'to')), type: 'date', value: query.to })}
        <div class="actions"><button>${say(words.filter)}</button></div>
      </form>
      ${log.shown}
      ${
        next !== undefined &&
        html`<p class="pager">
          <a class="button quiet" href="${withQuery('/audit', { ...query, after: next })}"
            >${say(words.next)}</a
          >
        </p>`
      }
    </div>`,
  };
}

function columns({ say }: StaffVisit, names: ReadonlyMap<string, string>): SheetColumn<AuditEntry>[] {
  return [
    { title: text('时间', 'time'), type: 'text', of: ({ at }) => localTime(at) },
    {
      title: text('人员', 'who'),
      type: 'text',
      of: ({ actor }) => names.get(actor) ?? actor,
      show: ({ actor }) => html`${names.get(actor) ?? actor}<br /><span class="aside">${actor}</span>`,
    },
    { title: text('账号', 'id'), type: 'text', only: 'file', of: ({ actor }) => actor },
    {
      title: text('结果', 'outcome'),
      type: 'text',
      of: ({ outcome }, speak) => speak(sayWord(outcomes, outcome)),
      show: ({ outcome }) => tag(say(sayWord(outcomes, outcome)), outcome === 'refused' ? 'stop' : 'good'),
    },
    {
      title: text('事项', 'what'),
      type: 'text',
      of: ({ code }, speak) => speak(describeAuditCode(code)),
      show: ({ code, subject }) =>
        html`${say(describeAuditCode(code))}<br /><span class="aside"
            ><code>${code}</code> ${subject !== undefined && say(describePurpose(subject))}</span
          >`,
    },
    { title: text('代码', 'code'), type: 'text', only: 'file', of: ({ code }) => code },
    { title: text('对象', 'subject'), type: 'text', only: 'file', of: ({ subject }) => subject ?? null },
    {
      title: text('家庭', 'household'),
      type: 'text',
      of: ({ household }) => household ?? null,
      show: ({ household }) =>
        household !== undefined &&
        html`<a href="${householdAddress(household, 'audit-check')}">${household}</a>`,
    },
    {
      title: text('请求', 'request'),
      type: 'text',
      of: ({ action }) => action,
      show: ({ action }) => html`<span class="aside">${action}</span>`,
    },
  ];
}

const outcomes: Record<AuditEntry['outcome'], Bilingual> = {
  refused: text('被拒绝', 'refused'),
  done: text('完成', 'done'),
};

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
  'erasure-proposed': say('提出删除家庭', 'proposed to erase a household'),
  'erasure-confirmed': say('确认删除家庭', 'confirmed that a household is erased'),
  'erasure-withdrawn': say('撤回删除家庭', 'took back the erasure of a household'),
  'erasure-refused': say('删除家庭未办理', 'the erasure of a household was refused'),
  'handed-out': say('向本人提供其信息', 'handed a person what is held about them'),
  'nothing-held': say('没有可提供的信息', 'nothing was held that could be handed out'),
  'everything-exported': say('导出全部数据', 'exported everything'),
  'command-done': say('用命令办理', 'done by command'),
  'command-refused': say('命令未办理', 'a command was refused'),
  'command-failed': say('命令不能办理', 'a command failed'),
  'hold-ended': say('无人办理，期满退回', 'rejected, since nobody decided within the term'),
  'staff-added': say('新增工作人员', 'added a staff record'),
  'staff-changed': say('修改工作人员', 'changed a staff record'),
};

function describeAuditCode(code: string): Bilingual {
  const refused = code in problemKinds ? problemKinds[code as ProblemCode].title : undefined;
  return done[code] ?? refused ?? say(code, code);
}
