/** The town's morning, village by village: where to go today, what to take along, and whose permission ends. */
import type { ListedAuthorisations, ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { ListedCheck } from '../../../../shared/contracts/checks.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import { heldBy } from '../../../../shared/domain/cases/awaited-step.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { sayListed } from '../../../../shared/domain/cases/list-case.ts';
import { countOf, say } from '../../../../shared/domain/kernel/say.ts';
import { describeDue } from '../../texts/dates.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { titleOfAwaitedStep } from '../../texts/next-steps.ts';
import { sayFound } from '../../texts/found.ts';
import { words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, tag, tiles, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import type { DocumentKind, StepName } from '../../../../shared/contracts/case-steps.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { checkTiles } from './checks.ts';
import { authorisationsSheet } from './authorisations.ts';
import { dueTag, kindTag, linesSheet, overdue } from './lines.ts';
import {
  mineOf,
  othersOf,
  sheetsOfNextSteps,
  standingInFor,
  groupByNextStep,
  type NextSteps,
} from './next-actors.ts';
import { papersToVisit } from '../../steps/options.ts';
import { papersToServe } from './papers.ts';

export interface TownMorning {
  /** Every open case that the town works on. */
  open: readonly ListedCase[];
  /** Dispatched or under investigation, not yet surveyed. */
  visits: readonly ListedCase[];
  /** Notices that are issued and not served. */
  toServe: readonly ListedCase[];
  /** With the day of the return, and why. */
  returned: readonly { case: ListedCase; on: CalendarDate; reason: Bilingual }[];
  /** Households in which an authorisation has lapsed or soon does. */
  lapsing: readonly ListedAuthorisations[];
  /** Whom the reader stands in for today. */
  standsInFor: readonly StaffMember[];
  /** Checks that wait. */
  checks: readonly ListedCheck[];
  /** What is taken along: the papers of a case, or a way to make them. */
  papers: (each: ListedCase, kinds: readonly DocumentKind[]) => Part;
}

const titles = {
  returned: say('县级退回', 'Returned by the county'),
  visits: say('待入户，按村', 'Visits to make, by village'),
  serve: say('待送达的告知书', 'Notices to serve'),
  lapsing: say('授权书已到期或即将到期', 'Authorisations that have lapsed or soon do'),
};

export function townMorning(visit: StaffVisit, morning: TownMorning): Page {
  const { t, day, staff } = visit;
  const { open, visits, toServe, returned, lapsing } = morning;
  const returnedFile = returnedSheet(visit, returned);
  const visitsFile = linesSheet(visit, { name: 'visits', title: titles.visits, rows: visits });
  const serveFile = linesSheet(visit, { name: 'serve', title: titles.serve, rows: toServe });
  const steps = withoutVisits(groupByNextStep(open, visit, morning.standsInFor));
  const sheets = sheetsOfNextSteps(visit, steps);
  const authorisations = authorisationsSheet(visit, lapsing, titles.lapsing);
  return {
    title: say(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${staff.town ?? ''} · ${day}</p>
      ${standingInFor(morning.standsInFor, visit)}`,
    actions: html`<button class="quiet" type="button" data-print hidden>${t(words.print)}</button>`,
    sheets: [returnedFile, visitsFile, serveFile, ...sheets.values(), authorisations],
    body: html`${counters(visit, morning, steps)}${returned.length > 0 && panel(t(titles.returned), html`${returnedOf(morning, visit)}${returnedFile.links}`, 'returned')}
    ${steps.mine.length > 0 && mineOf(steps, sheets, visit)}
    ${panel(t(titles.visits), html`${visitsOf(morning, visit)}${visitsFile.links}`, 'visits')}
    ${panel(t(titles.serve), html`${serveOf(morning, visit)}${serveFile.links}`, 'serve')}
    ${othersOf(steps, visit)}
    ${panel(
      t(titles.lapsing),
      html`<p class="aside">
          ${t(say('到期后不能再查询该成员；入户时请成员本人重新签署，新的授权日期随下一次花名册报送。', 'Nobody may be queried after the day: have the member sign again on a visit; the new date comes with the next roster.'))}
        </p>
        ${foldedBeyond(lapsing.length, authorisations.shown, visit)}`,
      'lapsing',
    )}`,
  };
}

/** Visits and notices to serve are listed by village, with their papers; what was sent back has its reason, and is listed once. */
function withoutVisits({ mine, others }: NextSteps): NextSteps {
  const left = others.map(({ step, cases }) => ({ step, cases: cases.filter((each) => !each.returned) }));
  return {
    mine: mine.filter(({ step }) => !visitSteps.has(step)),
    others: left.filter(({ cases }) => cases.length > 0),
  };
}

const visitSteps: ReadonlySet<StepName> = new Set(['begin-investigation', 'record-survey', 'record-service']);

/** A long list is opened by whoever asks for it. */
function foldedBeyond(households: number, shown: Html, { t }: StaffVisit): Html {
  if (households <= openedAtOnce) return shown;
  return html`<details>
    <summary>${t(say(`${households} 户`, countOf(households, 'household')))}</summary>
    ${shown}
  </details>`;
}

function counters(
  visit: StaffVisit,
  { open, visits, toServe, returned, lapsing, checks }: TownMorning,
  { mine }: NextSteps,
): Html {
  const { t, day } = visit;
  const late = overdue(open, day).filter((each) => heldBy(day, each) === 'town');
  return tiles([
    ...checkTiles(checks, visit),
    ...mine.map(({ step, cases }) => ({
      label: t(titleOfAwaitedStep(step)),
      value: cases.length,
      href: `#turn-${step}`,
      tone: 'look' as const,
    })),
    { label: t(say('待入户', 'visits to make')), value: visits.length, href: '#visits' },
    {
      label: t(say('待送达', 'notices to serve')),
      value: toServe.length,
      href: '#serve',
      tone: toServe.length > 0 ? 'look' : 'plain',
    },
    {
      label: t(say('退回补充', 'returned')),
      value: returned.length,
      ...(returned.length > 0 && { href: '#returned' }),
      tone: returned.length > 0 ? 'look' : 'plain',
    },
    {
      label: t(say('逾期', 'overdue')),
      value: late.length,
      tone: late.length > 0 ? 'stop' : 'good',
      href: withQuery('/cases', { due: addDays(day, -1), by: 'town' }),
    },
    {
      label: t(say('授权到期（户）', 'authorisations (households)')),
      value: lapsing.length,
      href: '#lapsing',
      tone: lapsing.length > 0 ? 'look' : 'plain',
    },
  ]);
}

