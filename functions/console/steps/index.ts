/** The form of every step that staff take in the console. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { closingForms } from './closing-forms.ts';
import { countyForms } from './county-forms.ts';
import type { StepForm } from './step-form.ts';
import { takingBackForms } from './taking-back-forms.ts';
import { townForms } from './town-forms.ts';

export const stepForms: Readonly<Partial<Record<StepName, StepForm>>> = {
  ...countyForms,
  ...townForms,
  ...closingForms,
  ...takingBackForms,
};
