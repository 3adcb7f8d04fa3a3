/** The check report on A4, in the order in which an office reads it: who, with whom, as of when, what came of it. */
import type { CheckReport, ReportRule } from '../../../shared/contracts/check-report.ts';
import { sayAmounts } from '../../../shared/domain/catalogue/say-amounts.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { certaintyTitles, schemeTitles } from '../../../shared/domain/kernel/titles.ts';
import { nameMembers } from '../../../shared/domain/roster/people.ts';
import {
  checkKinds,
  otherKindsTitle,
  outcomes,
  reportTitle,
  saySourceState,
} from '../../../shared/domain/checks/words.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { html, type Html } from '../views/html.ts';
import { formTable, labelWith, listTable, longDate, type FormRow, type Paper } from './paper.ts';
import type { PrintedSheet } from './render-document.ts';
import { periods, titles } from './texts.ts';

type Label = Paper['label'];

export function printReport(report: CheckReport, gloss: boolean): PrintedSheet {
  const label = labelWith(gloss);
  const parts = [
    people(report, label),
    sources(report, label),
    ...(report.rules.length === 0 ? [] : [rules(report, label)]),
    ...(report.otherKinds === undefined ? [] : [others(report.otherKinds, label)]),
    found(report, label),
    unknown(report, label),
  ];
  return {
    kind: 'check-report',
    number: report.number,
    title: reportTitle,
    body: html`${formTable(about(report, label))}
      ${parts.map(
        ({ title, body }, at) =>
          html`<h2>${label(say(`${ordinals.charAt(at)}、${title.zh}`, `${at + 1}. ${title.en}`))}</h2>
            ${body}`,
      )}
      <p class="body">
        本报告只反映各数据源在数据日期当日的记录，供入户调查和审核确认参考；待核实的内容不能单独作为不予确认、减发、停发的依据。对结果有异议并提出证据的，应当再次核对。
      </p>
      <p class="small">
        依据${report.basis}　政策版本 ${report.policyVersion}　内容摘要 ${report.digest.slice(0, 16)}
      </p>
      <div class="seal">
        <p>${report.office}（印章）</p>
        <p>${longDate(report.issuedOn)}</p>
      </div>`,
  };
}

const ordinals = '一二三四五六';

function about(report: CheckReport, label: Label): FormRow[] {
  const { household, application, supports, consent, kind } = report;
  const place = `${household.town}${household.village}`;
  return [
    [
      label(say('核对对象', 'checked')),
      household.headName,
      label(say('种类', 'kind')),
      label(sayWord(checkKinds, kind)),
    ],
    [label(titles.place), place],
    ...(kind === 'obligor'
      ? []
      : [
          [
            label(titles.scheme),
            label(schemeTitles[household.scheme]),
            label(titles.income),
            html`${formatYuan(household.incomeFen)} 元／${label(periods[household.incomePeriod])}`,
          ] satisfies FormRow,
        ]),
    ...(application === undefined
      ? []
      : [
          [
            label(say('申请编号', 'application')),
            application.number,
            label(say('申请日期', 'applied on')),
            longDate(application.appliedOn),
          ] satisfies FormRow,
        ]),
    ...(supports === undefined
      ? []
      : [[label(say('其应赡养（抚养、扶养）的家庭', 'owes support to')), supports] satisfies FormRow]),
    ...(consent === undefined
      ? []
      : [
          [
            label(say('书面同意', 'consent')),
            `${longDate(consent.signedOn)}　${consent.paper}`,
          ] satisfies FormRow,
        ]),
    [
      label(say('出具日期', 'issued on')),
      longDate(report.issuedOn),
      label(say('有效期至', 'valid until')),
      longDate(report.validUntil),
    ],
    ...(report.replaces === undefined
      ? []
      : [
          [label(say('代替', 'in place of')), report.replaces] satisfies FormRow,
          [
            label(say('再次核对的理由', 'why it was checked again')),
            report.asked.reason ?? '',
          ] satisfies FormRow,
        ]),
  ];
}

function people({ members }: CheckReport, label: Label) {
  return {
    title: say('核对的人员', 'Who was checked'),
    body: listTable(
      [
        label(titles.name),
        label(titles.relation),
        label(titles.idNumber),
        label(say('是否核对', 'compared')),
      ],
      members.map(({ name, relation, maskedIdNumber, compared, because }) => [
        name,
        relation,
        html`<span class="number">${maskedIdNumber}</span>`,
        compared ? '是' : html`否：${because && label(because)}`,
      ]),
    ),
  };
}

function sources({ sources: all }: CheckReport, label: Label) {
  return {
    title: say('核对的数据', 'With which data'),
    body: listTable(
      [label(titles.source), label(titles.provider), label(titles.asOf), label(say('情况', 'state'))],
      all.map((source) => [
        label(source.title),
        source.provider ?? '—',
        html`<span class="number">${source.asOf ?? '—'}</span>`,
        label(saySourceState(source)),
      ]),
    ),
  };
}

function rules({ rules: all, members }: CheckReport, label: Label) {
  const line = (rule: ReportRule): Html => {
    const amounts = sayAmounts(rule);
    return html`<li>
      <p>
        <b>${label(rule.title)}</b
        >　${label(sayWord(outcomes, rule.outcome))}${amounts !== undefined && html` 　${label(amounts)}`}
      </p>
      ${rule.outcome !== 'passed' && html`<p class="answer">${label(nameMembers(rule.explanation, members))}</p>`}
    </li>`;
  };
  return {
    title: say('核对结果', 'What the rules say'),
    body: html`<ol class="findings">
      ${all.map(line)}
    </ol>`,
  };
}

/** A refusal says it in writing; whoever reads the report knows it before. */
function others(kinds: readonly Bilingual[], label: Label) {
  return {
    title: otherKindsTitle,
    body:
      kinds.length === 0
        ? html`<p class="body">按申报的收入，没有其他救助可以申请。</p>`
        : html`<ul class="findings">
            ${kinds.map((line) => html`<li><p>${label(line)}</p></li>`)}
          </ul>`,
  };
}

function found({ found: rows, foundOmitted }: CheckReport, label: Label) {
  return {
    title: say('查到的记录', 'What was found'),
    body:
      rows.length === 0
        ? html`<p class="body">各数据源没有查到上列人员的记录。</p>`
        : html`${listTable(
            [
              label(titles.source),
              label(titles.asOf),
              label(titles.member),
              label(titles.content),
              label(titles.certainty),
            ],
            rows.map((row) => [
              html`${label(row.title)} ${row.provider}`,
              html`<span class="number">${row.asOf}</span>`,
              html`<span class="number">${row.memberName}</span>`,
              label(row.shown),
              label(sayWord(certaintyTitles, row.certainty)),
            ]),
          )}${foundOmitted > 0 && html`<p class="small">另有 ${foundOmitted} 条未列出。</p>`}`,
  };
}

function unknown({ notCompared }: CheckReport, label: Label) {
  return {
    title: say('未能核对的内容', 'What could not be compared'),
    body:
      notCompared.length === 0
        ? html`<p class="body">无。</p>`
        : html`<ol class="findings">
            ${notCompared.map((line) => html`<li><p>${label(line)}</p></li>`)}
          </ol>`,
  };
}
