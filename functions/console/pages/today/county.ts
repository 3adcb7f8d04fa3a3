/** The county's morning: what matters most, before anything is opened. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { daysBetween } from '../../../../shared/domain/kernel/calendar.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { say as text } from '../../../../shared/domain/kernel/say.ts';
import { barChart } from '../../charts/bars.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, tiles, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf as deliveryAddress, filesSheet, nameOf, titles } from '../deliveries.ts';
import { awaitsDecision } from '../../../../shared/domain/deliveries/held-now.ts';
import { freshnessSheet, openByTownSheet, overdueSheet } from './county-sheets.ts';
import type { CountyMorning } from './county-morning.ts';
import { showWaiting, waitingLists } from './county-waiting.ts';
import { caseLines, linesSheet, overdue } from './lines.ts';

export function countyMorning(visit: StaffVisit, morning: CountyMorning): Page {
  const { both, day, staff } = visit;
  const freshness = freshnessSheet(visit, morning);
  const late = overdueSheet(visit, morning);
  const towns = openByTownSheet(visit, morning);
  const held = filesSheet(visit, 'held', titles.held, morning.held);
  const first = firstOfAll(morning.open, visit);
  const waiting = waitingLists(visit, morning);
  return {
    title: text(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${day}</p>`,
    sheets: [held, freshness, first.sheet, late, ...waiting.map(({ sheet }) => sheet), towns],
    body: html`${counters(visit, morning)}
      <div class="grid">
        ${panel(both(text('数据源', 'Sources')), html`${heldOf(morning, visit)}${held.links}${freshness.shown}`)}
        ${panel(both(text('最先办理', 'What comes first')), first.shown)}
        ${panel(both(text('各乡镇逾期', 'Overdue by town')), late.shown)}
      </div>
      ${showWaiting(waiting, visit)}
      <div class="grid">
        ${panel(
          both(text('各乡镇未结个案', 'Open cases by town')),
          html`${openByTown(morning.open, visit)}${towns.links}`,
        )}
      </div>`,
  };
}

/** The top of the worklist: lists come ranked by deadline, certainty and amount. */
function firstOfAll(open: readonly ListedCase[], visit: StaffVisit): { shown: Html; sheet: Sheet } {
  const { say, staff } = visit;
  const { rows, filter, advice } = mineOf(open, staff);
  const sheet = linesSheet(visit, { name: 'first', title: text('最先办理', 'What comes first'), rows });
  return {
    sheet,
    shown: html`<p class="aside">${say(advice)}</p>
      ${caseLines(rows, visit, filter)}${sheet.links}`,
  };
}

/** What somebody of this role takes up first. */
function mineOf(open: readonly ListedCase[], { roles }: StaffMember) {
  if (roles.includes('county-handler'))
    return {
      rows: inState(open, 'raised'),
      filter: { state: 'raised' },
      advice: text(
        '看过疑点后初筛，再转办乡镇入户。',
        'Look at the findings, screen, then dispatch to the town.',
      ),
    };
  if (roles.includes('county-approver'))
    return {
      rows: inState(open, 'heard'),
      filter: { state: 'heard' },
      advice: text('家庭意见已听取，等待您决定。', 'The household was heard; these wait for your decision.'),
    };
  return {
    rows: open,
    filter: {},
    advice: text('按期限、可靠程度、金额排列。', 'By deadline, certainty and amount.'),
  };
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
      {
        name: say(kinds.entitlement),
        color: 'good',
        values: towns.map(([, cases]) => count(cases, 'entitlement')),
      },
    ],
    tableTitle: say(words.figures),
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
            ${tag(say(awaitsDecision(each) ? text('待您确认', 'waits for you') : text('等待', 'waits')), 'look')}
            <a href="${deliveryAddress(each)}">${nameOf(each.subject, visit)} ${each.file.asOf ?? ''}</a>
          </li>`,
      )}
    </ul>`
  );
}
