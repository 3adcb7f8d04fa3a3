import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaffClient } from '../../../infra/embedded/cli/staff-client.ts';
import { startStaffedHedui, type StaffedTarget } from '../../../infra/embedded/cli/staffed-target.ts';
import { nextScheduledTime, runNight } from '../../../infra/embedded/cli/night.ts';
import type { EngineCall } from '../../../infra/embedded/interference.ts';
import { bankFile, bankKey, rosterFile, rosterKey } from '../night/small-county.ts';
import { type Need, needsOf } from './needs.ts';
import { baseOf, readRoles, type Roles } from './roles.ts';

const calls: EngineCall[] = [];
let hedui: StaffedTarget;
let roles: Roles;
/** What each function has asked for, and what AWS does in its name; objects stand for their folder. */
let needed: Map<string, Need[]>;

beforeAll(async () => {
  hedui = await startStaffedHedui(
    '2026-10-31',
    () => Promise.resolve({ county: '329901', towns: ['东乡'] }),
    {
      interference: {
        onCall: (call) => {
          calls.push(call);
          return { kind: 'pass' };
        },
        onMessage: () => [0],
        onBatch: () => undefined,
        onInvocation: () => undefined,
      },
    },
  );
  await workOffEverything(hedui);
  roles = readRoles(hedui.target.embedded);
  needed = listNeeds();
});
afterAll(() => hedui.stop());

/** Two rosters, deliveries that replace each other, two nights, and staff who look: every function has work. */
async function workOffEverything({ target, url }: StaffedTarget): Promise<void> {
  const people = Array.from({ length: 12 }, (_, n) => n + 1);
  const put = async (key: string, content: string) => {
    await target.inbox.write(key, content);
    await target.embedded.idle();
  };
  const roster = (members: readonly number[]) =>
    rosterFile(members.map((person) => ({ household: `H${person}`, person })));
  await put(rosterKey('first.csv'), roster(people));
  await put(`${bankKey('a.csv', '2026-09-30')}.manifest.json`, '{"rows":12}');
  await put(
    bankKey('a.csv', '2026-09-30'),
    bankFile(people.map((person) => ({ person, balance: '50000.00' }))),
  );
  await put(
    bankKey('b.csv'),
    bankFile(people.slice(0, 9).map((person) => ({ person, balance: '50000.00' }))),
  );
  await runNight(await nextScheduledTime(target), target);
  await put(rosterKey('second.csv', '2026-10-26'), roster([...people, 13]));
  await runNight(await nextScheduledTime(target), target);
  await target.embedded.triggerSchedule('Digest/Schedule', new Date());
  await target.embedded.triggerSchedule('Reconciliation/Schedule', new Date());
  const administrator = await StaffClient.signIn(url, 'administrator');
  const pages = ['/', '/cases', '/deliveries', '/runs', '/statistics', '/policy', '/audit'];
  for (const path of ['/api/me', '/api/staff', '/api/audit', ...pages]) await administrator.request(path);
}

function listNeeds(): Map<string, Need[]> {
  const nameOf = new Map(
    hedui.target.embedded
      .resourcesOf('AWS::Lambda::Function')
      .map(({ logicalId, properties }) => [logicalId, String(properties['FunctionName'])]),
  );
  const all = new Map<string, Map<string, Need>>(roles.functions.map((name) => [name, new Map()]));
  const add = (name: string, need: Need) => all.get(name)?.set(`${need.action} ${need.resource}`, need);
  for (const call of calls)
    for (const need of needsOf(call, roles.place)) add(nameOf.get(call.functionId) ?? '', folded(need));
  for (const name of roles.functions) for (const need of roles.impliedNeeds(name)) add(name, need);
  for (const [name, needs] of all)
    for (const need of [...needs.values()]) for (const more of keyNeeds(need)) add(name, more);
  return new Map([...all].map(([name, needs]) => [name, [...needs.values()].sort(byText)]));
}

/** An object stands for all of its folder, which is what a permission names. */
function folded({ action, resource }: Need): Need {
  return {
    action,
    resource: resource.replace(/^(arn:[^/]+\/[^/]+\/).+$/, action.startsWith('s3:') ? '$1x' : '$&'),
  };
}

