/** Cases as a household's page lists them: its own, and those of the households that its members came from. */
import type { HouseholdCase, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { stateTitles } from '../../../shared/domain/cases/states.ts';
import { sayHousehold } from '../../../shared/domain/kernel/household-number.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { caseAddress, householdAddress } from '../texts/addresses.ts';
import { kinds, ruleTitles } from '../texts/words.ts';
import { html } from '../views/html.ts';
import { tag } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export const caseTitles = {
  own: say('个案', 'Cases'),
  former: say('成员原家庭的个案', 'Cases of households that members came from'),
};

type CaseColumn = Parameters<typeof sheetOf<HouseholdCase>>[1]['columns'][number];

export function casesSheet({ cases }: HouseholdFile, visit: StaffVisit): Sheet {
  return sheetOf<HouseholdCase>(visit, {
    ...{ name: 'cases', title: caseTitles.own, rows: [...cases].reverse() },
    columns: caseColumns(visit),
    empty: say('没有个案', 'no cases'),
  });
}

/** What was found and decided of people before they came here stays with the household that it was about. */
export function formerCasesSheet(former: readonly HouseholdFile[], visit: StaffVisit): Sheet {
  const household: CaseColumn = {
    title: say('家庭', 'household'),
    type: 'text',
    of: ({ householdId, about }, t) => `${t(sayHousehold({ householdId, ...about }))} ${about.headName}`,
    show: ({ householdId, about }) =>
      html`<a href="${householdAddress(householdId, 'roster-check')}">${householdId}</a> ${about.headName}`,
  };
  return sheetOf<HouseholdCase>(visit, {
    ...{ name: 'former-cases', title: caseTitles.former },
    rows: former.flatMap(({ cases }) => [...cases].reverse()),
    columns: [household, ...caseColumns(visit)],
    empty: say('没有个案', 'no cases'),
  });
}

function caseColumns({ t }: StaffVisit): readonly CaseColumn[] {
  return [
    {
      title: say('编号', 'number'),
      type: 'count',
      of: ({ number }) => number,
      show: (each) =>
        html`<a href="${caseAddress(each)}">${t(say(`个案 ${each.number}`, `case ${each.number}`))}</a>`,
    },
    {
      title: say('类别', 'kind'),
      type: 'text',
      of: ({ kind }, t) => t(sayWord(kinds, kind)),
      show: ({ kind }) => tag(t(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look'),
    },
    {
      title: say('状态', 'state'),
      type: 'text',
      of: ({ state }, t) => t(sayWord(stateTitles, state)),
    },
    {
      title: say('疑点', 'findings'),
      type: 'text',
      of: ({ findings }, t) => t(ruleTitles(findings.map(({ rule }) => rule))),
    },
    { title: say('提出', 'raised'), type: 'date', of: ({ raisedOn }) => raisedOn },
  ];
}
