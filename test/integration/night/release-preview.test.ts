import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeliveryKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import { decideHeld, type DecisionWord } from '../../../shared/app/deliveries/decide-held.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { readHeld } from '../../../shared/app/deliveries/read-held.ts';
import { effectFor } from '../../../shared/domain/deliveries/release-effect.ts';
import {
  bankFile,
  bankKey,
  casesByHousehold,
  county as code,
  rosterFile,
  rosterKey,
  SmallCounty,
  statesByName,
} from './small-county.ts';

const people = Array.from({ length: 60 }, (_, n) => n + 1);
const roster = people.map((person) => ({ household: `H${person}`, person }));
const september = bankKey('september.csv', '2026-09-30');
const october = bankKey('october.csv', '2026-10-30');
const rich = (person: number, date: string) => ({ person, date, balance: '50000.00' });

let county: SmallCounty;
beforeEach(async () => {
  county = await SmallCounty.start();
});
afterEach(() => county.stop());

function depsOf() {
  return { ...county.target, ...county.target.queues, today: () => county.target.day };
}

async function heldOf(key: string) {
  const [found] = (await readDeliveredFiles(county.target)).filter(({ file }) => file.key === key);
  const held = found && (await readHeld(found.subject, found.file, depsOf()));
  await county.target.embedded.idle();
  return held;
}

/** What has moved since a preview was made is found by who looks first: it is made again, and shown to who looks again. */
async function shownOf(key: string) {
  const preview = (await heldOf(key))?.preview ?? (await heldOf(key))?.preview;
  return preview && { stamp: preview.stamp, ...effectFor(preview.release, code).own };
}

async function decide(key: string, decision: DecisionWord, by: string, stamp?: string) {
  const outcome = await decideHeld(
    {
      key,
      decision,
      by,
      at: '2026-10-31T08:00:00.000Z',
      reason: `${by} 已核实`,
      basis: { kind: 'preview', stamp },
    },
    depsOf(),
  );
  await county.target.embedded.idle();
  return outcome.kind;
}

async function casesOf(household: string) {
  const file = await county.target.households.readFile(`${code}-${household}`, []);
  return (file?.cases ?? []).map(({ number, state }) => `${number} ${state}`);
}

describe('a cut-off delivery that would withdraw most cases', () => {
  beforeEach(async () => {
    await county.deliverRoster(roster);
    await county.deliver({
      [september]: bankFile(people.map((person) => rich(person, '2026-09-30'))),
      [october]: bankFile([rich(1, '2026-10-30')]),
    });
  });

  it('shows by rule and town what a release would do, and has written nothing else', async () => {
    const shown = await shownOf(october);
    expect(shown?.stamp).toMatch(/^[0-9a-f]{16}$/);
    expect(shown).toMatchObject({ county: code, open: 60, raised: 0, withdrawn: 59 });
    expect(shown?.lines.filter(({ effect }) => effect === 'withdrawn')).toEqual([
      {
        effect: 'withdrawn',
        rule: 'financial-assets',
        town: expect.any(String) as string,
        kind: 'suspension',
        cases: 59,
        households: ['H10', 'H11', 'H12', 'H13', 'H14'].map((number) => `${code}-${number}`),
      },
    ]);
    expect(await casesOf('H2')).toEqual(['1 raised']);
    expect(await county.deadLetters()).toEqual([]);
  });

  it('shows masked rows and figures, and nobody by name or number', async () => {
    const held = await heldOf(october);
    expect(held?.comparison).toMatchObject({ before: 60, both: 1 });
    expect(held?.profile?.rows).toBe(1);
    const text = JSON.stringify(held?.sample);
    expect(text).toContain('50000.00');
    expect(text).toContain('正常');
    expect(text).not.toMatch(/\d{15}/);
  });

  it('takes two people, who decide on what is shown; taken back, everything is as it was', async () => {
    const shown = await shownOf(october);
    expect(await decide(october, 'release', 'shen')).toBe('refused');
    expect(await decide(october, 'release', 'shen', 'another')).toBe('refused');
    expect(await decide(october, 'release', 'shen', shown?.stamp)).toBe('proposed');
    expect(await decide(october, 'release', 'shen', shown?.stamp)).toBe('refused');
    expect(await casesOf('H2')).toEqual(['1 raised']);
    expect(await decide(october, 'release', 'lu', shown?.stamp)).toBe('decided');
    expect(await casesOf('H2')).toEqual(['1 withdrawn']);
    const { decisions } = await county.target.ledger.read(subjectOf(october));
    expect(decisions).toMatchObject([
      {
        decision: 'release',
        by: 'shen',
        confirmedBy: 'lu',
        stamp: shown?.stamp,
        reason: 'shen 已核实；lu 已核实',
      },
    ]);

    expect(await decide(october, 'take-back', 'lu')).toBe('decided');
    expect(await decide(october, 'take-back', 'lu')).toBe('unchanged');
    expect(await casesOf('H2')).toEqual(['1 raised']);
    const outputs = await county.night();
    expect(statesByName(outputs)).toMatchObject({
      'september.csv': 'current',
      'october.csv': 'held members-lost',
    });
    expect(Object.keys(casesByHousehold(outputs))).toHaveLength(60);
  });

  it('is not released on what was shown before something moved; it is worked out again', async () => {
    const before = await shownOf(october);
    await county.deliver({
      [bankKey('other.csv', '2026-10-30', 'other')]: bankFile([rich(7, '2026-10-30')]),
    });
    expect(await decide(october, 'release', 'shen', before?.stamp)).toBe('refused');
    const after = await shownOf(october);
    expect(after?.stamp).not.toBe(before?.stamp);
    expect(after).toMatchObject({ withdrawn: 58 });
    expect(await decide(october, 'release', 'shen', after?.stamp)).toBe('proposed');
  });

  it('is matched again first where the registry has moved', async () => {
    await county.deliverRoster(roster.slice(0, 58), 'later.csv', '2026-10-28');
    expect(await heldOf(october)).toMatchObject({ preview: undefined });
    expect(await shownOf(october)).toMatchObject({ withdrawn: 57 });
  });

  it('is released by a later delivery in use no more: then nothing can be taken back', async () => {
    expect((await county.decide('release', october)).kind).toBe('decided');
    await county.deliver({ [bankKey('newer.csv', '2026-10-31')]: bankFile([rich(1, '2026-10-31')]) });
    expect(await decide(october, 'take-back', 'lu')).toBe('refused');
  });
});

