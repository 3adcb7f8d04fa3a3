/** The county's morning: what matters most, before anything is opened. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { daysBetween } from '../../../../shared/domain/calendar.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { barChart } from '../../charts/bars.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, tiles, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf as deliveryAddress, canDecide, nameOf } from '../deliveries.ts';
import { clearancesSheet, freshnessSheet, overdueSheet } from './county-sheets.ts';
import type { CountyMorning } from './county-morning.ts';
import { caseLines, overdue } from './lines.ts';

export function countyMorning(visit: StaffVisit, morning: CountyMorning): Page {
  const { say, day, staff } = visit;
  const sheets = [
    freshnessSheet(visit, morning),
    overdueSheet(visit, morning),
    clearancesSheet(visit, morning),
  ] as const;
  const [freshness, late, clearances] = sheets;
  return {
    title: text(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${day}</p>`,
    sheets,
    body: html`${counters(visit, morning)}
      <div class="grid">
        ${panel(say(text('数据源', 'Sources')), html`${heldOf(morning, visit)}${freshness.shown}`)}
        ${panel(say(text('最先办理', 'What comes first')), firstOfAll(morning.open, visit))}
        ${panel(say(text('各乡镇逾期', 'Overdue by town')), late.shown)}
      </div>
      ${waiting(morning, clearances, visit)}
      <div class="grid">
        ${panel(say(text('各乡镇未结个案', 'Open cases by town')), openByTown(morning.open, visit))}
      </div>`,
  };
}

/** The top of the worklist: lists come ranked by deadline, certainty and amount. */
function firstOfAll(open: readonly ListedCase[], visit: StaffVisit): Html {
  const { say, staff } = visit;
  const state = staff.roles.includes('county-handler') ? 'raised' : undefined;
  const mine = state === undefined ? open : inState(open, state);
  return html`<p class="aside">
      ${say(
        state === undefined
          ? text('按期限、可靠程度、金额排列。', 'By deadline, certainty and amount.')
          : text(
              '看过疑点后初筛，再转办乡镇入户。',
              'Look at the findings, screen, then dispatch to the town.',
            ),
      )}
    </p>
    ${caseLines(mine, visit, state === undefined ? {} : { state })}`;
}

/** What waits for somebody; what does not is named in one line. */
function waiting(morning: CountyMorning, clearances: Sheet, visit: StaffVisit): Html {
  const { say } = visit;
  const { open, replyEnded, clearances: ending } = morning;
  const decisions = [...inState(open, 'heard'), ...inState(open, 'checked')];
  const seconds = open.filter(({ awaitsSecond }) => awaitsSecond);
  const proposed = inState(open, 'proposed');
  const lists: [Bilingual, number, Html][] = [
    [
      text('等待县级审核', 'Waiting for the check'),
      proposed.length,
      caseLines(proposed, visit, { state: 'proposed' }),
    ],
    [text('答复期已满', 'Reply periods that ended'), replyEnded.length, replies(morning, visit)],
    [
      text('等待告知或决定', 'Waiting for a notice or a decision'),
      decisions.length,
      caseLines(decisions, visit, { state: 'heard' }),
    ],
    [
      text('等待第二人复核', 'Waiting for a second person'),
      seconds.length,
      caseLines(seconds, visit, { second: 'yes' }),
    ],
    [text('即将到期的排除', 'Clearances that end soon'), ending.length, clearances.shown],
  ];
  const [busy, idle] = [lists.filter(([, count]) => count > 0), lists.filter(([, count]) => count === 0)];
  return html`<div class="grid">${busy.map(([title, , body]) => panel(say(title), body))}</div>
    ${
      idle.length > 0 &&
      html`<p class="aside idle">
        ${say(text('目前没有：', 'Nothing in: '))}${idle.map(([title]) => say(title)).join('、')}
      </p>`
    }`;
}

function openByTown(open: readonly ListedCase[], { say }: StaffVisit): Html {
  const towns = [...Map.groupBy(open, ({ town }) => town)]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 8);
  const [busiest] = towns;
  if (busiest === undefined)
    return html`<p class="empty">${say(text('没有未结个案。', 'There is no open case.'))}</p>`;
  const count = (cases: readonly ListedCase[], kind: ListedCase['kind']): number =>
    cases.filter((each) => each.kind === kind).length;
  return barChart({
    id: 'open-by-town',
    title: say(text('未结最多的乡镇', 'The towns with most')),
    summary: say(
      text(`${busiest[0]}最多，${busiest[1].length} 件`, `${busiest[0]} has most, ${busiest[1].length}`),
    ),
    labelTitle: say(text('乡镇', 'town')),
    labels: towns.map(([town]) => town),
    series: [
      {
        name: say(kinds.suspension),
        color: 'stop',
        values: towns.map(([, cases]) => count(cases, 'suspension')),
      },
      { name: say(kinds.review), color: 'look', values: towns.map(([, cases]) => count(cases, 'review')) },
    ],
    tableTitle: say(text('数字', 'The figures')),
  });
}

function inState(open: readonly ListedCase[], state: ListedCase['state']): ListedCase[] {
  return open.filter((each) => each.state === state);
}

function counters({ say, day, staff }: StaffVisit, { open, cutOff }: CountyMorning): Html {
  const fresh = inState(open, 'raised').length;
  const mine = open.filter(({ assignee }) => assignee?.id === staff.id).length;
  const late = overdue(open, day).length;
  const days = daysBetween(day, cutOff);
  return tiles([
    {
      label: say(text('待初筛', 'to screen')),
      value: fresh.toLocaleString('en'),
      href: '/cases?state=raised',
    },
    {
      label: say(text('拟停发', 'suspensions')),
      value: open.filter(({ kind }) => kind === 'suspension').length,
      tone: 'stop',
      href: '/cases?kind=suspension',
    },
    {
      label: say(text('逾期', 'overdue')),
      value: late,
      tone: late > 0 ? 'stop' : 'good',
      href: withQuery('/cases', { due: day }),
    },
    { label: say(text('指派给我', 'assigned to me')), value: mine, href: '/cases?assignee=me' },
    {
      label: say(text(`距财务截止（${cutOff}）`, `to the finance cut-off (${cutOff})`)),
      value: say(text(`${days} 天`, `${days} days`)),
      tone: days <= 3 ? 'look' : 'plain',
    },
  ]);
}

/** Held sources first: nothing that they would show is known. */
function heldOf({ held }: CountyMorning, visit: StaffVisit): Part {
  const { say } = visit;
  return (
    held.length > 0 &&
    html`<ul class="plain">
      ${held.map(
        (each) =>
          html`<li>
            ${tag(say(canDecide(each) ? text('待您确认', 'waits for you') : text('等待', 'waits')), 'look')}
            <a href="${deliveryAddress(each)}">${nameOf(each.subject, visit)} ${each.file.asOf ?? ''}</a>
          </li>`,
      )}
    </ul>`
  );
}

function replies({ replyEnded }: CountyMorning, { say }: StaffVisit): Html {
  if (replyEnded.length === 0) return html`<p class="empty">${say(words.none)}</p>`;
  return html`<ul class="plain">
    ${replyEnded.map(
      ({ case: each, until }) =>
        html`<li class="rows">
          <a href="${caseAddress(each)}">${each.headName}</a
          ><span class="aside">${say(text(`${until} 期满`, `over since ${until}`))}</span>
        </li>`,
    )}
  </ul>`;
}
