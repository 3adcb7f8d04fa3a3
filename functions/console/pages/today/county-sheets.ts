/** The county's morning as lists: what is overdue by town, which clearances end. */
import type { ListedCase, ListedClearance } from '../../../../shared/contracts/case-lists.ts';
import { heldBy } from '../../../../shared/domain/cases/awaited-step.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { purposeOfCase } from '../../../../shared/domain/staff/purposes.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../../texts/addresses.ts';
import { kinds } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { withQuery } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import type { CountyMorning } from './county-morning.ts';
import { overdue } from './lines.ts';

/** What is late with somebody. */
interface Late {
  who: string;
  /** How the worklist finds it. */
  filter: Readonly<Record<string, string>>;
  cases: readonly ListedCase[];
}

export const titleOfOverdue = say('逾期：在谁手里', 'Overdue, by who is waited for');

/** A town answers for what waits for it; what waits for the county is the county's own delay. */
export function overdueSheet(visit: StaffVisit, { open }: CountyMorning): Sheet {
  const { day, t } = visit;
  const late = overdue(open, day);
  const byTown = Map.groupBy(
    late.filter((each) => heldBy(day, each) === 'town'),
    ({ town }) => town,
  );
  const ofCounty = late.filter((each) => heldBy(day, each) === 'county');
  const rows: Late[] = [...byTown]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([town, cases]) => ({ who: town, filter: { town, by: 'town' }, cases }));
  if (ofCounty.length > 0)
    rows.unshift({ who: t(say('县级', 'the county')), filter: { by: 'county' }, cases: ofCounty });
  return sheetOf<Late>(visit, {
    name: 'overdue',
    title: titleOfOverdue,
    rows,
    empty: say('没有逾期个案。', 'Nothing is overdue.'),
    columns: [
      {
        title: say('等待', 'waits for'),
        type: 'text',
        of: ({ who }) => who,
        show: ({ who, filter }) =>
          html`<a href="${withQuery('/cases', { ...filter, due: addDays(day, -1) })}">${who}</a>`,
      },
      { title: say('逾期', 'overdue'), type: 'count', of: ({ cases }) => cases.length },
      {
        title: say('其中拟停发', 'suspensions'),
        type: 'count',
        of: ({ cases }) => cases.filter(({ kind }) => kind === 'suspension').length,
      },
    ],
  });
}

export function openByTownSheet(visit: StaffVisit, { open }: CountyMorning): Sheet {
  const count = (cases: readonly ListedCase[], wanted: ListedCase['kind']): number =>
    cases.filter(({ kind }) => kind === wanted).length;
  return sheetOf<[string, ListedCase[]]>(visit, {
    name: 'open-by-town',
    title: say('各乡镇未结个案', 'Open cases by town'),
    rows: [...Map.groupBy(open, ({ town }) => town)].sort((a, b) => b[1].length - a[1].length),
    columns: [
      { title: say('乡镇', 'town'), type: 'text', of: ([town]) => town },
      { title: kinds.suspension, type: 'count', of: ([, cases]) => count(cases, 'suspension') },
      { title: kinds.review, type: 'count', of: ([, cases]) => count(cases, 'review') },
    ],
  });
}

export const titleOfClearances = say('即将到期的排除', 'Clearances that end soon');

export function clearancesSheet(visit: StaffVisit, { clearances }: CountyMorning): Sheet {
  return sheetOf<ListedClearance>(visit, {
    name: 'clearances',
    title: titleOfClearances,
    rows: clearances,
    columns: [
      {
        title: say('家庭', 'household'),
        type: 'text',
        of: ({ householdId }) => householdId,
        show: ({ householdId, caseNumber }) =>
          html`<a href="${householdAddress(householdId, purposeOfCase(caseNumber))}">${householdId}</a>`,
      },
      { title: say('疑点', 'finding'), type: 'text', of: ({ rule }, t) => t(titleOfRule(rule)) },
      { title: say('金额', 'amount'), type: 'yuan', of: ({ amountFen }) => amountFen },
      { title: say('到期', 'ends'), type: 'date', of: ({ until }) => until },
    ],
  });
}
