/** The audit log: what people did and tried, newest first. */
import type { AuditEntry } from '../../../shared/contracts/staff-record.ts';
import { isApplicant } from '../../../shared/domain/kernel/applicant-id.ts';
import { shanghaiDate } from '../../../shared/domain/kernel/calendar.ts';
import { endedByTerm } from '../../../shared/domain/deliveries/folding.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { AuditPage } from '../../../shared/store/audit-log.ts';
import { caseAddress, checkAddress, householdAddress } from '../texts/addresses.ts';
import { auditActions, auditOutcomes, describeAuditCode } from '../texts/audit.ts';
import { describeAuditSubject, type AuditNames } from '../texts/audit-subjects.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { select, textField } from '../views/fields.ts';
import { html, type Part } from '../views/html.ts';
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
    rows: foldRepeats(entries),
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

/** What somebody did several times on one day, such as looking at the same file: shown once, with how often. */
interface FoldedEntry extends AuditEntry {
  times?: number;
}

/** Newest first; files hold every entry. */
export function foldRepeats(entries: readonly AuditEntry[]): FoldedEntry[] {
  const same = Map.groupBy(entries, ({ at, actor, code, outcome, household, subject }) =>
    JSON.stringify([shanghaiDate(new Date(at)), actor, code, outcome, household, subject]),
  );
  return [...same.values()].flatMap(([newest, ...others]) =>
    newest === undefined ? [] : [{ ...newest, times: 1 + others.length }],
  );
}

function columns(
  { t, providerName }: StaffVisit,
  staff: ReadonlyMap<string, string>,
): SheetColumn<FoldedEntry>[] {
  const names = { staff, providerName };
  return [
    {
      title: say('时间', 'time'),
      type: 'text',
      of: ({ at }) => localTime(at),
      show: ({ at, times = 1 }) =>
        html`${localTime(at)}${
          times > 1 &&
          html`<br /><span class="aside">${t(say(`当日共 ${times} 次`, `${times} times that day`))}</span>`
        }`,
    },
    {
      title: say('人员', 'who'),
      type: 'text',
      of: ({ actor }, t) => nameOfActor(actor, t, names),
      show: ({ actor }) =>
        html`${nameOfActor(actor, t, names)}${
          staff.has(actor) && html`<br /><span class="aside">${actor}</span>`
        }`,
    },
    { title: say('登录名', 'id'), type: 'text', only: 'file', of: ({ actor }) => actor },
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
      show: (entry) =>
        html`${t(describeAuditCode(entry.code))}<br /><span class="aside"
            >${subjectOf(entry, t, names)}</span
          >`,
    },
    {
      title: say('说明', 'about'),
      type: 'text',
      only: 'file',
      of: ({ subject }, t) => (subject === undefined ? null : t(describeAuditSubject(subject, names))),
    },
    { title: say('代码', 'code'), type: 'text', only: 'file', of: ({ code }) => code },
    { title: say('对象', 'subject'), type: 'text', only: 'file', of: ({ subject }) => subject ?? null },
    {
      title: say('家庭', 'household'),
      type: 'text',
      of: ({ household }) => household ?? null,
      show: ({ household }) =>
        household !== undefined &&
        html`<a
          href="${isApplicant(household) ? checkAddress(household) : householdAddress(household, 'audit-check')}"
          >${household}</a
        >`,
    },
    {
      title: say('请求', 'request'),
      type: 'text',
      only: 'file',
      of: ({ action }) => action,
    },
  ];
}

/** Nobody of the staff: the machine, or who gave a command, as AWS knows them. */
function nameOfActor(actor: string, t: StaffVisit['t'], { staff }: AuditNames): string {
  const isMachine = actor === 'hedui' || actor === endedByTerm;
  return isMachine ? t(words.machine) : (staff.get(actor) ?? actor);
}

/** Of a case, with the way to it. */
function subjectOf({ household, subject }: AuditEntry, t: StaffVisit['t'], names: AuditNames): Part {
  if (subject === undefined) return undefined;
  const words = t(describeAuditSubject(subject, names));
  const number = /^case-(\d+)$/.exec(subject)?.[1];
  if (number === undefined || household === undefined) return words;
  return html`<a href="${caseAddress({ householdId: household, number: Number(number) })}">${words}</a>`;
}
