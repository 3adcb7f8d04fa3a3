import { describe, expect, it } from 'vitest';
import {
  releaseEffect,
  type CountyEffect,
  type ReleaseEffect,
} from '../../../../shared/contracts/release-preview.ts';
import type { HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import {
  listCounts,
  sayCounts,
  sayEnded,
  sayFoundKinds,
} from '../../../../shared/domain/deliveries/describe-effect.ts';
import {
  countMoved,
  EffectTally,
  effectFor,
  householdsShown,
  needsSecondPerson,
  shownEffectOf,
  sumCounts,
} from '../../../../shared/domain/deliveries/release-effect.ts';
import { kindOf, kindTitles } from '../../../../shared/domain/assessment/finding-kinds.ts';

const finding = (rule: string, amountFen: number | null = 100, kind = 'review') => ({
  ...{ rule, kind, amountFen, limitFen: 50, evidence: [], evidenceOmitted: 0 },
  explanation: { zh: '', en: '' },
});
type TestFinding = ReturnType<typeof finding>;

const caseOf = (...findings: TestFinding[]) =>
  ({
    kind: kindOf(findings),
    ...{ findings, latest: null, amountAtStakeFen: 600 },
  }) as unknown as HouseholdCase;

/** A person works on it: what it found stays, and beside it is noted what was found last. */
const begunCase = (findings: TestFinding[], latest: TestFinding[]) =>
  ({ ...caseOf(...findings), latest }) as unknown as HouseholdCase;

const hard = (amountFen = 2_505_000) => finding('financial-assets', amountFen, 'suspension');

const effect = (...counties: (Pick<CountyEffect, 'county'> & Partial<CountyEffect>)[]): ReleaseEffect => ({
  households: 0,
  counties: counties.map((county) => ({
    ...{ open: 0, raised: 0, changed: 0, withdrawn: 0, milder: 0, harder: 0, lines: [] },
    ...county,
  })),
});

describe('what a release does to cases', () => {
  const place = { household: '329901-C0001', county: '329901', town: '东乡', isOpenNow: true };

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

  it('names the first households of a line, so that somebody can look at them before deciding', () => {
    const tally = new EffectTally(new Map());
    const households = ['1', '2', '3', '4', '5', '6'].map((n) => `329901-C000${n}`);
    for (const household of households)
      tally.add({ ...place, household, before: caseOf(finding('motor-vehicle')), after: undefined });
    expect(tally.effect.counties).toMatchObject([
      { lines: [{ cases: 6, households: households.slice(0, householdsShown) }] },
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

describe('a case that a release leaves, and otherwise than before', () => {
  const place = { household: '329901-C0001', county: '329901', town: '新集镇', isOpenNow: true };
  const changed = (before: HouseholdCase, after: HouseholdCase) => {
    const tally = new EffectTally(new Map());
    tally.add({ ...place, before, after });
    const [county] = tally.effect.counties;
    if (county === undefined) throw new Error('nothing has changed');
    return { county, lines: county.lines };
  };

  it('is milder where a release takes its hard finding away, and shows from what to what', () => {
    const { county, lines } = changed(
      caseOf(hard(), finding('motor-vehicle')),
      caseOf(finding('motor-vehicle')),
    );
    expect(county).toMatchObject({ raised: 0, withdrawn: 0, changed: 1, milder: 1, harder: 0 });
    expect(lines).toMatchObject([
      {
        ...{ effect: 'changed', rule: 'financial-assets', kind: 'review', finding: 'gone', cases: 1 },
        found: { before: 'suspension', after: 'review' },
      },
    ]);
    expect(lines.map((line) => sayFoundKinds(line, kindTitles).zh)).toEqual(['拟停发 → 复核']);
    expect(lines.map(shownEffectOf)).toEqual(['milder']);
    expect(sayCounts(sumCounts([county])).zh).toBe('减轻 1 件');
  });

  it('is milder while a person works on it and its hard finding is noted as gone, though it stays a suspension', () => {
    const some = changed(begunCase([hard()], [hard()]), begunCase([hard()], [finding('motor-vehicle')]));
    expect(some.county).toMatchObject({ changed: 1, milder: 1 });
    expect(some.lines.map(({ rule, finding: what }) => `${rule} ${what ?? ''}`)).toEqual([
      'financial-assets gone',
      'motor-vehicle new',
    ]);
    const none = changed(begunCase([hard()], [hard()]), begunCase([hard()], []));
    expect(none.lines.map((line) => sayFoundKinds(line, kindTitles).zh)).toEqual(['拟停发 → 无疑点']);
    expect(none.county).toMatchObject({ milder: 1 });
  });

  it('is harder where a review becomes a suspension', () => {
    const { county, lines } = changed(caseOf(finding('financial-assets')), caseOf(hard()));
    expect(county).toMatchObject({ changed: 1, milder: 0, harder: 1 });
    expect(lines).toMatchObject([{ finding: 'harder', found: { before: 'review', after: 'suspension' } }]);
  });

  it('of a kind that only another version knows counts as milder: nobody knows that it is not', () => {
    const odd = caseOf({ ...finding('financial-assets'), kind: 'grave' });
    expect(changed(odd, caseOf(finding('financial-assets'))).county).toMatchObject({ milder: 1 });
  });

  it.each([
    ['lower', finding('financial-assets', 900), finding('financial-assets', 100)],
    ['higher', finding('financial-assets', 100), finding('financial-assets', 900)],
    ['other', finding('financial-assets', 100), finding('financial-assets', null)],
    ['other', finding('financial-assets', 100), { ...finding('financial-assets', 100), limitFen: 60 }],
  ])('and neither milder nor harder says what became of its finding: %s %#', (what, was, is) => {
    const { county, lines } = changed(caseOf(was), caseOf(is));
    expect(county).toMatchObject({ changed: 1, milder: 0, harder: 0 });
    expect(lines).toMatchObject([{ finding: what, found: { before: 'review', after: 'review' } }]);
    expect(sayCounts(sumCounts([county])).zh).toBe('其他变化 1 件');
  });

  it('is counted once where two of its rules find something else, in a line of each', () => {
    const { county, lines } = changed(
      caseOf(hard(), finding('motor-vehicle', 900)),
      caseOf(finding('motor-vehicle', 100)),
    );
    expect(county).toMatchObject({ changed: 1, milder: 1 });
    expect(lines.map(({ finding: what }) => what)).toEqual(['gone', 'lower']);
  });
});

/** What the version before has kept: it did not tell milder cases from others that change. */
describe('a preview that an older version has worked out', () => {
  const line = { effect: 'changed', rule: 'financial-assets', town: '新集镇', kind: 'review', cases: 3 };
  const county = { county: 'a', open: 8, raised: 0, changed: 3, withdrawn: 0, lines: [line] };
  const text = { households: 3, counties: [county] };

  it('reads, and any case that changes may be milder', () => {
    const read = releaseEffect.parse(text);
    expect(read).toEqual(text);
    expect(countMoved(read)).toBe(3);
    expect(needsSecondPerson(read)).toBe(true);
    expect(listCounts(sumCounts(read.counties)).map(({ title, cases }) => `${title.zh} ${cases}`)).toEqual([
      '撤回 0',
      '新增 0',
      '变化（未区分减轻、加重） 3',
    ]);
    expect(effectFor(read, 'b').elsewhere).toEqual({ raised: 0, changed: 3, withdrawn: 0 });
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
    [
      'cases that change and are neither milder nor harder',
      effect({ county: 'a', open: 3, changed: 300 }),
      false,
    ],
    ['two that are milder', effect({ county: 'a', open: 2, changed: 2, milder: 2 }), false],
    ['three milder cases of eight', effect({ county: 'a', open: 8, changed: 3, milder: 3 }), true],
    ['21 milder cases of very many', effect({ county: 'a', open: 1000, changed: 21, milder: 21 }), true],
    [
      '21 cases of very many, some milder, some harder, some withdrawn',
      effect({ county: 'a', open: 1000, changed: 14, milder: 10, harder: 4, withdrawn: 7 }),
      true,
    ],
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
