/** The papers of a case: documents that were issued, to be printed again as they were, and what staff brought. */
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { documentTitles } from '../../../../shared/domain/cases/words.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { attachmentKinds } from '../../steps/options.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { html, type Html } from '../../views/html.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

type Issued = HouseholdCase['documents'][number];
type Attachment = HouseholdCase['attachments'][number];

export function documentsSheet(open: HouseholdCase, visit: StaffVisit): Sheet {
  const { t } = visit;
  return sheetOf<Issued>(visit, {
    name: 'documents',
    title: say('已出具的文书', 'Documents issued'),
    at: caseAddress(open),
    rows: open.documents,
    empty: say('尚未出具文书', 'no documents yet'),
    columns: [
      {
        title: say('文书', 'document'),
        type: 'text',
        of: ({ kind }, t) => t(sayWord(documentTitles, kind)),
        show: (document) =>
          html`<a href="${caseAddress(open)}/documents/${open.documents.indexOf(document) + 1}"
              >${t(sayWord(documentTitles, document.kind))}</a
            ><br /><span class="aside">${document.number}</span>`,
      },
      { title: say('文号', 'number'), type: 'text', only: 'file', of: ({ number }) => number },
      { title: say('出具', 'issued by'), type: 'text', of: ({ by }) => by.name, show: broughtBy },
      { title: say('日期', 'on'), type: 'date', only: 'file', of: ({ on }) => on },
    ],
  });
}

/** Papers are in a narrow column: who and when share a cell. */
function broughtBy({ by, on }: Pick<Issued, 'by' | 'on'>): Html {
  return html`${by.name}<br /><span class="aside date">${on}</span>`;
}

export function attachmentsSheet(open: HouseholdCase, visit: StaffVisit): Sheet {
  const { t } = visit;
  return sheetOf<Attachment>(visit, {
    name: 'attachments',
    title: say('附件', 'Attachments'),
    at: caseAddress(open),
    rows: open.attachments,
    empty: say('没有附件', 'no attachments'),
    columns: [
      {
        title: say('材料', 'attachment'),
        type: 'text',
        of: ({ fileName }) => fileName,
        show: ({ sha256, fileName, kind }) =>
          html`<a href="${caseAddress(open)}/attachments/${sha256}" target="_blank">${fileName}</a><br /><span
              class="aside"
              >${t(sayWord(attachmentKinds, kind))}</span
            >`,
      },
      {
        title: say('类别', 'kind'),
        type: 'text',
        only: 'file',
        of: ({ kind }, t) => t(sayWord(attachmentKinds, kind)),
      },
      { title: say('上传', 'brought by'), type: 'text', of: ({ by }) => by.name, show: broughtBy },
      { title: say('日期', 'on'), type: 'date', only: 'file', of: ({ on }) => on },
      { title: say('SHA-256', 'SHA-256'), type: 'text', only: 'file', of: ({ sha256 }) => sha256 },
    ],
  });
}
