/** Staff work on stored cases: what is written, who is told, and what the lists show. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import type { ListedClearance } from '../../../shared/contracts/case-lists.ts';
import { caseStep, type CaseStepInput } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import { makePaymentList } from '../../../shared/app/payments/payment-list.ts';
import { workCase, type WorkOutcome } from '../../../shared/app/cases/work-case.ts';
import { aHardCase, aSoftCase, heard, steps } from '../../builders/case-life.ts';
import { aHousehold, aMember } from '../../builders/household-file.ts';
import { aDirectory, staff, type Person } from '../../builders/staff.ts';
import { databaseOfProject } from '../night/database.ts';

const day = '2026-10-12';
let target: HeduiTarget;

beforeAll(async () => {
  target = await startHedui(day, { database: databaseOfProject() });
});
afterAll(() => target.embedded.stop());

const people = new Map(Object.values(staff).map((each) => [each.id, each]));

/** Puts a household with a case into the table. */
async function store(householdId: string, life = aHardCase()): Promise<HouseholdCase> {
  const { profile } = aHousehold({ profile: { householdId } });
  await target.households.writeRegistry([{ profile, members: [aMember()] }]);
  const stored = { ...life.case, householdId };
  await target.households.writeCase(stored, undefined);
  return stored;
}

async function work(seen: HouseholdCase, who: Person, step: CaseStepInput): Promise<WorkOutcome> {
  const { householdId, number, version } = seen;
  return workCase(
    { householdId, number, seenVersion: version, steps: [caseStep.parse(step)], actor: staff[who] },
    {
      households: target.households,
      policies: target.policies,
      staff: aDirectory(people),
      today: () => day,
      now: () => new Date(`${day}T03:00:00Z`),
    },
  );
}

async function taken(seen: HouseholdCase, who: Person, step: CaseStepInput): Promise<HouseholdCase> {
  const outcome = await work(seen, who, step);
  if (outcome.kind !== 'taken') throw new Error(JSON.stringify(outcome));
  return outcome.case;
}

const listOf = async (filter: Parameters<HeduiTarget['caseLists']['listCases']>[0]) => {
  const page = await target.caseLists.listCases(filter, { limit: 50 });
  if (page.kind !== 'page') throw new Error(page.kind);
  return page.cases.map(({ householdId, state }) => `${householdId} ${state}`);
};

const endingThrough = (last: string): Promise<ListedClearance[]> =>
  target.caseLists.endingClearances('110101', last);

