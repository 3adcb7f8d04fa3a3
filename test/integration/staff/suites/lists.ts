/** Lists of cases: whose they are, filters and pages. They come first, while every case is as the night left it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { people, sharedCounty, WorkedCase, type Client } from '../staffed-county.ts';

let client: Client;

beforeAll(async () => {
  ({ client } = await sharedCounty());
});

describe('a list', () => {
  it('is of the own town or county, filtered, page by page, what is due first', async () => {
    const handler = client('county-handler');
    const all = (await handler.request('/api/cases?limit=200')).body as { cases: { householdId: string }[] };
    expect(all.cases).toHaveLength(people.length);
    const paged: unknown[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await handler.request(`/api/cases?limit=10${next === '' ? '' : `&cursor=${next}`}`);
      const page = body as { cases: unknown[]; next: string | null };
      paged.push(...page.cases);
      next = page.next;
    }
    expect(paged).toEqual(all.cases);
    const town = (await client('town-handler-2').request('/api/cases')).body as typeof all;
    expect(town.cases.map(({ householdId }) => householdId).sort()).toEqual(
      ['H21', 'H22', 'H23', 'H24'].map((each) => `329901-${each}`),
    );
    const none = await handler.request('/api/cases?kind=review&rule=motor-vehicle&leastAmountFen=1');
    expect(none).toMatchObject({ status: 200, body: { cases: [], next: null } });
  });

  it.each([
    ['county=329901', people.length],
    [`town=${encodeURIComponent('西乡')}`, 4],
    [`town=${encodeURIComponent('东乡')}`, people.length - 4],
    ['states=raised', people.length],
    ['states=screened,raised', people.length],
    ['states=screened,decided', 0],
    ['kind=suspension', people.length],
    ['kind=review', 0],
    ['rule=financial-assets', people.length],
    ['rule=duplicate-recipient', 1],
    ['leastAmountFen=60000', people.length],
    ['leastAmountFen=60001', 0],
    [`town=${encodeURIComponent('西乡')}&rule=financial-assets&states=raised&leastAmountFen=1`, 4],
  ])('by %s has %i cases', async (query, count) => {
    const { body } = await client('county-handler').request(`/api/cases?limit=200&${query}`);
    expect((body as { cases: unknown[] }).cases).toHaveLength(count);
  });

  it('is narrowed by certainty, by the day that is due, and by whose it is', async () => {
    const handler = client('county-handler');
    const idsOf = async (query: string): Promise<string[]> => {
      const { status, body } = await handler.request(`/api/cases?limit=200&${query}`);
      expect(status).toBe(200);
      return (body as { cases: { householdId: string }[] }).cases.map(({ householdId }) => householdId);
    };
    const { body } = await handler.request('/api/cases?limit=1');
    const [first] = (body as { cases: { dueOn: string }[] }).cases;
    const due = first?.dueOn ?? '';
    expect(await idsOf(`dueBy=${due}`)).toHaveLength(people.length);
    expect(await idsOf(`dueBy=${addDays(due, -1)}`)).toEqual([]);
    expect(await idsOf('certainty=verified')).toHaveLength(people.length);
    expect(await idsOf('certainty=doubtful')).toEqual([]);
    expect(await idsOf('assignee=me')).toEqual([]);
    const worked = new WorkedCase(client, 'H20');
    await worked.take('county-handler', { step: 'assign', assignee: 'county-handler' });
    expect(await idsOf('assignee=me')).toEqual(['329901-H20']);
    expect(await idsOf('assignee=county-handler&kind=suspension&dueBy=2099-01-01')).toEqual(['329901-H20']);
    expect(await idsOf('assignee=county-handler&kind=review')).toEqual([]);
    expect(await idsOf('assignee=county-approver')).toEqual([]);
  });

  it.each(['/api/cases?county=329902', `/api/cases?town=${encodeURIComponent('西乡')}`])(
    'of another place is refused: %s',
    async (path) => {
      expect(await client('town-handler').request(path)).toMatchObject({
        status: 403,
        body: { code: 'outside-scope' },
      });
    },
  );

  it.each(['kind=murder', 'limit=0', 'states=open', 'dueBy=tomorrow', 'cursor=abc'])(
    'with %s is no list',
    async (query) => {
      expect(await client('county-handler').request(`/api/cases?${query}`)).toMatchObject({ status: 400 });
    },
  );
});
