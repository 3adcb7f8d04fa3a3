/** Unknown is never nothing: what leads to a member and cannot be read neither accuses nor absolves, and is shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bankFile, bankKey, casesByHousehold, SmallCounty, statesByName } from './small-county.ts';

const people = [1, 2, 3, 4, 5, 6];
const september = bankKey('september.csv', '2026-09-30');
const october = bankKey('october.csv', '2026-10-30');

describe('a row that leads to a member and cannot be read', () => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    await county.deliver({
      [september]: bankFile([
        { person: 1, balance: '50000.00', date: '2026-09-30' },
        ...people.slice(1).map((person) => ({ person, date: '2026-09-30' })),
      ]),
    });
    expect(casesByHousehold(await county.night())).toEqual({ H1: 'suspension financial-assets' });
    await county.deliver({
      [october]: bankFile([
        { person: 1, balance: 'about 50000' },
        { person: 2, balance: 'unreadable' },
        ...people.slice(2).map((person) => ({ person })),
      ]),
    });
  });
  afterEach(() => county.stop());

  it('withdraws nothing that rested on its source, and raises nothing but the question what it says', async () => {
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({ 'october.csv': 'current' });
    expect(casesByHousehold(outputs)).toEqual({
      H1: 'suspension unclear-asset,financial-assets',
      H2: 'review unclear-asset',
    });
  });

  it('is gone when a file comes that can be read', async () => {
    await county.night();
    await county.deliver({
      [bankKey('mended.csv', '2026-10-30')]: bankFile(people.map((person) => ({ person }))),
    });
    expect(casesByHousehold(await county.night())).toEqual({});
  });

  it('appears in the household file by key, line and reason, and nothing of it is copied', async () => {
    const { households, pointers } = county.target;
    const file = await households.readFile('329901-H2', await pointers.readAll());
    const [unread] = file?.holdings ?? [];
    expect(unread).toMatchObject({ file: october, line: 3, name: '' });
    expect(unread?.asset).toEqual({ source: 'bank', unreadable: 'balance-invalid', line: 3 });
  });
});

describe('somebody who is missing from a file with more unreadable identities than before', () => {
  let county: SmallCounty;
  const damaged = (asOf: string) =>
    bankFile([
      { person: 1, id: '3.29901E+17', balance: '50000.00', date: asOf },
      ...people.slice(1).map((person) => ({ person, date: asOf })),
    ]);
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    await county.deliver({
      [september]: bankFile([
        { person: 1, balance: '50000.00', date: '2026-09-30' },
        ...people.slice(1).map((person) => ({ person, date: '2026-09-30' })),
      ]),
    });
    await county.deliver({ [october]: damaged('2026-10-29') });
  });
  afterEach(() => county.stop());

  it('keeps the case that rested on that source, with the question what the file says of them', async () => {
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({ 'october.csv': 'current' });
    expect(casesByHousehold(outputs)).toEqual({ H1: 'suspension unclear-asset,financial-assets' });
    const [question] = outputs.cases[0]?.findings ?? [];
    expect(question?.evidence).toMatchObject([{ file: october, line: 1, certainty: 'probable' }]);
    expect(await county.deadLetters()).toEqual([]);
  });

  it('goes on being unknown in the next file that is as damaged, and is known by one that can be read', async () => {
    await county.deliver({ [bankKey('again.csv', '2026-10-30')]: damaged('2026-10-30') });
    expect(casesByHousehold(await county.night())).toEqual({
      H1: 'suspension unclear-asset,financial-assets',
    });
    await county.deliver({
      [bankKey('mended.csv', '2026-10-31')]: bankFile(people.slice(1).map((person) => ({ person }))),
    });
    expect(casesByHousehold(await county.night())).toEqual({});
  });
});
