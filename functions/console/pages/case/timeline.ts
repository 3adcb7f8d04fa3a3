/** Everything that ever happened to a case. */
import type { CaseEvent, HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { stepTitles } from '../../../../shared/domain/cases/states.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

/** Everything that happened, newest first. */
export function timeline(events: readonly CaseEvent[], visit: StaffVisit): Html {
  return html`<ol class="timeline" reversed>
    ${[...events].reverse().map((event) => eventLine(event, visit))}
  </ol>`;
}

const eventTitles: Readonly<Record<string, Bilingual>> = {
  ...stepTitles,
  raised: say('提出', 'raised'),
  merged: say('合并', 'merged'),
  escalated: say('升级', 'escalated'),
  lowered: say('降级', 'lowered'),
  noted: say('提示', 'noted'),
  withdrawn: say('撤回', 'withdrawn'),
  ended: say('终结', 'ended'),
};

function eventLine({ at, type, actorName, reason }: CaseEvent, { t }: StaffVisit): Html {
  const who = actorName ?? t(words.machine);
  const title = t(sayWord(eventTitles, type));
  return html`<li>
    <strong>${title}</strong>
    <span class="aside">${who} · <time datetime="${at}">${localTime(at)}</time></span
    ><br />${withoutTitle(t(reason), title)}
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
    title: say('时间线', 'Timeline'),
    at,
    rows: events,
    columns: [
      { title: say('时间', 'time'), type: 'text', of: (event) => localTime(event.at) },
      { title: say('人员', 'who'), type: 'text', of: ({ actorName }, t) => actorName ?? t(words.machine) },
      { title: say('步骤', 'step'), type: 'text', of: ({ type }, t) => t(sayWord(eventTitles, type)) },
      { title: say('说明', 'what'), type: 'text', of: ({ reason }, t) => t(reason) },
      { title: say('摘要', 'digest'), type: 'text', of: ({ digest }) => digest },
    ],
  });
}
