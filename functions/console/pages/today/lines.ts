/** Cases as mornings list them: the first few, what is due beside each, and a way to all of them. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { CalendarDate } from '../../../../shared/contracts/primitives.ts';
import { sayListed } from '../../../../shared/domain/cases/list-case.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { sayFound } from '../../texts/found.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { tag, withQuery } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

const linesShown = 6;

export function overdue(open: readonly ListedCase[], day: CalendarDate): ListedCase[] {
  return open.filter(({ dueOn }) => dueOn !== null && dueOn < day);
}

export function caseLines(
  cases: readonly ListedCase[],
  visit: StaffVisit,
  filter: Record<string, string>,
): Html {
  const { t } = visit;
  if (cases.length === 0) return html`<p class="empty">${t(words.none)}</p>`;
  return html`<ul class="plain">
      ${cases.slice(0, linesShown).map((each) => caseLine(each, visit))}
    </ul>
    <p class="more">
      <a href="${withQuery('/cases', filter)}"
        >${t(say(`全部 ${cases.length.toLocaleString('en')} 件`, `all ${cases.length.toLocaleString('en')}`))}</a
      >
    </p>`;
}

function caseLine(each: ListedCase, visit: StaffVisit): Html {
  const { t } = visit;
  return html`<li class="rows">
    <span
      ><a href="${caseAddress(each)}">${each.headName}</a> ${kindTag(each, visit)}<br />
      <span class="aside">${t(sayFound(each))} · ${each.town} ${each.village}</span></span
    >
    <span>${dueTag(each, visit)}</span>
  </li>`;
}

export function kindTag({ kind }: ListedCase, { t }: StaffVisit): Html {
  return tag(t(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look');
}

export function dueTag({ dueOn }: ListedCase, { t, day }: StaffVisit): Part {
  return dueOn !== null && tag(t(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain');
}

/** A morning's list of cases for a spreadsheet, as the page shows it in lines. */
export function linesSheet(
  visit: StaffVisit,
  { name, title, rows }: { name: string; title: ReturnType<typeof say>; rows: readonly ListedCase[] },
): Sheet {
  return sheetOf<ListedCase>(visit, {
    name,
    title,
    rows,
    columns: [
      { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
      { title: say('村社区', 'village'), type: 'text', of: ({ village }) => village },
      { title: say('户主', 'head'), type: 'text', of: ({ headName }) => headName },
      { title: say('家庭编号', 'household'), type: 'text', of: (each, t) => t(sayListed(each)) },
      { title: say('类别', 'kind'), type: 'text', of: ({ kind }, t) => t(sayWord(kinds, kind)) },
      {
        title: say('疑点', 'findings'),
        type: 'text',
        of: (each, t) => t(sayFound(each)),
      },
      { title: say('期限', 'deadline'), type: 'date', of: ({ dueOn }) => dueOn },
      { title: say('经办人', 'assignee'), type: 'text', of: ({ assignee }) => assignee?.name ?? null },
    ],
  });
}
