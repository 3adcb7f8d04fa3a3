/** Steps that the county takes. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Difference } from '../../../shared/domain/cases/compare-grounds.ts';
import { words } from '../texts/words.ts';
import { colleagueOptions } from './desk.ts';
import type { StepField } from './form.ts';
import { noteField, reasonField, type StepForm } from './step-form.ts';

export const countyForms = {
  screen: {
    about: say(
      '看过疑点后确认需要核实；之后可以转办乡镇。',
      'You have looked at the findings and they need a visit; then the case can go to a town.',
    ),
    fields: () => [
      {
        kind: 'checkbox',
        name: 'registeredApart',
        label: say('与经办人员有亲属关系，单独登记备案', 'related to officials: registered apart'),
        hint: say(
          '单独登记的家庭由乡镇开始调查，入户人员中须有县级人员',
          'the town begins the investigation, and somebody of the county is among those who visit',
        ),
      },
      noteField,
    ],
  },
  dispatch: {
    about: say('由该乡镇入户核实。', 'Staff of this town visit the household.'),
    fields: ({ staffedTowns, open }) => [
      {
        kind: 'select',
        name: 'town',
        label: say('乡镇', 'town'),
        hint: say('只列出有在岗人员的乡镇', 'towns in which somebody works'),
        required: true,
        none: words.choose,
        preset: open.town ?? open.about.town,
        options: staffedTowns.map((town) => ({ value: town, label: say(town, town) })),
      },
      noteField,
    ],
  },
  assign: {
    about: say('由这位同事跟进；不选则交回全体。', 'This colleague follows it up; nobody: back to all.'),
    fields: ({ colleagues, open, day }) => [
      {
        kind: 'select',
        name: 'assignee',
        label: say('经办人', 'assignee'),
        none: say('不指派', 'nobody'),
        options: colleagueOptions(colleagues, day),
        ...(open.assignee !== null && { preset: open.assignee.id }),
      },
    ],
    shape: (read) => ({ assignee: null, ...read }),
  },
  check: {
    about: say(
      '调查、证据与处理意见相符；之后下达书面告知。',
      'Survey, evidence and proposal agree; next comes the written notice.',
    ),
    fields: () => [noteField],
  },
  'return-for-more': {
    about: say('乡镇补充后重新提出处理意见。', 'The town adds to it and proposes again.'),
    fields: () => [reasonField],
  },
  decide: {
    about: say('按处理意见作出决定，由县级审批人签发。', 'The proposal becomes the decision.'),
    grave: true,
    fields: ({ differences }) => [
      ...differences.map(differenceField),
      {
        kind: 'text',
        name: 'collectiveDecision',
        label: say('集体研究文号', 'reference of the collective decision'),
        hint: say('政策要求集体研究时必填', 'needed where policy asks for a collective decision'),
      },
      noteField,
    ],
    shape: ({ confirmed, ...read }) => ({ ...read, ...listConfirmed(confirmed) }),
  },
  execute: {
    about: say('财政已按变更名单调整发放。', 'Finance has changed the payment.'),
    fields: () => [
      {
        kind: 'text',
        name: 'paymentList',
        label: say('发放变更名单编号', 'number of the payment-change list'),
        hint: say('见“待遇变动”页，如 329901-2026-11', 'on the page Payments, such as 329901-2026-11'),
        required: true,
      },
      noteField,
    ],
  },
  archive: {
    about: say('手续齐全，归入家庭档案。', 'Everything is there; the case is closed.'),
    fields: () => [noteField],
  },
  'extend-deadline': {
    about: say('按工作日延长，并记明批准人。', 'By working days, with the name of who granted it.'),
    fields: ({ colleagues, day }) => [
      { kind: 'number', name: 'workingDays', label: say('延长工作日', 'working days'), required: true },
      {
        kind: 'select',
        name: 'grantedBy',
        label: say('批准人', 'granted by'),
        required: true,
        none: words.choose,
        options: colleagueOptions(colleagues, day),
      },
      reasonField,
    ],
  },
  reopen: {
    about: say('作为该家庭的新个案重新办理。', "Taken up again as the household's next case."),
    fields: () => [reasonField],
  },
} satisfies Partial<Record<StepName, StepForm>>;

/** One thing that is otherwise than proposed or noticed. It is named in the field, so that no reason is taken for another. */
function differenceField({ difference, text }: Difference): StepField {
  return {
    kind: 'area',
    name: `confirmed.${difference}`,
    label: text,
    hint: say(
      '与告知或提出意见时不同：仍按原意见决定的，请写明理由；否则退回重新提出。',
      'It is not as it was noticed or proposed: say why it is decided all the same, or return the case.',
    ),
    required: true,
  };
}

function listConfirmed(confirmed: unknown): { confirmed?: { difference: string; reason: unknown }[] } {
  const entries = Object.entries({ ...(confirmed as Record<string, unknown> | undefined) });
  return entries.length === 0
    ? {}
    : { confirmed: entries.map(([difference, reason]) => ({ difference, reason })) };
}
