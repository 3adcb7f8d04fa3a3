import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county as countyCode,
  rosterFile,
  rosterKey,
  SmallCounty,
  statesByName,
} from '../night/small-county.ts';
import { workAsCounty } from '../night/work-as-county.ts';

const people = Array.from({ length: 30 }, (_, n) => n + 1);
const rich = '50000.00';
/** What the bank said before: only the first person is rich, by a balance that is too old for a suspension. */
const before = bankFile(
  people.map((person) => ({ person, balance: person === 1 ? rich : '100.00', date: '2026-07-20' })),
);
/** Another city's export: two accounts of everybody but the first, and two who are rich in it. */
const wrongOn = (date: string) =>
  bankFile(
    people
      .filter((person) => person > 1)
      .flatMap((person) => ['A', 'B', 'C'].map((n) => ({ person, account: `62${n}${person}` })))
      .map((entry) => ({ ...entry, date, balance: entry.person < 4 ? rich : '1.00' })),
  );
const wrong = wrongOn('2026-10-30');
const right = bankFile(people.map((person) => ({ person, balance: person === 1 ? '60000.00' : '100.00' })));
const [september, october] = [bankKey('september.csv', '2026-09-30'), bankKey('october.csv')];

describe('a wrong file that is current', () => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await SmallCounty.start();
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    await county.deliver({ [september]: before });
  });
  afterEach(() => county.stop());

  const casesOf = async (household: string) =>
    (await county.target.households.readFile(`${countyCode}-${household}`, []))?.cases ?? [];

  it('is followed by the right one for its date, which is held until it is released; then cases nobody began are withdrawn, begun ones stay, and true ones come back', async () => {
    await county.deliver({ [october]: wrong });
    expect(casesByHousehold(await county.night())).toEqual({
      H2: 'suspension financial-assets',
      H3: 'suspension financial-assets',
    });
    expect(await county.decide('reject', october)).toMatchObject({ kind: 'refused' });
    await workAsCounty(county, `${countyCode}-H2`, [['shen', { step: 'screen', registeredApart: false }]]);

    const corrected = bankKey('october-2.csv');
    await county.deliver({ [corrected]: right });
    expect(statesByName(await county.night())).toMatchObject({
      'october.csv': 'current',
      'october-2.csv': 'held matches-dropped',
    });
    expect(await county.decide('release', corrected)).toEqual({ kind: 'decided' });
    expect((await casesOf('H3')).map(({ state }) => state)).toEqual(['withdrawn']);
    const [begun] = await casesOf('H2');
    expect(begun).toMatchObject({ state: 'screened', latest: [] });
    expect(begun?.findings).toHaveLength(1);
    // What the wrong file had withdrawn is the same case again.
    expect((await casesOf('H1')).map(({ state }) => state)).toEqual(['raised']);
    await workAsCounty(county, `${countyCode}-H2`, [
      ['shen', { step: 'withdraw', reason: '数据来自他市' }],
      ['lu', { step: 'confirm', subject: 'withdraw' }],
    ]);
    expect((await casesOf('H2')).map(({ state }) => state)).toEqual(['withdrawn']);
  });

  it('the earlier bytes, put again under its date, are used again; their rows keep their own dates', async () => {
    await county.deliver({ [october]: wrong });
    await county.deliver({ [bankKey('back.csv')]: before });
    await county.decide('release', bankKey('back.csv'));
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'october.csv': 'superseded newer-delivery',
      'back.csv': 'current same-bytes-again',
    });
    expect(casesByHousehold(outputs)).toEqual({ H1: 'review financial-assets' });
    expect(outputs.cases[0]?.findings[0]?.evidence[0]).toMatchObject({ asOf: '2026-10-30' });
    // What had been held can be rejected although it is current, and the one before is back.
    expect(await county.decide('reject', bankKey('back.csv'))).toEqual({ kind: 'decided' });
    expect(statesByName(await county.night())).toMatchObject({ 'october.csv': 'current' });
  });

  it('the earlier bytes, put again under their key, count as new: once released, they are used again', async () => {
    await county.deliver({ [bankKey('october.csv', '2026-09-30')]: wrongOn('2026-09-30') });
    expect(statesByName(await county.night())).toMatchObject({
      'october.csv': 'current',
      'september.csv': 'superseded newer-delivery',
    });
    await county.deliver({ [september]: before });
    expect(statesByName(await county.night())).toMatchObject({
      'october.csv': 'current',
      'september.csv': 'held matches-dropped',
    });
    expect(await county.decide('release', september)).toEqual({ kind: 'decided' });
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'october.csv': 'superseded newer-delivery',
      'september.csv': 'current',
    });
    expect(casesByHousehold(outputs)).toEqual({ H1: 'review financial-assets' });
  });
});

it('a roster that was released by mistake ends households, which a newer whole one brings back with their cases', async () => {
  const county = await SmallCounty.start();
  const whole = people.map((person) => ({ household: `H${person}`, person }));
  const [cut, again] = ['2026-10-26', '2026-10-27'].map((date) => rosterKey('r.csv', date));
  await county.deliverRoster(whole);
  await county.deliver({ [september]: before });
  expect(casesByHousehold(await county.night())).toEqual({ H1: 'review financial-assets' });
  await county.deliver({ [cut ?? '']: rosterFile(whole.slice(3)) });
  await county.decide('release', cut ?? '');
  expect(casesByHousehold(await county.night())).toEqual({});
  await county.deliver({ [again ?? '']: rosterFile(whole) });
  expect(casesByHousehold(await county.night())).toEqual({ H1: 'review financial-assets' });
  await county.stop();
});
