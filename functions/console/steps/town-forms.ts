/** Steps that a town takes: visit, survey, proposal, notice, service, reply. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { mannerTitles, replyTitles } from '../../../shared/domain/cases/words.ts';
import { nextDocumentNumber } from '../../../shared/domain/cases/document-number.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { colleagueOptions } from './desk.ts';
import { optionsOf } from './options.ts';
import { proposalFields, shapeProposal } from './proposal-form.ts';
import { noteField, type StepForm } from './step-form.ts';
import { shapeSurvey, surveyFields } from './survey-form.ts';

export const townForms = {
  'begin-investigation': {
    about: say(
      '至少两名调查人员；已开始调查的，改为这次所选的人员。',
      'At least two investigators visit; once begun, those chosen now take their place.',
    ),
    fields: ({ colleagues, staff, day }) => [
      {
        kind: 'checkboxes',
        name: 'investigators',
        label: say('调查人员', 'investigators'),
        required: true,
        preset: staff.id,
        options: colleagueOptions(colleagues, day),
      },
    ],
  },
  'record-absence': {
    about: say(
      '家中无人、未能入户时登记；不代替入户调查，期限不变。',
      'Where nobody was met. It takes the place of no survey, and the deadline stays.',
    ),
    fields: ({ day }) => [
      { kind: 'date', name: 'visitedOn', label: say('上门日期', 'went on'), required: true, preset: day },
      {
        ...{ kind: 'area', name: 'found', required: true },
        label: say('情况（敲门无人、邻居说法）', 'how it was (nobody at the door, what neighbours say)'),
      },
      { kind: 'date', name: 'againOn', label: say('拟再访日期', 'to be visited again on') },
    ],
  },
  'record-survey': {
    about: say(
      '与纸质调查表相同，由在场成员签字；拒签的写明见证人和情况。带 * 的必填，其余可以不填，没有填写的项目会写明。家中无人的，用“登记未能入户”。',
      'The same as the paper. Signed by a member who was present; a refusal is witnessed. What is marked * is asked for; other parts may be left empty, and the record says which. Where nobody was met, record that instead.',
    ),
    fields: surveyFields,
    shape: shapeSurvey,
  },
  propose: {
    about: say(
      '由乡镇负责人提出，县级核查。应享未享个案可由县级经办人直接提出增发，随后审批。',
      'By the town leader; the county checks it. Where more may be due the county can propose it itself, to be decided next.',
    ),
    previewed: true,
    fields: proposalFields,
    shape: shapeProposal,
  },
  'issue-notice': {
    about: say(
      '告知拟作的决定、理由和救济途径；办理后打开告知书，可以打印。',
      'It names the intended decision, reasons and remedies; afterwards it opens, to be printed.',
    ),
    fields: ({ open, day, remedies }) => [
      {
        kind: 'text',
        name: 'reference',
        label: say('告知书编号', 'number of the notice'),
        required: true,
        preset: nextDocumentNumber('notice', open, day),
      },
      {
        kind: 'area',
        name: 'reasons',
        label: say('理由', 'reasons'),
        required: true,
        preset: open.proposal?.reason ?? '',
      },
      {
        kind: 'area',
        name: 'remedies',
        label: say('救济途径', 'remedies'),
        required: true,
        preset: `作出决定后，${remedies}`,
      },
    ],
  },
  'record-service': {
    about: say('反馈期从送达次日起算。', 'The reply period is counted from the next day.'),
    fields: ({ day }) => [
      { kind: 'date', name: 'servedOn', label: say('送达日期', 'served on'), required: true, preset: day },
      {
        kind: 'select',
        name: 'manner',
        label: say('送达方式', 'manner'),
        required: true,
        options: optionsOf(mannerTitles),
      },
      noteField,
    ],
  },
  'record-reply': {
    about: say('家庭的反馈，或期满未反馈。', "The household's reply, or that none came."),
    fields: ({ day }) => [
      {
        kind: 'radio',
        name: 'reply',
        label: say('反馈', 'reply'),
        required: true,
        options: optionsOf(replyTitles),
      },
      { kind: 'date', name: 'receivedOn', label: say('日期', 'on'), required: true, preset: day },
      { kind: 'area', name: 'text', label: say('反馈内容', 'what was said') },
    ],
  },
  object: {
    about: say('有相反证据的，乡镇重新核查。', 'With evidence to the contrary the town checks again.'),
    fields: ({ day }) => [
      {
        kind: 'date',
        name: 'receivedOn',
        label: say('收到日期', 'received on'),
        required: true,
        preset: day,
      },
      { kind: 'area', name: 'objection', label: say('异议', 'objection'), required: true },
      { kind: 'area', name: 'evidence', label: say('证据', 'evidence'), required: true },
    ],
  },
  hear: {
    about: say('记明对家庭意见的考虑。', "How the household's words were weighed."),
    fields: () => [
      { kind: 'area', name: 'considered', label: say('考虑情况', 'what was considered'), required: true },
    ],
  },
} satisfies Partial<Record<StepName, StepForm>>;
