/**
 * The form of a survey, part by part as the paper has it (入户调查表), with photos; only the day, the result and the signature are
 * asked for. Recorded once more it begins with all that was recorded, which it replaces.
 */
import type { StoredSurveyForm } from '../../../shared/contracts/survey-form.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { titleOfRule } from '../../../shared/domain/catalogue/catalogue.ts';
import { memberDeceased } from '../../../shared/domain/catalogue/rules/member-deceased.ts';
import {
  areaOf,
  healthTitles,
  partTitles,
  tenureTitles,
  turnedOutTitles,
  workAbilityTitles,
} from '../../../shared/domain/cases/survey-parts.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import { memberOptions, type FormDesk } from './desk.ts';
import type { StepField } from './form.ts';
import { words } from '../texts/words.ts';
import { attachmentKinds, filesField, optionsOf } from './options.ts';

const notFilled = say('未填写', 'not filled in');

export function surveyFields(desk: FormDesk): StepField[] {
  const { open, file, day } = desk;
  const form = open.survey?.form ?? {};
  const investigators = open.investigation?.investigators ?? [];
  return [
    {
      ...visit,
      kind: 'date',
      name: 'visitedOn',
      label: say('入户日期', 'visited on'),
      required: true,
      preset: open.survey?.visitedOn ?? day,
    },
    {
      ...visit,
      kind: 'checkboxes',
      name: 'form.surveyors',
      label: partTitles.surveyors,
      preset: form.surveyors ?? investigators.map(({ id }) => id),
      options: investigators.map(({ id, name }) => ({ value: id, label: say(name, name) })),
    },
    {
      ...visit,
      kind: 'checkboxes',
      name: 'form.present',
      label: partTitles.present,
      preset: (form.present ?? []).map(String),
      options: memberOptions(file),
    },
    ...findingFields(desk, form),
    ...homeFields(form),
    ...moneyFields(form),
    ...file.members.flatMap(({ ordinal, name }) => memberFields({ ordinal, name }, form)),
    ...deceasedField(desk),
    {
      ...result,
      kind: 'area',
      name: 'form.neighbours',
      label: partTitles.neighbours,
      preset: form.neighbours,
    },
    {
      ...result,
      kind: 'area',
      name: 'found',
      label: say('调查结果', 'what the visit comes to'),
      required: true,
      preset: open.survey?.found,
    },
    ...signatureFields(desk),
    ...attachmentsField(desk),
    {
      ...signed,
      ...filesField(say('照片（住房、物品、签字的调查表）', 'photos (home, goods, the signed form)')),
    },
  ];
}

const visit = { under: say('一、入户', '1. The visit') };
const checked = { under: say('二、需要核实的事项', '2. What was to be checked') };
const home = { under: say('三、住房和财产', '3. Home and property') };
const money = { under: say('四、收入和支出', '4. Income and spending') };
const people = { under: say('五、健康、劳动能力和就业', '5. Health, ability to work, and work') };
const result = { under: say('六、邻里意见和调查结果', '6. Neighbours, and the result') };
const signed = { under: say('七、签字和照片', '7. Signature and photos') };

/** Named by their rules, of which a case has each once. */
function findingFields({ open }: FormDesk, form: StoredSurveyForm): StepField[] {
  return open.findings.flatMap(({ rule }): StepField[] => {
    const before = form.findings?.find((each) => each.rule === rule);
    const title = titleOfRule(rule);
    return [
      {
        ...checked,
        kind: 'select',
        name: `form.findings.${rule}.turnedOut`,
        label: title,
        none: notFilled,
        preset: before?.turnedOut,
        options: optionsOf(turnedOutTitles),
      },
      {
        ...checked,
        kind: 'area',
        name: `form.findings.${rule}.explanation`,
        label: say(`${title.zh}：说明`, `${title.en}: explanation`),
        preset: before?.explanation,
      },
    ];
  });
}

function homeFields({ dwelling = {}, goods, vehicles, origin }: StoredSurveyForm): StepField[] {
  return [
    {
      ...home,
      kind: 'select',
      name: 'form.dwelling.tenure',
      label: partTitles.dwelling,
      none: notFilled,
      preset: dwelling.tenure,
      options: optionsOf(tenureTitles),
    },
    {
      ...home,
      kind: 'decimal',
      name: 'form.dwelling.area',
      label: say('面积（平方米）', 'square metres'),
      hint: say('可有小数，如 96.5', 'with decimals, such as 96.5'),
      preset: areaOf(dwelling)?.toString(),
    },
    {
      ...home,
      kind: 'text',
      name: 'form.dwelling.condition',
      label: say('房屋结构和状况', 'how it is built, and its condition'),
      preset: dwelling.condition,
    },
    { ...home, kind: 'area', name: 'form.goods', label: partTitles.goods, preset: goods },
    { ...home, kind: 'area', name: 'form.vehicles', label: partTitles.vehicles, preset: vehicles },
    { ...home, kind: 'area', name: 'form.origin', label: partTitles.origin, preset: origin },
  ];
}

