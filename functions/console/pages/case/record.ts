/** What staff recorded, step by step, and every event of the case. */
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { openStates, settledStates, groupOf } from '../../../../shared/contracts/household-case.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { effectiveMonthOf } from '../../../../shared/domain/cases/ground.ts';
import { sayPerson } from '../../../../shared/domain/roster/people.ts';
import { listAnswers, missingParts, sayMissing } from '../../../../shared/domain/cases/survey-parts.ts';
import { isBegun, stateTitles } from '../../../../shared/domain/cases/states.ts';
import { decisionTitles, mannerTitles, replyTitles } from '../../../../shared/domain/cases/words.ts';
import { sayMonths } from '../../../../shared/domain/payments/say-months.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { words } from '../../texts/words.ts';
import { calculationTable } from '../calculation.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, yuan } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

/** The state of the case on its way. */
export function pathOf(open: HouseholdCase, visit: StaffVisit): Html {
  const path = [...openStates, ...settledStates, 'archived'] as const;
  const here = path.findIndex((each) => each === open.state);
  if (here < 0) return html`${roundsOf(open, visit)}`;
  const { t } = visit;
  return html`<ol class="path" aria-label="${t(say('办理进度', 'where the case stands'))}">
      ${path.map(
        (each, n) =>
          html`<li${n < here && html` class="done"`}${n === here && html` aria-current="step"`}>${t(stateTitles[each])}</li>`,
      )}
    </ol>
    ${roundsOf(open, visit)}`;
}

const roundTitles = {
  'return-for-more': say('退回补充', 'returned for more'),
  object: say('家庭异议', 'the household objected'),
} as const;

/** How often it went back, and why: an objection and a return stay in sight when the case is on its way again. */
export function roundsOf({ events }: HouseholdCase, { t }: StaffVisit): Part {
  const rounds = events.flatMap(({ type, at, reason }) => {
    const title = lookUp(roundTitles, type);
    return title === undefined ? [] : [{ title, at, reason }];
  });
  if (rounds.length === 0) return undefined;
  return html`<ol class="rounds" aria-label="${t(say('退回与异议', 'returns and objections'))}">
    ${rounds.map(
      ({ title, at, reason }) =>
        html`<li><strong>${t(title)}</strong> <span class="aside">${localTime(at)}</span> ${t(reason)}</li>`,
    )}
  </ol>`;
}

/** The recorded facts in the order of the procedure; missing ones are left out. */
export function recordOf(open: HouseholdCase, visit: StaffVisit): Part {
  const { t } = visit;
  const { investigation, survey, check, notice, service, reply, hearing, decision, execution } = open;
  const entries: [string, Part][] = [
    [t(say('调查人员', 'investigators')), investigation?.investigators.map(({ name }) => name).join('、')],
    [t(say('入户调查', 'survey')), survey && `${survey.visitedOn}：${survey.found}`],
    ...listAnswers(open).map(({ title, text }): [string, Part] => [t(title), t(text)]),
    [t(say('调查表签字', 'signed')), survey && signatureOf(survey, visit)],
    [t(say('调查表', 'survey form')), missingOf(open, visit)],
    [t(say('县级核查', 'checked')), check && `${check.by.name}，${check.on}`],
    [t(say('告知书', 'notice')), notice && `${notice.reference}（${notice.by.name}，${notice.on}）`],
    [t(say('送达', 'served')), service && `${service.servedOn}，${t(sayWord(mannerTitles, service.manner))}`],
    [
      t(say('反馈', 'reply')),
      reply && `${reply.receivedOn}，${t(sayWord(replyTitles, reply.reply))} ${reply.text ?? ''}`,
    ],
    [t(say('听取意见', 'weighed')), hearing && `${hearing.considered}（${hearing.by.name}）`],
    [
      t(say('决定', 'decided')),
      decision && `${decision.by.name}，${decision.on} ${decision.collectiveDecision ?? ''}`,
    ],
    ...(decision?.confirmed ?? []).map(({ text: difference, reason }): [string, Part] => [
      t(say('不同之处及理由', 'otherwise than proposed, and why')),
      `${t(difference)}：${reason}`,
    ]),
    [t(say('落实', 'carried out')), execution && `${execution.paymentList}，${execution.on}`],
  ].map(([name, value]) => [name as string, value ?? undefined]);
  const proposal = proposalOf(open, visit);
  const nothing = entries.every(([, value]) => value === undefined) && proposal === undefined;
  if (nothing)
    return html`<p class="empty">
      ${
        isBegun(open)
          ? t(
              say(
                '还没有调查、意见或决定；做过的步骤见时间线。',
                'No survey, proposal or decision yet; the steps that were taken appear in the timeline.',
              ),
            )
          : t(say('还没有人办理', 'nobody has worked on it yet'))
      }
    </p>`;
  return html`${proposal}${facts(entries)}`;
}

