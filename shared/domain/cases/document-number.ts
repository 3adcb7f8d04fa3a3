/** The numbers of documents (文号): county, kind, year, household, case, and how many have been issued in it. */
import type { DocumentKind } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';

/** One character each, as document registers have it. */
const marks: Readonly<Record<DocumentKind, string>> = {
  'survey-form': '调',
  'comparison-report': '核',
  notice: '告',
  'service-record': '达',
  'change-form': '审',
  decision: '决',
};

/** `329901低保告〔2026〕000123-1-2号`: the second document of the household's first case. */
export function documentNumber(document: {
  kind: DocumentKind;
  on: CalendarDate;
  householdId: HouseholdId;
  caseNumber: number;
  sequence: number;
}): string {
  const { kind, on, householdId, caseNumber, sequence } = document;
  const [county, household] = [householdId.slice(0, 6), householdId.slice(7)];
  return `${county}低保${marks[kind]}〔${on.slice(0, 4)}〕${household}-${caseNumber}-${sequence}号`;
}

/** The number that a document of the case would have if it were issued next. */
export function nextDocumentNumber(kind: DocumentKind, it: HouseholdCase, on: CalendarDate): string {
  const { householdId, number: caseNumber, documents } = it;
  return documentNumber({ kind, on, householdId, caseNumber, sequence: documents.length + 1 });
}
