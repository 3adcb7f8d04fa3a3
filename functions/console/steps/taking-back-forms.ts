/** Taking back what one has done oneself, until somebody else acts. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { subjectTitle } from '../../../shared/domain/cases/describe-step.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { reasonField, type StepForm } from './step-form.ts';

export const takingBackForms = {
  'take-back-dispatch': {
    about: say(
      '乡镇尚未办理。收回后个案回到转办前的状态，收回记入时间线。',
      'The town has not acted yet. The case stands as it did before; that it was taken back is in the timeline.',
    ),
    fields: () => [reasonField],
  },
  'take-back-proposal': {
    about: say(
      '县级尚未办理。收回后个案回到提出前的状态，可以重新提出；收回记入时间线。',
      'The county has not acted yet. The case stands as it did before and can be proposed again; that it was taken back is in the timeline.',
    ),
    fields: () => [reasonField],
  },
  'take-back-request': {
    about: say(
      '第二人尚未复核。收回后疑点仍然存在，收回记入时间线。',
      'The second person has not answered yet. The finding stays; that the request was taken back is in the timeline.',
    ),
    fields: ({ open, staff }) => [
      {
        kind: 'select',
        name: 'subject',
        label: say('事项', 'about'),
        required: true,
        options: open.pending
          .filter(({ by }) => by.id === staff.id)
          .map(({ subject }) => ({ value: subject, label: subjectTitle(subject) })),
      },
      reasonField,
    ],
  },
} satisfies Partial<Record<StepName, StepForm>>;
