import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { synthesizeAssembly } from '../../../cli/synthesize.ts';
import { startEmbedded, type Embedded } from '../../../infra/embedded/index.ts';
import { unseen } from '../../builders/unseen-permissions.ts';
import { startStaffedCounty } from '../staff/staffed-county.ts';
import { dangerousFor, neighbourOf, ordinaryFor, partitions } from './attempts.ts';
import type { Need } from './needs.ts';
import { impliedBy, listNeeds, textOf, type Needed, type RecordedCall } from './recording.ts';
import { readRoles, type Roles } from './roles.ts';
import { reasonsFor, shorten } from './grants.ts';
import {
  forgetPeople,
  sweepStore,
  unannounced,
  unvisited,
  workAsStaff,
  workFiles,
  type Visit,
} from './walk.ts';

const calls: RecordedCall[] = [];
let hedui: StaffedTarget;
let visits: Visit[];
let roles: Roles;
let needed: Needed = new Map();
/** The same stack in the other partition, where the same was needed. */
let elsewhere: { embedded: Embedded; roles: Roles; needed: Needed };

beforeAll(async () => {
  hedui = await startStaffedCounty([], {
    faults: {
      onCall: (call) => {
        calls.push(call);
        return { kind: 'pass' };
      },
      onStart: (call) => calls.push({ method: 'POST', path: '/', copySource: undefined, ...call }),
      onMessage: ({ body }) => (body.includes('Records') && body.includes(unannounced) ? [] : [0]),
      onBatch: () => undefined,
      onInvocation: () => undefined,
    },
  });
  await workFiles(hedui);
  visits = await workAsStaff(hedui);
  await hedui.target.embedded.idle();
  await sweepStore(hedui);
  await forgetPeople(hedui);
  roles = readRoles(hedui.target.embedded);
  needed = listNeeds(calls, hedui.target.embedded, roles);
  const embedded = await startEmbedded({ assembly: await synthesizeAssembly(), region: 'eu-central-1' });
  elsewhere = { embedded, roles: readRoles(embedded), needed: movedTo('aws', 'eu-central-1') };
});
afterAll(async () => {
  // The table of what was seen, for whoever reads the output.
  console.table(
    [...needed].flatMap(([name, needs]) =>
      needs.map((need) => ({ function: name.replace('Hedui-', ''), ...shorten(need) })),
    ),
  );
  await elsewhere.embedded.stop();
  await hedui.stop();
});

/** What was needed, as it is named in another partition and region. */
function movedTo(partition: string, region: string): Needed {
  const { place } = roles;
  const moved = (need: Need): Need => ({
    ...need,
    resource: need.resource
      .replace(`arn:${place.partition}:`, `arn:${partition}:`)
      .replace(`:${place.region}:`, `:${region}:`),
  });
  return new Map([...needed].map(([name, needs]) => [name, needs.map(moved)]));
}

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

async function allowedOf(name: string, needs: readonly Need[], by = roles): Promise<string[]> {
  const allowed: string[] = [];
  for (const need of needs) if (await by.allows(name, need)) allowed.push(textOf(need));
  return allowed;
}

describe('least privilege, by simulating IAM over the roles of the template', () => {
  it('every route of the interface and the console was answered, and every function has made calls', () => {
    expect(unvisited(visits)).toEqual([]);
    const silent = [...needed].filter(
      ([, needs]) => !needs.some(({ action }) => action.startsWith('dynamodb:')),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('each role allows what its function asked for, and what AWS does in its name, in both partitions', async () => {
    for (const each of [{ roles, needed }, elsewhere])
      for (const [name, needs] of each.needed) {
        const allowed = new Set(await allowedOf(name, needs, each.roles));
        expect(
          needs.map(textOf).filter((need) => !allowed.has(need)),
          `${each.roles.place.partition} ${name}`,
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

  it("allows nothing on items of a neighbour's kind: sessions are no worker's, deliveries no visitor's", async () => {
    for (const [name, needs] of needed) {
      const table = needs.find(({ resource }) => /TablesOperations/.test(resource))?.resource ?? '';
      const own = new Set(roles.grantsOf(name).map(({ key }) => key));
      const foreign = partitions.filter((key) => !own.has(key));
      expect(foreign.length, name).toBeGreaterThan(0);
      const tries = foreign.flatMap((key) =>
        ordinaryFor(table).map((action) => ({ action, resource: table, key })),
      );
      expect(await allowedOf(name, tries), name).toEqual([]);
    }
  });

  it('allows no other action: none that destroys, shares, locks, or reads a whole table', async () => {
    const tries = listTargets().flatMap((resource) =>
      dangerousFor(resource).map((action) => ({ action, resource })),
    );
    const roleTries = ['iam:PassRole', 'sts:AssumeRole'].map((action) => ({
      action,
      resource: `arn:${roles.place.partition}:iam::${roles.place.accountId}:role/any`,
    }));
    for (const name of roles.functions) {
      // One function removes objects: it may where it did, and nowhere else.
      const done = new Set(needed.get(name)?.map(({ action, resource }) => `${action} ${resource}`));
      const others = tries.filter(({ action, resource }) => !done.has(`${action} ${resource}`));
      expect(await allowedOf(name, [...others, ...roleTries]), name).toEqual([]);
    }
  });

  it('allows no ordinary action on what is not granted: other folders, tables, queues and topics', async () => {
    for (const name of roles.functions) {
      const granted = roles.grantsOf(name);
      const tries = listTargets()
        .flatMap((resource) => ordinaryFor(resource).map((action) => ({ action, resource })))
        .filter((need) => !granted.some((grant) => covers(grant, need)));
      expect(tries.length, name).toBeGreaterThan(0);
      expect(await allowedOf(name, tries), name).toEqual([]);
    }
  });

  it.each(['aws-cn', 'aws'])(
    'grants nothing in %s that was not needed, action by action, but what is listed with its reason',
    (partition) => {
      const here = partition === roles.place.partition ? { roles, needed } : elsewhere;
      expect(here.roles.place.partition).toBe(partition);
      const surplus = [...here.needed].flatMap(([name, needs]) => {
        const grants = here.roles.grantsOf(name);
        // A key goes with its data: whether those are needed is asked of the data.
        const implied = grants.flatMap((grant) => impliedBy(grant, here.roles));
        return grants
          .filter((grant) => ![...needs, ...implied].some((need) => covers(grant, need)))
          .map((grant) => ({ function: name.replace('Hedui-', ''), ...shorten(grant) }));
      });
      const unexplained = surplus.filter((grant) => reasonsFor(grant).length === 0);
      expect(unexplained.map((grant) => Object.values(grant).join(' '))).toEqual([]);
      // What has been seen meanwhile, or is granted no more, leaves the list.
      const idle = unseen.filter((entry) => !surplus.some((grant) => reasonsFor(grant).includes(entry)));
      expect(idle).toEqual([]);
    },
  );
});

/** Whether a grant, whose resource may end in `*`, is for what was needed. */
function covers(grant: Need, need: Need): boolean {
  if (grant.action !== need.action || (grant.key !== undefined && grant.key !== need.key)) return false;
  return grant.resource.endsWith('*')
    ? need.resource.startsWith(grant.resource.slice(0, -1))
    : grant.resource === need.resource;
}
