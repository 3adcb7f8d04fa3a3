/** What a step tells in the events of a case: its title and the words of who took it. */
import type { CaseStep } from '../../contracts/case-steps.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { formatYuan } from '../money.ts';
import { say } from '../say.ts';
import { stepTitles } from './states.ts';
import { decisionTitles, documentTitles, mannerTitles, replyTitles } from './words.ts';

export function describeStep(step: CaseStep): Bilingual {
  const title = stepTitles[step.step];
  const details = detailsOf(step);
  return details === undefined ? title : say(`${title.zh}：${details.zh}`, `${title.en}: ${details.en}`);
}

function detailsOf(step: CaseStep): Bilingual | undefined {
  switch (step.step) {
    case 'screen':
      return step.registeredApart
        ? join(say('单独登记备案', 'registered apart'), step.note)
        : same(step.note);
    case 'dispatch':
      return join(same(step.town), step.note);
    case 'assign':
      return step.assignee === null ? say('交回', 'given back') : same(step.assignee);
    case 'begin-investigation':
      return same(step.investigators.join(', '));
    case 'record-survey': {
      const signed =
        step.signature.kind === 'signed'
          ? say(
              `成员 ${step.signature.memberOrdinal} 签字`,
              `signed by member ${step.signature.memberOrdinal}`,
            )
          : say('拒签，有见证', 'signature refused, witnessed');
      return join(say(`${step.visitedOn}，${signed.zh}`, `${step.visitedOn}, ${signed.en}`), step.found);
    }
    case 'propose': {
      const { zh, en } = decisionTitles[step.decision];
      const amount = formatYuan(step.monthlyAmountFen);
      const whom = step.scope.kind === 'member' ? step.scope.ordinal : undefined;
      return join(
        say(
          `${zh}${whom === undefined ? '' : `（成员 ${whom}）`}，自 ${step.effectiveMonth} 起每月 ${amount} 元`,
          `${en}${whom === undefined ? '' : ` (member ${whom})`}, ${amount} yuan a month from ${step.effectiveMonth}`,
        ),
        step.reason,
      );
    }
    case 'issue-document':
      return documentTitles[step.document];
    case 'issue-notice':
      return join(same(step.reference), step.reasons);
    case 'record-service':
      return join(
        say(
          `${step.servedOn} ${mannerTitles[step.manner].zh}`,
          `${step.servedOn}, ${mannerTitles[step.manner].en}`,
        ),
        step.note,
      );
    case 'record-reply':
      return join(
        say(
          `${step.receivedOn} ${replyTitles[step.reply].zh}`,
          `${step.receivedOn}, ${replyTitles[step.reply].en}`,
        ),
        step.text,
      );
    default:
      return same(wordsOf(step));
  }
}

type Plain = Exclude<
  CaseStep,
  {
    step:
      | 'screen'
      | 'dispatch'
      | 'assign'
      | 'begin-investigation'
      | 'record-survey'
      | 'propose'
      | 'issue-notice'
      | 'issue-document'
      | 'record-service'
      | 'record-reply';
  }
>;

/** The steps whose words are simply what was written. */
function wordsOf(step: Plain): string | undefined {
  switch (step.step) {
    case 'check':
    case 'archive':
      return step.note;
    case 'return-for-more':
    case 'withdraw':
    case 'reopen':
      return step.reason;
    case 'object':
      return `${step.receivedOn} ${step.objection} ${step.evidence}`;
    case 'hear':
      return step.considered;
    case 'decide':
      return list(step.collectiveDecision, step.note);
    case 'execute':
      return list(step.paymentList, step.note);
    case 'clear':
      return list(step.rule, step.reason, step.until, step.note);
    case 'confirm':
      return list(step.subject, step.note);
    case 'refuse':
      return list(step.subject, step.reason);
    case 'mark-ended':
      return list(step.cause, step.on, step.reason);
    case 'comment':
      return step.text;
    case 'attach':
      return step.attachment.fileName;
    case 'extend-deadline':
      return `+${step.workingDays} (${step.grantedBy}) ${step.reason}`;
  }
}

function list(...parts: (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join('; ') || undefined;
}

function same(text: string | undefined): Bilingual | undefined {
  return text === undefined ? undefined : say(text, text);
}

function join(first: Bilingual | undefined, text: string | undefined): Bilingual | undefined {
  if (first === undefined || text === undefined) return first ?? same(text);
  return say(`${first.zh}。${text}`, `${first.en}. ${text}`);
}
