/** What the form of a step says of itself and asks for. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { FormDesk } from './desk.ts';
import type { StepField } from './form.ts';

export interface StepForm {
  /** What comes of it, in a sentence. */
  about: Bilingual;
  /** Takes money from the household, or ends its case: the button says so. */
  grave?: boolean;
  /** Can be looked at before it is taken: what comes of it is shown, and nothing is changed. */
  previewed?: true;
  /** Where it is sent, under the case; steps go to one place. */
  sentTo?: 'attachments';
  fields(desk: FormDesk): readonly StepField[];
  /** From what the fields read to what the step is made of, where they differ. */
  shape?(read: Record<string, unknown>): Record<string, unknown>;
}

const text = (zh: string, en: string): Bilingual => ({ zh, en });

export const noteField: StepField = {
  kind: 'area',
  name: 'note',
  label: text('备注（可不填）', 'note (optional)'),
};

export const reasonField: StepField = {
  kind: 'area',
  name: 'reason',
  label: text('理由', 'reason'),
  required: true,
};
