/** The documents issued in a case, each to be printed again as it was. */
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { documentTitles } from '../../../../shared/domain/cases/words.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { html, type Html } from '../../views/html.ts';
import { table } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

export function documentsOf(open: HouseholdCase, { say }: StaffVisit): Html {
  const numbered = open.documents.map((document, n) => ({ document, n: n + 1 }));
  return table(
    numbered,
    [
      {
        title: say(text('文书', 'document')),
        cell: ({ document, n }) =>
          html`<a href="${caseAddress(open)}/documents/${n}">${say(documentTitles[document.kind])}</a>`,
      },
      { title: say(text('文号', 'number')), cell: ({ document }) => document.number },
      { title: say(text('出具', 'issued')), cell: ({ document }) => `${document.by.name}，${document.on}` },
    ],
    {
      caption: say(text('已出具的文书', 'Documents issued')),
      quiet: true,
      empty: say(text('尚未出具文书', 'no documents yet')),
    },
  );
}
