/** The pages of staff records, by their routes, on records in memory. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunReport } from '../../../../shared/contracts/runs.ts';
import type { StaffRecord, StaffVersion } from '../../../../shared/contracts/staff-record.ts';
import type { AuditNote } from '../../../../shared/web/audit-note.ts';
import type { ConsoleDependencies } from '../../../../functions/console/dependencies.ts';
import type { Outcome, RouteRequest } from '../../../../functions/console/route.ts';
import { staffRoutes } from '../../../../functions/console/routes/staff.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';

function aRecord(id: string, parts: Partial<StaffRecord> = {}): StaffRecord {
  return {
    ...{ id, name: id, county: '329901', roles: ['county-handler'], relatedHouseholds: [], active: true },
    ...{ version: 1, changedAt: '2026-10-01T00:00:00Z', changedBy: 'admin' },
    ...parts,
  };
}

let records: Map<string, StaffRecord>;
let versions: StaffVersion[];
let notes: AuditNote[];
/** Of the roster, as the last night found them. */
let towns: string[];
const admin = aRecord('admin', { roles: ['administrator'] });

beforeEach(() => {
  [versions, notes, towns] = [[], [], []];
  records = new Map(
    [admin, aRecord('first'), aRecord('second'), aRecord('stranger', { county: '329902' })].map((each) => [
      each.id,
      each,
    ]),
  );
});

const staff = {
  find: async (id: string) => Promise.resolve(records.get(id)),
  ofCounty: async (county: string) =>
    Promise.resolve([...records.values()].filter((each) => each.county === county)),
  versions: async () => Promise.resolve(versions),
  write: async (record: StaffRecord, before: StaffRecord | undefined) => {
    const fits = records.get(record.id)?.version === before?.version;
    if (fits) records.set(record.id, record);
    return Promise.resolve(fits);
  },
};

const visit: StaffVisit = {
  staff: admin,
  csrf: 'x',
  language: 'zh',
  t: ({ zh }) => zh,
  path: '/staff',
  day: '2026-11-03',
  providerName: ({ provider }) => provider,
};

const households = new Map([
  ['329901-LX-1', '329901-LX-1'],
  // Its number was another household's when it was first on the roster.
  ['329901-LX-2', '329901-LX-2~1'],
  ['329902-LX-1', '329902-LX-1'],
]);

/** A night that found nothing but where people live. */
function reportOf(of: readonly string[]): RunReport {
  const at = '2026-11-02T20:00:00.000Z';
  const none = { active: 1, disputed: 0, incomplete: 0, review: 0, suspension: 0 };
  return {
    ...{ run: 'r', day: '2026-11-02', startedAt: at, closedAt: at, policyVersion: 'p', indexVersion: 'i' },
    households: { active: of.length, disputed: 0, ended: 0 },
    openCases: { review: 0, suspension: 0 },
    ...{ findingsByRule: {}, shadowFindingsByRule: {}, notices: {}, freshness: [], amountAtStakeFen: 0 },
    matches: { verified: 0, probable: 0, doubtful: 0 },
    towns: Object.fromEntries(of.map((town) => [town, none])),
  };
}

async function send(pattern: string, entered: Record<string, string[]>, id = ''): Promise<Outcome> {
  const method = Object.keys(entered).length === 0 ? 'GET' : 'POST';
  const route = staffRoutes.find((each) => each.method === method && each.pattern === pattern);
  const request = {
    visit,
    path: { staff: id },
    query: {},
    entered,
    files: [],
    note: (entry: AuditNote) => notes.push(entry),
    scoped: { findByNumber: (numbered: string) => Promise.resolve(households.get(numbered)) },
  };
  const runs = { list: () => Promise.resolve(towns.length === 0 ? [] : [{ run: 'r', state: 'closed' }]) };
  const store = { readText: () => Promise.resolve(JSON.stringify(reportOf(towns))) };
  const deps = { staff, runs, store, now: () => new Date('2026-11-03T02:00:00Z') };
  return route!.handle(
    request as unknown as RouteRequest<unknown, unknown>,
    deps as unknown as ConsoleDependencies,
  );
}

