/** Whose file, whose case: rosters that name the same people otherwise, followed end to end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { StaffRecords } from '../../../shared/store/staff-records.ts';
import { numberListKeyOf } from '../../../shared/domain/deliveries/delivery-key.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  nameOf,
  rosterKey,
  SmallCounty,
  statesByName,
  type RosterEntry,
} from './small-county.ts';

/** Twelve households of one person each. */
const first = Array.from({ length: 12 }, (_, n): RosterEntry => ({ household: `H${n + 1}`, person: n + 1 }));
/** Renumbered whole, and in each somebody has come: neither numbers nor people tell which household is which. */
const renumbered = first.flatMap(({ person }): RosterEntry[] => [
  { household: `N${100 + person}`, person },
  { household: `N${100 + person}`, person: 50 + person, head: nameOf(person) },
]);
const list = ['旧家庭编号,新家庭编号', ...first.map(({ person }) => `H${person},N${100 + person}`), ''].join(
  '\n',
);
/** Household 1 splits: who came last goes to household 2. */
const split = renumbered.map((entry) =>
  entry.person === 51 ? { ...entry, household: 'N102', head: nameOf(2) } : entry,
);

describe('a county that writes its households otherwise', () => {
  let county: SmallCounty;
  beforeAll(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(first);
    // The account of 3 and 4 is joint, and they live apart.
    const joint = { account: '880000000001', balance: '50000.00' };
    await county.deliver({
      [bankKey('a.csv')]: bankFile([
        { person: 1, balance: '50000.00' },
        { person: 3, ...joint },
        { person: 4, ...joint },
      ]),
    });
  });
  afterAll(() => county.stop());

  const fileOf = async (number: string): Promise<HouseholdFile | undefined> =>
    county.target.households.readFile(`329901-${number}`, await county.target.pointers.readAll());
  const staffRecords = () => {
    const { clientConfig, outputs } = county.target.embedded;
    return new StaffRecords(new Table(createClients(clientConfig).tables, outputs['OperationsTable'] ?? ''));
  };

  it('suspends nobody on an account that two households hold', async () => {
    const outputs = await county.night();
    expect(casesByHousehold(outputs)).toEqual({
      H1: 'suspension financial-assets',
      H3: 'review financial-assets',
      H4: 'review financial-assets',
    });
    // Whose a row is is there by the place that the person has for good, and by no name.
    const [found] = outputs.cases[0]?.findings ?? [];
    expect([found?.evidence.map(({ member }) => member), found?.members, found?.unjudged]).toEqual([
      [1],
      [],
      null,
    ]);
    expect(JSON.stringify(outputs.cases)).not.toContain(nameOf(1));
  });

  it('holds a roster renumbered whole; with a list of old and new numbers a release loses nobody', async () => {
    await county.deliverRoster(renumbered, 'new.csv', '2026-10-28');
    const key = rosterKey('new.csv', '2026-10-28');
    expect(statesByName(await county.night())).toMatchObject({ 'new.csv': 'held households-vanished' });
    await county.deliver({ [numberListKeyOf(key)]: list });
    expect(await county.decide('release', key)).toEqual({ kind: 'decided' });
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'new.csv': 'current',
      'r.csv': 'superseded newer-delivery',
    });
    expect(casesByHousehold(outputs)).toHaveProperty('H1', 'suspension financial-assets');
    const file = await fileOf('H1');
    expect(file?.profile).toMatchObject({ status: 'active', number: 'N101' });
    expect(file?.cases.map(({ number, state }) => [number, state])).toEqual([[1, 'raised']]);
    expect(file?.members.map(({ ordinal, name }) => [ordinal, name])).toEqual([
      [1, nameOf(1)],
      [2, nameOf(51)],
    ]);
    expect(await fileOf('N101')).toBeUndefined();
    // Whoever looks for the number of today finds the file that goes on.
    const { households } = county.target;
    expect(await households.findByNumber('329901-N101')).toBe('329901-H1');
    expect(await households.findByNumber('329901-H1')).toBe('329901-H1');
    expect(await households.findByNumber('329901-H99')).toBeUndefined();
  });

  it('finds by a number that was given to others whoever has it now', async () => {
    const { households } = county.target;
    await households.writeRegistry([
      {
        profile: { ...(await fileOf('H5'))!.profile, householdId: '329901-N106~2', number: 'N106' },
        members: [],
      },
    ]);
    await households.setEnded('329901-H6', {
      ended: { cause: 'number-given-to-others', households: ['329901-N106~2'], on: '2026-10-28' },
      links: [],
    });
    expect(await households.findByNumber('329901-N106')).toBe('329901-N106~2');
    await households.removeProfiles(['329901-N106~2']);
    expect(await households.findByNumber('329901-N106')).toBeUndefined();
  });

  it('closes to a relative among staff the household that members of theirs have gone to, and says so', async () => {
    const record = {
      ...{ id: 'handler-1', name: '职员', county: '329901', roles: ['county-handler'], active: true },
      ...{
        relatedHouseholds: ['329901-H1'],
        version: 1,
        changedAt: '2026-10-01T00:00:00.000Z',
        changedBy: 'administrator-1',
      },
    };
    await staffRecords().write(record, undefined);
    await county.deliverRoster(split, 'split.csv', '2026-10-29');
    await county.night();
    const move = { from: '329901-H1', to: '329901-H2', on: '2026-10-29' };
    expect(await staffRecords().find('handler-1')).toMatchObject({
      ...{
        relatedHouseholds: ['329901-H1', '329901-H2'],
        relativesMoved: [move],
        version: 2,
        changedBy: 'hedui',
      },
    });
    expect((await fileOf('H1'))?.profile.links?.at(-1)).toMatchObject({
      kind: 'members-went-to',
      household: '329901-H2',
    });
    expect((await fileOf('H2'))?.profile.links?.at(-1)).toMatchObject({
      kind: 'members-came-from',
      household: '329901-H1',
    });
  });
});
