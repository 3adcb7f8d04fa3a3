/** Authorisations that lapse, by village: whose, in which household, and when. */
import type { ListedAuthorisations } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { html } from '../../views/html.ts';
import { tag } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

type LapsingMember = Omit<ListedAuthorisations, 'members'> & { name: string; until: CalendarDate };

/** As many as are worth scrolling through; the files hold all. */
const linesShown = 100;

export function authorisationsSheet(
  visit: StaffVisit,
  lapsing: readonly ListedAuthorisations[],
  title: Bilingual,
): Sheet {
  const { t, day } = visit;
  const all = lapsing
    .flatMap(({ members, ...household }) =>
      members.map(({ name, until }): LapsingMember => ({ ...household, name, until })),
    )
    .sort((a, b) => order(a).localeCompare(order(b), 'zh'));
  return sheetOf<LapsingMember>(visit, {
    name: 'authorisations',
    title,
    ...(all.length > linesShown && {
      caption: say(`共 ${all.length} 人，先列 ${linesShown} 人`, `${linesShown} of ${all.length} people`),
    }),
    rows: all.slice(0, linesShown),
    all: () => Promise.resolve(all),
    empty: say('没有到期的授权书。', 'No authorisation lapses.'),
    columns: [
      { title: say('村社区', 'village'), type: 'text', of: ({ village }) => village },
      {
        title: say('户主', 'head'),
        type: 'text',
        of: ({ headName }) => headName,
        show: ({ headName, householdId }) =>
          html`<a href="${householdAddress(householdId, 'roster-check')}">${headName}</a>`,
      },
      {
        title: say('家庭编号', 'household'),
        type: 'text',
        only: 'file',
        of: ({ householdId }) => householdId,
      },
      { title: say('成员', 'member'), type: 'text', of: ({ name }) => name },
      {
        title: say('授权有效期至', 'authorised until'),
        type: 'date',
        of: ({ until }) => until,
        show: ({ until }) => html`${until} ${tag(t(describeDue(until, day)), until < day ? 'stop' : 'look')}`,
      },
    ],
  });
}

function order({ village, until, householdId }: LapsingMember): string {
  return `${village} ${until} ${householdId}`;
}
