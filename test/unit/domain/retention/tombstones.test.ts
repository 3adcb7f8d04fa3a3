import { describe, expect, it } from 'vitest';
import type { Forgetting, Tombstone } from '../../../../shared/contracts/forgotten.ts';
import type { HouseholdPeople } from '../../../../shared/contracts/household-people.ts';
import {
  accountsFor,
  brokenTombstones,
  chainTombstone,
  withoutForgotten,
} from '../../../../shared/domain/retention/tombstones.ts';

const at = '2032-02-01T00:00:00.000Z';
const household = '329901-H1';
const chain = (...forgettings: Partial<Forgetting>[]): Tombstone[] =>
  forgettings.reduce<Tombstone[]>((before, each) => {
    const next = { at, kind: 'household', why: 'term', household, ...each };
    return [...before, chainTombstone(before.at(-1), next)];
  }, []);

describe('the chain of tombstones', () => {
  it('shows one that was changed, removed or moved', () => {
    const [first, second, third] = chain({}, { household: '329901-H2' }, { household: '329901-H3' }) as [
      Tombstone,
      Tombstone,
      Tombstone,
    ];
    expect(brokenTombstones([first, second, third])).toEqual([]);
    expect(brokenTombstones([{ ...first, household: '329901-H9' }, second, third])).toHaveLength(1);
    expect(brokenTombstones([second, third])).not.toEqual([]);
    expect(brokenTombstones([second, first, third])).not.toEqual([]);
  });

  it('accounts for what nights have seen of a case up to the end that it names, and for nothing else', () => {
    const accounted = accountsFor(chain({ cases: [{ case: 1, events: 5, digest: 'end' }] }));
    expect(accounted(household, { case: 1, events: 5, digest: 'end' })).toBe(true);
    expect(accounted(household, { case: 1, events: 3, digest: 'before' })).toBe(true);
    expect(accounted(household, { case: 1, events: 5, digest: 'other' })).toBe(false);
    expect(accounted(household, { case: 1, events: 6, digest: 'later' })).toBe(false);
    expect(accounted(household, { case: 2, events: 1, digest: 'end' })).toBe(false);
    expect(accounted('329901-H2', { case: 1, events: 5, digest: 'end' })).toBe(false);
  });
});

describe('the people of a county, after some were forgotten', () => {
  const known = (parts: Partial<HouseholdPeople>): HouseholdPeople => ({
    ...{ householdId: household, number: 'H1', scheme: 'urban', head: ['h'], links: [], ended: null },
    people: [
      { ordinal: 1, comparable: true, tokens: ['t1'], names: ['n1'] },
      { ordinal: 2, comparable: true, tokens: ['t2'], names: ['n2'], leftOn: '2026-10-28' },
    ],
    ...parts,
  });
  const end = (on: string) => ({ cause: 'left-roster', households: [], on });

  it('have no household that had ended; one that has its number since then stays', () => {
    const tombstones = chain({});
    expect(withoutForgotten([known({ ended: end('2026-10-28') })], tombstones)).toEqual([]);
    expect(withoutForgotten([known({})], tombstones)).toHaveLength(1);
    expect(withoutForgotten([known({ ended: end('2033-01-01') })], tombstones)).toHaveLength(1);
  });

  it('have nothing of a member but the ordinal, which is given to nobody else', () => {
    const [left] = withoutForgotten([known({})], chain({ kind: 'parts', ordinals: [2] }));
    expect(left?.people).toEqual([
      { ordinal: 1, comparable: true, tokens: ['t1'], names: ['n1'] },
      { ordinal: 2, comparable: false, tokens: [], names: [], leftOn: '2026-10-28' },
    ]);
  });

  it('keep who came back and left again, and who lives there under the number of a forgotten household', () => {
    const again = known({
      people: [{ ordinal: 2, comparable: true, tokens: ['t'], names: [], leftOn: '2033-01-01' }],
    });
    expect(withoutForgotten([again], chain({ kind: 'parts', ordinals: [2] }))).toEqual([again]);
    expect(withoutForgotten([known({})], chain({ kind: 'parts', ordinals: [2] }, {}))).toEqual([known({})]);
  });
});
