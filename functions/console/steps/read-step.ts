/** From a form that was sent to the step it asks for, or to what is wrong with each field. */
import type { z } from 'zod';
import { caseStep, type CaseStep, type StepName } from '../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { FormDesk } from './desk.ts';
import { readFields, type Entered } from './form.ts';
import { stepForms } from './index.ts';

export type StepReading =
  | { kind: 'step'; step: CaseStep }
  /** By field; problems of no field are under the empty name. */
  | { kind: 'wrong'; problems: ReadonlyMap<string, Bilingual> };

export function readStep(name: StepName, desk: FormDesk, entered: Entered): StepReading {
  const form = stepForms[name];
  if (form === undefined) return wrong([['', say('此步骤没有表单', 'there is no form for this step')]]);
  const fields = form.fields(desk);
  const read = readFields(fields, entered);
  const parsed = caseStep.safeParse({ step: name, ...(form.shape?.(read) ?? read) }, { reportInput: true });
  if (parsed.success) return { kind: 'step', step: parsed.data };
  const names = fields.map((field) => field.name);
  return wrong(parsed.error.issues.map((issue) => [fieldOf(issue.path, names), describeIssue(issue)]));
}

function wrong(problems: readonly (readonly [string, Bilingual])[]): StepReading {
  // The first problem of a field is the one to mend first.
  return { kind: 'wrong', problems: new Map([...problems].reverse()) };
}

/** The field that fills in a path, or a part of it. */
export function fieldOf(path: readonly PropertyKey[], names: readonly string[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const candidate = path.slice(0, length).map(String).join('.');
    if (names.includes(candidate)) return candidate;
  }
  return '';
}

/** What is wrong with a field, in words. */
export function describeIssue(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? say(`不能超过 ${issue.maximum} 字`, `at most ${issue.maximum} characters`)
        : say(`不能超过 ${issue.maximum}`, `at most ${issue.maximum}`);
    case 'too_small':
      return issue.origin === 'array'
        ? say('请选择', 'choose')
        : say(`不能小于 ${issue.minimum}`, `at least ${issue.minimum}`);
    case 'invalid_type':
      return issue.input === undefined
        ? say('请填写', 'fill this in')
        : say('无法识别', 'this cannot be read');
    case 'invalid_value':
    case 'invalid_union':
      return say('请选择', 'choose');
    case 'invalid_format':
      return say('格式不对', 'this is not in the right form');
    default:
      return say('请去掉特殊字符', 'take out special characters');
  }
}
