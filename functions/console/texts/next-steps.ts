/** Titles of the steps that cases wait for. */
import type { StepName } from '../../../shared/contracts/case-steps.ts';
import { stepTitles } from '../../../shared/domain/cases/states.ts';
import { type Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';

/** The steps that a case can wait for, in the order of its way; what a person's answer waits for comes first. */
export const awaitedSteps: readonly StepName[] = [
  'confirm',
  'decide',
  'hear',
  'check',
  'propose',
  'screen',
  'dispatch',
  'begin-investigation',
  'record-survey',
  'issue-notice',
  'record-service',
  'record-reply',
  'execute',
  'archive',
];

export function titleOfAwaitedStep(step: StepName): Bilingual {
  const own = ownTitles[step];
  if (own !== undefined) return own;
  const { zh, en } = stepTitles[step];
  return say(`等待${zh}`, `Waiting: ${en}`);
}

const ownTitles: Partial<Record<StepName, Bilingual>> = {
  confirm: say('等待第二人复核', 'Waiting for a second person'),
  'record-reply': say('等待家庭反馈', 'Waiting for what the household says'),
};
