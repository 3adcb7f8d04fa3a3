/** Everything that ever happened to a case. */
import type { CaseEvent, HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { stepTitles } from '../../../../shared/domain/cases/states.ts';
import { say as text, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { html, type Html } from '../../views/html.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

const machine = text('系统', 'the machine');

/** Everything that happened, newest first. */
export function timeline(events: readonly CaseEvent[], visit: StaffVisit): Html {
  return html`<ol class="timeline" reversed>
    ${[...events].reverse().map((event) => eventLine(event, visit))}
  </ol>`;
}

const eventTitles: Readonly<Record<string, Bilingual>> = {
  ...stepTitles,
  raised: text('提出', 'raised'),
  merged: text('合并', 'merged'),
  escalated: text('升级', 'escalated'),
  lowered: text('降级', 'lowered'),
  noted: text('提示', 'noted'),
  withdrawn: text('撤回', 'withdrawn'),
  ended: text('终结', 'ended'),
};

function eventLine({ at, type, actorName, reason }: CaseEvent, { say }: StaffVisit): Html {
  const who = actorName ?? say(machine);
  const title = say(sayWord(eventTitles, type));
  return html`<li>
    <strong>${title}</strong>
    <span class="aside">${who} · <time datetime="${at}">${localTime(at)}</time></span
    ><br />${withoutTitle(say(reason), title)}
  </li>`;
}

/** Reasons begin with what happened, which the line above says already. */
function withoutTitle(reason: string, title: string): string {
  return reason.startsWith(title) ? reason.slice(title.length).replace(/^[：:]\s*/, '') : reason;
}

/** The same for a spreadsheet, with what each event is chained to. */
export function timelineSheet({ events }: HouseholdCase, at: string, visit: StaffVisit): Sheet {
  return sheetOf<CaseEvent>(visit, {
    name: 'timeline',
    title: text('时间线', 'Timeline'),
    at,
    rows: events,
    columns: [
      { title: text('时间', 'time'), type: 'text', of: (event) => localTime(event.at) },
      { title: text('人员', 'who'), type: 'text', of: ({ actorName }, say) => actorName ?? say(machine) },
      { title: text('步骤', 'step'), type: 'text', of: ({ type }, say) => say(sayWord(eventTitles, type)) },
      { title: text('说明', 'what'), type: 'text', of: ({ reason }, say) => say(reason) },
      { title: text('摘要', 'digest'), type: 'text', of: ({ digest }) => digest },
    ],
  });
}
