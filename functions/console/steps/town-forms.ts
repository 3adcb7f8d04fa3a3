/** Steps that a town takes: visit, survey, proposal, notice, service, reply. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { memberDeceased } from '../../../shared/domain/catalogue/rules/member-deceased.ts';
import { mannerTitles, replyTitles } from '../../../shared/domain/cases/words.ts';
import { nextDocumentNumber } from '../../../shared/domain/cases/document-number.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { colleagueOptions, memberOptions, type FormDesk } from './desk.ts';
import type { StepField } from './form.ts';
import { attachmentKinds, optionsOf } from './options.ts';
import { proposalFields, shapeProposal } from './proposal-form.ts';
import { noteField, type StepForm } from './step-form.ts';

export const townForms = {
  'begin-investigation': {
    about: say('至少两名调查人员。', 'At least two investigators visit.'),
    fields: ({ colleagues, staff }) => [
      {
        kind: 'checkboxes',
        name: 'investigators',
        label: say('调查人员', 'investigators'),
        required: true,
        preset: staff.id,
        options: colleagueOptions(colleagues),
      },
    ],
  },
  'record-survey': {
    about: say(
      '调查表由在场成员签字；拒签的写明见证人和情况。',
      'Signed by a member who was present; a refusal is witnessed.',
    ),
    fields: (desk) => [
      {
        kind: 'date',
        name: 'visitedOn',
        label: say('入户日期', 'visited on'),
        required: true,
        preset: desk.day,
      },
      { kind: 'area', name: 'found', label: say('调查情况', 'what was found'), required: true },
      ...deceasedField(desk),
      {
        kind: 'radio',
        name: 'signature.kind',
        label: say('签字', 'signature'),
        required: true,
        preset: 'signed',
        options: optionsOf({
          signed: say('成员已签字', 'signed by a member'),
          refused: say('拒签', 'refused'),
        }),
      },
      {
        kind: 'select',
        name: 'signature.memberOrdinal',
        label: say('签字的成员', 'who signed'),
        onlyIf: { name: 'signature.kind', value: 'signed' },
        options: memberOptions(desk.file),
      },
      {
        kind: 'text',
        name: 'signature.witness',
        label: say('拒签时的见证人', 'if refused: witness'),
        onlyIf: { name: 'signature.kind', value: 'refused' },
      },
      {
        kind: 'area',
        name: 'signature.circumstances',
        label: say('拒签情况', 'if refused: what the household said'),
        onlyIf: { name: 'signature.kind', value: 'refused' },
      },
      ...attachmentsField(desk),
    ],
    shape: ({ signature, deceased, ...read }) => ({
      ...read,
      ...(Array.isArray(deceased) && { deceased: deceased.map(Number) }),
      signature: withOrdinal(signature),
    }),
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
    about: say('告知拟作的决定、理由和救济途径。', 'It names the intended decision, reasons and remedies.'),
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

function attachmentsField({ open }: FormDesk): StepField[] {
  if (open.attachments.length === 0) return [];
  const options = open.attachments.map(({ key, kind, fileName }) => ({
    value: key,
    label: say(
      `${sayWord(attachmentKinds, kind).zh}：${fileName}`,
      `${sayWord(attachmentKinds, kind).en}: ${fileName}`,
    ),
  }));
  return [{ kind: 'checkboxes', name: 'attachments', label: say('所附材料', 'attachments'), options }];
}

/** Asked where somebody is on record as dead: one record alone ends nothing. */
function deceasedField({ open, file }: FormDesk): StepField[] {
  if (!open.findings.some(({ rule }) => rule === memberDeceased.name)) return [];
  return [
    {
      kind: 'checkboxes',
      name: 'deceased',
      label: say(
        '入户核实已死亡的成员（没有则不选）',
        'members whom the visit found to have died (none: leave empty)',
      ),
      options: memberOptions(file),
    },
  ];
}

function withOrdinal(signature: unknown): unknown {
  const { memberOrdinal, ...rest } = { ...(signature as Record<string, unknown> | undefined) };
  return memberOrdinal === undefined ? rest : { ...rest, memberOrdinal: Number(memberOrdinal) };
}
