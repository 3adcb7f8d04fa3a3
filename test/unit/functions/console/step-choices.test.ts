/** What the forms of steps let somebody choose: nothing that would lead nowhere, and nothing for them. */
import { expect, it } from 'vitest';
import { closingForms } from '../../../../functions/console/steps/closing-forms.ts';
import { countyForms } from '../../../../functions/console/steps/county-forms.ts';
import type { FormDesk } from '../../../../functions/console/steps/desk.ts';
import type { StepField } from '../../../../functions/console/steps/form.ts';
import { offeredReasons } from '../../../../shared/domain/policy/clearance-reasons.ts';
import { aHardCase } from '../../../builders/case-life.ts';

const { file, day, case: open } = aHardCase();
const desk = {
  file,
  open,
  day,
  clearanceReasons: offeredReasons,
  staffedTowns: ['西乡镇'],
} as unknown as FormDesk;

function choicesOf(fields: readonly StepField[], name: string) {
  const field = fields.find((each) => each.name === name);
  if (field?.kind !== 'select') throw new Error(`${name} is no select`);
  return { none: field.none?.zh, values: field.options.map(({ value }) => value) };
}

it('a case goes to a town in which somebody works, and to none by itself where nobody works in its own', () => {
  expect(choicesOf(countyForms.dispatch.fields(desk), 'town')).toEqual({
    none: '请选择',
    values: ['西乡镇'],
  });
});

it('a finding about money is explained by what can explain money, and by nothing that nobody has chosen', () => {
  const { none, values } = choicesOf(closingForms.clear.fields(desk), 'reason');
  expect(none).toBe('请选择');
  expect(values).toContain('medical-money');
  expect(values).not.toContain('disabled-members-vehicle');
});
