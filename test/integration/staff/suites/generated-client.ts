/** A program that knows nothing but the published document: its client is generated from it, types and all. */
import createClient from 'openapi-fetch';
import { beforeAll, expect, it } from 'vitest';
import type { StaffedTarget } from '../../../../cli/staffed-target.ts';
import { county } from '../../../builders/county-files.ts';
import type { components, paths } from '../generated/staff-api.d.ts';
import { samples } from '../step-samples.ts';
import { sharedCounty } from '../staffed-county.ts';
import { obtainTokens } from '../tool-sign-in.ts';

type Step = components['schemas']['CaseStep'];

const householdId = `${county}-H39`;
let hedui: StaffedTarget;
beforeAll(async () => {
  ({ hedui } = await sharedCounty());
});

/** As somebody, with a token of their own: it lives for seconds. */
async function clientOf(person: string) {
  const { access } = await obtainTokens(hedui.issuer, person);
  return createClient<paths>({ baseUrl: hedui.url, headers: { authorization: `Bearer ${access}` } });
}

/** Finds the case of a household on the county's list, page by page. */
async function findListed() {
  const client = await clientOf('county-handler');
  for (let cursor: string | undefined; ;) {
    const query = { limit: 7, ...(cursor !== undefined && { cursor }) };
    const { data, error } = await client.GET('/api/cases', { params: { query } });
    if (error !== undefined) throw new Error(error.code);
    const listed = data.cases.find((each) => each.householdId === householdId);
    if (listed !== undefined) return listed;
    if (data.next === null) throw new Error(`${householdId} is on no page`);
    cursor = data.next;
  }
}

async function takeStep(person: string, at: { number: number; version: number }, step: Step) {
  const client = await clientOf(person);
  return client.POST('/api/households/{household}/cases/{number}/steps', {
    params: {
      path: { household: householdId, number: at.number },
      header: { 'If-Match': `"${at.version}"`, 'Idempotency-Key': `${step.step}-${at.version}` },
    },
    body: step,
  });
}

const life: readonly (readonly [person: string, step: Step])[] = [
  ['county-handler', samples.screen],
  ['county-handler', samples.dispatch],
  ['town-leader', { ...samples['begin-investigation'], investigators: ['town-handler', 'town-leader'] }],
  ['town-handler', samples['record-survey']],
  ['town-leader', samples.propose],
  ['county-handler', samples.check],
  ['county-handler', samples['issue-notice']],
  ['town-handler', samples['record-service']],
  ['town-handler', samples['record-reply']],
  ['county-handler', samples.hear],
  ['county-approver', samples.decide],
  ['county-handler', samples.execute],
  ['county-handler', samples.archive],
];

it('a client generated from the document takes a case from the list to the archive', async () => {
  const { number, version } = await findListed();
  let at = { number, version };
  for (const [person, step] of life) {
    const { data, error, response } = await takeStep(person, at, step);
    expect(error, `${step.step}: ${response.status}`).toBeUndefined();
    if (data !== undefined) at = { number: data.number, version: data.version };
  }
  const { data } = await (
    await clientOf('auditor')
  ).GET('/api/households/{household}/cases/{number}', {
    params: { path: { household: householdId, number } },
  });
  expect(data?.case).toMatchObject({ state: 'archived', version: at.version });
});

it('what it is refused comes as the problem that the document describes', async () => {
  const { error, response } = await takeStep('county-handler', { number: 1, version: 1 }, samples.screen);
  expect(response.status).toBe(412);
  expect(error?.code).toBe('changed-meanwhile');
  expect(error?.zh.title).toMatch(/[一-鿿]/);
});
