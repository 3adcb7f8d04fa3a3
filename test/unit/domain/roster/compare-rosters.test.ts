/** What a later roster lacks of a former one. */
import { describe, expect, it } from 'vitest';
import { compareRosters } from '../../../../shared/domain/roster/compare-rosters.ts';
import { interpretRoster } from '../../../../shared/domain/roster/interpret-roster.ts';
import { idOf, nameOf } from '../../../builders/county-files.ts';

interface Entry {
  number: string;
  person: number;
  id?: string;
  amount?: string;
}

function households(entries: readonly Entry[]) {
  const rows = entries.map(({ number, person, id = idOf(person), amount = '600.00' }, n) => {
    const fields: Record<string, string> = {
      ...{ household_number: number, scheme: '城市低保', head_name: nameOf(person), name: nameOf(person) },
      ...{ id_number: id, relation: '户主', town: '东乡', village: '一村', category: 'A' },
      ...{ monthly_amount: amount, income: '0', income_period: '月', authorised_until: '长期' },
    };
    return { line: n + 2, reachable: true, field: (name: string) => fields[name] ?? '' };
  });
  const roster = interpretRoster('329901', rows);
  if (roster.kind === 'rejected') throw new Error(roster.reason);
  return roster.households;
}

const three: Entry[] = [1, 2, 3].map((person) => ({ number: `000${person}`, person }));
const changed = (person: number, change: Partial<Entry>) =>
  three.map((entry) => (entry.person === person ? { ...entry, ...change } : entry));
const compare = (later: Entry[]) => compareRosters(households(three), households(later));

describe('two rosters', () => {
  it('that are equal lose nobody', () => {
    expect(compare(three)).toEqual({
      ...{ households: 3, householdsLost: 0, members: 3, membersLost: 0 },
      ...{ membersKept: 3, renamed: 0 },
      ...{ amountBeforeFen: 180_000, amountAfterFen: 180_000 },
    });
  });

  it('with the same people under another number lose no household', () => {
    expect(compare(changed(1, { number: '1' }))).toMatchObject({ householdsLost: 0, membersLost: 0 });
  });

  it('of which one lacks somebody lose household and member', () => {
    expect(compare(three.slice(1))).toMatchObject({ householdsLost: 1, membersLost: 1 });
  });

  it('of which one can no longer compare somebody lose the member', () => {
    expect(compare(changed(1, { id: '3.29901E+17' }))).toMatchObject({ householdsLost: 0, membersLost: 1 });
  });

  it('of which one disputes a household lose it and its members', () => {
    expect(compare(changed(1, { amount: '?' }))).toMatchObject({ householdsLost: 1, membersLost: 1 });
  });

  it('compare the amounts of the households in both', () => {
    const tenfold = three.map((entry) => ({ ...entry, amount: '6000.00' }));
    expect(compare(tenfold)).toMatchObject({ amountBeforeFen: 180_000, amountAfterFen: 1_800_000 });
  });
});
