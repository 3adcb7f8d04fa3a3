import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bankFile, bankKey, casesByHousehold, SmallCounty, statesByName } from './small-county.ts';

const people = Array.from({ length: 60 }, (_, n) => n + 1);
const roster = people.map((person) => ({ household: `H${person}`, person }));
const september = bankKey('september.csv', '2026-09-30');
const october = bankKey('october.csv', '2026-10-30');

describe('what is held', () => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(roster);
    await county.deliver({
      [september]: bankFile(people.map((person) => ({ person, date: '2026-09-30' }))),
      [october]: bankFile([{ person: 1, balance: '50000.00' }]),
    });
  });
  afterEach(() => county.stop());

  it('a delivery that matches less than half waits, and the one before stays current', async () => {
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'september.csv': 'current',
      'october.csv': 'held members-lost',
    });
    expect(casesByHousehold(outputs)).toEqual({});
  });

  it('a released delivery is used, and releasing it again changes nothing', async () => {
    expect(await county.decide('release', october)).toEqual({ kind: 'decided' });
    expect(await county.decide('release', october)).toEqual({ kind: 'unchanged' });
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'september.csv': 'superseded newer-delivery',
      'october.csv': 'current',
    });
    expect(casesByHousehold(outputs)).toEqual({ H1: 'suspension financial-assets' });
  });

  it('a rejected delivery is used never, until somebody releases it after all', async () => {
    await county.decide('reject', october);
    expect(statesByName(await county.night())['october.csv']).toBe('rejected rejected-by-staff');
    await county.decide('release', october);
    expect(statesByName(await county.night())['october.csv']).toBe('current');
  });

  it('what was never held cannot be released', async () => {
    expect(await county.decide('release', september)).toMatchObject({ kind: 'refused' });
    expect(await county.decide('release', bankKey('nothing.csv'))).toMatchObject({ kind: 'refused' });
    expect(await county.decide('release', 'elsewhere/file.csv')).toMatchObject({ kind: 'refused' });
  });

  it('a release after the index has moved matches again', async () => {
    await county.deliverRoster(
      roster.filter(({ person }) => person !== 1).concat({ household: 'H61', person: 61 }),
      'later.csv',
      '2026-10-28',
    );
    await county.decide('release', october);
    const outputs = await county.night();
    expect(outputs.deliveries.find(({ key }) => key === october)).toMatchObject({ matched: 0, unmatched: 1 });
    expect(casesByHousehold(outputs)).toEqual({});
  });
});

describe('two files of one day without manifests', () => {
  let county: SmallCounty;
  const half = (file: string) => bankKey(file, '2026-10-30');
  const accountsOf = (some: readonly number[]) =>
    bankFile(some.map((person) => ({ person, balance: '50000.00' })));
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(roster.slice(0, 6));
    await county.deliver({ [half('1.csv')]: accountsOf([1, 2, 3]), [half('2.csv')]: accountsOf([4, 5, 6]) });
  });
  afterEach(() => county.stop());

  it('that name other people: the second waits, and joined both are used', async () => {
    expect(statesByName(await county.night())).toMatchObject({
      '1.csv': 'current',
      '2.csv': 'held other-people-same-day',
    });
    expect(await county.decide('join', half('2.csv'))).toEqual({ kind: 'decided' });
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({ '1.csv': 'current', '2.csv': 'current' });
    expect(Object.keys(casesByHousehold(outputs))).toHaveLength(6);
  });

  it('bytes that were superseded and are put again end in use', async () => {
    await county.deliver({ [half('1.csv')]: accountsOf([1, 2]) });
    await county.deliver({ [half('1.csv')]: accountsOf([1, 2, 3]) });
    const { deliveries } = await county.night();
    expect(
      deliveries.filter(({ key }) => key === half('1.csv')).map(({ state, rows }) => [state, rows]),
    ).toEqual([
      ['current', 3],
      ['superseded', 2],
    ]);
  });
});