function returnedOf({ returned }: TownMorning, { t }: StaffVisit): Html {
  return html`<ul class="plain">
    ${returned.map(
      ({ case: each, on, reason }) =>
        html`<li>
          <a href="${caseAddress(each)}">${each.headName}</a>
          <span class="aside">${each.village} · ${on}</span><br />${t(reason)}
        </li>`,
    )}
  </ul>`;
}

/** With the reason, which the line of a list does not have. */
function returnedSheet(visit: StaffVisit, returned: TownMorning['returned']): Sheet {
  return sheetOf<TownMorning['returned'][number]>(visit, {
    name: 'returned',
    title: titles.returned,
    rows: returned,
    columns: [
      { title: say('村社区', 'village'), type: 'text', of: ({ case: each }) => each.village },
      { title: say('户主', 'head'), type: 'text', of: ({ case: each }) => each.headName },
      {
        title: say('家庭编号', 'household'),
        type: 'text',
        of: ({ case: each }, t) => t(sayListed(each)),
      },
      { title: say('退回日期', 'returned on'), type: 'date', of: ({ on }) => on },
      { title: say('退回理由', 'reason'), type: 'text', of: ({ reason }, t) => t(reason) },
      { title: say('期限', 'deadline'), type: 'date', of: ({ case: each }) => each.dueOn },
    ],
  });
}

function visitsOf({ visits, papers }: TownMorning, visit: StaffVisit): Html {
  if (visits.length > 0) return byVillage(visits, (each) => papers(each, papersToVisit), visit);
  const nobody = say(
    '今天没有要入户的家庭；县级转办后会出现在这里。',
    'There is nobody to visit today. What the county dispatches appears here.',
  );
  return html`<p class="empty">${visit.t(nobody)}</p>`;
}

function serveOf({ toServe, papers }: TownMorning, visit: StaffVisit): Html {
  if (toServe.length > 0) return byVillage(toServe, (each) => papers(each, papersToServe), visit);
  return html`<p class="empty">${visit.t(words.none)}</p>`;
}

/** So few are all open; of more, each village is opened by whoever goes there. */
const openedAtOnce = 10;
/** As many as somebody reaches in a day; all of a village are in the worklist. */
const shownOfVillage = 10;

/** When the first of them is due. */
function earliestOf(cases: readonly ListedCase[], { t, day }: StaffVisit): Part {
  const [first] = cases.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return first && tag(t(describeDue(first, day)), first < day ? 'stop' : 'plain');
}

/** The villages with most first, so that a way there is worth it. */
function byVillage(
  cases: readonly ListedCase[],
  papers: (each: ListedCase) => Part,
  visit: StaffVisit,
): Html {
  const { t } = visit;
  const villages = [...Map.groupBy(cases, ({ village }) => village)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  return html`${villages.map(
    ([village, these]) =>
      html`<details class="village" ${cases.length <= openedAtOnce && html` open`}>
        <summary>
          ${village}
          <span class="aside">${t(say(`${these.length} 户`, countOf(these.length, 'household')))}</span>
          ${earliestOf(these, visit)}
        </summary>
        <ul class="plain">
          ${these.slice(0, shownOfVillage).map((each) => caseToReach(each, visit, papers(each)))}
        </ul>
        ${these.length > shownOfVillage && allOfVillage(village, these.length, visit)}
      </details>`,
  )}`;
}

function allOfVillage(village: string, count: number, { t }: StaffVisit): Html {
  return html`<p class="more">
    <a href="${withQuery('/cases', { village })}"
      >${t(say(`该村全部 ${count} 户`, `all ${count} of the village`))}</a
    >
  </p>`;
}

function caseToReach(each: ListedCase, visit: StaffVisit, papers: Part): Html {
  const { headName, assignee, town, village } = each;
  return html`<li>
    <div class="rows">
      <strong><a href="${caseAddress(each)}">${headName}</a></strong>
      <span>${dueTag(each, visit)}</span>
    </div>
    ${kindTag(each, visit)} ${visit.t(sayFound(each))}
    <span class="aside"
      >${town}${village} · ${visit.t(sayListed(each))}${assignee !== null && ` · ${assignee.name}`}</span
    >
    <div class="papers">${papers}</div>
  </li>`;
}
