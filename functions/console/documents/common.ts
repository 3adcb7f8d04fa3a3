/** Parts that several documents share: who the household is, and what was found. */
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { sayWord } from '../../../shared/domain/kernel/say.ts';
import type { StoredScope } from '../../../shared/contracts/case-steps.ts';
import type { DocumentFinding, IssuedDocument } from '../../../shared/contracts/documents.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { formTable, listTable, yuan, type FormRow, type Paper } from './paper.ts';
import { certainties, periods, schemes, titles } from './texts.ts';

export function householdRows({ document, label }: Paper): FormRow[] {
  const { householdId, headName, scheme, category, town, village, headcount, ...money } = document.household;
  return [
    [label(titles.household), householdId, label(titles.head), headName],
    [label(titles.scheme), label(schemes[scheme]), label(titles.category), category],
    [label(titles.place), `${town}${village}`],
    [label(titles.headcount), `${headcount} 人`, label(titles.amount), yuan(money.monthlyAmountFen)],
    [label(titles.income), html`${yuan(money.incomeFen)}／${label(periods[money.incomePeriod])}`],
  ];
}

export function householdTable(paper: Paper): Html {
  return formTable(householdRows(paper));
}

/** `blank`: columns to be filled in by hand. */
export function membersTable({ document, label }: Paper, blank: readonly Html[] = []): Html {
  const { name, relation, idNumber, recipient } = titles;
  return listTable(
    [label(name), label(relation), label(idNumber), label(recipient), ...blank],
    document.household.members.map((member) => [
      member.name,
      member.relation,
      html`<span class="number">${member.maskedIdNumber}</span>`,
      member.recipient ? '是' : '否',
      ...blank.map(() => ''),
    ]),
  );
}

/** Findings in plain words, numbered; `detail` adds to each. */
export function findingsList(paper: Paper, detail: (finding: DocumentFinding) => Part = () => ''): Html {
  const { document, label } = paper;
  return html`<ol class="findings">
    ${document.findings.map(
      (finding) =>
        html`<li>
          <p><b>${label(finding.title)}</b>　${label(finding.explanation)}</p>
          ${detail(finding)}
        </li>`,
    )}
  </ol>`;
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
      label(sayWord(certainties, row.certainty)),
      row.countedFen === null ? '—' : html`<span class="number">${formatYuan(row.countedFen)}</span>`,
    ]),
  )}${finding.evidenceOmitted > 0 && html`<p class="small">另有 ${finding.evidenceOmitted} 条记录，见个案。</p>`}`;
}

/** Whom a decision about one member names; a scope of another version is shown as it is written. */
export function memberOf({ household }: IssuedDocument, { kind, ordinal }: StoredScope): string {
  const member = ordinal === undefined ? undefined : household.members[ordinal - 1];
  return member?.name ?? kind;
}
