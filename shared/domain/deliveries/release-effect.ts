/** What a release does to cases, counted, and whether it is so much that a second person has to agree. */
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import type { CountyEffect, EffectKind, EffectLine, ReleaseEffect } from '../../contracts/release-preview.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { compareCases, strengthOf, type Strength } from './compare-cases.ts';

/** A household's open case by today's data, and as it would be. */
export interface JudgedTwice {
  household: HouseholdId;
  county: string;
  town: string;
  before: HouseholdCase | undefined;
  after: HouseholdCase | undefined;
  /** Whether one is on file: an assessment that is still to come may raise or withdraw it. */
  isOpenNow: boolean;
}

/** So many households of a line are named, for whoever decides to look at. */
export const householdsShown = 5;

/** Up to so many cases moved one person decides; over a share of those open, two do, however few they are. */
export const releaseThresholds = { cases: 20, share: 0.25, least: 3 } as const;

/** @param open open cases of each county, as they are on file */
export class EffectTally {
  readonly #counties: Map<string, CountyEffect>;
  readonly #lines = new Map<string, EffectLine & { county: string }>();
  #households = 0;

  constructor(open: ReadonlyMap<string, number>) {
    this.#counties = new Map([...open].map(([county, count]) => [county, emptyEffect(county, count)]));
  }

  add({ household, county, town, before, after, isOpenNow }: JudgedTwice): void {
    this.#households += 1;
    if (isOpenNow !== (before !== undefined)) this.#addOpen(county, isOpenNow ? -1 : 1);
    const change = compareCases(before, after);
    const shown = change?.effect === 'withdrawn' ? before : after;
    if (change === undefined || shown === undefined) return;
    const { effect, found } = change;
    const strength = found && strengthOf(found);
    this.#count(county, [effect, ...(strength === undefined ? [] : [strength])]);
    for (const { rule, finding } of change.rules) {
      const line = {
        ...{ effect, rule, town, kind: shown.kind },
        ...(found !== undefined && { found }),
        ...(finding !== undefined && { finding }),
      };
      const key = canonicalJson({ county, ...line });
      const { cases, households = [] } = this.#lines.get(key) ?? { cases: 0 };
      const named = households.length < householdsShown ? [...households, household] : households;
      this.#lines.set(key, { county, ...line, cases: cases + 1, households: named });
    }
  }

  #count(county: string, kinds: readonly (EffectKind | Strength)[]): void {
    const counted = { ...(this.#counties.get(county) ?? emptyEffect(county, 0)) };
    for (const kind of kinds) counted[kind] = (counted[kind] ?? 0) + 1;
    this.#counties.set(county, counted);
  }

  #addOpen(county: string, cases: number): void {
    const counted = this.#counties.get(county) ?? emptyEffect(county, 0);
    this.#counties.set(county, { ...counted, open: Math.max(0, counted.open + cases) });
  }

  get effect(): ReleaseEffect {
    const lines = Map.groupBy(this.#lines.values(), ({ county }) => county);
    const counties = [...this.#counties.values()]
      .filter(({ open, raised, changed, withdrawn }) => open + raised + changed + withdrawn > 0)
      .map((county) => ({ ...county, lines: sortLines(lines.get(county.county) ?? []) }))
      .sort((a, b) => (a.county < b.county ? -1 : 1));
    return { households: this.#households, counties };
  }
}

function emptyEffect(county: string, open: number): CountyEffect {
  return { county, open, raised: 0, changed: 0, withdrawn: 0, milder: 0, harder: 0, lines: [] };
}

/** What becomes of a case, with a change that makes it milder or harder as such: as staff are shown it, in their order. */
export const shownEffects = ['withdrawn', 'milder', 'raised', 'harder', 'changed'] as const;
export type ShownEffectKind = (typeof shownEffects)[number];

export function shownEffectOf({ effect, found }: Pick<EffectLine, 'effect' | 'found'>): ShownEffectKind {
  return (found && strengthOf(found)) ?? effect;
}

function sortLines(lines: readonly (EffectLine & { county: string })[]): EffectLine[] {
  return lines
    .map(({ county: _county, ...line }) => line)
    .sort(
      (a, b) =>
        shownEffects.indexOf(shownEffectOf(a)) - shownEffects.indexOf(shownEffectOf(b)) ||
        b.cases - a.cases ||
        (canonicalJson(a) < canonicalJson(b) ? -1 : 1),
    );
}

/**
 * Cases that a release raises, withdraws, or makes milder or harder: to absolve many households of a hard finding is as grave
 * as to withdraw their cases. Where an older version has not counted these, any change may be one.
 */
function movedIn({ raised, withdrawn, changed, milder, harder }: EffectCounts): number {
  const isCounted = milder !== undefined && harder !== undefined;
  return raised + withdrawn + (isCounted ? milder + harder : changed);
}

/** The same in all counties. */
export function countMoved({ counties }: Pick<ReleaseEffect, 'counties'>): number {
  return counties.reduce((sum, each) => sum + movedIn(each), 0);
}

/** Whether it moves so many cases, in all or in one county, that a second person has to agree. */
export function needsSecondPerson(effect: ReleaseEffect): boolean {
  const open = effect.counties.reduce((sum, county) => sum + county.open, 0);
  return (
    countMoved(effect) > releaseThresholds.cases ||
    isMuchOf(countMoved(effect), open) ||
    effect.counties.some((county) => isMuchOf(movedIn(county), county.open))
  );
}

function isMuchOf(moved: number, open: number): boolean {
  return moved >= releaseThresholds.least && moved > open * releaseThresholds.share;
}

/** `milder` and `harder` are part of `changed`, and absent where an older version has not counted them. */
export type EffectCounts = Pick<CountyEffect, EffectKind | Strength>;

/** The counts of several counties together. */
export function sumCounts(counties: readonly EffectCounts[]): EffectCounts {
  const sum = (of: EffectKind | Strength): number => counties.reduce((all, each) => all + (each[of] ?? 0), 0);
  const isCounted = counties.every(({ milder, harder }) => milder !== undefined && harder !== undefined);
  return {
    ...{ raised: sum('raised'), changed: sum('changed'), withdrawn: sum('withdrawn') },
    ...(isCounted && { milder: sum('milder'), harder: sum('harder') }),
  };
}

/** What somebody sees of it: their own county, and of others how many cases. */
export function effectFor(
  effect: ReleaseEffect,
  county: string,
): { own: CountyEffect; elsewhere: EffectCounts } {
  return {
    own: effect.counties.find((each) => each.county === county) ?? emptyEffect(county, 0),
    elsewhere: sumCounts(effect.counties.filter((each) => each.county !== county)),
  };
}
