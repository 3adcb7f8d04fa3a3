import { createHash } from 'node:crypto';
/** Cases carried through their life, step by step, by the people whose steps they are. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffedTarget } from '../../../../cli/staffed-target.ts';
import { bankFile, bankKey, county, rosterFile, rosterKey } from '../../../builders/county-files.ts';
import { samples } from '../step-samples.ts';
import { people, sharedCounty, WorkedCase, type Client } from '../staffed-county.ts';

let hedui: StaffedTarget;
let client: Client;

beforeAll(async () => {
  ({ hedui, client } = await sharedCounty());
});

describe('a suspension, carried through every step', () => {
  const life = [
    ['county-handler', 'screen', 'screened'],
    ['county-handler', 'dispatch', 'dispatched'],
    ['town-leader', 'begin-investigation', 'investigating'],
    ['town-handler', 'record-survey', 'investigating'],
    ['town-leader', 'propose', 'proposed'],
    ['county-handler', 'check', 'checked'],
    ['county-handler', 'issue-notice', 'noticed'],
    ['town-handler', 'record-service', 'noticed'],
    ['town-handler', 'record-reply', 'noticed'],
    ['county-handler', 'hear', 'heard'],
    ['county-approver', 'decide', 'decided'],
    ['county-handler', 'execute', 'executed'],
    ['county-handler', 'archive', 'archived'],
  ] as const;

  it('leads from raised to archived', async () => {
    const worked = new WorkedCase(client, 'H31');
    for (const [role, step, state] of life) {
      await worked.take(role, samples[step]);
      expect(worked.state).toBe(state);
    }
  });

  it('its decision appears in the list for finance, which finance can tell by its digest', async () => {
    const { month, stopped } = { month: '2026-11', stopped: `${county}-H31` };
    const list = await client('county-handler').request(`/api/payment-lists/${month}`);
    const changes = [expect.objectContaining({ householdId: stopped, change: 'stopped', nextFen: 0 })];
    expect(list).toMatchObject({ status: 200, body: { month, changes } });
    const file = await client('county-approver').request(`/api/payment-lists/${month}/csv`);
    // The mark that tells a spreadsheet the encoding is lost where bytes are read as text.
    const csv = `\u{feff}${String(file.body)}`;
    expect(csv).toContain(stopped);
    expect(list.body).toMatchObject({ sha256: createHash('sha256').update(csv).digest('hex') });
    for (const person of ['town-leader', 'administrator'])
      expect(await client(person).request(`/api/payment-lists/${month}`)).toMatchObject({ status: 403 });
  });

  it('closed otherwise it is closed as well: explained by two, or ended by two', async () => {
    const explained = new WorkedCase(client, 'H32');
    await explained.take('county-handler', samples.screen);
    await explained.take('county-handler', samples.clear);
    const alone = await explained.try('county-handler', samples.confirm);
    expect(alone).toMatchObject({ status: 409, body: { problems: [{ code: 'second-person-needed' }] } });
    await explained.take('county-approver', samples.confirm);
    expect(explained.state).toBe('explained');
    const clearances = async (through: string) =>
      (await client('county-handler').request(`/api/clearances?through=${through}`)).body;
    const { until } = samples.clear;
    expect(await clearances(until)).toMatchObject({
      clearances: expect.arrayContaining([
        expect.objectContaining({ householdId: `${county}-H32`, until }),
      ]) as unknown,
    });
    expect(JSON.stringify(await clearances('2027-03-30'))).not.toContain(`${county}-H32`);

    const ended = new WorkedCase(client, 'H33');
    await ended.take('county-handler', samples.screen);
    await ended.take('county-handler', samples['mark-ended']);
    if (ended.state !== 'ended') await ended.take('county-approver', { step: 'confirm', subject: 'end' });
    expect(ended.state).toBe('ended');
    await ended.take('county-approver', samples.reopen);
    expect(ended).toMatchObject({ state: 'screened', number: 2 });
  });
});

describe('a case that is opened', () => {
  const optionsFor = async (person: string, path: string) => {
    const { body } = await client(person).request(path);
    const { steps } = body as {
      steps: { step: string; allowed: boolean; problems: { code: string; message: { zh: string } }[] }[];
    };
    return (step: string) => {
      const { allowed, problems } = steps.find((each) => each.step === step) ?? {
        allowed: null,
        problems: [],
      };
      for (const { message } of problems) expect(message.zh).toMatch(/[一-鿿]/);
      return { allowed, why: problems.map(({ code }) => code) };
    };
  };

  it('says what may be done next, and of all else why not', async () => {
    const worked = await new WorkedCase(client, 'H34').take('county-handler', samples.screen);
    const county = await optionsFor('county-handler', worked.path);
    expect(county('dispatch')).toEqual({ allowed: true, why: [] });
    expect(county('screen')).toEqual({ allowed: false, why: ['state-wrong'] });
    expect(county('decide').why).toContain('role-missing');
    const approver = await optionsFor('county-approver', worked.path);
    expect(approver('decide')).toMatchObject({ allowed: false });
    expect(approver('decide').why).toEqual(
      expect.arrayContaining(['state-wrong', 'proposal-missing', 'check-missing', 'notice-missing']),
    );
    const auditor = await optionsFor('auditor', worked.path);
    for (const step of ['dispatch', 'comment', 'decide']) expect(auditor(step).allowed).toBe(false);
  });

  it('was dispatched to its town with others, each answered for itself', async () => {
    const cases = ['H22', 'H23'].map((each) => ({ householdId: `${county}-${each}`, number: 1, version: 1 }));
    const batch = (step: object, of: object[]) =>
      client('county-handler').request('/api/batches', { method: 'POST', body: { step, cases: of } });
    await batch(samples.screen, cases);
    const screened = cases.map((each) => ({ ...each, version: 2 }));
    const late = { householdId: `${county}-H34`, number: 1, version: 1 };
    const dispatched = await batch({ step: 'dispatch', town: '西乡' }, [...screened, late]);
    expect(dispatched.body).toMatchObject({
      results: [{ outcome: 'taken' }, { outcome: 'taken' }, { outcome: 'changed-meanwhile' }],
    });
    const listed = await client('town-handler-2').request('/api/cases?states=dispatched');
    const ids = (listed.body as { cases: { householdId: string }[] }).cases.map((each) => each.householdId);
    expect(ids.sort()).toEqual([`${county}-H22`, `${county}-H23`]);
  });
});

describe('a part of the gate', () => {
  it('that is missing is named on the way, and the case stays as it was', async () => {
    const worked = new WorkedCase(client, 'H35');
    const refused = async (person: string, step: object, code: string) => {
      const { version, state } = worked;
      const { status, body } = await worked.try(person, step);
      expect({ status, body }).toMatchObject({ status: 409, body: { code: 'step-refused' } });
      expect((body as { problems: { code: string }[] }).problems.map((each) => each.code)).toContain(code);
      expect(await client('auditor').request(worked.path)).toMatchObject({
        body: { case: { version, state } },
      });
    };
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.dispatch);
    const one = { ...samples['begin-investigation'], investigators: ['town-handler'] };
    await refused('town-leader', one, 'investigators-missing');
    const stranger = { ...samples['begin-investigation'], investigators: ['town-handler', 'nobody'] };
    await refused('town-leader', stranger, 'staff-unknown');
    await worked.take('town-leader', samples['begin-investigation']);
    await refused('town-leader', samples.propose, 'survey-missing');
    const unsigned = { ...samples['record-survey'], signature: { kind: 'signed', memberOrdinal: 9 } };
    await refused('town-handler', unsigned, 'survey-unsound');
    await worked.take('town-handler', samples['record-survey']);
    await worked.take('town-leader', samples.propose);
    await worked.take('county-handler', samples.check);
    await refused('county-approver', samples.decide, 'notice-needed');
    await worked.take('county-handler', samples['issue-notice']);
    await refused('county-handler', samples.hear, 'service-missing');
    await worked.take('town-handler', samples['record-service']);
    await refused('county-handler', samples.hear, 'reply-period-running');
    const silent = { ...samples['record-reply'], reply: 'no-reply' };
    await refused('town-handler', silent, 'reply-period-running');
    await worked.take('town-handler', samples['record-reply']);
    await worked.take('county-handler', samples.hear);
    await refused('county-approver', { step: 'decide' }, 'collective-decision-missing');
    await worked.take('county-approver', samples.decide);
    expect(worked.state).toBe('decided');
  });
});

describe('the other ways of a case', () => {
  it('an objection is looked into again, and the case can end in nothing being changed', async () => {
    const worked = new WorkedCase(client, 'H36');
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.dispatch);
    await worked.take('town-leader', { step: 'assign', assignee: 'town-handler' });
    await worked.take('town-handler', samples.comment);
    await worked.take('county-handler', samples['extend-deadline']);
    await worked.take('town-leader', samples['begin-investigation']);
    await worked.take('town-handler', samples['issue-document']);
    await worked.take('town-handler', samples['record-survey']);
    await worked.take('town-leader', samples.propose);
    await worked.take('county-handler', samples['return-for-more']);
    expect(worked.state).toBe('investigating');
    await worked.take('town-handler', samples['record-survey']);
    await worked.take('town-leader', samples.propose);
    await worked.take('county-handler', samples.check);
    await worked.take('county-handler', samples['issue-notice']);
    await worked.take('town-handler', samples['record-service']);
    await worked.take('town-handler', samples.object);
    expect(worked.state).toBe('investigating');
    await worked.take('town-handler', samples['record-survey']);
    await worked.take('town-leader', { ...samples.propose, decision: 'continue', monthlyAmountFen: 60_000 });
    await worked.take('county-handler', samples.check);
    await worked.take('county-approver', samples.decide);
    await worked.take('county-handler', samples.archive);
    expect(worked.state).toBe('archived');
  });

  it('a survey is taken part by part, and a dispatch and a proposal are taken back', async () => {
    const worked = new WorkedCase(client, 'H30');
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.dispatch);
    await worked.take('county-handler', samples['take-back-dispatch']);
    expect(worked.state).toBe('screened');
    await worked.take('county-handler', samples.dispatch);
    await worked.take('town-leader', samples['begin-investigation']);
    const form = {
      surveyors: ['town-handler'],
      present: [1],
      dwelling: { tenure: 'own', squareMetres: 82 },
      members: [{ ordinal: 1, health: 'disabled', workAbility: 'unable' }],
    };
    await worked.take('town-handler', { ...samples['record-survey'], form });
    expect(await client('auditor').request(worked.path)).toMatchObject({
      body: { case: { survey: { form } } },
    });
    await worked.take('town-leader', samples.propose);
    expect(await worked.try('county-handler', samples['take-back-proposal'])).toMatchObject({
      status: 409,
      body: { problems: [{ code: 'done-by-another' }] },
    });
    await worked.take('town-leader', samples['take-back-proposal']);
    expect(worked.state).toBe('investigating');
  });

  it('an explanation that the second person refuses leaves the finding as it was', async () => {
    const worked = new WorkedCase(client, 'H37');
    await worked.take('county-handler', samples.screen);
    await worked.take('county-handler', samples.clear);
    await worked.take('county-approver', samples.refuse);
    expect(worked.state).toBe('screened');
    expect(await worked.try('county-approver', samples.confirm)).toMatchObject({
      status: 409,
      body: { problems: [{ code: 'nothing-pending' }] },
    });
  });

  it('newer data that staff released from being held let a case be withdrawn, by two', async () => {
    const worked = new WorkedCase(client, 'H38');
    await worked.take('county-handler', samples.screen);
    expect(await worked.try('county-handler', samples.withdraw)).toMatchObject({
      status: 409,
      body: { problems: [{ code: 'findings-left' }] },
    });
    const accounts = people.map((person) => ({ person, balance: person === 38 ? '1.00' : '50000.00' }));
    const key = bankKey('newer.csv');
    const { inbox, embedded } = hedui.target;
    // Its last line lacks the end that the file before had, as when a transfer breaks off.
    await inbox.write(key, bankFile(accounts).trimEnd());
    await embedded.idle();
    const handler = client('county-handler');
    expect(await handler.request('/api/deliveries?state=held')).toMatchObject({
      body: { deliveries: [{ key, reason: 'last-line-unfinished' }] },
    });
    const body = { key, decision: 'release' };
    expect(await handler.request('/api/deliveries/decisions', { method: 'POST', body })).toMatchObject({
      status: 409,
      body: { code: 'decision-refused' },
    });
    const asked = `/api/deliveries/preview?key=${encodeURIComponent(key)}`;
    await handler.request(asked);
    await embedded.idle();
    const shown = await handler.request(asked);
    expect(shown).toMatchObject({
      status: 200,
      body: { preview: { release: { county, raised: 0, otherCounties: { withdrawn: 0 } } }, proposed: null },
    });
    const { stamp } = (shown.body as { preview: { stamp: string } }).preview;
    const justified = { ...body, reason: '银行确认最后一行完整', stamp };
    expect(
      await handler.request('/api/deliveries/decisions', {
        method: 'POST',
        body: { ...justified, stamp: 'of-another-day' },
      }),
    ).toMatchObject({ status: 409, body: { code: 'decision-refused' } });
    expect(
      await handler.request('/api/deliveries/decisions', { method: 'POST', body: justified }),
    ).toMatchObject({
      status: 200,
      body: { outcome: 'decided' },
    });
    await embedded.idle();
    const current = await handler.request(worked.path);
    worked.version = (current.body as { case: { version: number } }).case.version;
    await worked.take('county-handler', samples.withdraw);
    await worked.take('county-approver', { step: 'confirm', subject: 'withdraw' });
    expect(worked.state).toBe('withdrawn');
  });

  it('a roster that lacks households is held, and staff reject it', async () => {
    const key = rosterKey('half.csv', '2026-10-31');
    const half = people.slice(20).map((person) => ({ household: `H${person}`, person }));
    await hedui.target.inbox.write(key, rosterFile(half));
    await hedui.target.embedded.idle();
    const listed = () => client('county-handler').request('/api/deliveries');
    const about = (state: string, reason: string) => ({
      deliveries: expect.arrayContaining([expect.objectContaining({ key, state, reason })]) as unknown,
    });
    expect((await listed()).body).toMatchObject(about('held', 'households-vanished'));
    const decide = (person: string) =>
      client(person).request('/api/deliveries/decisions', {
        method: 'POST',
        body: { key, decision: 'reject' },
      });
    expect(await decide('town-leader')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await decide('county-handler')).toMatchObject({ status: 200, body: { outcome: 'decided' } });
    await hedui.target.embedded.idle();
    expect((await listed()).body).toMatchObject(about('rejected', 'rejected-by-staff'));
  });
});
