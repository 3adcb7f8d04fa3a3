/** What a release does to cases, counted, and whether it is so much that a second person has to agree. */
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { CountyEffect, EffectKind, EffectLine, ReleaseEffect } from '../../contracts/release-preview.ts';
import { outlineOf } from '../../contracts/case-record.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { say } from '../kernel/say.ts';

/** A household's open case by today's data, and as it would be. */
export interface JudgedTwice {
  county: string;
  town: string;
  before: HouseholdCase | undefined;
  after: HouseholdCase | undefined;
  /** Whether one is on file: an assessment that is still to come may raise or withdraw it. */
  isOpenNow: boolean;
}

/** Up to so many cases raised and withdrawn one person decides; over a share of those open, two do, however few they are. */
export const releaseThresholds = { cases: 20, share: 0.25, least: 3 } as const;

/** @param open open cases of each county, as they are on file */
export class EffectTally {
  readonly #counties: Map<string, CountyEffect>;
  readonly #lines = new Map<string, EffectLine & { county: string }>();
  #households = 0;

  constructor(open: ReadonlyMap<string, number>) {
    this.#counties = new Map([...open].map(([county, count]) => [county, emptyEffect(county, count)]));
  }

  add({ county, town, before, after, isOpenNow }: JudgedTwice): void {
    this.#households += 1;
    if (isOpenNow !== (before !== undefined)) this.#addOpen(county, isOpenNow ? -1 : 1);
    const effect = effectOf(before, after);
    const shown = effect === 'withdrawn' ? before : after;
    if (effect === undefined || shown === undefined) return;
    const counted = this.#counties.get(county) ?? emptyEffect(county, 0);
    this.#counties.set(county, { ...counted, [effect]: counted[effect] + 1 });
    for (const rule of rulesConcerned(effect, before, after)) {
      const key = [county, effect, rule, shown.kind, town].join('\n');
      const line = this.#lines.get(key) ?? { county, effect, rule, town, kind: shown.kind, cases: 0 };
      this.#lines.set(key, { ...line, cases: line.cases + 1 });
    }
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
  return { county, open, raised: 0, changed: 0, withdrawn: 0, lines: [] };
}

function effectOf(
  before: HouseholdCase | undefined,
  after: HouseholdCase | undefined,
): EffectKind | undefined {
  if (before === undefined) return after === undefined ? undefined : 'raised';
  if (after === undefined) return 'withdrawn';
  return whatStaffSee(before) === whatStaffSee(after) ? undefined : 'changed';
}

function whatStaffSee({ kind, findings, latest, amountAtStakeFen }: HouseholdCase): string {
  const lines = findings.map((finding) => [outlineOf(finding), finding.unjudged ?? []]);
  return canonicalJson({ kind, lines, latest, amountAtStakeFen });
}

/** The rules of which a remaining case finds something else; all of its rules where none does. */
function rulesConcerned(
  effect: EffectKind,
  before: HouseholdCase | undefined,
  after: HouseholdCase | undefined,
): string[] {
  const [was, is] = [outlinesOf(before), outlinesOf(after)];
  const all = [...new Set([...was.keys(), ...is.keys()])];
  if (effect !== 'changed') return all;
  const other = all.filter((rule) => was.get(rule) !== is.get(rule));
  return other.length > 0 ? other : all;
}

function outlinesOf(shown: HouseholdCase | undefined): Map<string, string> {
  const outlines = shown?.latest ?? shown?.findings.map(outlineOf) ?? [];
  return new Map(outlines.map((outline) => [outline.rule, canonicalJson(outline)]));
}

const effectOrder: readonly EffectKind[] = ['withdrawn', 'raised', 'changed'];

function sortLines(lines: readonly (EffectLine & { county: string })[]): EffectLine[] {
  return lines
    .map(({ county: _county, ...line }) => line)
    .sort(
      (a, b) =>
        effectOrder.indexOf(a.effect) - effectOrder.indexOf(b.effect) ||
        b.cases - a.cases ||
        (`${a.rule} ${a.town} ${a.kind}` < `${b.rule} ${b.town} ${b.kind}` ? -1 : 1),
    );
}

/** Cases raised and withdrawn, in all counties. */
export function countMoved({ counties }: Pick<ReleaseEffect, 'counties'>): number {
  return counties.reduce((sum, each) => sum + each.raised + each.withdrawn, 0);
}

/** Whether it raises or withdraws so many cases, in all or in one county, that a second person has to agree. */
export function needsSecondPerson(effect: ReleaseEffect): boolean {
  const open = effect.counties.reduce((sum, county) => sum + county.open, 0);
  return (
    countMoved(effect) > releaseThresholds.cases ||
    isMuchOf(countMoved(effect), open) ||
    effect.counties.some((county) => isMuchOf(county.raised + county.withdrawn, county.open))
  );
}

function isMuchOf(moved: number, open: number): boolean {
  return moved >= releaseThresholds.least && moved > open * releaseThresholds.share;
}

/** What somebody sees of it: their own county, and how many cases are raised or withdrawn elsewhere. */
export function effectFor(
  effect: ReleaseEffect,
  county: string,
): { own: CountyEffect; elsewhere: { raised: number; changed: number; withdrawn: number } } {
  const others = effect.counties.filter((each) => each.county !== county);
  const sum = (of: EffectKind): number => others.reduce((total, each) => total + each[of], 0);
  return {
    own: effect.counties.find((each) => each.county === county) ?? emptyEffect(county, 0),
    elsewhere: { raised: sum('raised'), changed: sum('changed'), withdrawn: sum('withdrawn') },
  };
}

/** More towns than these are summed up. */
const townsShown = 8;

/** Households that would end, and in which towns they live: whether a whole town is missing is seen at once. */
export function sayEnded({
  endedHouseholds = 0,
  endedByTown: towns = [],
}: Pick<ReleaseEffect, 'endedHouseholds' | 'endedByTown'>): Bilingual | undefined {
  if (endedHouseholds === 0) return undefined;
  const shown = towns.slice(0, townsShown);
  const zh = shown
    .map(({ town, households }) => `${town === '' ? '未写乡镇' : town} ${households} 户`)
    .join('、');
  const en = shown
    .map(({ town, households }) => `${town === '' ? 'no town' : town} ${households}`)
    .join(', ');
  const isMore = towns.length > shown.length;
  return say(
    `${endedHouseholds} 户将不再在保（花名册中没有）${zh === '' ? '' : `：${zh}`}${isMore ? ` 等 ${towns.length} 个乡镇` : ''}`,
    `${endedHouseholds} households would end: the roster does not have them${en === '' ? '' : ` (${en}${isMore ? ` and others, ${towns.length} towns` : ''})`}`,
  );
}