it('a release that does little takes one person, and needs the stamp of what was shown', async () => {
  await county.deliverRoster(roster);
  await county.deliver({
    [september]: bankFile(people.map((person) => ({ person, date: '2026-09-30' }))),
    [october]: bankFile([rich(1, '2026-10-30')]),
  });
  const shown = await shownOf(october);
  expect(shown).toMatchObject({ open: 0, raised: 1, withdrawn: 0 });
  expect(await decide(october, 'release', 'shen', shown?.stamp)).toBe('decided');
  expect(await casesOf('H1')).toEqual(['1 raised']);
});

it('a release that only takes hard findings away shows it, from what to what, and takes two people', async () => {
  const other = (person: number) => ({ ...rich(person, '2026-10-30'), name: '某某' });
  await county.deliverRoster(roster);
  await county.deliver({
    [september]: bankFile(
      people.map((person) => (person <= 4 ? rich(person, '2026-09-30') : { person, date: '2026-09-30' })),
    ),
    [october]: bankFile(
      people.slice(0, 40).map((person) => (person <= 4 ? other(person) : { person, date: '2026-10-30' })),
    ),
  });
  const shown = await shownOf(october);
  expect(shown).toMatchObject({ open: 4, raised: 0, withdrawn: 0, changed: 4, milder: 4, harder: 0 });
  const found = { before: 'suspension', after: 'review' };
  expect(shown?.lines).toMatchObject([
    { effect: 'changed', rule: 'financial-assets', finding: 'gone', found, cases: 4 },
    { effect: 'changed', rule: 'identity-question', finding: 'new', found, cases: 4 },
  ]);
  expect(await decide(october, 'release', 'shen', shown?.stamp)).toBe('proposed');
  expect(await decide(october, 'release', 'lu', shown?.stamp)).toBe('decided');
  const file = await county.target.households.readFile(`${code}-H1`, []);
  expect(file?.cases).toMatchObject([{ number: 1, kind: 'review', state: 'raised' }]);
});

it('a roster that lacks households shows whose cases would go; taken back, households and cases are as they were', async () => {
  const cut = rosterKey('cut.csv', '2026-10-28');
  await county.deliverRoster(roster);
  await county.deliver({ [september]: bankFile(people.map((person) => rich(person, '2026-09-30'))) });
  await county.deliver({ [cut]: rosterFile(roster.slice(10)) });
  const held = await heldOf(cut);
  expect(held?.preview?.release).toMatchObject({ endedHouseholds: 10, newPersons: 0 });
  const shown = await shownOf(cut);
  expect(shown).toMatchObject({ open: 60, raised: 0, changed: 0, withdrawn: 10 });
  expect(await decide(cut, 'release', 'shen', shown?.stamp)).toBe('decided');
  expect(Object.keys(casesByHousehold(await county.night()))).toHaveLength(50);
  expect(await decide(cut, 'take-back', 'shen')).toBe('decided');
  expect(Object.keys(casesByHousehold(await county.night()))).toHaveLength(60);
  expect(await casesOf('H1')).toEqual(['1 raised']);
});

function subjectOf(key: string) {
  const reading = readDeliveryKey(key, '9999-12-31');
  if (reading.kind === 'refused') throw new Error(key);
  return reading.subject;
}
