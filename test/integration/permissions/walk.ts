/** Everything that the functions are there for, once: files of every state, nights, and every route for people. */
import { capabilities } from '../../../shared/domain/staff/access.ts';
import { consoleRoutes } from '../../builders/console-routes.ts';
import { routes as apiRoutes } from '../../../functions/staff-api/routes/index.ts';
import type { ApiAnswer, ApiRequest } from '../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { requestErasure } from '../../../shared/app/retention/request-erasure.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { storeKeys } from '../../../shared/store/keys.ts';
import { Queue } from '../../../shared/store/aws/queues.ts';
import {
  applicantsFile,
  applicantsKey,
  bankFile,
  bankKey,
  county,
  idOf,
  nameOf,
  rosterFile,
  rosterKey,
} from '../../builders/county-files.ts';
import { proposeRaisedStandard } from '../staff/raised-standard.ts';
import { samples } from '../staff/step-samples.ts';
import { people, signInAll, WorkedCase, type Client } from '../staff/staffed-county.ts';

/** What has just been put is still on its way: only a day later it counts as unannounced. */
const oneDayMs = 86_400_000;

/** A file of this name is put without an event: the mark for whoever loses messages on purpose. */
export const unannounced = 'unannounced';

const heldKeys = [
  bankKey('held.csv', '2026-10-31'),
  bankKey('held.csv', '2026-10-31', 'other-bank'),
] as const;

/** Somebody who applies, and is in no roster. */
const applying = 90;

/** Six persons have it. */
const unknownWord = { source: 'bank', provider: 'words-bank', column: 'account_status', word: '待核实' };

/** Deliveries that are quarantined, replaced, unannounced and held, a second roster, a night, and what runs by the clock. */
export async function workFiles({ target }: StaffedTarget): Promise<void> {
  const put = async (key: string, content: string) => {
    await target.inbox.write(key, content);
    await target.embedded.idle();
  };
  // What nobody can read is on record for a while.
  await put('inbox/nowhere.csv', 'x');
  // From then on files are folded behind books.
  await target.embedded.triggerSchedule('Sweep/Schedule', new Date());
  await target.embedded.idle();
  const balances = people.map((person) => ({ person, balance: '60000.00' }));
  const masked = bankFile([{ person: 1, id: '****' }]).split('\n')[1] ?? '';
  await put(`${bankKey('newer.csv')}.manifest.json`, JSON.stringify({ rows: people.length + 2 }));
  // Of one that applies money is found: who else holds the account is looked for.
  const found = bankFile([...balances, { person: applying }]);
  await put(bankKey('newer.csv'), `${found}${masked}\n`);
  // One household is new, and one has left.
  const roster = rosterFile(
    [...people.slice(0, -1), 30].map((person) => ({ household: `H${person}`, person })),
  );
  const unreadable = (roster.split('\n')[1] ?? '').replace('600.00', 'much');
  await put(rosterKey('second.csv', '2026-10-26'), `${roster}${unreadable}\n`);
  const earlier = bankFile(balances.map((entry) => ({ ...entry, date: '2026-10-29' })));
  // Of one that applies the day is none.
  const applicants = applicantsFile([
    { application: '1', person: applying },
    { application: '2', person: 91, appliedOn: 'today' },
  ]);
  await put(`${applicantsKey('list.csv')}.manifest.json`, JSON.stringify({ rows: 2 }));
  await put(applicantsKey('list.csv'), applicants);
  await target.inbox.write(applicantsKey(`${unannounced}.csv`), applicants.replaceAll('\n1,', '\n3,'));
  await target.inbox.write(bankKey(`${unannounced}.csv`, '2026-10-29', 'other-bank'), earlier);
  await target.embedded.triggerSchedule('Reconciliation/Schedule', new Date(Date.now() + oneDayMs));
  await target.embedded.idle();
  const cents = people.slice(0, 6).map((person) => ({ person, balance: '1.00' }));
  await put(
    bankKey('words.csv', '2026-10-30', 'words-bank'),
    bankFile(cents).replaceAll('正常', unknownWord.word),
  );
  await runNight(await nextScheduledTime(target), target);
  await target.embedded.triggerSchedule('Digest/Schedule', new Date());
  for (const key of heldKeys) await put(key, bankFile(balances).trimEnd());
  // Held, so that what it would do is worked out.
  const half = people.slice(0, 20).map((person) => ({ household: `H${person}`, person }));
  await put(rosterKey('half.csv', '2026-10-30'), rosterFile(half));
  await sendNonsense(target);
}

