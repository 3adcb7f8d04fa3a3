/** Parts that several documents share: who the household is, and what was found. */
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { Proposal } from '../../../shared/contracts/case-record.ts';
import type { StoredScope } from '../../../shared/contracts/case-steps.ts';
import type { DocumentFinding, IssuedDocument } from '../../../shared/contracts/documents.ts';
import type { NamedPerson } from '../../../shared/contracts/household-people.ts';
import { sayPerson } from '../../../shared/domain/roster/people.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { certaintyTitles, schemeTitles } from '../../../shared/domain/kernel/titles.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { formTable, listTable, yuan, type FormRow, type Paper } from './paper.ts';
import { periods, titles } from './texts.ts';

export function householdRows(paper: Paper): FormRow[] {
  const { document, label } = paper;
  const { headName, scheme, category, town, village, headcount, ...rest } = document.household;
  const recipients = rest.members.filter(({ recipient }) => recipient).length;
  return [
    [label(titles.household), numberOf(paper), label(titles.head), headName],
    [label(titles.scheme), label(schemeTitles[scheme]), label(titles.category), category],
    [label(titles.place), `${town}${village}`],
    [label(titles.headcount), `${headcount} 人`, label(titles.recipients), `${recipients} 人`],
    [
      label(titles.income),
      html`${yuan(rest.incomeFen)}／${label(periods[rest.incomePeriod])}`,
      label(titles.amount),
      yuan(rest.monthlyAmountFen),
    ],
  ];
}

/** 家庭编号 as it is known on the day of the document. */
export function numberOf({ document: { household } }: Paper): string {
  return household.number ?? household.householdId;
}

export function householdTable(paper: Paper): Html {
  return formTable(householdRows(paper));
}

/** A further column, of each member by their ordinal; what is empty is filled in by hand. */
type MemberColumn = readonly [title: Html, of: (ordinal: number | undefined) => Part];

export function membersTable({ document, label }: Paper, further: readonly MemberColumn[] = []): Html {
  const { name, relation, idNumber, recipient } = titles;
  return listTable(
    [label(name), label(relation), label(idNumber), label(recipient), ...further.map(([title]) => title)],
    document.household.members.map((member) => [
      member.name,
      member.relation,
      html`<span class="number">${member.maskedIdNumber}</span>`,
      member.recipient ? '是' : '否',
      ...further.map(([, of]) => of(member.ordinal)),
    ]),
  );
}

export function evidenceTable(finding: DocumentFinding, { label }: Paper): Html {
  if (finding.evidence.length === 0) return html``;
  return html`${listTable(
    [
      label(titles.source),
      label(titles.asOf),
      label(titles.member),
      label(titles.content),
      label(titles.certainty),
      label(titles.counted),
    ],
    finding.evidence.map((row) => [
      html`${label(titleOfSource(row.source))} ${row.provider}`,
      html`<span class="number">${row.asOf}</span>`,
      html`<span class="number">${row.memberName}</span>`,
      label(row.note),
      label(sayWord(certaintyTitles, row.certainty)),
      row.countedFen === null ? '—' : html`<span class="number">${formatYuan(row.countedFen)}</span>`,
    ]),
  )}${finding.evidenceOmitted > 0 && html`<p class="small">另有 ${finding.evidenceOmitted} 条记录，见个案。</p>`}`;
}

/**
 * Whom a decision about one member names: as the record does. Older documents named nobody, and listed the members by
 * their ordinals, from 1; a scope of another version is shown as it is written.
 */
export function memberOf(
  { household: { members } }: IssuedDocument,
  { kind, ordinal }: StoredScope,
  person: NamedPerson | undefined,
): string {
  if (person !== undefined) return person.name;
  if (ordinal === undefined) return kind;
  const byRow = members.every((member) => member.ordinal === undefined);
  return (byRow ? members[ordinal - 1]?.name : undefined) ?? sayPerson({ ordinal }).zh;
}

/** How the amount of a proposal came about, line by line; nothing where none was calculated. */
export function calculationTable({ label }: Paper, { calculation }: Proposal): Html {
  if (calculation === null) return html``;
  return listTable(
    [label(say('金额测算', 'calculation')), label(say('金额（元）', 'yuan'))],
    calculation.lines.map(({ text, fen }) => [
      label(text),
      html`<span class="number">${formatYuan(fen)}</span>`,
    ]),
  );
}
