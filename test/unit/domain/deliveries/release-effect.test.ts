import { describe, expect, it } from 'vitest';
import type { CountyEffect, ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import {
  EffectTally,
  effectFor,
  needsSecondPerson,
  sayEnded,
} from '../../../../shared/domain/deliveries/release-effect.ts';

const finding = (rule: string, amountFen = 100) => ({
  ...{ rule, kind: 'review', amountFen, limitFen: 50, evidence: [], evidenceOmitted: 0 },
  explanation: { zh: '', en: '' },
});

const caseOf = (...findings: ReturnType<typeof finding>[]) =>
  ({ kind: 'review', findings, latest: null, amountAtStakeFen: 600 }) as unknown as HouseholdCase;

const effect = (...counties: (Pick<CountyEffect, 'county'> & Partial<CountyEffect>)[]): ReleaseEffect => ({
  households: 0,
  counties: counties.map((county) => ({
    ...{ open: 0, raised: 0, changed: 0, withdrawn: 0, lines: [] },
    ...county,
  })),
});

describe('what a release does to cases', () => {
  const place = { county: '329901', town: '东乡', isOpenNow: true };

  it('is counted once a case, and by each rule and town that it is about', () => {
    const tally = new EffectTally(new Map([['329901', 7]]));
    tally.add({
      ...place,
      isOpenNow: false,
      before: undefined,
      after: caseOf(finding('motor-vehicle'), finding('second-home')),
    });
    tally.add({ ...place, before: caseOf(finding('motor-vehicle')), after: undefined });
    tally.add({ ...place, town: '西乡', before: caseOf(finding('motor-vehicle')), after: undefined });
    const [county] = tally.effect.counties;
    expect(county).toMatchObject({ open: 7, raised: 1, changed: 0, withdrawn: 2 });
    expect(county?.lines.map((line) => `${line.effect} ${line.rule} ${line.town} ${line.cases}`)).toEqual([
      'withdrawn motor-vehicle 东乡 1',
      'withdrawn motor-vehicle 西乡 1',
      'raised motor-vehicle 东乡 1',
      'raised second-home 东乡 1',
    ]);
  });

  it('counts as open what an assessment still to come would raise, and not what it would withdraw', () => {
    const tally = new EffectTally(new Map([['329901', 5]]));
    const same = caseOf(finding('motor-vehicle'));
    tally.add({ ...place, isOpenNow: false, before: same, after: same });
    tally.add({ ...place, isOpenNow: false, before: same, after: undefined });
    tally.add({ ...place, isOpenNow: true, before: undefined, after: undefined });
    expect(tally.effect.counties).toMatchObject([{ open: 6, raised: 0, changed: 0, withdrawn: 1 }]);
  });

  it('names of a case that stays the rules of which something else is found, and leaves out one that says the same', () => {
    const tally = new EffectTally(new Map());
    const before = caseOf(finding('financial-assets', 100), finding('motor-vehicle'));
    tally.add({ ...place, before, after: before });
    tally.add({
      ...place,
      before,
      after: caseOf(finding('financial-assets', 900), finding('motor-vehicle')),
    });
    expect(tally.effect).toMatchObject({
      households: 2,
      counties: [{ changed: 1, lines: [{ effect: 'changed', rule: 'financial-assets', cases: 1 }] }],
    });
  });
});

describe('a second person', () => {
  it.each([
    ['20 cases of very many', effect({ county: 'a', open: 1000, withdrawn: 20 }), false],
    ['21 cases of very many', effect({ county: 'a', open: 1000, withdrawn: 15, raised: 6 }), true],
    ['a quarter of those open', effect({ county: 'a', open: 12, withdrawn: 3 }), false],
    ['over a quarter of those open', effect({ county: 'a', open: 11, withdrawn: 3 }), true],
    ['two, however few are open', effect({ county: 'a', open: 2, withdrawn: 2 }), false],
    ['three where none is open', effect({ county: 'a', raised: 3 }), true],
    ['cases that only change', effect({ county: 'a', open: 3, changed: 300 }), false],
    [
      'over a quarter of one county among many',
      effect({ county: 'a', open: 8, withdrawn: 3 }, { county: 'b', open: 900 }),
      true,
    ],
  ])('%s: %#', (_what, moved, needed) => {
    expect(needsSecondPerson(moved)).toBe(needed);
  });
});

it('staff see their own county, and of others how many', () => {
  const both = effect({ county: 'a', withdrawn: 1 }, { county: 'b', withdrawn: 4, raised: 2 });
  expect(effectFor(both, 'a')).toMatchObject({
    own: { county: 'a', withdrawn: 1 },
    elsewhere: { withdrawn: 4, raised: 2, changed: 0 },
  });
  expect(effectFor(both, 'c')).toMatchObject({ own: { county: 'c', withdrawn: 0 } });
});

describe('households that a roster would end', () => {
  it('are shown with the towns in which they live', () => {
    const endedByTown = [
      { town: '东乡', households: 9 },
      { town: '', households: 1 },
    ];
    expect(sayEnded({ endedHouseholds: 10, endedByTown })?.zh).toBe(
      '10 户将不再在保（花名册中没有）：东乡 9 户、未写乡镇 1 户',
    );
  });

  it('are shown without them where an older version has worked it out, and not at all where there are none', () => {
    expect(sayEnded({ endedHouseholds: 2 })?.zh).toBe('2 户将不再在保（花名册中没有）');
    expect(sayEnded({})).toBeUndefined();
  });

  it('of more than eight towns are summed up', () => {
    const endedByTown = Array.from({ length: 9 }, (_, n) => ({ town: `${n + 1} 乡`, households: 1 }));
    expect(sayEnded({ endedHouseholds: 9, endedByTown })?.zh).toMatch(/8 乡 1 户 等 9 个乡镇$/);
  });
});
