/** The things of a household as lines of its overview: the same things of the same people in one. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import type { Bilingual, CalendarDate, Certainty } from '../../contracts/primitives.ts';
import { describeRow, titleOfSource } from '../catalogue/catalogue.ts';
import { type Event, type FacetKind, facetsOf } from '../catalogue/facets.ts';
import { type HeldAsset, isCountable, isUnreadable, type MatchedRow } from '../catalogue/held.ts';
import { groupBy, type NonEmpty } from '../catalogue/rows.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';

/** What an overview is made of, besides the household's file. */
export interface OverviewContext {
  policy: PolicyInForce;
  freshness: readonly SourceFreshness[];
  day: CalendarDate;
}

/** A line of an overview. */
export interface OverviewLine {
  /** Titles of the sources that say so. */
  titles: readonly Bilingual[];
  /** What it shows; holds words of the row, for staff who look at the file. */
  text: Bilingual;
  /** Names of the members whose it is. */
  whose: readonly string[];
  providers: readonly ProviderRef[];
  /** The oldest and the newest as-of date of its rows. */
  asOf: { from: CalendarDate; to: CalendarDate };
  /** Why it is not certain; none where it is. */
  doubts: readonly Bilingual[];
  /** What has to be seen at once: it happened after the authorisation was signed. */
  flag?: Bilingual;
}

/** What a block of an overview is about, in the order of the page. */
export const overviewSubjects = ['owned', 'earned', 'changed'] as const;
export type OverviewSubject = (typeof overviewSubjects)[number];

/** Where a facet is shown; within what is owned in this order. */
export const subjectOf: Readonly<Record<FacetKind, OverviewSubject>> = {
  money: 'owned',
  home: 'owned',
  vehicle: 'owned',
  stake: 'owned',
  income: 'earned',
  aid: 'earned',
  event: 'changed',
  class: 'changed',
};
const kinds = Object.keys(subjectOf);

/** What is owned, or may be: money of a source in one line for each holder and certainty, everything else a line each. What has ended is left out. */
export function listOwned(assets: readonly HeldAsset[]): OverviewLine[] {
  const held = assets.filter(({ state }) => state !== 'out');
  const rankOf = ({ facets: [facet] }: HeldAsset): number =>
    facet === undefined ? kinds.length : kinds.indexOf(facet.kind);
  const sorted = [...held].sort((a, b) => rankOf(a) - rankOf(b) || a.rank - b.rank);
  const groups = groupBy(sorted, (asset) =>
    isPlainMoney(asset) ? [asset.source, asset.certainty, ...whoseOf(asset.rows)].join('|') : asset.key,
  );
  return [...groups.values()].map((same) =>
    isPlainMoney(same[0]) ? makeLine(same, sumOf(same)) : makeLine(same, describeThing(same[0])),
  );
}

function isPlainMoney(asset: HeldAsset): boolean {
  return isCountable(asset) && asset.unclear.length === 0 && facetsOf(asset, 'money').length > 0;
}

function sumOf(assets: NonEmpty<HeldAsset>): Bilingual {
  const [{ called }] = assets;
  const all = assets.flatMap((asset) => facetsOf(asset, 'money'));
  const yuan = formatYuan(all.reduce((sum, { fen }) => sum + fen, 0));
  const days = all.map(({ on }) => on).sort();
  const [on = ''] = days;
  const oldest = days.some((day) => day !== on) ? say('最早', 'the oldest ') : say('', '');
  return say(
    `${yuan} 元（${assets.length} 个${called.zh}，${oldest.zh}余额日期 ${on}）`,
    `${yuan} yuan (${countOf(assets.length, called.en)}, ${oldest.en}balance of ${on})`,
  );
}

/** What its newest row shows. */
export function describeThing({ rows }: HeldAsset): Bilingual {
  const newest = [...rows].sort((a, b) => (a.holding.asOf < b.holding.asOf ? 1 : -1))[0];
  return newest === undefined ? say('', '') : describeRow(newest.holding.asset);
}

/** Nobody is told what has not changed: a register as it was, no marriage on record, without anything unclear. */
export function listChanged(
  assets: readonly HeldAsset[],
  { members }: Pick<HouseholdFile, 'members'>,
): OverviewLine[] {
  const changes = assets.filter((asset) => !(asset.facets.every(isUnchanged) && isCountable(asset)));
  const dayOf = (asset: HeldAsset): CalendarDate => facetsOf(asset, 'event')[0]?.on ?? '';
  const sorted = [...changes].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
  return sorted.map((asset) => {
    const member = members.find(({ ordinal }) => ordinal === asset.rows[0]?.memberOrdinal);
    const line = makeLine([asset], describeThing(asset));
    const signed = member?.authorisedOn;
    if (signed !== undefined && dayOf(asset) > signed)
      return { ...line, flag: say('签署授权书之后', 'after the authorisation was signed') };
    if (facetsOf(asset, 'class').length === 0) return line;
    const classes = member?.personClasses;
    const listed = classes === undefined || classes.length === 0 ? undefined : classes.join('、');
    const { zh, en } = line.text;
    return {
      ...line,
      text: say(
        `${zh}（花名册人员类别：${listed ?? '未填'}）`,
        `${en} (person class in the roster: ${listed ?? 'none'})`,
      ),
    };
  });
}

function isUnchanged(facet: HeldAsset['facets'][number]): boolean {
  return facet.kind === 'event' && facet.what === ('registered' satisfies Event['what']);
}

export function makeLine(assets: readonly HeldAsset[], text: Bilingual): OverviewLine {
  return { ...placeOf(assets.flatMap(({ rows }) => rows)), text, doubts: listDoubts(assets) };
}

/** Where rows come from, and whose they are. */
export function placeOf(
  rows: readonly MatchedRow[],
): Pick<OverviewLine, 'titles' | 'whose' | 'providers' | 'asOf'> {
  const days = rows.map(({ holding }) => holding.asOf).sort();
  const providers = rows.map(({ holding: { asset, provider } }) => ({ source: asset.source, provider }));
  return {
    titles: [...new Set(providers.map(({ source }) => source))].map(titleOfSource),
    whose: whoseOf(rows),
    providers: [...new Map(providers.map((each) => [`${each.source}|${each.provider}`, each])).values()],
    asOf: { from: days[0] ?? '', to: days.at(-1) ?? '' },
  };
}

function whoseOf(rows: readonly MatchedRow[]): string[] {
  return [...new Set(rows.map(({ memberName }) => memberName))];
}

const doubtsOfMatch: Readonly<Record<Certainty, readonly Bilingual[]>> = {
  verified: [],
  probable: [say('户名只是相近', 'the name is only similar')],
  doubtful: [say('不能确认是本人', 'may be somebody else’s')],
};

/** That something may be somebody else's, and what is unclear about it, each once. */
export function listDoubts(assets: readonly HeldAsset[]): Bilingual[] {
  const all = assets.flatMap((asset) => [
    // Of a row that nobody could read the name is not known to be another one.
    ...(isUnreadable(asset) && asset.certainty === 'probable' ? [] : doubtsOfMatch[asset.certainty]),
    ...asset.unclear.map(({ text }) => text),
  ]);
  return [...new Map(all.map((text) => [text.en, text])).values()];
}
