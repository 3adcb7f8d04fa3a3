/** The town's morning, village by village: where to go today, and what to take along. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { rules } from '../../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, tiles, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { caseLines, overdue } from './county.ts';

export interface TownMorning {
  /** Every open case that the town works on. */
  open: readonly ListedCase[];
  /** Dispatched or under investigation, not yet surveyed. */
  visits: readonly ListedCase[];
  /** Notices that are issued and not served. */
  toServe: readonly ListedCase[];
  returned: readonly { case: ListedCase; reason: Bilingual }[];
  /** Links to the papers of a case. */
  papers?: (each: ListedCase) => Part;
}

export function townMorning(visit: StaffVisit, morning: TownMorning): Page {
  const { say, day, staff } = visit;
  const { open, visits, toServe, returned } = morning;
  const late = overdue(open, day);
  return {
    title: text(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${staff.town ?? ''} · ${day}</p>`,
    actions: html`<button class="quiet" type="button" data-print hidden>${say(words.print)}</button>`,
    body: html`${tiles([
      { label: say(text('待入户', 'visits to make')), value: visits.length, href: '#visits' },
      {
        label: say(text('待送达', 'notices to serve')),
        value: toServe.length,
        href: '#serve',
        tone: toServe.length > 0 ? 'look' : 'plain',
      },
      {
        label: say(text('退回补充', 'returned')),
        value: returned.length,
        href: '#returned',
        tone: returned.length > 0 ? 'look' : 'plain',
      },
      {
        label: say(text('逾期', 'overdue')),
        value: late.length,
        tone: late.length > 0 ? 'stop' : 'good',
        href: withQuery('/cases', { due: day }),
      },
    ])}${returned.length > 0 && panel(say(text('县级退回', 'Returned by the county')), returnedOf(morning, visit), 'returned')}
    ${panel(say(text('待入户，按村', 'Visits to make, by village')), byVillage(morning, visit), 'visits')}
    ${panel(say(text('待送达的告知书', 'Notices to serve')), caseLines(toServe, visit, { state: 'noticed' }), 'serve')}`,
  };
}

function returnedOf({ returned }: TownMorning, { say }: StaffVisit): Html {
  return html`<ul class="plain">
    ${returned.map(
      ({ case: each, reason }) =>
        html`<li>
          <a href="${caseAddress(each)}">${each.headName}</a> <span class="aside">${each.village}</span
          ><br />${say(reason)}
        </li>`,
    )}
  </ul>`;
}

function byVillage({ visits, papers }: TownMorning, visit: StaffVisit): Html {
  const { say } = visit;
  if (visits.length === 0)
    return html`<p class="empty">
      ${say(text('今天没有要入户的家庭。', 'There is nobody to visit today.'))}
    </p>`;
  const villages = [...Map.groupBy(visits, ({ village }) => village)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  return html`${villages.map(
    ([village, cases]) =>
      html`<h3>
          ${village}
          <span class="aside">${say(text(`${cases.length} 户`, `${cases.length} households`))}</span>
        </h3>
        <ul class="plain">
          ${cases.map((each) => visitLine(each, visit, papers?.(each)))}
        </ul>`,
  )}`;
}

function visitLine(each: ListedCase, { say, day }: StaffVisit, papers: Part): Html {
  const { kind, rules: found, dueOn, headName, householdId, assignee } = each;
  return html`<li>
    <div class="rows">
      <strong><a href="${caseAddress(each)}">${headName}</a></strong>
      <span>${dueOn !== null && tag(say(describeDue(dueOn, day)), dueOn < day ? 'stop' : 'plain')}</span>
    </div>
    ${tag(say(kinds[kind]), kind === 'suspension' ? 'stop' : 'look')}
    ${found.map((rule) => say(rules[rule].title)).join('、')}
    <span class="aside">${householdId}${assignee !== null && ` · ${assignee.name}`}</span> ${papers}
  </li>`;
}
