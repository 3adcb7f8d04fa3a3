/** A form that was not carried out says above it what is wrong, with the way to each field. */
import { expect, it } from 'vitest';
import { applicationFields, askPage } from '../../../../functions/console/pages/checks/forms.ts';
import { errorSummary } from '../../../../functions/console/steps/error-summary.ts';
import { aVisit, shownPage } from '../../../builders/shown.ts';

const visit = aVisit('/checks/new');
const fields = applicationFields(['东乡镇']);

it('what is wrong with no field comes first, then each field in the order of the form', () => {
  const errors = new Map([
    ['members.0.idNumber', '身份证号有误'],
    ['village', '请填写'],
    ['', '该申请已登记'],
  ]);
  const shown = String(errorSummary({ errors, fields, prefix: 'ask' }, visit));
  const text = shown.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/该申请已登记村社区：请填写户主：身份证号：身份证号有误/);
  expect(shown).toContain('href="#ask-members-0-idNumber"');
});

it('leads to a control that is there', async () => {
  const errors = new Map(fields.map(({ name }) => [name, '请填写']));
  const shown = await shownPage(askPage(visit, { towns: ['东乡镇'], entered: {}, errors }), visit);
  const ids = new Set([...shown.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const aims = [...shown.matchAll(/href="#(ask-[^"]+)"/g)].map(([, id]) => id);
  expect(aims).toHaveLength(fields.length);
  expect(aims.filter((each) => !ids.has(each))).toEqual([]);
});

it('of the members only those are open who were filled in or are wrong', async () => {
  const members = Array.from({ length: 8 }, (_, n) => [`members.${n}.recipient`, ['yes']] as const);
  const entered = { ...Object.fromEntries(members), 'members.3.name': ['李四'] };
  const errors = new Map([['members.3.idNumber', '请填写']]);
  const shown = await shownPage(askPage(visit, { towns: [], entered, errors }), visit);
  expect(shown.match(/<details class="fold"\s+open>/g)).toHaveLength(1);
});