/** What nothing uses is noted as unused, forgotten and removed, and what was refused ends, on four days. */
export async function sweepStore({ target: { embedded } }: StaffedTarget): Promise<void> {
  for (const days of [40, 70, 71, 130]) {
    await embedded.triggerSchedule('Sweep/Schedule', new Date(Date.now() + days * oneDayMs));
    await embedded.idle();
  }
}

/** The household that left is erased by two people. */
export async function forgetPeople({ target }: StaffedTarget): Promise<void> {
  const left = `${county}-H${people.at(-1) ?? 0}`;
  await target.store.write(storeKeys.attachment(left, '0'.repeat(64)), photo);
  for (const by of ['first', 'second'])
    await requestErasure(
      { household: left, by, reason: 'imported-by-mistake', at: new Date().toISOString() },
      target,
    );
  await target.embedded.triggerSchedule('Forgetting/Schedule', new Date());
  await target.embedded.idle();
}

/** A message that cannot be worked off: why it failed is kept. */
async function sendNonsense({ embedded }: StaffedTarget['target']): Promise<void> {
  const { queues } = createClients(embedded.clientConfig);
  for (const [name, url] of Object.entries(embedded.outputs))
    if (name.endsWith('QueueUrl')) await new Queue<unknown>(queues, url).send([{ type: 'nonsense' }]);
  await embedded.idle();
}

/** What was asked of which route, and how it was answered. */
export interface Visit {
  method: string;
  path: string;
  status: number;
}

type Ask = (person: string, path: string, request?: ApiRequest) => Promise<ApiAnswer>;

/** Walks through the interface and the console. @returns every request */
export async function workAsStaff(hedui: StaffedTarget): Promise<Visit[]> {
  const visits: Visit[] = [];
  const client = await signInAll(hedui);
  const ask: Ask = async (person, path, request = {}) => {
    const answer = await client(person).request(path, request);
    const [plain = ''] = path.split('?');
    visits.push({ method: request.method ?? 'GET', path: plain, status: answer.status });
    return answer;
  };
  await carryThrough(client, ask);
  await changeByApi(hedui, client, ask);
  // What was released changes cases, and the forms rest on their versions.
  await hedui.target.embedded.idle();
  await fillForms(hedui, client, ask);
  await lookAtEverything(hedui, ask);
  return visits;
}

const household = (n: number): string => `${county}-H${n}`;
const photo = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
]);

/** The case of a household, as the nights have left it. */
async function open(n: number, client: Client): Promise<WorkedCase> {
  const worked = new WorkedCase(client, `H${n}`);
  const { body } = await client('auditor').request(worked.path);
  worked.version = (body as { case: { version: number } }).case.version;
  return worked;
}

/** A case through every step of its way, and one that two people explain. */
async function carryThrough(client: Client, ask: Ask): Promise<void> {
  const worked = await open(1, client);
  const take = async (...taken: readonly (readonly [person: string, step: object])[]) => {
    for (const [person, step] of taken) await worked.take(person, step);
  };
  await take(
    ['county-handler', samples.screen],
    ['county-handler', samples.dispatch],
    ['town-leader', { step: 'assign', assignee: 'town-handler' }],
    ['town-leader', samples['begin-investigation']],
    ['town-handler', samples['issue-document']],
    ['town-handler', samples['record-survey']],
  );
  const attached = await ask('town-handler', `${worked.path}/attachments?kind=photo&fileName=a.jpg`, {
    method: 'POST',
    body: photo,
    version: worked.version,
    headers: { 'content-type': 'image/jpeg' },
  });
  worked.version = (attached.body as { version: number }).version;
  await take(
    ['town-leader', samples.propose],
    ['county-handler', samples.check],
    ['county-handler', samples['issue-notice']],
    ['town-handler', samples['record-service']],
    ['town-handler', samples['record-reply']],
    ['county-handler', samples.hear],
    ['county-approver', samples.decide],
    ['county-handler', samples.execute],
  );
  await ask('county-handler', `${worked.path}/steps`, {
    method: 'POST',
    body: samples.archive,
    version: worked.version,
  });
  const explained = await open(2, client);
  await explained.take('county-handler', samples.screen);
  await explained.take('county-handler', samples.clear);
  await explained.take('county-approver', samples.confirm);
}

