/** The people of a finding, by name: who is in other households as well, and who cannot be compared today. */
import type { DoublePerson, Finding } from '../../../../shared/contracts/household-file.ts';
import { sayWhyUnknown, type UnknownPerson } from '../../../../shared/domain/assessment/unknown-people.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { sayPerson } from '../../../../shared/domain/roster/people.ts';
import { householdAddress } from '../../texts/addresses.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

/** The lists of people of a finding. */
export function peopleSheets(finding: Finding, at: string, visit: StaffVisit): Sheet[] {
  const { people = [], unjudged = [] } = finding;
  return [
    ...(people.length > 0 ? [doublesSheet(finding.rule, people, at, visit)] : []),
    ...(unjudged.length > 0 ? [unknownSheet(finding.rule, unjudged, at, visit)] : []),
  ];
}

export function peopleOfFinding({ unjudged }: Finding, sheets: readonly Sheet[], { t }: StaffVisit): Part {
  const stays =
    unjudged !== undefined &&
    note(
      'look',
      html`<p>
        ${t(
          unjudged.length > 0
            ? say(
                '该疑点涉及现在无法比对的成员，保持原状，未重新判断，也不能以“疑点已消除”撤销。',
                'This finding rests on members who cannot be compared now: it stays as it was, was not judged again, and cannot be withdrawn as gone.',
              )
            : say(
                '该疑点所依据的记录现在无法识别或判断，保持原状，未重新判断，也不能以“疑点已消除”撤销。',
                'What this finding rests on cannot be read or judged now: it stays as it was, was not judged again, and cannot be withdrawn as gone.',
              ),
        )}
      </p>`,
    );
  return html`${stays}${sheets.map(
    (sheet) =>
      html`<h3>${t(sheet.title)}</h3>
        ${sheet.shown}`,
  )}`;
}

function doublesSheet(rule: string, rows: readonly DoublePerson[], at: string, visit: StaffVisit): Sheet {
  const others = say('另一家庭', 'other household');
  const elsewhere = say('另一县区家庭', 'a household of another county');
  const isDouble = rows.some(
    ({ households, elsewhere: further = [] }) => households.length + further.length > 0,
  );
  const inOthers: SheetColumn<DoublePerson> = {
    title: others,
    type: 'text',
    of: ({ households, elsewhere: further = [] }, t) =>
      [...households, ...further.map(() => t(elsewhere))].join('、'),
    show: (person): Html =>
      html`${person.households.map(
        (household) => html`<a href="${householdAddress(household, 'roster-check')}">${household}</a><br />`,
      )}${(person.elsewhere ?? []).map(() => html`${visit.t(elsewhere)}<br />`)}`,
  };
  return sheetOf<DoublePerson>(visit, {
    ...{ name: `people-${rule}`, title: say('涉及的成员', 'Members'), at, rows },
    columns: [
      { title: say('成员', 'member'), type: 'text', of: (person, t) => t(sayPerson(person)) },
      ...(isDouble ? [inOthers] : []),
    ],
  });
}

function unknownSheet(rule: string, rows: readonly UnknownPerson[], at: string, visit: StaffVisit): Sheet {
  return sheetOf<UnknownPerson>(visit, {
    ...{
      name: `unjudged-${rule}`,
      title: say('现在无法比对的成员', 'Members who cannot be compared now'),
      at,
      rows,
    },
    columns: [
      { title: say('成员', 'member'), type: 'text', of: (person, t) => t(sayPerson(person)) },
      { title: say('原因', 'why'), type: 'text', of: ({ because }, t) => t(sayWhyUnknown(because)) },
    ],
  });
}
