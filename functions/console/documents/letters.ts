/** 告知书 and 决定书: letters to the household. */
import type { Proposal } from '../../../shared/contracts/case-record.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { effectiveMonthOf } from '../../../shared/domain/cases/ground.ts';
import { mannerTitles, decisionTitles, replyTitles } from '../../../shared/domain/cases/words.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { sayMonths } from '../../../shared/domain/payments/say-months.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { calculationTable, memberOf, numberOf } from './common.ts';
import { foundList } from './found.ts';
import { longDate, longMonth, paragraphs, sealed, yuan, type Paper } from './paper.ts';

export function notice(paper: Paper): Html {
  const { document, label } = paper;
  const { notice: given, proposal } = document.record;
  return html`${addressee(paper)}
    <p class="body">经核对和调查，你户有以下情况：</p>
    ${foundList(paper)}
    ${
      proposal !== null &&
      html`<p class="body">依据${document.basis}，拟对你户作出如下处理：${describe(paper, proposal)}。</p>
        ${calculationTable(paper, proposal)}`
    }
    <h2>${label(say('理由', 'Reasons'))}</h2>
    ${paragraphs(given?.reasons ?? '')}
    <h2>${label(say('你的权利', 'What you may do'))}</h2>
    <p class="body">这不是决定。作出决定之前，低保金照常发放。</p>
    <p class="body">
      如果情况不对，或者有特殊原因，你户可以自本告知书送达次日起 ${document.replyWorkingDays}
      个工作日内，到${document.household.town}人民政府（街道办事处）当面说，也可以写下来交去，并带上能说明情况的材料，例如医疗费票据、卖车卖房或者过户的手续、存款是别人寄存的证明。有关部门和机构能够核对的，不需要你户开具证明（《社会救助法》第六十二条）。提出相反证据的，将重新核查。
    </p>
    <p class="body">逾期没有回复的，将依照程序作出决定，并书面通知你户。</p>
    ${closing(paper, given?.remedies ?? document.remedies, given?.on)}`;
}

export function decision(paper: Paper): Html {
  const { document, label } = paper;
  const { proposal, decision: decided } = document.record;
  return html`${addressee(paper)}
    <p class="body">
      ${document.record.survey === null ? '经核对，你户有以下情况：' : '经核对和调查，查明你户有以下情况：'}
    </p>
    ${foundList(paper)}
    <h2>${label(say('程序', 'How it was reached'))}</h2>
    ${paragraphs(procedure(paper))}
    <h2>${label(say('决定', 'Decision'))}</h2>
    ${
      proposal !== null &&
      html`<p class="body">依据${document.basis}，决定：<b>${describe(paper, proposal)}</b>。</p>
        ${calculationTable(paper, proposal)} ${paragraphs(`理由：${proposal.reason}`)}`
    }
    ${otherKindsOf(paper)}
    <h2>${label(say('救济途径', 'Where you may turn'))}</h2>
    ${closing(paper, document.remedies, decided?.on)}`;
}

/** What else the household may apply for; with what nobody can say. */
function otherKindsOf({ document: { otherKinds = [], household }, label }: Paper): Part {
  if (otherKinds.length === 0) return undefined;
  return html`<h2>${label(say('还可以申请的救助', 'What else you may apply for'))}</h2>
    <p class="body">
      你户可以向${household.town}人民政府（街道办事处）提出申请。能由核对取得的材料，不需要你户提供（《社会救助法》第六十二条）。
    </p>
    <ul class="kinds">
      ${otherKinds.map((each) => html`<li>${label(each)}</li>`)}
    </ul>`;
}

/** Remedies, whom to ask, office and seal appear on one page: no seal appears on a page of its own. */
function closing(paper: Paper, remedies: string, on: CalendarDate | undefined): Html {
  return html`<section class="together">
    ${paragraphs(remedies)}${contact(paper)}${sealed(paper, on)}
  </section>`;
}

/** Where a county has not stated whom to ask, the offices are named, with room for their telephones. */
function contact({ document }: Paper): Html {
  const { town } = document.household;
  const telephone = html`电话<span class="line"></span>`;
  const whom =
    document.contact ?? html`${town}人民政府（街道办事处），${telephone}；${document.office}，${telephone}`;
  return html`<p class="body">有疑问的，请咨询：${whom}</p>`;
}

function addressee(paper: Paper): Html {
  const { headName, town, village } = paper.document.household;
  return html`<p class="to">${headName}（${town}${village}，家庭编号 ${numberOf(paper)}）：</p>`;
}

function describe(paper: Paper, proposal: Proposal): Html {
  const { decision: kind, scope, person, monthlyAmountFen, currentAmountFen } = proposal;
  const effectiveMonth = effectiveMonthOf(paper.document.record) ?? proposal.effectiveMonth;
  const whom = scope.kind === 'household' ? undefined : memberOf(paper.document, scope, person);
  const months = sayMonths(proposal);
  const amount =
    kind === 'continue'
      ? `每月保障金额 ${yuan(currentAmountFen)}不变`
      : `每月保障金额由 ${yuan(currentAmountFen)}调整为 ${yuan(monthlyAmountFen)}${months === undefined ? '' : `（${months.zh}）`}`;
  return html`${sayWord(decisionTitles, kind).zh}${whom !== undefined && `（限${whom}本人的部分）`}，自${longMonth(effectiveMonth)}起${amount}`;
}

/** The steps that the gate asks for, as they are on record. */
function procedure({ document }: Paper): string {
  const { survey, proposal, check, notice: given, service, ...later } = document.record;
  const { reply, hearing, decision: decided } = later;
  const steps = [
    survey && `${longDate(survey.visitedOn)}入户调查`,
    proposal && `${longDate(proposal.on)}提出处理意见`,
    check && `${longDate(check.on)}县级核查`,
    given && `${longDate(given.on)}以${given.reference}告知拟作处理、理由和救济途径`,
    service && `${longDate(service.servedOn)}${sayWord(mannerTitles, service.manner).zh}`,
    reply && `${longDate(reply.receivedOn)}登记反馈（${sayWord(replyTitles, reply.reply).zh}）`,
    hearing && `${longDate(hearing.on)}听取并考虑了你户的意见`,
    decided?.collectiveDecision && `经集体研究（${decided.collectiveDecision}）`,
  ];
  return `${steps.filter((step) => typeof step === 'string').join('；')}。`;
}
