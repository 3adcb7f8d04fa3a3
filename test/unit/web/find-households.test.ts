import { beforeEach, describe, expect, test } from 'vitest';
import type { HouseholdNames } from '../../../shared/contracts/household-people.ts';
import type { AuditNote } from '../../../shared/web/audit-note.ts';
import { findHouseholds } from '../../../shared/web/find-households.ts';
import { problem } from '../../../shared/web/problems.ts';
import { householdRoutes } from '../../../functions/staff-api/routes/households.ts';

const household: HouseholdNames = {
  ...{ householdId: '329901-LX-1', number: 'LX-1', headName: '周国强', names: ['周国强'] },
  ...{ town: '东乡镇', village: '槐树村' },
};
const right = '329901198001010011';
let notes: AuditNote[];
beforeEach(() => {
  notes = [];
});

/** Of the numbers one is the reader's, one another town's. */
const scoped = {
  findByNumber: async () => Promise.resolve(undefined),
  refuseHousehold: async (id: string) =>
    Promise.resolve(
      id === household.householdId
        ? undefined
        : problem(id === '329901-LX-9' ? 'outside-scope' : 'not-found'),
    ),
  lookUp: async (entered: string) =>
    Promise.resolve(entered === '没有花名册' ? undefined : { found: [household], total: 1 }),
};
const asking = { county: '329901', scoped, note: (entry: AuditNote) => void notes.push(entry) };

describe('finding a household by what was entered', () => {
  test.each(['LX-1', '329901-LX-1'])('%s is its number', async (entered) => {
    expect(await findHouseholds(entered, asking)).toEqual({ kind: 'numbered', household: '329901-LX-1' });
    expect(notes).toEqual([{ code: 'household-looked-up', subject: 'by number, 1 found' }]);
  });

  test.each(['LX-1/2', '329901-LX-1／2', 'LX-1 / 2'])(
    '%s is the number of one of its cases',
    async (entered) => {
      const found = await findHouseholds(entered, asking);
      expect(found).toEqual({ kind: 'case', household: '329901-LX-1', number: 2 });
      expect(notes).toEqual([{ code: 'household-looked-up', subject: 'by number, 1 found' }]);
    },
  );

  test('a number of another town is not told, and that it was tried is on record', async () => {
    expect(await findHouseholds('LX-9', asking)).toMatchObject({ kind: 'found' });
    expect(notes).toMatchObject([{ outcome: 'refused', code: 'outside-scope', household: '329901-LX-9' }]);
  });

  test('an identity number is never asked for as a household number, and a mistyped one for nothing', async () => {
    expect(await findHouseholds(right, asking)).toMatchObject({ kind: 'found', total: 1 });
    expect(await findHouseholds(`${right.slice(0, 17)}X`, asking)).toEqual({ kind: 'identity-number-wrong' });
    expect(notes).toEqual([]);
  });

  test('names that are not kept yet are said to be', async () => {
    expect(await findHouseholds('没有花名册', asking)).toEqual({ kind: 'names-not-kept' });
  });
});

describe('the interface', () => {
  const route = householdRoutes.find(({ pattern }) => pattern === '/api/households/look-up');
  const ask = async (entered: string) =>
    route!.handle(
      { actor: { staff: { county: '329901' } }, scoped, body: { entered }, note: asking.note } as never,
      {} as never,
    );

  test('answers with households, or with a problem that says why not', async () => {
    expect(await ask('周国强')).toMatchObject({ body: { total: 1, households: [household] } });
    expect(await ask('LX-1')).toMatchObject({ body: { households: [{ householdId: '329901-LX-1' }] } });
    expect(await ask(`${right.slice(0, 17)}X`)).toMatchObject({ code: 'identity-number-wrong' });
    expect(await ask('没有花名册')).toMatchObject({ code: 'names-not-kept' });
  });
});
