/** What a step tells in the events of a case: its title and the words of who took it. */
import type { CaseStep, StepOf } from '../../contracts/case-steps.ts';
import type { NamedPerson } from '../../contracts/household-people.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { formatYuan } from '../kernel/money.ts';
import { titleOfRule } from '../catalogue/catalogue.ts';
import { say, sayList } from '../kernel/say.ts';
import { sayPerson } from '../roster/people.ts';
import { stepTitles } from './states.ts';
import { missingParts, sayMissing } from './survey-parts.ts';
import { decisionTitles, documentTitles, endingTitles, mannerTitles, replyTitles } from './words.ts';

/** Titles of the codes in a step; a code without a title stays as it is. */
export interface Naming {
  staff: ReadonlyMap<string, Pick<StaffMember, 'name'>>;
  clearanceReasons: Readonly<Record<string, Bilingual>>;
  /** Who is in the household when the step is taken: a place in it is given with the name. */
  people?: readonly NamedPerson[];
}

export function describeStep(
  step: CaseStep,
  naming: Naming = { staff: new Map(), clearanceReasons: {} },
): Bilingual {
  const title = stepTitles[step.step];
  const details = detailsOf(step, naming);
  return details === undefined ? title : say(`${title.zh}：${details.zh}`, `${title.en}: ${details.en}`);
}

function detailsOf(step: CaseStep, naming: Naming): Bilingual | undefined {
  const nameOf = (id: string): string => naming.staff.get(id)?.name ?? id;
  const { people = [] } = naming;
  switch (step.step) {
    case 'screen':
      return step.registeredApart
        ? join(say('单独登记备案', 'registered apart'), step.note)
        : same(step.note);
    case 'dispatch':
      return join(same(step.town), step.note);
    case 'assign':
      return step.assignee === null ? say('交回', 'given back') : same(nameOf(step.assignee));
    case 'begin-investigation':
      return say(step.investigators.map(nameOf).join('、'), step.investigators.map(nameOf).join(', '));
    case 'record-absence': {
      const again =
        step.againOn === undefined ? undefined : say(`拟于 ${step.againOn} 再访`, `again on ${step.againOn}`);
      const went = join(say(step.visitedOn, step.visitedOn), step.found);
      return went && again ? sayList([went, again]) : went;
    }
    case 'record-survey': {
      const signed = saySignature(step.signature, people);
      const dead = (step.deceased ?? []).map((ordinal) => sayMember(ordinal, people));
      const died = {
        zh: dead.length === 0 ? '' : `，确认死亡：${dead.map(({ zh }) => zh).join('、')}`,
        en: dead.length === 0 ? '' : `, found dead: ${dead.map(({ en }) => en).join(', ')}`,
      };
      const told = join(
        say(`${step.visitedOn}，${signed.zh}${died.zh}`, `${step.visitedOn}, ${signed.en}${died.en}`),
        step.found,
      );
      const missing = sayMissing(missingParts(step.form, people));
      return missing === undefined ? told : sayList([told ?? say('', ''), missing]);
    }
    case 'propose': {
      const { zh, en } = decisionTitles[step.decision];
      const amount = formatYuan(step.monthlyAmountFen);
      const whom = step.scope.kind === 'member' ? sayMember(step.scope.ordinal, people) : undefined;
      return join(
        say(
          `${zh}${whom === undefined ? '' : `（${whom.zh}）`}，自 ${step.effectiveMonth} 起每月 ${amount} 元`,
          `${en}${whom === undefined ? '' : ` (${whom.en})`}, ${amount} yuan a month from ${step.effectiveMonth}`,
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
    case 'clear': {
      const reason = naming.clearanceReasons[step.reason] ?? say(step.reason, step.reason);
      const until = say(`有效期至 ${step.until}`, `until ${step.until}`);
      return join(sayList([titleOfRule(step.rule), reason, until]), step.note);
    }
    case 'confirm':
      return join(subjectTitle(step.subject), step.note);
    case 'refuse':
    case 'take-back-request':
      return join(subjectTitle(step.subject), step.reason);
    case 'mark-ended': {
      const { zh, en } = endingTitles[step.cause];
      return join(say(`${zh}，${step.on}`, `${en}, ${step.on}`), step.reason);
    }
    case 'extend-deadline': {
      const by = nameOf(step.grantedBy);
      const to = people.map(({ name }) => name);
      const much = say(
        `${step.workingDays} 个工作日，${by} 批准${to.length > 0 ? `，给予${to.join('、')}` : ''}`,
        `${step.workingDays} working days, granted by ${by}${to.length > 0 ? ` to ${to.join(', ')}` : ''}`,
      );
      return join(much, step.reason);
    }
    default:
      return same(wordsOf(step));
  }
}

function saySignature(
  signature: StepOf<'record-survey'>['signature'],
  people: readonly NamedPerson[],
): Bilingual {
  if (signature.kind !== 'signed') return say('拒签，有见证', 'signature refused, witnessed');
  const { zh, en } = sayMember(signature.memberOrdinal, people);
  return say(`${zh} 签字`, `signed by ${en}`);
}

function sayMember(ordinal: number, people: readonly NamedPerson[]): Bilingual {
  const person = people.find((each) => each.ordinal === ordinal);
  return person === undefined ? say(`成员 ${ordinal}`, `member ${ordinal}`) : sayPerson(person);
}

type Plain = Exclude<
  CaseStep,
  {
    step:
      | 'screen'
      | 'dispatch'
      | 'assign'
      | 'begin-investigation'
      | 'record-absence'
      | 'record-survey'
      | 'propose'
      | 'issue-notice'
      | 'issue-document'
      | 'record-service'
      | 'record-reply'
      | 'clear'
      | 'confirm'
      | 'refuse'
      | 'take-back-request'
      | 'mark-ended'
      | 'extend-deadline';
  }
>;

/** The steps whose words are simply what was written. */
function wordsOf(step: Plain): string | undefined {
  switch (step.step) {
    case 'check':
    case 'archive':
      return step.note;
    case 'return-for-more':
    case 'take-back-dispatch':
    case 'take-back-proposal':
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
    case 'comment':
      return step.text;
    case 'attach':
      return step.attachment.fileName;
  }
}

/** What a second person was asked about: a finding that is cleared, or the end of the case. */
export function subjectTitle(subject: StepOf<'confirm'>['subject']): Bilingual {
  if (subject === 'withdraw') return stepTitles.withdraw;
  if (subject === 'end') return stepTitles['mark-ended'];
  const { zh, en } = titleOfRule(subject);
  return say(`排除：${zh}`, `clear: ${en}`);
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