/** What else the interface changes; a batch under an idempotency key. */
async function changeByApi(hedui: StaffedTarget, client: Client, ask: Ask): Promise<void> {
  const post = (person: string, path: string, body: unknown, headers = {}) =>
    ask(person, path, { method: 'POST', body, headers });
  const cases = [{ householdId: household(3), number: 1, version: (await open(3, client)).version }];
  const batch = { step: samples.screen, cases };
  for (const key of ['batch-1', 'batch-1'])
    await post('county-handler', '/api/batches', batch, { 'idempotency-key': key });
  await post('county-handler', '/api/deliveries/decisions', {
    key: heldKeys[0],
    decision: 'release',
    reason: '已与提供单位核实',
    stamp: await stampOf(heldKeys[0], hedui, ask),
  });
  await post(
    'county-handler',
    `/api/households/${household(3)}/members/1/identity-number?purpose=case-1`,
    undefined,
  );
  await post('county-handler', '/api/checks', applicant);
  await post('county-handler', '/api/checks', {
    ...{ kind: 'household', household: household(1), purpose: 'case-1' },
  });
  await hedui.target.embedded.idle();
  await post('county-handler', `/api/checks/${household(1)}/again`, { reason: '有新的证据' });
  const person = { name: '新同事', roles: ['county-handler'], relatedHouseholds: [], active: true };
  await post('administrator', '/api/staff', { id: 'new-colleague', ...person });
  const body = { ...person, active: false };
  await ask('administrator', '/api/staff/new-colleague', { method: 'PUT', body, version: 1 });
  await post('county-handler', '/api/households/look-up', { entered: nameOf(1) });
}

const applicant = {
  ...{ kind: 'application', number: '1', scheme: 'urban', town: '东乡', village: '一村' },
  ...{ incomeFen: 0, incomePeriod: 'month' },
  members: [{ name: nameOf(201), relation: '户主', idNumber: idOf(201), authorisedOn: '2026-10-20' }],
};

/** The forms by which checks are asked for. */
async function askForChecks({ target }: StaffedTarget, send: Send): Promise<void> {
  await send('/checks/new', {
    ...{ number: '2', scheme: 'urban', town: '东乡', village: '一村', incomeFen: '0', incomePeriod: 'month' },
    ...{ 'members.0.name': nameOf(202), 'members.0.idNumber': idOf(202) },
  });
  await target.embedded.idle();
  await send(`/checks/${county}-sq.2/again`, { reason: '有新的证据' });
  await send(`/checks/${county}-sq.2/obligor`, {
    ...{ name: nameOf(203), relation: '儿子', idNumber: idOf(203) },
    ...{ 'consent.signedOn': '2026-10-20', 'consent.paper': '卷 1' },
  });
  await send(`/households/${household(4)}/check`, { purpose: 'case-1' });
  await target.embedded.idle();
}

/** Of what a release would do: asked for first, and there when it has been worked out. */
async function stampOf(key: string, { target }: StaffedTarget, ask: Ask): Promise<string> {
  const path = `/api/deliveries/preview?key=${encodeURIComponent(key)}`;
  await ask('county-handler', path);
  await target.embedded.idle();
  const { body } = await ask('county-handler', path);
  return (body as { preview: { stamp: string } }).preview.stamp;
}

