/** The audit log: what people did and tried, newest first. */
import type { AuditPage } from '../../../shared/adapters/audit-log.ts';
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { say as text } from '../../../shared/domain/say.ts';
import { householdAddress } from '../texts/addresses.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { textField } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import { table, tag, withQuery, type Column } from '../views/parts.ts';
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
): Page {
  const { say } = visit;
  return {
    title: words.audit,
    body: html`<div class="panel">
      <form method="get" action="/audit" class="filters">
        ${textField({ name: 'from', label: say(text('从', 'from')), type: 'date', value: query.from })}
        ${textField({ name: 'to', label: say(text('到', 'to')), type: 'date', value: query.to })}
        <div class="actions"><button>${say(words.filter)}</button></div>
      </form>
      ${table(entries, columns(visit, names), {
        caption: say(text('操作与被拒绝的操作', 'What was done, and what was refused')),
        empty: say(text('这段时间没有记录', 'nothing in this time')),
      })}
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

function columns({ say }: StaffVisit, names: ReadonlyMap<string, string>): Column<AuditEntry>[] {
  return [
    { title: say(text('时间', 'time')), kind: 'date', cell: ({ at }) => localTime(at) },
    {
      title: say(text('人员', 'who')),
      cell: ({ actor }) => html`${names.get(actor) ?? actor}<br /><span class="aside">${actor}</span>`,
    },
    {
      title: say(text('结果', 'outcome')),
      cell: (entry) => outcomeOf(entry, say(text('被拒绝', 'refused')), say(text('完成', 'done'))),
    },
    { title: say(text('事项', 'what')), cell: ({ code, subject }) => html`<code>${code}</code> ${subject}` },
    {
      title: say(text('家庭', 'household')),
      cell: ({ household }) =>
        household !== undefined && html`<a href="${householdAddress(household)}">${household}</a>`,
    },
    { title: say(text('请求', 'request')), cell: ({ action }) => html`<span class="aside">${action}</span>` },
  ];
}

function outcomeOf({ outcome }: AuditEntry, refused: string, done: string): Html {
  return outcome === 'refused' ? tag(refused, 'stop') : tag(done, 'good');
}