function moneyFields({ income, spending }: StoredSurveyForm): StepField[] {
  return [
    {
      ...money,
      kind: 'area',
      name: 'form.income',
      label: partTitles.income,
      hint: say('逐人写明来源和每月金额', 'of each person, from where and how much a month'),
      preset: income,
    },
    { ...money, kind: 'area', name: 'form.spending', label: partTitles.spending, preset: spending },
  ];
}

/** Named by the member's place, so that no answer is taken for another's. */
function memberFields(
  { ordinal, name }: { ordinal: number; name: string },
  form: StoredSurveyForm,
): StepField[] {
  const before = form.members?.find((each) => each.ordinal === ordinal);
  const about = (what: Bilingual): Bilingual => say(`${name}：${what.zh}`, `${name}: ${what.en}`);
  return [
    {
      ...people,
      kind: 'select',
      name: `form.members.${ordinal}.health`,
      label: about(say('健康', 'health')),
      none: notFilled,
      preset: before?.health,
      options: optionsOf(healthTitles),
    },
    {
      ...people,
      kind: 'select',
      name: `form.members.${ordinal}.workAbility`,
      label: about(say('劳动能力', 'ability to work')),
      none: notFilled,
      preset: before?.workAbility,
      options: optionsOf(workAbilityTitles),
    },
    {
      ...people,
      kind: 'text',
      name: `form.members.${ordinal}.work`,
      label: about(say('就业及月收入', 'work, and what a month')),
      preset: before?.work,
    },
  ];
}

/** Asked where somebody is on record as dead: one record alone ends nothing. */
function deceasedField({ open, file }: FormDesk): StepField[] {
  if (!open.findings.some(({ rule }) => rule === memberDeceased.name)) return [];
  return [
    {
      ...people,
      kind: 'checkboxes',
      name: 'deceased',
      label: say(
        '入户核实已死亡的成员（没有则不选）',
        'members whom the visit found to have died (none: leave empty)',
      ),
      preset: (open.survey?.deceased ?? []).map(String),
      options: memberOptions(file),
    },
  ];
}

function signatureFields({ file, open }: FormDesk): StepField[] {
  const before = open.survey?.signature;
  return [
    {
      ...signed,
      kind: 'select',
      name: 'signature.kind',
      label: say('签字', 'signature'),
      required: true,
      none: words.choose,
      preset: before?.kind === 'signed' ? `signed-${String(before.memberOrdinal)}` : before?.kind,
      options: [
        ...memberOptions(file).map(({ value, label: { zh, en } }) => ({
          value: `signed-${value}`,
          label: say(`${zh}已签字`, `signed by ${en}`),
        })),
        { value: 'refused', label: say('拒签', 'refused') },
      ],
    },
    {
      ...signed,
      kind: 'text',
      name: 'signature.witness',
      label: say('拒签时的见证人', 'if refused: witness'),
      preset: before?.witness,
      onlyIf: { name: 'signature.kind', value: 'refused' },
    },
    {
      ...signed,
      kind: 'area',
      name: 'signature.circumstances',
      label: say('拒签情况', 'if refused: what the household said'),
      preset: before?.circumstances,
      onlyIf: { name: 'signature.kind', value: 'refused' },
    },
  ];
}

function attachmentsField({ open }: FormDesk): StepField[] {
  if (open.attachments.length === 0) return [];
  const options = open.attachments.map(({ key, kind, fileName }) => {
    const { zh, en } = sayWord(attachmentKinds, kind);
    return { value: key, label: say(`${zh}：${fileName}`, `${en}: ${fileName}`) };
  });
  const label = say('已上传的材料', 'brought already');
  return [
    {
      ...signed,
      kind: 'checkboxes',
      name: 'attachments',
      label,
      options,
      preset: open.survey?.attachments ?? [],
    },
  ];
}

/** From what the fields read to what the step is made of: lists of numbers, and only members of whom something was said. */
export function shapeSurvey({
  signature,
  deceased,
  form,
  ...read
}: Record<string, unknown>): Record<string, unknown> {
  const { members, present, findings, ...parts } = { ...(form as Record<string, unknown> | undefined) };
  return {
    ...read,
    ...(Array.isArray(deceased) && { deceased: deceased.map(Number) }),
    form: {
      ...parts,
      ...(Array.isArray(present) && { present: present.map(Number) }),
      ...(findings !== undefined && {
        findings: Object.entries(findings as Record<string, object>).map(([rule, said]) => ({
          rule,
          ...said,
        })),
      }),
      ...(members !== undefined && {
        members: Object.entries(members as Record<string, object>).map(([ordinal, said]) => ({
          ordinal: Number(ordinal),
          ...said,
        })),
      }),
    },
    signature: withSigner(signature),
  };
}

/** Who signed is one choice of the form: `signed-2`, or `refused`. */
function withSigner(signature: unknown): unknown {
  const { kind, ...rest } = { ...(signature as Record<string, unknown> | undefined) };
  const [how, ordinal] = typeof kind === 'string' ? kind.split('-') : [];
  return { ...rest, kind: how, ...(ordinal !== undefined && { memberOrdinal: Number(ordinal) }) };
}