/** What the service does with the key of the data in the name of whoever calls. */
function keyNeeds({ action, resource }: Need): Need[] {
  const key = roles.keyOf(resource);
  if (key === undefined) return [];
  const reads = ['s3:GetObject', 's3:GetObjectVersion', 'sqs:ReceiveMessage'];
  const writes = ['s3:PutObject', 'sqs:SendMessage', 'sns:Publish'];
  if (reads.includes(action)) return [{ action: 'kms:Decrypt', resource: key }];
  if (['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'].includes(action))
    return [{ action: 'kms:Decrypt', resource: key }];
  if (writes.includes(action) || action.startsWith('dynamodb:'))
    return ['kms:Decrypt', 'kms:GenerateDataKey'].map((use) => ({ action: use, resource: key }));
  return [];
}

function byText(a: Need, b: Need): number {
  return `${a.resource} ${a.action}` < `${b.resource} ${b.action}` ? -1 : 1;
}

/** A neighbour's in the same account: the name goes on where ours ends. */
function neighbourOf(resource: string): string {
  const name = resource.includes(':log-stream:') ? resource.replace(/:log-stream:.*/, '') : baseOf(resource);
  return `${name}-neighbour${resource.slice(name.length)}`;
}

const dangerous: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /:s3:::[^/]+$/,
    ['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:PutLifecycleConfiguration', 's3:PutBucketNotification'],
  ],
  [
    /:s3:::[^/]+\//,
    [
      's3:PutObjectAcl',
      's3:PutObjectRetention',
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:DeleteObject',
    ],
  ],
  [
    /:dynamodb:/,
    [
      'dynamodb:Scan',
      'dynamodb:DeleteTable',
      'dynamodb:UpdateTable',
      'dynamodb:PartiQLSelect',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:PutResourcePolicy',
    ],
  ],
  [/:sqs:/, ['sqs:PurgeQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes']],
  [/:sns:/, ['sns:Subscribe', 'sns:DeleteTopic']],
  [/:kms:/, ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:DisableKey', 'kms:CreateGrant']],
  [/:secretsmanager:/, ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue']],
];

/** The data actions that a permission for a kind of resource consists of. */
const ordinary: readonly (readonly [RegExp, readonly string[]])[] = [
  [/:s3:::[^/]+\//, ['s3:GetObject', 's3:PutObject']],
  [
    /:dynamodb:/,
    [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ],
  ],
  [/:sqs:/, ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage']],
  [/:sns:/, ['sns:Publish']],
];

const actionsFor = (table: typeof dangerous, resource: string) =>
  table.flatMap(([kind, actions]) => (kind.test(resource) ? actions : []));

/** Every bucket with every folder that anybody uses, every table, queue, topic, secret and key. */
function listTargets(): string[] {
  const folders = [...needed.values()]
    .flat()
    .flatMap(({ action, resource }) =>
      action.startsWith('s3:') && resource.includes('/') ? [resource] : [],
    );
  const elsewhere = roles.resources.flatMap((resource) =>
    resource.includes(':s3:::') ? [`${resource}/other/x`] : [],
  );
  const keys = roles.resources.flatMap((resource) => roles.keyOf(resource) ?? []);
  return [...new Set([...roles.resources, ...folders, ...elsewhere, ...keys])];
}

async function allowedOf(name: string, needs: readonly Need[]): Promise<string[]> {
  const allowed: string[] = [];
  for (const need of needs)
    if (await roles.allows(name, need)) allowed.push(`${need.action} ${need.resource}`);
  return allowed;
}

describe('least privilege, by simulating IAM over the roles of the template', () => {
  it('every function has made calls', () => {
    const silent = [...needed].filter(
      ([, needs]) => !needs.some(({ action }) => action.startsWith('dynamodb:')),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('each role allows what its function asked for, and what AWS does in its name', async () => {
    for (const [name, needs] of needed) {
      console.table(needs.map(({ action, resource }) => ({ function: name, action, resource })));
      const allowed = await allowedOf(name, needs);
      expect(
        needs
          .map(({ action, resource }) => `${action} ${resource}`)
          .filter((need) => !allowed.includes(need)),
        name,
      ).toEqual([]);
    }
  });

  it("allows nothing of it on a neighbour's bucket, table, queue or key", async () => {
    for (const [name, needs] of needed)
      expect(
        await allowedOf(
          name,
          needs.map((need) => ({ ...need, resource: neighbourOf(need.resource) })),
        ),
        name,
      ).toEqual([]);
  });

  it('allows no other action: none that destroys, shares, locks, or reads a whole table', async () => {
    const tries = listTargets().flatMap((resource) =>
      actionsFor(dangerous, resource).map((action) => ({ action, resource })),
    );
    const roleTries = ['iam:PassRole', 'sts:AssumeRole'].map((action) => ({
      action,
      resource: `arn:${roles.place.partition}:iam::${roles.place.accountId}:role/any`,
    }));
    for (const name of roles.functions)
      expect(await allowedOf(name, [...tries, ...roleTries]), name).toEqual([]);
  });

  it('lets a function use the key of data only where it may use the data', async () => {
    for (const name of roles.functions) {
      for (const resource of roles.resources) {
        const key = roles.keyOf(resource);
        if (key === undefined || !(await roles.allows(name, { action: 'kms:Decrypt', resource: key })))
          continue;
        const data = listTargets().filter((target) => roles.keyOf(target) === key);
        const tries = data.flatMap((target) =>
          actionsFor(ordinary, target).map((action) => ({ action, resource: target })),
        );
        expect(await allowedOf(name, tries), `${name} ${key}`).not.toEqual([]);
      }
    }
  });

  it('allows nothing on what the function never touched, but what is listed here with its reason', async () => {
    const surplus: string[] = [];
    for (const [name, needs] of needed) {
      const touched = new Set(needs.map(({ action, resource }) => touchOf(action, resource)));
      const untouched = listTargets()
        .flatMap((resource) => actionsFor(ordinary, resource).map((action) => ({ action, resource })))
        .filter(({ action, resource }) => !touched.has(touchOf(action, resource)));
      for (const need of await allowedOf(name, untouched))
        surplus.push(`${name.replace('Hedui-', '')} ${shorten(need)}`);
    }
    expect(surplus.filter((one) => !unseen.some(({ what }) => what.test(one)))).toEqual([]);
  });
});

/** Of a table a function is granted items as such; of all else one action. */
function touchOf(action: string, resource: string): string {
  return action.startsWith('dynamodb:') ? `dynamodb ${baseOf(resource)}` : `${action} ${resource}`;
}

/** `sqs:SendMessage Rosters`, `s3:GetObject store/runs`, `dynamodb:Query Households`. */
function shorten(need: string): string {
  return need
    .replace(/arn:\S*:s3:::hedui-storage([a-z]+)bucket[0-9a-f]{8}\/([^/]+)\/x/, '$1/$2')
    .replace(/arn:\S*:Hedui-([A-Za-z]+?)(?:Queue)?[0-9A-F]{8}/, '$1')
    .replace(/arn:\S*:table\/Hedui-Tables([A-Za-z]+)[0-9A-F]{8}/, '$1');
}

/** What is granted though these two nights and visits did not need it, and why. */
const unseen: readonly { what: RegExp; why: string }[] = [
  { what: /^\S+ sqs:SendMessage \w+DeadLetters$/, why: 'a start that failed is kept' },
  {
    what: /^import-roster s3:PutObject store\/staging$/,
    why: 'rows of a roster that could not be accepted are staged',
  },
  {
    what: /^\S+ sqs:SendMessage Assessments$/,
    why: 'households are sent again when a pointer moved while they were assessed',
  },
  {
    what: /^publish-hits sqs:SendMessage Rosters$/,
    why: 'who finds a run with every chunk finished closes it, and takes up the rosters that waited',
  },
  {
    what: /^(publish-hits|start-nightly-run) s3:(Get|Put)Object store\/runs$/,
    why: 'who finds a run with every chunk finished closes it, with its report',
  },
  {
    what: /^(publish-hits|start-nightly-run) s3:PutObject store\/digests$/,
    why: 'who finds a run with every chunk finished closes it, with the digest of its cases',
  },
  {
    what: /^(publish-hits|start-nightly-run) s3:PutObject audit\/digests$/,
    why: 'as before: its copy under lock',
  },
  {
    what: /^assess-households s3:GetObject store\/staging$/,
    why: 'whether a publication that comes after concerns the same household stands in its list',
  },
  {
    what: /^reconcile-inbox sqs:SendMessage (Deliveries|Rosters)$/,
    why: 'files that no event announced',
  },
  {
    what: /^start-nightly-run sqs:SendMessage (Deliveries|Publications|Rosters)$/,
    why: 'what is out of date is matched or published again',
  },
  {
    what: /^(staff-api|console) (dynamodb:\w+ Households|s3:GetObject store\/\w+|sqs:SendMessage \w+)$/,
    why: 'steps of cases, documents, and decisions on what is held',
  },
];
