/** Checks: what waits and until when it has to be started, and what has a report. */
import type { ListedCheck } from '../../../../shared/contracts/checks.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { checkAddress, reportAddress } from '../../texts/addresses.ts';
import { checkKinds } from '../../../../shared/domain/checks/words.ts';
import { checkWords } from '../../texts/checks.ts';
import { describeDue } from '../../texts/dates.ts';
import { words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, tag } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';

export interface ChecksView {
  waiting: readonly ListedCheck[];
  reported: readonly ListedCheck[];
}

export function checksPage(visit: StaffVisit, view: ChecksView): Page {
  const { t, staff } = visit;
  const waiting = waitingSheet(visit, view.waiting);
  const reported = reportedSheet(visit, view.reported);
  return {
    title: words.checks,
    lead: html`<p class="aside">
      ${t(
        say(
          '申请低保的家庭，在确认之前先核对；结果是一份编号的核对报告。',
          'Who applies is checked before anything is granted; the result is a numbered report.',
        ),
      )}
    </p>`,
    ...(may(staff, 'ask-checks') && {
      actions: html`<a class="button" href="/checks/new">${t(checkWords.ask)}</a>`,
    }),
    sheets: [waiting, reported],
    body: html`${panel(t(checkWords.waiting), waiting.shown, 'waiting')}
    ${panel(t(checkWords.reported), reported.shown, 'reported')}`,
  };
}

const who: readonly SheetColumn<ListedCheck>[] = [
  {
    title: say('户主或本人', 'head or person'),
    type: 'text',
    of: ({ headName }) => headName,
    show: ({ headName, householdId }) => html`<a href="${checkAddress(householdId)}">${headName}</a>`,
  },
  { title: say('种类', 'kind'), type: 'text', of: ({ kind }, t) => t(sayWord(checkKinds, kind)) },
  { title: say('住址', 'place'), type: 'text', of: ({ town, village }) => `${town} ${village}` },
  { title: say('编号', 'number'), type: 'text', of: ({ householdId }) => householdId },
];

function waitingSheet(visit: StaffVisit, rows: readonly ListedCheck[]): Sheet {
  return sheetOf<ListedCheck>(visit, {
    name: 'waiting',
    title: checkWords.waiting,
    rows,
    empty: say('没有等待核对的对象', 'nobody waits'),
    columns: [
      ...who,
      {
        title: checkWords.dueOn,
        type: 'date',
        of: ({ dueOn }) => dueOn,
        show: (each) => dueTag(each, visit),
      },
    ],
  });
}

function reportedSheet(visit: StaffVisit, rows: readonly ListedCheck[]): Sheet {
  return sheetOf<ListedCheck>(visit, {
    name: 'reported',
    title: checkWords.reported,
    rows,
    empty: say('还没有报告', 'there is no report yet'),
    columns: [
      ...who,
      { title: checkWords.issuedOn, type: 'date', of: ({ reportedOn }) => reportedOn },
      {
        title: say('待核实', 'to be verified'),
        type: 'count',
        of: ({ failedRules }) => failedRules,
        show: ({ householdId, reports, failedRules }) =>
          html`<a href="${reportAddress(householdId, reports)}">${visit.t(sayFailed(failedRules ?? 0))}</a>`,
      },
    ],
  });
}

export function dueTag({ dueOn }: Pick<ListedCheck, 'dueOn'>, { t, day }: StaffVisit): Html {
  return tag(t(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain');
}

function sayFailed(rules: number): Bilingual {
  return rules > 0 ? say(`${rules} 项待核实`, `${rules} to verify`) : say('查看报告', 'the report');
}
