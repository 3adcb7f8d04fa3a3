/** The county's morning: what matters most, before anything is opened. */
import type { ListedCase, ListedClearance } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import type { SourceFreshness } from '../../../../shared/contracts/runs.ts';
import { daysBetween } from '../../../../shared/domain/calendar.ts';
import { rules } from '../../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import type { DeliveredFile } from '../../../../shared/flow/delivered-files.ts';
import { barChart } from '../../charts/bars.ts';
import { caseAddress, householdAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { kinds, sources, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, table, tag, tiles, withQuery, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf as deliveryAddress, canDecide, nameOf } from '../deliveries.ts';

export interface CountyMorning {
  freshness: readonly (SourceFreshness & { overdue: boolean })[];
  held: readonly DeliveredFile[];
  /** Every open case of the county, a line each. */
  open: readonly ListedCase[];
  /** Notices whose reply period is over, and nobody has weighed it yet. */
  replyEnded: readonly { case: ListedCase; until: CalendarDate }[];
  /** The day of this month, or the next, up to which finance pays by what was decided. */
  cutOff: CalendarDate;
  clearances: readonly ListedClearance[];
}

export function countyMorning(visit: StaffVisit, morning: CountyMorning): Page {
  const { say, day, staff } = visit;
  return {
    title: text(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${day}</p>`,
    body: html`${counters(visit, morning)}
      <div class="grid">
        ${panel(say(text('数据源', 'Sources')), sourcesOf(morning, visit))}
        ${panel(say(text('各乡镇未结个案', 'Open cases by town')), openByTown(morning.open, visit))}
        ${panel(say(text('各乡镇逾期', 'Overdue by town')), overdueByTown(morning.open, visit))}
      </div>
      <div class="grid">${waiting(morning, visit)}</div>`,
  };
}

/** What waits for somebody, the lists that have something in them first. */
function waiting(morning: CountyMorning, visit: StaffVisit): Html[] {
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
      text('等待决定', 'Waiting for a decision'),
      decisions.length,
      caseLines(decisions, visit, { state: 'heard' }),
    ],
    [
      text('等待第二人复核', 'Waiting for a second person'),
      seconds.length,
      caseLines(seconds, visit, { second: 'yes' }),
    ],
    [text('即将到期的排除', 'Clearances that end soon'), ending.length, clearances(morning, visit)],
  ];
  return lists
    .sort((a, b) => Number(b[1] > 0) - Number(a[1] > 0))
    .map(([title, , body]) => panel(visit.say(title), body));
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

export function overdue(open: readonly ListedCase[], day: CalendarDate): ListedCase[] {
  return open.filter(({ dueOn }) => dueOn !== null && dueOn < day);
}

function counters({ say, day, staff }: StaffVisit, { open, cutOff }: CountyMorning): Html {
  const fresh = inState(open, 'raised').length;
  const mine = open.filter(({ assignee }) => assignee?.id === staff.id).length;
  const late = overdue(open, day).length;
  const days = daysBetween(day, cutOff);
  return tiles([
    { label: say(text('待初筛', 'to screen')), value: fresh, href: '/cases?state=raised' },
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

/** Late and held sources first: nothing that they would show is known. */
function sourcesOf({ freshness, held }: CountyMorning, visit: StaffVisit): Html {
  const { say, day } = visit;
  const sorted = [...freshness].sort((a, b) => Number(b.overdue) - Number(a.overdue));
  return html`${
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
  }${table(
    sorted,
    [
      {
        title: say(text('提供单位', 'provider')),
        cell: ({ source, provider }) => `${say(sources[source])} · ${provider}`,
      },
      {
        title: say(text('数据日期', 'as of')),
        kind: 'date',
        cell: ({ asOf }) =>
          asOf === null
            ? '—'
            : html`${asOf}
                <span class="aside"
                  >${say(text(`${daysBetween(asOf, day)} 天前`, `${daysBetween(asOf, day)} days ago`))}</span
                >`,
      },
      {
        title: say(text('情况', 'state')),
        cell: ({ overdue: late }) =>
          late ? tag(say(text('逾期', 'late')), 'stop') : tag(say(text('正常', 'fresh')), 'good'),
      },
    ],
    {
      caption: say(text('数据源', 'Sources')),
      quiet: true,
      empty: say(text('还没有数据源交付', 'no source has delivered yet')),
    },
  )}`;
}

function overdueByTown(open: readonly ListedCase[], { say, day }: StaffVisit): Html {
  const byTown = Map.groupBy(overdue(open, day), ({ town }) => town);
  const rows = [...byTown].sort((a, b) => b[1].length - a[1].length);
  return table(
    rows,
    [
      {
        title: say(text('乡镇', 'town')),
        cell: ([town]) => html`<a href="${withQuery('/cases', { town, due: day })}">${town}</a>`,
      },
      { title: say(text('逾期', 'overdue')), kind: 'num', cell: ([, cases]) => cases.length },
      {
        title: say(text('其中拟停发', 'suspensions')),
        kind: 'num',
        cell: ([, cases]) => cases.filter(({ kind }) => kind === 'suspension').length,
      },
    ],
    {
      caption: say(text('各乡镇逾期', 'Overdue by town')),
      quiet: true,
      empty: say(text('没有逾期个案。', 'Nothing is overdue.')),
    },
  );
}

const linesShown = 6;

/** The first few, and a way to all of them. */
export function caseLines(
  cases: readonly ListedCase[],
  { say, day }: StaffVisit,
  filter: Record<string, string>,
): Html {
  if (cases.length === 0) return html`<p class="empty">${say(words.none)}</p>`;
  return html`<ul class="plain">
      ${cases.slice(0, linesShown).map(
        (each) =>
          html`<li class="rows">
            <span
              ><a href="${caseAddress(each)}">${each.headName}</a>
              <span class="aside">${each.town} ${each.village}</span></span
            >
            <span
              >${each.dueOn !== null && tag(say(describeDue(each.dueOn, day)), each.dueOn < day ? 'stop' : 'plain')}</span
            >
          </li>`,
      )}
    </ul>
    <p class="more">
      <a href="${withQuery('/cases', filter)}"
        >${say(text(`全部 ${cases.length} 件`, `all ${cases.length}`))}</a
      >
    </p>`;
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

function clearances({ clearances: ending }: CountyMorning, { say }: StaffVisit): Html {
  return table(
    ending,
    [
      {
        title: say(text('家庭', 'household')),
        cell: ({ householdId }) => html`<a href="${householdAddress(householdId)}">${householdId}</a>`,
      },
      { title: say(text('疑点', 'finding')), cell: ({ rule }) => say(rules[rule].title) },
      { title: say(text('金额', 'amount')), kind: 'num', cell: ({ amountFen }) => yuan(amountFen) },
      { title: say(text('到期', 'ends')), kind: 'date', cell: ({ until }) => until },
    ],
    { caption: say(text('即将到期的排除', 'Clearances that end soon')), quiet: true, empty: say(words.none) },
  );
}
