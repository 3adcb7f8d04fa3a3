/** 核对报告: what was compared with what, and what it showed. A ground to look, not to decide. */
import type { DocumentFinding } from '../../../shared/contracts/documents.ts';
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { sayAmounts } from '../../../shared/domain/catalogue/say-amounts.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { evidenceTable, householdTable, membersTable } from './common.ts';
import { foundList } from './found.ts';
import { listTable, longDate, sealed, type Paper } from './paper.ts';
import { titles } from './texts.ts';

export function comparisonReport(paper: Paper): Html {
  const { document, label } = paper;
  const { yearlyStandardFen, comparison } = document;
  return html`${householdTable(paper)}${membersTable(paper)}
    <h2>${label(say('一、核对范围', '1. What was compared'))}</h2>
    <p class="body">
      依据${document.basis}和家庭成员签署的核查授权书，对该家庭获得授权的成员进行了核对，评估日期为${longDate(comparison.day)}。
      ${yearlyStandardFen !== null && `适用的保障标准为每人每年 ${formatYuan(yearlyStandardFen)} 元。`}
    </p>
    ${listTable(
      [label(titles.source), label(titles.provider), label(titles.asOf)],
      comparison.deliveriesRead.map(({ source, provider, asOf }) => [
        label(titleOfSource(source)),
        provider,
        asOf ?? label(say('尚无数据', 'nothing yet')),
      ]),
    )}
    <h2>${label(say('二、核对结果', '2. What was found'))}</h2>
    ${foundList(paper, (finding) => html`${measured(finding, paper)}${evidenceTable(finding, paper)}`)}
    <p class="body">
      本报告只反映数据日期当日的记录，供入户调查和审核确认参考，不单独作为减发、停发或者终止保障的依据；家庭有异议并提出证据的，应当重新核查。
    </p>
    <p class="small">政策版本 ${comparison.policyVersion}　名册索引 ${comparison.indexVersion}</p>
    ${sealed(paper)}`;
}

function measured(finding: DocumentFinding, { label }: Paper): Part {
  const amounts = sayAmounts(finding);
  return amounts !== undefined && html`<p class="answer">${label(amounts)}</p>`;
}
