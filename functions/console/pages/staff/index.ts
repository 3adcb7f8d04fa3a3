/** Staff of the county: who acts in which roles, who is away and who stands in; adding one, and changing one. */
import type { StaffRecord, StaffVersion } from '../../../../shared/contracts/staff-record.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { isAway } from '../../../../shared/domain/staff/change-record.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { presets, type Entered } from '../../steps/form.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields } from '../../steps/render-fields.ts';
import { localTime } from '../../texts/dates.ts';
import { words } from '../../texts/words.ts';
import { hidden } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, note, panel, tag } from '../../views/parts.ts';
import { sheetOf } from '../../views/sheet.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { recordFields, type RecordChoices } from './fields.ts';
import { namesIn, sayDifference, sayLeave, sayRoles } from './record-words.ts';

export const staffAddress = (id: string): string => `/staff/${encodeURIComponent(id)}`;

/** A form that came back. */
export interface RecordAttempt {
  entered: Entered;
  /** By field; under the empty name what belongs to none. */
  problems: ReadonlyMap<string, Bilingual>;
}

interface View extends RecordChoices {
  county: readonly StaffRecord[];
  attempt?: RecordAttempt | undefined;
  message?: Bilingual | undefined;
}

export function staffPage(visit: StaffVisit, { county, towns, attempt, message }: View): Page {
  const { t, staff, day } = visit;
  const nameOf = namesIn(county);
  const list = sheetOf<StaffRecord>(visit, {
    name: 'staff',
    title: words.staff,
    rows: [...county].sort((a, b) => Number(b.active) - Number(a.active) || a.id.localeCompare(b.id)),
    empty: say('没有工作人员记录', 'no staff record'),
    columns: [
      {
        title: say('姓名', 'name'),
        type: 'text',
        of: ({ name }) => name,
        show: ({ id, name }) =>
          html`<a href="${staffAddress(id)}">${name}</a><br /><span class="aside">${id}</span>`,
      },
      { title: say('登录名', 'id'), type: 'text', only: 'file', of: ({ id }) => id },
      { title: say('角色', 'roles'), type: 'text', of: ({ roles }, t) => t(sayRoles(roles)) },
      { title: say('乡镇', 'town'), type: 'text', of: ({ town = '' }) => town },
      {
        title: say('状态', 'state'),
        type: 'text',
        of: (each, t) => t(stateOf(each, day)),
        show: (each) =>
          tag(t(stateOf(each, day)), !each.active ? 'stop' : isAway(each, day) ? 'look' : 'good'),
      },
      {
        title: say('休假和代理', 'leave'),
        type: 'text',
        of: (each, t) => (each.leave ? t(sayLeave(each.leave, nameOf)) : ''),
      },
      {
        title: say('亲属家庭', 'relatives'),
        type: 'count',
        of: ({ relatedHouseholds }) => relatedHouseholds.length,
      },
    ],
  });
  return {
    title: words.staff,
    sheets: [list],
    lead: html`<p>
      ${t(
        say(
          '记录由本县另一名管理员办理，本人的记录不能自己修改；每次修改都留存前后内容并记入审计。',
          'Records are kept by administrators of the county, one’s own by another one; every change is kept with what was before, and is in the audit log.',
        ),
      )}
      ${may(staff, 'name-providers') && html`<a href="/providers">${t(words.providers)}</a>`}
    </p>`,
    body: html`${said(message, visit)}${panel(t(words.staff), list.shown)}${
      may(staff, 'keep-staff-records') &&
      html`<details class="panel" id="add" ${attempt !== undefined && html` open`}>
        <summary>${t(say('新增工作人员', 'Add somebody'))}</summary>
        ${recordForm(visit, { county, towns, before: undefined, attempt })}
      </details>`
    }`,
  };
}

export function staffMemberPage(
  visit: StaffVisit,
  { record, versions, ...view }: View & { record: StaffRecord; versions: readonly StaffVersion[] },
): Page {
  const { t, day } = visit;
  const nameOf = namesIn(view.county);
  const { id, name, roles, town, relatedHouseholds, relativesMoved = [], leave } = record;
  const history = sheetOf<StaffVersion>(visit, {
    name: 'versions',
    title: say('历次修改', 'Every change'),
    rows: versions,
    columns: [
      { title: say('时间', 'when'), type: 'text', of: ({ after }) => localTime(after.changedAt) },
      { title: say('办理人', 'by'), type: 'text', of: ({ after }, t) => t(nameOf(after.changedBy)) },
      { title: say('内容', 'what'), type: 'text', of: (each, t) => t(sayDifference(each, nameOf)) },
    ],
  });
  const moved = relativesMoved.map(({ from, to, on }) => `${from} → ${to}（${on}）`).join('；');
  return {
    title: say(name, name),
    crumbs: html`<a href="/staff">${t(words.staff)}</a> › ${id}`,
    sheets: [history],
    body: html`${said(view.message, visit)}${panel(
      t(say('现在的记录', 'The record')),
      facts([
        [t(say('角色', 'roles')), t(sayRoles(roles))],
        [t(say('乡镇', 'town')), town],
        [t(say('状态', 'state')), t(stateOf(record, day))],
        [t(say('休假和代理', 'leave')), leave && t(sayLeave(leave, nameOf))],
        [t(say('有亲属关系的家庭', 'households of relatives')), relatedHouseholds.join('、')],
        [t(say('亲属已转到其他家庭，请核对', 'relatives moved: check the list')), moved],
      ]),
    )}${changePart(visit, record, view)}${panel(t(say('历次修改', 'Every change')), history.shown)}`,
  };
}

function changePart(visit: StaffVisit, record: StaffRecord, view: View): Part {
  const { t, staff } = visit;
  if (!may(staff, 'keep-staff-records')) return undefined;
  if (record.id === staff.id)
    return note(
      'look',
      html`<p>
        ${t(say('本人的记录由另一名管理员修改。', 'Another administrator changes your own record.'))}
      </p>`,
    );
  return panel(t(say('修改', 'Change')), recordForm(visit, { ...view, before: record }), 'change');
}

function recordForm(
  visit: StaffVisit,
  { before, attempt, ...choices }: View & { before: StaffRecord | undefined },
): Html {
  const { t, csrf } = visit;
  const fields = recordFields(before, choices);
  const errors = new Map([...(attempt?.problems ?? [])].map(([name, problem]) => [name, t(problem)]));
  return html`<form
    method="post"
    action="${before === undefined ? '/staff' : staffAddress(before.id)}"
    data-guard="${t(say('有未提交的内容', 'not sent yet'))}"
    novalidate
    class="narrow"
  >
    ${hidden('csrf', csrf)}${before !== undefined && hidden('version', before.version)}
    ${errorSummary({ errors, fields, prefix: 'staff', lead: say('没有保存：', 'Not saved:') }, visit)}
    ${renderFields(fields, visit, { entered: attempt?.entered ?? presets(fields), errors, prefix: 'staff' })}
    <div class="actions">
      <button>${before === undefined ? t(say('新增', 'Add')) : t(say('保存修改', 'Save'))}</button>
    </div>
  </form>`;
}

function said(message: Bilingual | undefined, { t }: StaffVisit): Part {
  return message && note('good', html`<p>${t(message)}</p>`);
}

function stateOf(record: StaffRecord, day: string): Bilingual {
  if (!record.active) return say('已停用', 'no longer active');
  return isAway(record, day) ? say('休假', 'away') : say('在任', 'active');
}
