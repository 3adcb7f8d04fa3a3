/** Invariant 7: no path around the gate, for any role, part by part, by whichever route of the API. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import { staffRole } from '../../../../shared/contracts/staff.ts';
import { sharedCounty, type SharedCounty, type WorkedCase } from '../staffed-county.ts';
import { samples } from '../step-samples.ts';
import { livesUpTo, storeCase } from './stored-cases.ts';

let county: SharedCounty;
beforeAll(async () => {
  county = await sharedCounty();
});

const whole = livesUpTo.heard().case;
const { investigation, service, proposal } = whole;

/** A case that looks as if it were ready, as somebody might have brought it into the table, lacking one part. */
const lacking: Readonly<Record<string, Partial<HouseholdCase>>> = {
  'investigators-missing': {
    investigation: investigation && { ...investigation, investigators: investigation.investigators.slice(1) },
  },
  'survey-missing': { survey: null },
  'proposal-missing': { proposal: null },
  'check-missing': { check: null },
  'notice-missing': { notice: null },
  'service-missing': { service: null },
  'reply-period-running': { reply: null, service: service && { ...service, servedOn: '2026-10-30' } },
  'approver-involved': { involved: [...whole.involved, 'county-approver'] },
  'amount-changed': { proposal: proposal && { ...proposal, currentAmountFen: 1 } },
  'opinion-pending': {
    pending: livesUpTo.screened().take('county', { ...samples.clear, until: '2027-03-31' }).case.pending,
  },
};
const collective = { step: 'decide' };

async function expectUntouched(worked: WorkedCase): Promise<void> {
  const { body } = await county.client('auditor').request(worked.path);
  expect(body).toMatchObject({ case: { state: 'heard', version: whole.version, decision: null } });
}

describe('invariant 7: no role decides', () => {
  it('but the approver, where nothing is missing', async () => {
    const worked = await storeCase(county, whole);
    for (const role of staffRole.options.filter((each) => each !== 'county-approver'))
      expect(await worked.try(role, samples.decide)).toMatchObject({
        status: 403,
        body: { code: 'role-missing' },
      });
    await expectUntouched(worked);
    await worked.take('county-approver', samples.decide);
    expect(worked.state).toBe('decided');
  });

  it.each([
    ...Object.entries(lacking).map(([code, parts]) => [code, parts, samples.decide] as const),
    ['collective-decision-missing', {}, collective] as const,
  ])('with %s, by a step or in a batch, and the attempt is on record', async (code, parts, decide) => {
    const worked = await storeCase(county, { ...whole, ...parts });
    const [, , , householdId = ''] = worked.path.split('/');
    const cases = [{ householdId, number: 1, version: worked.version }];
    for (const role of staffRole.options) {
      const refused = await worked.try(role, decide);
      expect([403, 409], `${role}: ${JSON.stringify(refused.body)}`).toContain(refused.status);
      const batch = { method: 'POST', body: { step: decide, cases } } as const;
      const { status, body } = await county.client(role).request('/api/batches', batch);
      if (status !== 200) expect(status).toBe(403);
      else expect((body as { results: { outcome: string }[] }).results[0]?.outcome).not.toBe('taken');
    }
    const { body } = await worked.try('county-approver', decide);
    expect(body).toMatchObject({ code: 'step-refused' });
    expect((body as { problems: { code: string }[] }).problems.map((each) => each.code)).toContain(code);
    await expectUntouched(worked);
    const audit = await county.client('auditor').request('/api/audit?limit=30');
    const { entries } = audit.body as {
      entries: { household?: string; code: string; actor: string; subject?: string }[];
    };
    const tried = entries.filter(({ household }) => household === householdId);
    expect(tried.map(({ actor }) => actor)).toContain('county-handler');
    expect(tried.find(({ actor }) => actor === 'county-approver')?.subject).toContain(code);
  });
});

describe('leniency with a hard, verified finding', () => {
  it.each([
    ['clear', samples.clear, 'financial-assets'],
    ['mark-ended', samples['mark-ended'], 'end'],
  ] as const)('takes a second person: %s', async (_step, asked, subject) => {
    const worked = await storeCase(county, livesUpTo.screened().case);
    await worked.take('county-handler', asked);
    expect(worked.state).toBe('screened');
    expect(await worked.try('county-handler', { step: 'confirm', subject })).toMatchObject({
      status: 409,
      body: { problems: [{ code: 'second-person-needed' }] },
    });
    for (const role of ['town-handler', 'town-leader', 'administrator', 'auditor'])
      expect(await worked.try(role, { step: 'confirm', subject })).toMatchObject({ status: 403 });
    await worked.take('county-approver', { step: 'confirm', subject });
    expect(['explained', 'ended']).toContain(worked.state);
  });
});
