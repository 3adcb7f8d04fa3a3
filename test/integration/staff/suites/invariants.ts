/** Invariants 5, 6 and 9, as staff meet them through the API. */
import { beforeAll, describe, expect, it } from 'vitest';
import { nextScheduledTime, runNight } from '../../../../cli/run-night.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import { bankFile, bankKey, county, idOf } from '../../../builders/county-files.ts';
import {
  doubled,
  people,
  sharedCounty,
  WorkedCase,
  type Client,
  type SharedCounty,
} from '../staffed-county.ts';
import { samples } from '../step-samples.ts';

let shared: SharedCounty;
let client: Client;
beforeAll(async () => {
  shared = await sharedCounty();
  ({ client } = shared);
});

async function readCase(household: string): Promise<HouseholdCase> {
  const { body } = await client('auditor').request(`/api/households/${county}-${household}/cases/1`);
  return (body as { case: HouseholdCase }).case;
}

describe('invariant 5: a case', () => {
  it('leads to the line of the file that it rests on, its day, and the versions it was judged by', async () => {
    const it = await readCase('H17');
    const { inbox, policies, registry } = shared.hedui.target;
    expect(it.findings.length).toBeGreaterThan(0);
    for (const { evidence, explanation } of it.findings) {
      expect(explanation.zh).toMatch(/[一-鿿]/);
      expect(explanation.en).toMatch(/[a-z]/);
      expect(evidence.length).toBeGreaterThan(0);
      for (const { file, line, asOf, provider } of evidence) {
        const rows = ((await inbox.readText(file)) ?? '').split('\n');
        expect(rows[line - 1]).toContain(idOf(17));
        expect({ asOf, provider }).toEqual({ asOf: '2026-10-30', provider: 'nongshang' });
        expect(it.deliveriesRead).toContainEqual({ source: 'bank', provider, asOf });
      }
    }
    expect(it.policyVersion).toBe((await policies.current()).version);
    expect(it.indexVersion).toBe((await registry.current()).version);
  });
});

describe('invariant 6: what staff have decided', () => {
  it('stays as it is whatever newer data and nights bring, and is not asked about again', async () => {
    const worked = new WorkedCase(client, 'H18');
    worked.version = (await readCase('H18')).version;
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.clear);
    await worked.take('county-approver', samples.confirm);
    const begun = new WorkedCase(client, 'H19');
    begun.version = (await readCase('H19')).version;
    await begun.take('county-handler', samples.screen);
    await begun.take('county-handler', samples.dispatch);
    const [explained, dispatched] = [await readCase('H18'), await readCase('H19')];
    const { inbox, embedded } = shared.hedui.target;
    const accounts = people.map((person) => ({ person, balance: person === 19 ? '1.00' : '50000.01' }));
    await inbox.write(bankKey('later.csv', '2026-10-31'), bankFile(accounts));
    await embedded.idle();
    await runNight(await nextScheduledTime(shared.hedui.target), shared.hedui.target);
    expect(await readCase('H18')).toEqual(explained);
    const { body } = await client('auditor').request(`/api/households/${county}-H18?purpose=case-1`);
    expect(body).toMatchObject({ cases: [{ number: 1, state: 'explained' }] });
    // The machine notes beside what people did that nothing is left, and takes nothing away.
    const after = await readCase('H19');
    const { latest, version, events, ...kept } = after;
    expect({ ...dispatched, ...kept }).toEqual({ ...dispatched, amountAtStakeFen: after.amountAtStakeFen });
    expect({ latest, events: events.slice(0, dispatched.events.length) }).toEqual({
      latest: [],
      events: dispatched.events,
    });
    expect(version).toBeGreaterThan(dispatched.version);
    // Whoever acts on what they saw before that is told, and nothing is written.
    expect(await begun.try('county-handler', samples.comment)).toMatchObject({
      status: 412,
      body: { code: 'changed-meanwhile', current: { version, changedBy: 'hedui' } },
    });
    expect(await readCase('H19')).toEqual(after);
  });
});

describe('invariant 9: staff see and count', () => {
  it('their own county only: of a double elsewhere they learn that it is of another county', async () => {
    const of = `/api/households/${county}-H${doubled}`;
    const pages = [
      '/api/cases?limit=200',
      `${of}?purpose=case-1`,
      `${of}/cases/1`,
      '/api/deliveries',
      '/api/runs',
    ];
    for (const path of pages) {
      const { status, body } = await client('county-handler').request(path);
      expect(status).toBe(200);
      expect(JSON.stringify(body), path).not.toMatch(/329902|X1\b/);
    }
    const { findings } = await readCase(`H${doubled}`);
    const double = findings.find(({ rule }) => rule === 'duplicate-recipient');
    expect(double?.explanation.zh).toContain('另一县区家庭');
    expect(double?.explanation.en).toContain('a household of another county');
    expect(await client('county-handler').request('/api/households/329902-X1?purpose=case-1')).toMatchObject({
      status: 403,
      body: { code: 'outside-scope' },
    });
  });

  it('their own county in what a night found', async () => {
    const handler = client('county-handler');
    const { runs } = (await handler.request('/api/runs')).body as { runs: { run: string }[] };
    const report = await handler.request(`/api/runs/${runs[0]?.run ?? ''}`);
    expect(report).toMatchObject({ body: { households: { active: people.length } } });
    const all = await shared.hedui.target.households.readFile('329902-X1', []);
    expect(all?.cases).toHaveLength(1);
  });

  it('their own town only, in lists, files and authorisations', async () => {
    const { body } = await client('town-handler-2').request('/api/cases?limit=200');
    const { cases } = body as { cases: { householdId: string; town: string }[] };
    expect(new Set(cases.map(({ town }) => town))).toEqual(new Set(['西乡']));
    for (const path of [
      `/api/households/${county}-H17?purpose=case-1`,
      `/api/households/${county}-H17/cases/1`,
      `/api/cases?town=${encodeURIComponent('东乡')}`,
      `/api/authorisations?town=${encodeURIComponent('东乡')}&through=2026-12-31`,
      '/api/clearances?through=2027-12-31',
      '/api/deliveries',
      '/api/runs',
      '/api/payment-lists/2026-11',
      '/api/audit',
    ])
      expect(await client('town-handler-2').request(path), path).toMatchObject({ status: 403 });
  });
});