describe('a step', () => {
  it('is written, and moves the case to the lists of its town and of who works on it', async () => {
    const raised = await store('110101-0101');
    const screened = await taken(raised, 'county', steps.screen);
    const dispatched = await taken(screened, 'county', { step: 'dispatch', town: '东街镇' });
    await taken(dispatched, 'leader', { step: 'assign', assignee: 'town-handler-1' });
    expect(await listOf({ county: '110101', town: '东街镇' })).toContain('110101-0101 dispatched');
    expect(await listOf({ county: '110101', assignee: 'town-handler-1' })).toEqual([
      '110101-0101 dispatched',
    ]);
  });

  it('of a second person on the same version is refused as too late', async () => {
    const raised = await store('110101-0102');
    expect(await work(raised, 'county', steps.screen)).toMatchObject({ kind: 'taken' });
    expect(await work(raised, 'otherCounty', steps.screen)).toEqual({ kind: 'changed-meanwhile' });
  });

  it('of two people at the same moment is one person’s', async () => {
    const raised = await store('110101-0103');
    const both = await Promise.all([
      work(raised, 'county', steps.screen),
      work(raised, 'otherCounty', { step: 'comment', text: '同时' }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed-meanwhile', 'taken']);
  });
});

describe('a decision', () => {
  it('that went round the gate cannot be written by anybody', async () => {
    const decided = heard(aHardCase()).take('approver', steps.decide).case;
    const forged = { ...decided, householdId: '110101-0104', version: 2, notice: null };
    await store('110101-0104');
    await expect(target.households.writeCase(forged, 1)).rejects.toThrow('lacks notice-missing');
  });
});

describe('a clearance', () => {
  it('is kept with its case, and listed by its end', async () => {
    const soft = await store('110101-0105', aSoftCase());
    const screened = await taken(soft, 'county', steps.screen);
    const cleared = await taken(screened, 'county', {
      step: 'clear',
      rule: 'motor-vehicle',
      reason: 'disabled-members-vehicle',
      until: '2027-06-30',
    });
    expect(cleared.state).toBe('explained');
    const file = await target.households.readFile('110101-0105', []);
    expect(file?.clearances).toEqual(cleared.clearances);
    const ending = await endingThrough('2027-06-30');
    expect(ending).toMatchObject([
      { householdId: '110101-0105', rule: 'motor-vehicle', until: '2027-06-30' },
    ]);
    expect(await endingThrough('2027-06-29')).toEqual([]);
  });
});

describe('the list for finance', () => {
  it('holds a decision once, wherever its case has come since', async () => {
    const decided = heard(aHardCase()).take('approver', steps.decide);
    await store('110101-0106', decided);
    const make = () => makePaymentList('110101', '2026-10', { ...target, today: () => day });
    const before = await make();
    expect(before).toMatchObject({ cutOff: '2026-10-20', final: false });
    expect(before.changes).toMatchObject([{ householdId: '110101-0106', change: 'stopped', nextFen: 0 }]);
    const read = await target.households.readFile('110101-0106', []);
    const [stored] = read?.cases ?? [];
    if (stored === undefined) throw new Error('nothing was stored');
    const executed = await taken(stored, 'county', { step: 'execute', paymentList: before.sha256 });
    await taken(executed, 'county', { step: 'archive' });
    expect((await make()).sha256).toBe(before.sha256);
  });
});

describe('a list', () => {
  it('goes on where the page before ended, and takes no cursor of another list', async () => {
    const all = await listOf({ county: '110101' });
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await target.caseLists.listCases(
        { county: '110101' },
        { limit: 2, ...(after && { after }) },
      );
      if (page.kind !== 'page') throw new Error(page.kind);
      pages.push(...page.cases.map(({ householdId, state }) => `${householdId} ${state}`));
      after = page.next;
    } while (after !== undefined);
    expect(pages).toEqual(all);
    const first = await target.caseLists.listCases({ county: '110101' }, { limit: 1 });
    const cursor = first.kind === 'page' ? first.next : undefined;
    for (const forged of ['', 'e30', cursor ?? '']) {
      const county = forged === cursor ? '220202' : '110101';
      const page = await target.caseLists.listCases({ county }, { limit: 1, after: forged });
      expect(page).toEqual({ kind: 'cursor-invalid' });
    }
  });

  it('is filtered by kind, rule, state, day and amount', async () => {
    await store('110101-0107', aSoftCase());
    expect(await listOf({ county: '110101', kind: 'review' })).toEqual(['110101-0107 raised']);
    expect(await listOf({ county: '110101', rule: 'motor-vehicle' })).toEqual(['110101-0107 raised']);
    expect(await listOf({ county: '110101', certainty: 'verified', kind: 'review' })).toHaveLength(1);
    expect(await listOf({ county: '110101', certainty: 'doubtful' })).toEqual([]);
    expect(await listOf({ county: '110101', states: ['archived'] })).toEqual(['110101-0106 archived']);
    expect(await listOf({ county: '110101', dueBy: '2026-10-12' })).toEqual([]);
    expect(await listOf({ county: '110101', leastAmountFen: 600_01 })).toEqual([]);
    expect(await listOf({ county: '220202' })).toEqual([]);
  });
});

describe('authorisations that lapse', () => {
  const lapsing = async (town: string) => {
    const households = await target.caseLists.lapsingAuthorisations({ county: '110101', town }, '2026-11-11');
    return households.map(({ householdId, members }) =>
      [householdId, ...members.map(({ ordinal, until }) => `${ordinal} ${until}`)].join(': '),
    );
  };
  const registerIn = (town: string, householdId: string, ...ends: string[]) =>
    target.households.writeRegistry([
      {
        profile: aHousehold({ profile: { householdId, town } }).profile,
        members: ends.map((authorisedUntil, n) => aMember({ ordinal: n + 1, authorisedUntil })),
      },
    ]);

  it('are listed by town, the earliest first, with the members they are of', async () => {
    await registerIn('南街镇', '110101-0201', '2026-11-10', 'open-ended', '2027-01-01');
    await registerIn('南街镇', '110101-0202', '2026-10-01');
    await registerIn('南街镇', '110101-0203', 'open-ended', 'never', '2026-11-12');
    await registerIn('北街镇', '110101-0204', '2026-11-11');
    expect(await lapsing('南街镇')).toEqual(['110101-0202: 1 2026-10-01', '110101-0201: 1 2026-11-10']);
  });

  it('follow a household that moves, and leave the list with one that ends', async () => {
    await registerIn('北街镇', '110101-0201', '2026-11-10');
    const ended = { cause: 'left-roster' as const, households: [], on: '2026-10-25' };
    await target.households.setEnded('110101-0202', { ended, links: [] });
    expect(await lapsing('南街镇')).toEqual([]);
    expect(await lapsing('北街镇')).toEqual(['110101-0201: 1 2026-11-10', '110101-0204: 1 2026-11-11']);
  });
});
