/** What the choices of forms are called. */
import type { AttachmentKind, DocumentKind } from '../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Option, StepField } from './form.ts';

export const attachmentKinds: Record<AttachmentKind, Bilingual> = {
  'survey-form': say('调查表', 'survey form'),
  photo: say('照片', 'photo'),
  notice: say('告知书', 'notice'),
  'service-record': say('送达回证', 'record of service'),
  reply: say('反馈', 'reply'),
  decision: say('决定书', 'decision'),
  evidence: say('证明材料', 'evidence'),
};

/** What is taken along on a visit. */
export const papersToVisit: readonly DocumentKind[] = ['survey-form', 'comparison-report'];

export const periods: Record<'month' | 'year', Bilingual> = {
  month: say('按月', 'a month'),
  year: say('按年', 'a year'),
};

export function optionsOf<Value extends string>(texts: Readonly<Record<Value, Bilingual>>): Option[] {
  return Object.entries<Bilingual>(texts).map(([value, label]) => ({ value, label }));
}

/** Where photos and scans are chosen: the phone's camera, or files. */
export function filesField(label: Bilingual): StepField & { kind: 'files' } {
  return {
    kind: 'files',
    name: 'files',
    label,
    hint: say('JPEG、PNG 或 PDF，每个不超过 4 MB', 'JPEG, PNG or PDF, each of at most 4 MB'),
    accept: 'image/jpeg,image/png,application/pdf',
  };
}

/** A town of the county. Before a night has found any it is written as the roster will have it. */
export function townField(
  towns: readonly string[],
  field: Pick<StepField, 'label' | 'preset' | 'required'>,
): StepField {
  const common = { ...field, name: 'town' };
  if (towns.length === 0)
    return {
      ...common,
      kind: 'text',
      hint: say('与花名册写法一致', 'as the roster writes it'),
    };
  const listed = [...new Set([...towns, ...[field.preset ?? []].flat()])].sort();
  return {
    ...common,
    kind: 'select',
    hint: say('有在册家庭或工作人员的乡镇', 'towns with households of the roster or staff'),
    none: say('无', 'none'),
    options: listed.map((town) => ({ value: town, label: say(town, town) })),
  };
}
