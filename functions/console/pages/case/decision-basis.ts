/** What a button decides: it says so, and the decision with its amount, month, reasons and objections is next to it. */
import type { StepName } from '../../../../shared/contracts/case-steps.ts';
import type { HouseholdCase, PendingOpinion } from '../../../../shared/contracts/household-case.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { sayAmounts } from '../../../../shared/domain/catalogue/say-amounts.ts';
import { subjectTitle } from '../../../../shared/domain/cases/describe-step.ts';
import { decisionTitles, replyTitles } from '../../../../shared/domain/cases/words.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { everybodyOf, nameMembers } from '../../../../shared/domain/roster/people.ts';
import type { FormDesk } from '../../steps/desk.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';
import { proposalOf, roundsOf } from './record.ts';

/** Behind the name of the step: `：终止（停发）`; nothing where the step decides nothing, or one of several things. */
export function whatIsDecided(step: StepName, { proposal, pending }: HouseholdCase): Bilingual {
  const decided = proposal !== null && (step === 'decide' || step === 'check');
  const [asked, ...others] = step === 'confirm' || step === 'refuse' ? pending : [];
  const title = decided
    ? sayWord(decisionTitles, proposal.decision)
    : asked !== undefined && others.length === 0
      ? subjectTitle(asked.subject)
      : undefined;
  return title === undefined ? say('', '') : say(`：${title.zh}`, `: ${title.en}`);
}

/** Beside the button, on a phone above it. */
export function decidedBy(step: StepName, desk: FormDesk, visit: StaffVisit): Part {
  const { open } = desk;
  if (step === 'decide' || step === 'check')
    return html`${proposalOf(open, visit)}${step === 'decide' && statementsOf(open, visit)}${roundsOf(open, visit)}`;
  if (step === 'take-back-proposal') return proposalOf(open, visit);
  if (step !== 'confirm' && step !== 'refuse' && step !== 'take-back-request') return undefined;
  const asked = open.pending.filter(({ by }) => step !== 'take-back-request' || by.id === desk.staff.id);
  return asked.map((each) => askedOf(each, desk, visit));
}

/** What the household has said to the notice; that nothing is on record says so. */
function statementsOf({ notice, reply, hearing }: HouseholdCase, { t }: StaffVisit): Part {
  if (notice === null) return undefined;
  const said =
    reply === null
      ? t(say('没有登记家庭的反馈', 'no reply of the household is on record'))
      : `${t(sayWord(replyTitles, reply.reply))} ${reply.text ?? ''}`;
  return facts([
    [t(say('家庭的反馈', 'the household’s reply')), said],
    [t(say('听取意见', 'weighed')), hearing?.considered],
  ]);
}

/** What a second person is asked about: what would be let pass, why, until when, and who asks. */
function askedOf(
  { subject, reason, clearance, by, on }: PendingOpinion,
  { file, open, clearanceReasons }: FormDesk,
  { t }: StaffVisit,
): Html {
  const findings = open.findings.filter(({ rule }) => subject === rule || clearance === null);
  const code = clearance?.reason;
  const ground = code === undefined ? undefined : (clearanceReasons[code] ?? say(code, code));
  return html`<div class="note brand">
    <p><strong>${t(subjectTitle(subject))}</strong></p>
    ${facts([
      [
        t(say('涉及', 'it is about')),
        findings.map(
          (finding) =>
            html`${t(sayAmounts(finding) ?? nameMembers(finding.explanation, everybodyOf(file)))}<br />`,
        ),
      ],
      [t(say('理由', 'reason')), ground && t(ground)],
      [t(say('说明', 'in their words')), reason === code ? undefined : reason],
      [t(say('有效期至', 'until')), clearance?.until ?? undefined],
      [t(say('提出', 'asked by')), `${by.name}，${on}`],
    ])}
  </div>`;
}
