/** What was explained of a household's findings: in its own cases, or in those of households that members of it came from. */
import type { Clearance, HouseholdFile, Profile } from '../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { titleOfRule } from '../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { caseAddress } from '../texts/addresses.ts';
import { html, type Part } from '../views/html.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export const clearanceTitle = say('排除记录', 'Clearances');

/** Where a clearance was granted; one that has followed people names the household that they came from. */
function sayGrantedIn({ caseNumber, from }: Clearance): Bilingual {
  const number = caseNumber ?? from?.caseNumber;
  if (number === undefined) return say('', '');
  if (from === undefined) return say(`个案 ${number}`, `case ${number}`);
  return say(
    `${from.household} 个案 ${number}（随成员转入）`,
    `case ${number} of ${from.household} (came with its members)`,
  );
}

function grantedIn(each: Clearance, { householdId }: Profile, { t }: StaffVisit): Part {
  const number = each.caseNumber ?? each.from?.caseNumber;
  if (number === undefined) return undefined;
  const address = caseAddress({ householdId: each.from?.household ?? householdId, number });
  return html`<a href="${address}">${t(sayGrantedIn(each))}</a>`;
}

export function clearancesSheet(
  { clearances, profile }: HouseholdFile,
  visit: StaffVisit,
  reasons: Readonly<Record<string, Bilingual>>,
): Sheet {
  return sheetOf<Clearance>(visit, {
    name: 'clearances',
    title: clearanceTitle,
    rows: clearances,
    columns: [
      { title: say('疑点', 'finding'), type: 'text', of: ({ rule }, t) => t(titleOfRule(rule)) },
      {
        title: say('理由', 'reason'),
        type: 'text',
        of: ({ reason, note = '' }, t) => `${t(reasons[reason] ?? say(reason, reason))} ${note}`.trim(),
      },
      { title: say('金额', 'amount'), type: 'yuan', of: ({ amountFen }) => amountFen },
      { title: say('有效期至', 'until'), type: 'date', of: ({ until }) => until },
      {
        title: say('依据个案', 'granted in'),
        type: 'text',
        of: (each, t) => t(sayGrantedIn(each)),
        show: (each) => grantedIn(each, profile, visit),
      },
    ],
    empty: say('没有排除记录', 'no clearances'),
  });
}
