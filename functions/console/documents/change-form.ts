/** 低保变更审批表: what changes, how it was calculated, and who agreed, with room for signatures and seals. */
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { decisionTitles } from '../../../shared/domain/cases/words.ts';
import type { Proposal } from '../../../shared/contracts/case-record.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { sayMonths } from '../../../shared/domain/payments/say-months.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { effectiveMonthOf } from '../../../shared/domain/cases/ground.ts';
import { calculationTable, householdRows, memberOf, membersTable } from './common.ts';
import { foundList } from './found.ts';
import { blankDate, formTable, longDate, longMonth, paragraphs, yuan, type Paper } from './paper.ts';
import { titles } from './texts.ts';

export function changeForm(paper: Paper): Html {
  const { document, label } = paper;
  const { proposal } = document.record;
  return html`${formTable(householdRows(paper))}${membersTable(paper)}
    ${proposal !== null && changeTables(paper, proposal)}
    ${formTable([
      [label(titles.findings), foundList(paper)],
      opinion(paper, say('乡镇意见', "the town's proposal"), proposal?.reason, proposal),
    ])}
    <section class="together">${formTable(countyOpinions(paper))}</section>`;
}

/** What the county says, on one page; what gives more is decided without a check in between. */
function countyOpinions(paper: Paper): (readonly [Html, Part])[] {
  const { check, decision } = paper.document.record;
  const checked = check === null ? undefined : '核查无误。';
  const studied = decision === null ? undefined : (decision.collectiveDecision ?? '依政策无需集体研究。');
  return [
    ...(check === null && decision !== null
      ? []
      : [opinion(paper, say('县级核查意见', "the county's check"), checked, check)]),
    opinion(paper, say('集体研究', 'collective decision'), studied, undefined),
    opinion(paper, say('审批意见', 'approval'), decision === null ? undefined : '同意。', decision),
  ];
}

function changeTables(paper: Paper, proposal: Proposal): Html {
  const { document, label } = paper;
  const effectiveMonth = effectiveMonthOf(document.record) ?? proposal.effectiveMonth;
  const { decision, scope, person, currentAmountFen, monthlyAmountFen } = proposal;
  const months = sayMonths(proposal);
  const whom = scope.kind === 'household' ? '全家' : memberOf(document, scope, person);
  return html`${formTable([
    [
      label(say('变更事项', 'change')),
      html`${label(sayWord(decisionTitles, decision))}（${whom}）`,
      label(say('执行月份', 'from')),
      longMonth(effectiveMonth),
    ],
    [
      label(say('原月保障金额', 'amount now')),
      yuan(currentAmountFen),
      label(say('变更后月保障金额', 'amount then')),
      html`${yuan(monthlyAmountFen)}${months !== undefined && html`（${label(months)}）`}`,
    ],
    ...(proposal.deviation === null
      ? []
      : [[label(say('与测算不同的理由', 'why it differs')), proposal.deviation] as const]),
  ])}${calculationTable(paper, proposal)}`;
}

/** What was said, by whom and when, and room for the signature and the seal. */
function opinion(
  { label }: Paper,
  title: Bilingual,
  said: string | undefined,
  done: { by: { name: string }; on: string } | null | undefined,
): readonly [Html, Part] {
  return [
    label(title),
    html`<div class="opinion">
      ${said !== undefined && paragraphs(said)}
      <p class="sign">
        <span>签字：<span class="line">${done ? `（${done.by.name}）` : ''}</span>（印章）</span>
        <span>${done ? longDate(done.on) : blankDate}</span>
      </p>
    </div>`,
  ];
}
