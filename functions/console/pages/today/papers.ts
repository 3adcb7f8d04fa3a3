/** The papers that are taken along: those that are issued are opened and printed, the others are issued from here. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { DocumentKind } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { documentTitles } from '../../../../shared/domain/cases/words.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { hidden } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';

export const papersToServe: readonly DocumentKind[] = ['notice', 'service-record'];

/** @param whole the case that the line is of; undefined where it was not read */
export function papersOf(
  each: ListedCase,
  { whole, kinds }: { whole: HouseholdCase | undefined; kinds: readonly DocumentKind[] },
  visit: StaffVisit,
): Part {
  if (whole === undefined) return undefined;
  return kinds.map((kind) => {
    const n = whole.documents.findLastIndex((document) => document.kind === kind);
    return n < 0 ? issue(each, kind, visit) : open(each, kind, n + 1, visit);
  });
}

function open(each: ListedCase, kind: DocumentKind, n: number, { t }: StaffVisit): Html {
  return html`<a href="${caseAddress(each)}/documents/${n}">${t(documentTitles[kind])}</a> `;
}

function issue(each: ListedCase, kind: DocumentKind, { t, csrf }: StaffVisit): Html {
  const { zh, en } = documentTitles[kind];
  return html`<form method="post" action="${caseAddress(each)}/steps" class="reveal">
    ${hidden('csrf', csrf)}${hidden('version', each.version)}${hidden('step', 'issue-document')}${hidden('document', kind)}
    <button class="link">${t(say(`出具${zh}`, `Issue: ${en}`))}</button>
  </form>`;
}