/** The forms of the console. */
async function fillForms(hedui: StaffedTarget, client: Client, ask: Ask): Promise<void> {
  const me = await ask('county-handler', '/api/me');
  const { csrfToken: csrf } = me.body as { csrfToken: string };
  const sendAs = async (person: string, path: string, fields: Record<string, string>) => {
    const { csrfToken } = (await ask(person, '/api/me')).body as { csrfToken: string };
    const body = Buffer.from(new URLSearchParams({ csrf: csrfToken, ...fields }).toString());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask(person, path, { method: 'POST', body, headers });
  };
  const send = (path: string, fields: Record<string, string>) => sendAs('county-handler', path, fields);
  const [fourth, fifth] = [await open(4, client), await open(5, client)];
  await send(`/cases/${household(4)}/1/steps`, { step: 'screen', version: String(fourth.version) });
  await send(`/cases/${household(4)}/1/preview`, { step: 'propose', version: String(fourth.version + 1) });
  await send('/cases/bulk', { case: `${household(5)}/1/${fifth.version}`, action: 'dispatch' });
  await send('/cases/bulk/assign', { cases: `${household(5)}/1/${fifth.version}` });
  await send(`/cases/${household(5)}/1/triage`, { triage: 'visit', version: String(fifth.version) });
  await send('/cases/filters', { name: '停发', query: 'kind=suspension' });
  await send('/cases/filters/remove', { name: '停发' });
  await send(`/households/${household(4)}/reveal?purpose=case-1`, { ordinal: '1' });
  for (const entered of [nameOf(4), idOf(4)]) await send('/households/look-up', { entered });
  const stamp = await stampOf(heldKeys[1], hedui, ask);
  await send('/deliveries/decide', {
    ...{ key: heldKeys[1], decision: 'release', reason: '已与提供单位核实', stamp },
  });
  await askForChecks(hedui, send);
  await keepStaffRecords(sendAs);
  await nameProvider(hedui, sendAs);
  await changePolicy(hedui, sendAs);
  await mapWords(hedui, sendAs);
  const form = new FormData();
  const version = String(fourth.version + 1);
  for (const [name, value] of Object.entries({ csrf, kind: 'photo', version })) form.set(name, value);
  form.set('files', new File([photo], 'b.jpg', { type: 'image/jpeg' }));
  const encoded = new Response(form);
  await ask('county-handler', `/cases/${household(4)}/1/attachments`, {
    method: 'POST',
    body: new Uint8Array(await encoded.arrayBuffer()),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
  });
  const visited = await open(4, client);
  await visited.take('county-handler', samples.dispatch);
  // A village without papers has nothing to print.
  await visited.take('county-handler', samples['issue-document']);
  const papers = await ask('county-handler', '/cases/papers');
  const [print = ''] = /\/cases\/papers\/print[^"]*/.exec(String(papers.body)) ?? [];
  await ask('county-handler', print.replaceAll('&amp;', '&'));
}

type Send = (path: string, fields: Record<string, string>) => Promise<unknown>;
type SendAs = (person: string, path: string, fields: Record<string, string>) => Promise<unknown>;

/** The forms by which a record of staff is added and changed. */
async function keepStaffRecords(sendAs: SendAs): Promise<void> {
  const person = { name: '另一新同事', roles: 'county-handler', active: 'yes' };
  await sendAs('administrator', '/staff', { id: 'other-colleague', ...person });
  await sendAs('administrator', '/staff/other-colleague', { ...person, name: '新名字', version: '1' });
}

/** A name for a provider is proposed as a policy, and taken back, so that no other one waits for it. */
async function nameProvider({ target }: StaffedTarget, sendAs: SendAs): Promise<void> {
  const [, source = '', provider = ''] = bankKey('newer.csv').split('/');
  await sendAs('administrator', '/providers/propose', {
    ...{ [`name.${source}/${provider}`]: '农村信用社', reason: '更名' },
  });
  await sendAs('county-handler', '/standards', {
    ...{ scheme: 'urban', period: 'month', amountFen: '900', from: '2099-01-01', because: '县政〔2026〕7号' },
  });
  await target.embedded.idle();
  for (const each of await target.proposals.readAll())
    if (each.state === 'proposed') await target.proposals.change({ ...each, state: 'withdrawn' });
}

/** A change of policy for the county is proposed and taken back, declined, and approved. */
async function changePolicy({ target }: StaffedTarget, sendAs: SendAs): Promise<void> {
  const { policy } = await target.policies.current();
  const proposed = async (workingDays: number): Promise<string> => {
    const said = { county, effectiveFrom: '2026-01-01' as const, restsOn: '县民政局 12 号' };
    const overlays = [{ ...said, cases: { replyPeriod: { workingDays } } }];
    await sendAs('county-handler', '/policy/changes/propose', {
      ...{ policy: JSON.stringify({ ...policy, overlays }), effectiveOn: '2099-01-01', reason: '答复期' },
    });
    await target.embedded.idle();
    return (await target.proposals.readAll()).find(({ state }) => state === 'proposed')?.version ?? '';
  };
  await sendAs('county-handler', '/policy/changes/withdraw', { version: await proposed(7) });
  await sendAs('county-approver', '/policy/changes/decline', {
    version: await proposed(8),
    reason: '不需要',
  });
  const version = await proposed(9);
  await sendAs('county-approver', '/policy/changes/approve', { version });
  // Beside one that is approved no other one is: what words mean is next.
  const approved = await target.proposals.read(version);
  if (approved?.state === 'approved') await target.proposals.change({ ...approved, state: 'withdrawn' });
}

/** What a word means is proposed, rehearsed and approved; and proposed otherwise, and taken back. */
async function mapWords({ target }: StaffedTarget, sendAs: SendAs): Promise<void> {
  const proposed = async (means: string) => {
    await sendAs('county-handler', '/words/propose', { ...unknownWord, means, reason: '单位答复' });
    await target.embedded.idle();
    const waiting = (await target.proposals.readAll()).find(({ state }) => state === 'proposed');
    return { version: waiting?.version ?? '' };
  };
  await sendAs('county-approver', '/words/approve', await proposed('in-force'));
  await sendAs('county-handler', '/words/withdraw', await proposed('out'));
}

/** Every page and every answer, as each of those who may have it. */
async function lookAtEverything(hedui: StaffedTarget, ask: Ask): Promise<void> {
  const { target } = hedui;
  const file = await target.households.readFile(household(1), []);
  const [run] = await target.runs.list(1);
  const known: Readonly<Record<string, string>> = {
    household: household(1),
    number: '1',
    document: '1',
    sequence: '1',
    sha256: file?.cases[0]?.attachments[0]?.sha256 ?? '',
    month: '2026-11',
    run: run?.run ?? '',
    staff: 'town-handler',
    version: await proposeRaisedStandard(hedui),
  };
  const query = new URLSearchParams({
    key: bankKey('newer.csv'),
    number: 'H1',
    through: '2027-12-31',
    town: '东乡',
    purpose: 'case-1',
  }).toString();
  for (const { method, pattern, capability } of [...apiRoutes, ...consoleRoutes]) {
    if (method !== 'GET') continue;
    const path = pattern.replaceAll(
      /:(\w+)|\{(\w+)\}/g,
      (_, a?: string, b?: string) => known[a ?? b ?? ''] ?? '?',
    );
    const isAsked =
      /quarantine|clearances|authorisations|\/file$|^\/households|households\/\{household\}$/.test(pattern);
    for (const role of capabilities[capability].roles) await ask(role, isAsked ? `${path}?${query}` : path);
  }
  for (const path of ['/api/cases?assignee=me', '/cases?assignee=me']) await ask('town-handler', path);
  await ask('auditor', '/auth/sign-out', { method: 'POST' });
}

/** Routes that nobody has been answered by. */
export function unvisited(visits: readonly Visit[]): string[] {
  return [...apiRoutes, ...consoleRoutes]
    .filter(({ method, pattern }) => {
      const shape = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/:\w+|\{\w+\}/g, '[^/]+')}$`);
      return !visits.some((visit) => visit.method === method && shape.test(visit.path) && visit.status < 400);
    })
    .map(({ method, pattern }) => `${method} ${pattern}`);
}
