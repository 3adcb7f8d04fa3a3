/** A survey that is recorded once more: the form begins with all of the former one, which it replaces. */
import { expect, test } from 'vitest';
import type { FormDesk } from '../../../../functions/console/steps/desk.ts';
import { presets, readFields } from '../../../../functions/console/steps/form.ts';
import { shapeSurvey, surveyFields } from '../../../../functions/console/steps/survey-form.ts';
import { caseStep } from '../../../../shared/contracts/case-steps.ts';
import { aHardCase, steps } from '../../../builders/case-life.ts';

const refused = { kind: 'refused', witness: '村主任', circumstances: '不愿签字' } as const;

test.each([
  ['signed', steps.survey],
  ['refused before a witness', { ...steps.survey, signature: refused }],
])('changes nothing where nothing is entered: %s', (_, survey) => {
  const life = aHardCase()
    .take('county', steps.screen)
    .take('county', steps.dispatch)
    .take('handler', steps.begin);
  const form = { present: [1], goods: '电视一台', members: [{ ordinal: 1, health: 'disabled' as const }] };
  life.take('handler', { ...survey, form: { surveyors: ['town-handler-1'], ...form } });
  const before = life.case.survey;
  life.day = '2026-10-20';
  const { file } = life;
  const desk = { file, open: life.case, day: life.day } as unknown as FormDesk;
  const fields = surveyFields(desk);
  const again = shapeSurvey(readFields(fields, presets(fields)));
  life.take('handler', caseStep.parse({ step: 'record-survey', ...again }));
  expect(life.case.survey).toEqual({ ...before, on: life.day });
});
