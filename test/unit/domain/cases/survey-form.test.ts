import { describe, expect, test } from 'vitest';
import { caseRecord } from '../../../../shared/contracts/case-record.ts';
import { caseStep } from '../../../../shared/contracts/case-steps.ts';
import type { SurveyForm } from '../../../../shared/contracts/survey-form.ts';
import {
  listAnswers,
  missingParts,
  partTitles,
  sayMissing,
} from '../../../../shared/domain/cases/survey-parts.ts';
import { aHardCase, steps, surveyed } from '../../../builders/case-life.ts';

const whole: SurveyForm = {
  surveyors: ['town-handler-1', 'town-handler-2'],
  present: [1],
  findings: [{ rule: 'financial-assets', turnedOut: 'in-part', explanation: '一半系代亲属保管' }],
  dwelling: { tenure: 'own', area: 82.5, condition: '砖混两间' },
  goods: '电视一台',
  vehicles: '无',
  income: '打零工每月 300 元',
  spending: '药费每月 200 元',
  origin: '存款系卖粮所得',
  members: [
    { ordinal: 1, health: 'chronically-ill', workAbility: 'partly-able', work: '打零工，每月 300 元' },
  ],
  neighbours: '生活困难',
};

function investigating() {
  return aHardCase().take('county', steps.screen).take('county', steps.dispatch).take('handler', steps.begin);
}

describe('the form of a survey', () => {
  test('is on record part by part, with the names of that day, and nothing is missing', () => {
    const { case: it } = investigating().take('handler', { ...steps.survey, form: whole });
    const answers = Object.fromEntries(listAnswers(it).map(({ part, text }) => [part, text.zh]));
    expect(answers).toMatchObject({
      present: '张三丰',
      findings: '金融资产：部分属实，一半系代亲属保管',
      dwelling: '自有，82.5 平方米，砖混两间',
      members: '张三丰：慢性病，部分劳动能力，打零工，每月 300 元',
      vehicles: '无',
    });
    expect(Object.keys(answers)).toEqual(Object.keys(partTitles));
    expect(missingParts(it.survey?.form, it.survey?.people ?? [])).toEqual([]);
    expect(it.events.at(-1)?.reason.zh).not.toContain('未填写');
    expect(caseRecord.shape.survey.parse(it.survey)).toEqual(it.survey);
  });

  test.each(Object.keys(partTitles) as (keyof SurveyForm)[])(
    'says of %s that it is missing, in the record and in the timeline',
    (part) => {
      const { [part]: _left, ...form } = whole;
      const { case: it } = investigating().take('handler', { ...steps.survey, form });
      expect(missingParts(it.survey?.form, it.survey?.people ?? [])).toEqual([part]);
      expect(it.events.at(-1)?.reason.zh).toContain(`未填写：${partTitles[part].zh}`);
      expect(it.events.at(-1)?.reason.en).toContain(`not filled in: ${partTitles[part].en}`);
    },
  );

  test('says of an empty form that all of it is missing, and of a part without content too', () => {
    const empty = missingParts({ dwelling: {}, surveyors: [], members: [{ ordinal: 1 }] }, [{ ordinal: 1 }]);
    expect(empty).toEqual(Object.keys(partTitles));
    expect(sayMissing([])).toBeUndefined();
  });

  test('a survey that is one text, as before, reads as it is and lacks nothing', () => {
    const { case: it } = surveyed(aHardCase());
    expect(it.survey).not.toHaveProperty('form');
    expect(listAnswers(it)).toEqual([]);
    expect(missingParts(it.survey?.form, [])).toEqual([]);
    expect(it.events.at(-1)?.reason.zh).not.toContain('未填写');
  });

  test('a dwelling of a version before has whole square metres', () => {
    const survey = { ...surveyed(aHardCase()).case.survey, form: { dwelling: { squareMetres: 82 } } };
    const record = { survey: caseRecord.shape.survey.parse(survey), investigation: null };
    expect(listAnswers(record)).toMatchObject([{ part: 'dwelling', text: { zh: '82 平方米' } }]);
  });

  test('a word of another version is shown as it is', () => {
    const survey = caseRecord.shape.survey.parse({
      ...surveyed(aHardCase()).case.survey,
      form: { dwelling: { tenure: 'houseboat' }, cattle: 3 },
    });
    expect(listAnswers({ survey, investigation: null })).toMatchObject([{ text: { zh: 'houseboat' } }]);
    expect(survey?.form).toMatchObject({ cattle: 3 });
  });

  test.each([
    ['member-unknown', { present: [7] }],
    ['member-unknown', { members: [{ ordinal: 7, health: 'healthy' }] }],
    ['surveyor-unknown', { surveyors: ['county-handler-1'] }],
  ] as const)('%s: names nobody who is not there', (code, form) => {
    const outcome = investigating().try('handler', caseStep.parse({ ...steps.survey, form }));
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});
