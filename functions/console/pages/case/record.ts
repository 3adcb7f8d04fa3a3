/** What staff recorded, step by step, and every event of the case. */
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { openStates, settledStates, groupOf } from '../../../../shared/contracts/household-case.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { effectiveMonthOf } from '../../../../shared/domain/cases/ground.ts';
import { sayPerson } from '../../../../shared/domain/roster/people.ts';
import { isBegun, stateTitles } from '../../../../shared/domain/cases/states.ts';
import { decisionTitles, mannerTitles, replyTitles } from '../../../../shared/domain/cases/words.ts';
import { sayMonths } from '../../../../shared/domain/payments/say-months.ts';
import { say as text, sayWord } from '../../../../shared/domain/kernel/say.ts';
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
  const { say } = visit;
  return html`<ol class="path" aria-label="${say(text('办理进度', 'where the case stands'))}">
      ${path.map(
        (each, n) =>
          html`<li${n < here && html` class="done"`}${n === here && html` aria-current="step"`}>${say(stateTitles[each])}</li>`,
      )}
    </ol>
    ${roundsOf(open, visit)}`;
}

const roundTitles = {
  'return-for-more': text('退回补充', 'returned for more'),
  object: text('家庭异议', 'the household objected'),
} as const;

/** How often it went back, and why: an objection and a return stay in sight when the case is on its way again. */
export function roundsOf({ events }: HouseholdCase, { say }: StaffVisit): Part {
  const rounds = events.flatMap(({ type, at, reason }) => {
    const title = lookUp(roundTitles, type);
    return title === undefined ? [] : [{ title, at, reason }];
  });
  if (rounds.length === 0) return undefined;
  return html`<ol class="rounds" aria-label="${say(text('退回与异议', 'returns and objections'))}">
    ${rounds.map(
      ({ title, at, reason }) =>
        html`<li>
          <strong>${say(title)}</strong> <span class="aside">${localTime(at)}</span> ${say(reason)}
        </li>`,
    )}
  </ol>`;
}

/** The recorded facts in the order of the procedure; missing ones are left out. */
export function recordOf(open: HouseholdCase, visit: StaffVisit): Part {
  const { say } = visit;
  const { investigation, survey, check, notice, service, reply, hearing, decision, execution } = open;
  const entries: [string, Part][] = [
    [say(text('调查人员', 'investigators')), investigation?.investigators.map(({ name }) => name).join('、')],
    [say(text('入户调查', 'survey')), survey && `${survey.visitedOn}：${survey.found}`],
    [say(text('调查表签字', 'signed')), survey && signatureOf(survey, visit)],
    [say(text('县级核查', 'checked')), check && `${check.by.name}，${check.on}`],
    [say(text('告知书', 'notice')), notice && `${notice.reference}（${notice.by.name}，${notice.on}）`],
    [
      say(text('送达', 'served')),
      service && `${service.servedOn}，${say(sayWord(mannerTitles, service.manner))}`,
    ],
    [
      say(text('反馈', 'reply')),
      reply && `${reply.receivedOn}，${say(sayWord(replyTitles, reply.reply))} ${reply.text ?? ''}`,
    ],
    [say(text('听取意见', 'weighed')), hearing && `${hearing.considered}（${hearing.by.name}）`],
    [
      say(text('决定', 'decided')),
      decision && `${decision.by.name}，${decision.on} ${decision.collectiveDecision ?? ''}`,
    ],
    ...(decision?.confirmed ?? []).map(({ text: difference, reason }): [string, Part] => [
      say(text('不同之处及理由', 'otherwise than proposed, and why')),
      `${say(difference)}：${reason}`,
    ]),
    [say(text('落实', 'carried out')), execution && `${execution.paymentList}，${execution.on}`],
  ].map(([name, value]) => [name as string, value ?? undefined]);
  const proposal = proposalOf(open, visit);
  const nothing = entries.every(([, value]) => value === undefined) && proposal === undefined;
  if (nothing)
    return html`<p class="empty">
      ${
        isBegun(open)
          ? say(
              text(
                '还没有调查、意见或决定；做过的步骤见时间线。',
                'No survey, proposal or decision yet; the steps that were taken stand in the timeline.',
              ),
            )
          : say(text('还没有人办理', 'nobody has worked on it yet'))
      }
    </p>`;
  return html`${proposal}${facts(entries)}`;
}

function signatureOf(
  { signature, signer }: NonNullable<HouseholdCase['survey']>,
  { say }: StaffVisit,
): string {
  if (signature.kind === 'signed')
    return signer?.name ?? say(sayPerson({ ordinal: signature.memberOrdinal }));
  if (signature.kind !== 'refused') return signature.kind;
  const { witness = '', circumstances = '' } = signature;
  return say(
    text(`拒签，见证人 ${witness}：${circumstances}`, `refused, witnessed by ${witness}: ${circumstances}`),
  );
}

/** What is proposed, or decided: for whom, from when, how much, why, and how the amount came about. */
export function proposalOf(
  { proposal, decision: decided }: HouseholdCase,
  { say }: Pick<StaffVisit, 'say'>,
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
      ? say(text('全家', 'the household'))
      : (person?.name ?? say(sayPerson({ ordinal: scope.ordinal })));
  return html`<div class="note brand">
    <p>
      <strong>${say(sayWord(decisionTitles, decision))}</strong> · ${whom} ·
      ${say(text(`自 ${effectiveMonth} 起`, `from ${effectiveMonth}`))}： ${yuan(currentAmountFen)} →
      <strong>${yuan(monthlyAmountFen)}</strong> ${say(words.yuanAMonth)}${months && html`（${say(months)}）`}
    </p>
    <p>
      ${reason}${deviation !== null && html`<br />${deviation}`} <span class="aside">${by.name}，${on}</span>
    </p>
    ${
      calculation !== null &&
      html`<details>
        <summary>${say(text('测算过程', 'the calculation, line by line'))}</summary>
        ${calculationTable(calculation.lines, { say })}
      </details>`
    }
  </div>`;
}

/** What the newest data changed since people took the case up, or since it was raised. */
export function changesOf(open: HouseholdCase, visit: StaffVisit): Html {
  const { say } = visit;
  const changes = open.events.filter(({ type }) =>
    ['merged', 'escalated', 'lowered', 'noted'].includes(type),
  );
  const last = changes.at(-1);
  if (last === undefined)
    return html`<p class="empty">
      ${say(
        text(
          `自 ${open.raisedOn} 提出以来没有变化；最近评估 ${open.day}`,
          `nothing since it was raised on ${open.raisedOn}; last assessed ${open.day}`,
        ),
      )}
    </p>`;
  return html`<p>${say(last.reason)} <span class="aside">${localTime(last.at)}</span></p>`;
}

export function isClosed({ state }: HouseholdCase): boolean {
  return groupOf(state) === 'closed';
}
