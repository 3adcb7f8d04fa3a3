/** The audit log: what people did and tried, newest first. */
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { AuditPage } from '../../../shared/store/audit-log.ts';
import { householdAddress } from '../texts/addresses.ts';
import { auditActions, auditOutcomes, describeAuditCode, describeAuditSubject } from '../texts/audit.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { select, textField } from '../views/fields.ts';
import { html } from '../views/html.ts';
import { tag, withQuery } from '../views/parts.ts';
import { sheetOf, type SheetColumn } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

export interface AuditQuery {
  from: string;
  to: string;
  /** Staff id. */
  who?: string | undefined;
  /** Number of a household. */
  household?: string | undefined;
  /** Code of an action, or `refused` for everything that was refused. */
  what?: string | undefined;
}

/** Whether an entry is one of those that are looked for; of the household the number is enough. */
export function isLookedFor(
  { who, household, what }: Pick<AuditQuery, 'who' | 'household' | 'what'>,
  entry: AuditEntry,
): boolean {
  const of = entry.household;
  return (
    (who === undefined || entry.actor === who) &&
    (household === undefined || of === household || of?.slice(of.indexOf('-') + 1) === household) &&
    (what === undefined || (what === 'refused' ? entry.outcome === 'refused' : entry.code === what))
  );
}

export function auditPage(
  visit: StaffVisit,
  { entries, next }: AuditPage,
  query: AuditQuery,
  names: ReadonlyMap<string, string>,
  all: () => Promise<readonly AuditEntry[]>,
): Page {
  const { t } = visit;
  const log = sheetOf(visit, {
    name: 'audit',
    title: words.audit,
    caption: say('操作与被拒绝的操作', 'What was done, and what was refused'),
    columns: columns(visit, names),
    rows: entries,
    all,
    empty: say('这段时间没有记录', 'nothing in this time'),
  });
  return {
    title: words.audit,
    sheets: [log],
    body: html`<div class="panel">
      <form method="get" action="/audit" class="filters">
        ${textField({ name: 'from', label: t(say('从', 'from')), type: 'date', value: query.from })}
        ${textField({ name: 'to', label: t(say('到', 'to')), type: 'date', value: query.to })}
        ${select({
          ...{ name: 'who', label: t(say('人员', 'who')), none: t(words.all), value: query.who },
          choices: [...names].map(([value, label]) => ({ value, label })),
        })}
        ${textField({ name: 'household', label: t(say('家庭编号', 'household number')), value: query.household })}
        ${select({
          ...{ name: 'what', label: t(say('事项', 'what')), none: t(words.all), value: query.what },
          choices: [
            { value: 'refused', label: t(say('所有被拒绝的', 'everything that was refused')) },
            ...Object.entries(auditActions).map(([value, title]) => ({ value, label: t(title) })),
          ],
        })}
        <div class="actions">
          <button>${t(words.filter)}</button> <a href="/audit">${t(say('清除', 'Clear'))}</a>
        </div>
      </form>
      ${log.shown}
      ${
        next !== undefined &&
        html`<p class="pager">
          <a class="button quiet" href="${withQuery('/audit', { ...query, after: next })}"
            >${t(words.next)}</a
          >
        </p>`
      }
    </div>`,
  };
}

function columns({ t }: StaffVisit, names: ReadonlyMap<string, string>): SheetColumn<AuditEntry>[] {
  return [
    { title: say('时间', 'time'), type: 'text', of: ({ at }) => localTime(at) },
    {
      title: say('人员', 'who'),
      type: 'text',
      of: ({ actor }) => names.get(actor) ?? actor,
      show: ({ actor }) => html`${names.get(actor) ?? actor}<br /><span class="aside">${actor}</span>`,
    },
    { title: say('账号', 'id'), type: 'text', only: 'file', of: ({ actor }) => actor },
    {
      title: say('结果', 'outcome'),
      type: 'text',
      of: ({ outcome }, t) => t(sayWord(auditOutcomes, outcome)),
      show: ({ outcome }) => tag(t(sayWord(auditOutcomes, outcome)), outcome === 'refused' ? 'stop' : 'good'),
    },
    {
      title: say('事项', 'what'),
      type: 'text',
      of: ({ code }, t) => t(describeAuditCode(code)),
      show: ({ code, subject }) =>
        html`${t(describeAuditCode(code))}<br /><span class="aside"
            >${subject !== undefined && t(describeAuditSubject(subject))}</span
          >`,
    },
    { title: say('代码', 'code'), type: 'text', only: 'file', of: ({ code }) => code },
    { title: say('对象', 'subject'), type: 'text', only: 'file', of: ({ subject }) => subject ?? null },
    {
      title: say('家庭', 'household'),
      type: 'text',
      of: ({ household }) => household ?? null,
      show: ({ household }) =>
        household !== undefined &&
        html`<a href="${householdAddress(household, 'audit-check')}">${household}</a>`,
    },
    {
      title: say('请求', 'request'),
      type: 'text',
      only: 'file',
      of: ({ action }) => action,
    },
  ];
}