const text = (outcome: Outcome): string =>
  outcome.kind === 'page' ? String(outcome.page.body).replace(/<[^>]+>/g, ' ') : outcome.kind;
const first = { version: ['1'], name: ['方再新'], roles: ['county-handler'], active: ['yes'] };
const leave = { 'leave.from': ['2026-11-02'], 'leave.until': ['2026-11-06'], 'leave.standIn': ['second'] };

describe('staff records in the console', () => {
  test('are listed for the county alone, and opened one by one', async () => {
    const list = text(await send('/staff', {}));
    expect(list).toMatch(/admin[\s\S]*first[\s\S]*second/);
    expect(list).not.toContain('stranger');
    expect(text(await send('/staff/:staff', {}, 'first'))).toContain('县级经办');
    expect(text(await send('/staff/:staff', {}, 'admin'))).toContain('由另一名管理员修改');
    expect(await send('/staff/:staff', {}, 'stranger')).toMatchObject({ code: 'not-found' });
  });

  test('are changed with a leave, which the page and the log then say', async () => {
    expect(await send('/staff/:staff', { ...first, ...leave }, 'first')).toMatchObject({ kind: 'redirect' });
    expect(records.get('first')).toMatchObject({ version: 2, name: '方再新', leave: { standIn: 'second' } });
    expect(notes).toMatchObject([
      { code: 'staff-changed', subject: expect.stringContaining('leave:2026-11-02') as string },
    ]);
    expect(text(await send('/staff/:staff', {}, 'first'))).toContain(
      '2026-11-02 至 2026-11-06，由second代理',
    );
    expect(text(await send('/staff', {}))).toContain('休假');
  });

  test('have a town of the roster where a night has found some', async () => {
    const handler = { ...first, roles: ['town-handler'], town: ['柳弯镇'] };
    towns = ['柳湾镇', '石桥镇'];
    expect(text(await send('/staff', {}))).toContain('石桥镇');
    const refused = await send('/staff/:staff', handler, 'first');
    expect(text(refused)).toContain('花名册中没有这个乡镇');
    expect(records.get('first')?.version).toBe(1);
    expect(await send('/staff/:staff', { ...handler, town: ['柳湾镇'] }, 'first')).toMatchObject({
      kind: 'redirect',
    });
  });

  test('bring a new town into the county with the first who works there', async () => {
    const handler = { ...first, roles: ['town-handler'] };
    towns = ['柳湾镇'];
    expect(await send('/staff/:staff', { ...handler, newTown: ['新设镇'] }, 'first')).toMatchObject({
      kind: 'redirect',
    });
    expect(records.get('first')).toMatchObject({ town: '新设镇' });
    expect(records.get('first')).not.toHaveProperty('isNewTown');
    expect(await send('/staff/:staff', { ...handler, town: ['新设镇'] }, 'second')).toMatchObject({
      kind: 'redirect',
    });
  });

  test('say that nobody stands in, and offer only who may', async () => {
    records.set('third', aRecord('third', { roles: ['county-approver'] }));
    const page = text(await send('/staff/:staff', {}, 'first'));
    expect(page.slice(page.indexOf('代理人'))).toContain('second');
    expect(page.slice(page.indexOf('代理人'))).not.toContain('third');
    const { 'leave.standIn': _, ...alone } = leave;
    expect(await send('/staff/:staff', { ...first, ...alone }, 'first')).toMatchObject({
      to: '/staff/first?done=unattended',
    });
  });

  test('are added, the households of relatives by their numbers', async () => {
    const added = {
      id: ['third'],
      ...first,
      roles: ['town-handler'],
      town: ['东乡镇'],
      relatedHouseholds: ['LX-1\n329901-LX-2，LX-1'],
    };
    expect(await send('/staff', added)).toMatchObject({ kind: 'redirect', to: '/staff/third?done=added' });
    expect(records.get('third')?.relatedHouseholds).toEqual(['329901-LX-1', '329901-LX-2~1']);
    expect(text(await send('/staff', added))).toContain('该登录名已有记录');
  });

  test('keep the households that are on record, whatever has become of them', async () => {
    const related = ['329901-GONE', '329902-MOVED'];
    records.set('first', aRecord('first', { relatedHouseholds: related }));
    const lines = { relatedHouseholds: ['329901-GONE\n329902-MOVED\nLX-1'] };
    expect(await send('/staff/:staff', { ...first, ...lines }, 'first')).toMatchObject({ kind: 'redirect' });
    expect(records.get('first')?.relatedHouseholds).toEqual([...related, '329901-LX-1']);
  });

  test('repeat no identity number that was typed as a household number', async () => {
    const lines = { relatedHouseholds: ['11010119900307451X'] };
    const page = text(await send('/staff/:staff', { ...first, ...lines }, 'first'));
    expect(page).toContain('其中 1 个是身份证号');
    expect(JSON.stringify(notes)).not.toContain('110101199003');
    expect(records.get('first')?.version).toBe(1);
  });

  test('say every change in words and uncut', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `329901-LX-${n + 100}`);
    const before = aRecord('first', {
      leave: { from: '2026-11-02', until: '2026-11-06', standIn: 'second' },
    });
    const after = {
      ...aRecord('first', { name: '方再新', relatedHouseholds: many }),
      active: false,
      version: 2,
    };
    versions = [{ before, after }];
    const page = text(await send('/staff/:staff', {}, 'first'));
    expect(page).toContain('姓名：first → 方再新；停用；取消休假；增加亲属家庭 329901-LX-100、');
    expect(page).toContain('329901-LX-159');
  });

  test.each([
    ['a household that nobody has', { relatedHouseholds: ['LX-1 LX-77'] }, '没有编号为 LX-77 的家庭'],
    [
      'a household of another county',
      { relatedHouseholds: ['329902-LX-1'] },
      '没有编号为 329902-LX-1 的家庭',
    ],
    ['a town with a county role', { town: ['东乡镇'] }, '县级角色不填乡镇'],
    ['a town role without a town', { roles: ['town-handler'] }, '乡镇角色须填写乡镇'],
    [
      'a leave that ends before it begins',
      { ...leave, 'leave.from': ['2026-11-09'] },
      '结束日期早于开始日期',
    ],
    ['a stand-in without the role', { ...leave, 'leave.standIn': ['admin'] }, '相同的全部角色'],
    ['two roles that exclude each other', { roles: ['auditor', 'county-handler'] }, '不得兼任'],
    ['an older version than there is', { version: ['7'] }, '他人已修改此记录'],
    ['no name', { name: [''] }, '请填写'],
  ])('are not changed to %s, and what was entered stays', async (_what, entered, why) => {
    const outcome = await send('/staff/:staff', { ...first, ...entered }, 'first');
    expect(outcome).toMatchObject({ kind: 'page', status: 422 });
    expect(text(outcome)).toContain(why);
    expect(records.get('first')?.version).toBe(1);
  });

  test('one’s own is never changed, and a role of a later version stays with who has it', async () => {
    const own = await send('/staff/:staff', { ...first, roles: ['county-approver'] }, 'admin');
    expect(own).toMatchObject({ status: 422 });
    expect(records.get('admin')).toEqual(admin);
    records.set('first', aRecord('first', { roles: ['county-handler', 'clerk-of-tomorrow'] }));
    await send('/staff/:staff', first, 'first');
    expect(records.get('first')?.roles).toEqual(['county-handler', 'clerk-of-tomorrow']);
  });
});
