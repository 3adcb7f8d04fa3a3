/** Staff who type people's numbers and names where none belong, in the API and in the console. */
import { StaffClient, type ApiRequest } from '../../../cli/staff-client.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { bankKey, county } from '../../builders/county-files.ts';
import { canaries } from './canaries.ts';
import type { Said } from './scan.ts';

const [{ id, name, plate, account, household }] = canaries as [(typeof canaries)[number]];
const word = encodeURIComponent(name);
const casePath = `/api/households/${county}-${household}/cases/1`;

const reads = [
  `/api/households/${county}-${id}?purpose=tip-check`,
  `/api/households/${county}-${household}?purpose=${id}`,
  `/api/households/329902-${id}?purpose=tip-check`,
  `/api/households/329902-${id}/cases/1`,
  `/api/cases?town=${word}`,
  `/api/cases?cursor=${id}`,
  `/api/cases?assignee=${id}`,
  `/api/deliveries?key=${encodeURIComponent(bankKey(`${id}.csv`))}`,
  `/api/quarantine?key=${encodeURIComponent(bankKey(`${id}.csv`))}`,
  `/api/${id}`,
  `/${word}/${plate}`,
  `/households?number=${id}&purpose=tip-check`,
  `/households/${county}-${id}?purpose=tip-check`,
  `/households/329902-${id}?purpose=${id}`,
  `/cases?town=${word}&after=${id}`,
  `/cases/${county}-${id}/1`,
  `/deliveries/file?key=${encodeURIComponent(bankKey(`${id}.csv`))}`,
  `/runs/${id}`,
  `/statistics?from=${id}`,
];

const writes: [path: string, request: ApiRequest][] = [
  [`${casePath}/steps`, { version: 1, body: { step: name, [id]: account } }],
  [`${casePath}/steps`, { version: 1, body: { step: 'screen', note: 7, [name]: plate } }],
  [`${casePath}/steps`, { version: 1, body: { step: 'dispatch', town: name } }],
  [`${casePath}/steps`, { version: 1, body: Buffer.from(`{"${id}":`) }],
  [
    `/api/households/329902-${id}/cases/1/steps`,
    { version: 1, body: { step: 'comment', text: `${name} ${id}` } },
  ],
  [
    `${casePath}/steps`,
    {
      version: 1,
      body: { step: 'comment', text: `${name} ${id}` },
      headers: { 'idempotency-key': `${id}-${account}` },
    },
  ],
  [
    '/api/deliveries/decisions',
    { body: { key: bankKey(`${id}.csv`), decision: 'release', reason: '已与提供单位核实' } },
  ],
  [
    '/api/deliveries/decisions',
    { body: { key: `roster/329902/2026-10-25/${id}.csv`, decision: 'release', reason: '已与提供单位核实' } },
  ],
  [`/api/households/${county}-${household}/members/1/identity-number?purpose=tip-check`, {}],
  [`/cases/${county}-${household}/1/steps`, { body: form({ step: 'screen', note: name, [id]: plate }) }],
  [`/households/${county}-${household}/reveal?purpose=tip-check`, { body: form({ ordinal: id }) }],
];

/** Somebody who applies, and is found; and one whose number of the application is the person's own. */
const applications: [path: string, request: ApiRequest][] = ['2026-1', id].map((number) => [
  '/api/checks',
  {
    body: {
      ...{ kind: 'application', scheme: 'urban', town: '东乡', village: '一村', number },
      ...{ incomeFen: 0, incomePeriod: 'month' },
      members: [{ name, relation: '户主', idNumber: id, authorisedOn: '2026-10-20' }],
    },
  },
]);

function form(fields: Record<string, string>): Uint8Array {
  return Buffer.from(new URLSearchParams(fields).toString());
}

/** Everybody tries everything. @returns what was answered to what could not be done */
export async function knockEverywhere({ url }: StaffedTarget): Promise<Said[]> {
  const answers: Said[] = [];
  for (const person of ['county-handler', 'town-handler', 'auditor']) {
    const client = await StaffClient.signIn(url, person);
    for (const path of reads) answers.push(...describe(path, await client.request(path)));
    for (const [path, request] of [...writes, ...applications]) {
      const isForm = !path.startsWith('/api/') && request.body instanceof Uint8Array;
      const headers = {
        ...request.headers,
        ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      answers.push(...describe(path, await client.request(path, { method: 'POST', ...request, headers })));
    }
    for (const path of ['/', '/cases', '/cases.csv', '/cases.xlsx', '/audit', '/deliveries', '/runs'])
      await client.request(path);
  }
  return answers;
}

/** A page gives back what was typed to who typed it; what a program gets says only what was wrong. */
function describe(path: string, { status, body }: { status: number; body: unknown }): Said[] {
  if (status < 400 || !path.startsWith('/api/')) return [];
  const { instance: _, ...problem } = body as { instance?: string };
  return [{ where: `answer ${status} to ${path.replaceAll(id, '<id>')}`, text: JSON.stringify(problem) }];
}
