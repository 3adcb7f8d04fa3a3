/** The county's morning: what matters most, before anything is opened. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { awaitedOn } from '../../../../shared/domain/cases/awaited-step.ts';
import { addDays, daysBetween } from '../../../../shared/domain/kernel/calendar.ts';
import { countOf, say } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { barChart } from '../../charts/bars.ts';
import { titleOfAwaitedStep } from '../../texts/next-steps.ts';
import { kinds, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, tiles, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { filesSheet, heldList, titles } from '../deliveries.ts';
import { changesAddress } from '../../texts/addresses.ts';
import {
  clearancesSheet,
  openByTownSheet,
  overdueSheet,
  titleOfClearances,
  titleOfOverdue,
} from './county-sheets.ts';
import { sourcesInShort, sourcesSheet } from '../sources.ts';
import { checkTiles } from './checks.ts';
import type { CountyMorning } from './county-morning.ts';
import { caseLines, linesSheet, overdue } from './lines.ts';
import { sharingNote } from '../../views/sharing.ts';
import { mineOf, othersOf, sheetsOfNextSteps, standingInFor, groupByNextStep } from './next-actors.ts';

export function countyMorning(visit: StaffVisit, morning: CountyMorning): Page {
  const { t, day, staff } = visit;
  const late = overdueSheet(visit, morning);
  const towns = openByTownSheet(visit, morning);
  const held = filesSheet(visit, 'held', titles.held, morning.held);
  const freshness = sourcesSheet(visit, morning.freshness);
  const clearances = clearancesSheet(visit, morning);
  const steps = groupByNextStep([...morning.open, ...morning.settled], visit, morning.standsInFor);
  const sheets = sheetsOfNextSteps(visit, steps);
  const first = firstOfAll(morning.open, visit);
  return {
    title: say(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${day}</p>
      ${standingInFor(morning.standsInFor, visit)}`,
    sheets: [held, freshness, ...sheets.values(), first.sheet, late, clearances, towns],
    body: html`${counters(visit, morning)}
      ${may(staff, 'work-cases') ? mineOf(steps, sheets, visit) : first.shown}
      ${sourcesStrip(visit, morning, html`${sharingNote(morning.sharing, visit)}${heldList(morning.held, visit)}${held.links}${sourcesInShort(morning.freshness, freshness, visit)}`)}
      <div class="grid">
        ${othersOf(steps, visit)}${panel(t(titleOfOverdue), late.shown, 'overdue')}
        ${morning.clearances.length > 0 && panel(t(titleOfClearances), clearances.shown)}
        ${panel(
          t(say('各乡镇未结个案', 'Open cases by town')),
          html`${openByTown(morning.open, visit)}${towns.links}`,
        )}
      </div>`,
  };
}

/** For who reads and works on no case: by deadline, certainty and amount. */
function firstOfAll(open: readonly ListedCase[], visit: StaffVisit): { shown: Html; sheet: Sheet } {
  const title = say('最先办理', 'What comes first');
  const sheet = linesSheet(visit, { name: 'first', title, rows: open });
  const shown = panel(visit.t(title), html`${caseLines(open, visit, {})}${sheet.links}`);
  return { sheet, shown };
}

/** Opens by itself when something is late or held. */
function sourcesStrip({ t }: StaffVisit, { freshness, held, sharing }: CountyMorning, shown: Part): Html {
  const late = freshness.filter(({ status }) => status === 'overdue').length;
  const fresh = freshness.filter(({ status }) => status === 'fresh').length;
  return html`<details
    class="panel strip"
    id="sources"
    ${late + held.length + sharing.length > 0 && html` open`}
  >
    <summary>
      ${t(say('数据源', 'Sources'))} ${late > 0 && tag(t(say(`${late} 个逾期`, `${late} late`)), 'stop')}
      ${held.length > 0 && tag(t(say(`${held.length} 个暂扣`, `${held.length} held`)), 'look')}
      ${tag(t(say(`${fresh} 个正常`, `${fresh} up to date`)), 'good')}
    </summary>
    ${shown}
  </details>`;
}

function openByTown(open: readonly ListedCase[], { t }: StaffVisit): Html {
  const towns = [...Map.groupBy(open, ({ town }) => town)]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 8);
  const [busiest] = towns;
  if (busiest === undefined)
    return html`<p class="empty">${t(say('没有未结个案。', 'There is no open case.'))}</p>`;
  const count = (cases: readonly ListedCase[], kind: ListedCase['kind']): number =>
    cases.filter((each) => each.kind === kind).length;
  return barChart({
    id: 'open-by-town',
    title: t(say('未结最多的乡镇', 'The towns with most')),
    summary: t(
      say(`${busiest[0]}最多，${busiest[1].length} 件`, `${busiest[0]} has most, ${busiest[1].length}`),
    ),
    labelTitle: t(say('乡镇', 'town')),
    labels: towns.map(([town]) => town),
    series: [
      {
        name: t(kinds.suspension),
        color: 'stop',
        values: towns.map(([, cases]) => count(cases, 'suspension')),
      },
      { name: t(kinds.review), color: 'look', values: towns.map(([, cases]) => count(cases, 'review')) },
      {
        name: t(kinds.entitlement),
        color: 'good',
        values: towns.map(([, cases]) => count(cases, 'entitlement')),
      },
    ],
    tableTitle: t(words.figures),
  });
}

function counters(visit: StaffVisit, { open, cutOff, checks, toApprove }: CountyMorning): Html {
  const { t, day, staff } = visit;
  const toScreen = open.filter((each) => awaitedOn(day, each) === 'screen').length;
  const mine = open.filter(({ assignee }) => assignee?.id === staff.id).length;
  const late = overdue(open, day).length;
  const days = daysBetween(day, cutOff);
  const changes = {
    label: t(say('政策变更待您批准', 'changes of policy for you to approve')),
    value: toApprove,
    href: changesAddress,
    tone: 'look' as const,
  };
  const assigned = {
    label: t(say('指派给我', 'assigned to me')),
    value: mine,
    href: withQuery('/cases', { assignee: 'me' }),
  };
  return tiles([
    ...(toApprove > 0 ? [changes] : []),
    ...checkTiles(checks, visit),
    {
      label: t(titleOfAwaitedStep('screen')),
      value: toScreen.toLocaleString('en'),
      href: withQuery('/cases', { turn: 'screen' }),
    },
    {
      label: t(say('拟停发', 'suspensions')),
      value: open.filter(({ kind }) => kind === 'suspension').length,
      tone: 'stop',
      href: '/cases?kind=suspension',
    },
    {
      label: t(say('逾期', 'overdue')),
      value: late,
      tone: late > 0 ? 'stop' : 'good',
      href: withQuery('/cases', { due: addDays(day, -1) }),
    },
    ...(may(staff, 'work-cases') ? [assigned] : []),
    {
      label: t(say(`距财务截止（${cutOff}）`, `to the finance cut-off (${cutOff})`)),
      value: t(say(`${days} 天`, countOf(days, 'day'))),
      tone: days <= 3 ? 'look' : 'plain',
    },
  ]);
}