/** What of the form is not filled in. */
function missingOf({ survey }: HouseholdCase, { t }: StaffVisit): Part {
  const missing = sayMissing(missingParts(survey?.form, survey?.people ?? []));
  return missing && t(missing);
}

function signatureOf({ signature, signer }: NonNullable<HouseholdCase['survey']>, { t }: StaffVisit): string {
  if (signature.kind === 'signed') return signer?.name ?? t(sayPerson({ ordinal: signature.memberOrdinal }));
  if (signature.kind !== 'refused') return signature.kind;
  const { witness = '', circumstances = '' } = signature;
  return t(
    say(`拒签，见证人 ${witness}：${circumstances}`, `refused, witnessed by ${witness}: ${circumstances}`),
  );
}

/** What is proposed, or decided: for whom, from when, how much, why, and how the amount came about. */
export function proposalOf(
  { proposal, decision: decided }: HouseholdCase,
  { t }: Pick<StaffVisit, 't'>,
): Html | undefined {
  if (proposal === null) return undefined;
  const {
    decision,
    scope,
    person,
    monthlyAmountFen,
    currentAmountFen,
    calculation,
    deviation,
    reason,
    by,
    on,
  } = proposal;
  const effectiveMonth = effectiveMonthOf({ proposal, decision: decided }) ?? proposal.effectiveMonth;
  const months = sayMonths(proposal);
  const whom =
    scope.kind === 'household'
      ? t(say('全家', 'the household'))
      : (person?.name ?? t(sayPerson({ ordinal: scope.ordinal })));
  return html`<div class="note brand">
    <p>
      <strong>${t(sayWord(decisionTitles, decision))}</strong> · ${whom} ·
      ${t(say(`自 ${effectiveMonth} 起`, `from ${effectiveMonth}`))}： ${yuan(currentAmountFen)} →
      <strong>${yuan(monthlyAmountFen)}</strong> ${t(words.yuanAMonth)}${months && html`（${t(months)}）`}
    </p>
    <p>
      ${reason}${deviation !== null && html`<br />${deviation}`} <span class="aside">${by.name}，${on}</span>
    </p>
    ${
      calculation !== null &&
      html`<details>
        <summary>${t(say('测算过程', 'the calculation, line by line'))}</summary>
        ${calculationTable(calculation.lines, { t })}
      </details>`
    }
  </div>`;
}

/** What the newest data changed since people took the case up, or since it was raised. */
export function changesOf(open: HouseholdCase, visit: StaffVisit): Html {
  const { t } = visit;
  const changes = open.events.filter(({ type }) =>
    ['merged', 'escalated', 'lowered', 'noted'].includes(type),
  );
  const last = changes.at(-1);
  if (last === undefined)
    return html`<p class="empty">
      ${t(
        say(
          `自 ${open.raisedOn} 提出以来没有变化；最近评估 ${open.day}`,
          `nothing since it was raised on ${open.raisedOn}; last assessed ${open.day}`,
        ),
      )}
    </p>`;
  return html`<p>${t(last.reason)} <span class="aside">${localTime(last.at)}</span></p>`;
}

export function isClosed({ state }: HouseholdCase): boolean {
  return groupOf(state) === 'closed';
}
