/** Findings in the words for a household: what, where, as of when, without the reasons meant for staff. */
import type { DocumentFinding } from '../../../shared/contracts/documents.ts';
import { withoutVerdict } from '../../../shared/domain/assessment/without-verdict.ts';
import { listAmounts } from '../../../shared/domain/catalogue/say-amounts.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { sayProvider } from '../../../shared/domain/policy/providers.ts';
import { nameMembers } from '../../../shared/domain/roster/people.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { longDate, type Paper } from './paper.ts';

/** Rows that are listed; the rest are counted. */
const rowsShown = 8;

/** Findings in plain words, numbered; `detail` adds to each. */
export function foundList(paper: Paper, detail: (finding: DocumentFinding) => Part = () => ''): Html {
  return html`<ol class="findings">
    ${paper.document.findings.map((finding) => html`<li>${tell(finding, paper)}${detail(finding)}</li>`)}
  </ol>`;
}

function tell(finding: DocumentFinding, { label, document }: Paper): Html {
  const { title, phrase, explanation, evidence, evidenceOmitted } = finding;
  // Documents issued before findings had plain words kept only the explanation.
  if (phrase === undefined) {
    const told = nameMembers(withoutVerdict(explanation), document.household.members);
    return html`<p><b>${label(title)}</b>　${label(told)}</p>`;
  }
  const amounts = listAmounts(finding);
  const omitted = evidenceOmitted + Math.max(0, evidence.length - rowsShown);
  return html`<p>
      <b>${label(title)}</b
      >　${label(say(`核对发现你户${phrase.zh}。`, `It was found: ${phrase.en}.`))}${amounts !== undefined && html`${label(amounts)}。`}
    </p>
    ${
      evidence.length > 0 &&
      html`<ul>
        ${evidence.slice(0, rowsShown).map((row) => html`<li>${describeRow(row)}</li>`)}
        ${omitted > 0 && html`<li>另有 ${omitted} 条记录。</li>`}
      </ul>`
    }`;
}

function describeRow(row: DocumentFinding['evidence'][number]): string {
  const { asOf, memberName, certainty, shown, note } = row;
  const provider = sayProvider(row, row.provider).zh;
  const doubt = certainty === 'doubtful' ? '（是否为本人，尚待核实）' : '';
  return `${longDate(asOf)}${provider}的记录：${memberName}${doubt}，${(shown ?? note).zh}`;
}
