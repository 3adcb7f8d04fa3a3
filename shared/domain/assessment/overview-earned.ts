/** What a household earns, by month and kind, beside what it declares: as the rule on income counts it. */
import type { HouseholdFile, Profile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarMonth } from '../../contracts/primitives.ts';
import { sources } from '../catalogue/catalogue.ts';
import { facetsOf, type FenRange } from '../catalogue/facets.ts';
import type { HeldAsset } from '../catalogue/held.ts';
import { groupBy, type NonEmpty } from '../catalogue/rows.ts';
import { sayRange, sortTitles } from '../catalogue/rules/describe-income.ts';
import { incomeDiffers } from '../catalogue/rules/income-differs.ts';
import { findIncome, type FoundIncome, type MonthlyIncome, sum } from '../catalogue/rules/income-found.ts';
import { periodOf, sayPeriod } from '../catalogue/rules/income-period.ts';
import type { IncomePolicy } from '../catalogue/rules/income-policy.ts';
import { addMonths, monthOf, monthsUpTo } from '../kernel/calendar.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import {
  describeThing,
  makeLine,
  type OverviewContext,
  type OverviewLine,
  placeOf,
} from './overview-lines.ts';

/** What was found of a month, by kind. */
export interface EarnedMonth {
  month: CalendarMonth;
  bySort: readonly Pick<MonthlyIncome, 'sort' | 'counts'>[];
  /** After the last month that all sources cover: the rule counts nothing of it yet. */
  isLater?: true;
}

export interface Earned {
  sums: readonly Bilingual[];
  lines: readonly OverviewLine[];
  /** The last twelve months that all sources cover, and later ones, in which something was found; newest first. */
  months: readonly EarnedMonth[];
  gaps: readonly Bilingual[];
}

/** @param assets that give income or aid, or may */
export function listEarned(
  assets: readonly HeldAsset[],
  { profile, members }: Pick<HouseholdFile, 'profile' | 'members'>,
  { policy, freshness, day }: OverviewContext,
): Earned {
  const counted = incomePolicyOf(policy.rules);
  const period = periodOf({ profile, day, freshness }, counted.sources);
  const months = period.kind === 'period' ? period.months : [addMonths(monthOf(day), -1)];
  const year = monthsUpTo(months.at(-1) ?? monthOf(day), 12);
  const later = listLaterMonths(assets, months.at(-1) ?? monthOf(day));
  const found = findIncome({ assets, members }, year, counted);
  const since = findIncome({ assets: assets.map(withoutOneOffs), members }, later, counted);
  const inPeriod = findIncome({ assets, members }, months, counted);
  const others = assets.filter(({ source }) => !counted.sources.includes(source));
  return {
    sums: [sayDeclared(profile), ...(period.kind === 'period' ? [sayFound(inPeriod.total, months)] : [])],
    lines: [
      ...listIncome(found, year),
      ...listWork(found),
      ...listIncome(since, later).map((line) => addNote(line, notCounted.later)),
      ...listOfOthers({ assets: others, members }, [...year, ...later], counted),
      ...listAid(assets),
      ...listUnknown(assets),
    ],
    months: [
      ...listMonths(since.byMonth).map((month) => ({ ...month, isLater: true as const })),
      ...listMonths(found.byMonth),
    ],
    gaps: period.kind === 'period' ? [] : [period.why],
  };
}

const notCounted = {
  later: say('其他数据源尚未覆盖，未计入', 'not counted: other sources do not cover it yet'),
  source: say('政策未列入该数据源，未计入', 'not counted: policy does not list its source'),
};

/** What sources say that policy does not list. */
function listOfOthers(
  household: { assets: readonly HeldAsset[]; members: HouseholdFile['members'] },
  months: readonly CalendarMonth[],
  policy: IncomePolicy,
): OverviewLine[] {
  const found = findIncome(household, months, {
    ...policy,
    sources: household.assets.map(({ source }) => source),
  });
  return [...listIncome(found, months), ...listWork(found)].map((line) => addNote(line, notCounted.source));
}

function addNote(line: OverviewLine, note: Bilingual): OverviewLine {
  const { zh, en } = line.text;
  return { ...line, text: say(`${zh}（${note.zh}）`, `${en} (${note.en})`) };
}

/** Months after the last one that all sources cover of which some source says something. */
function listLaterMonths(assets: readonly HeldAsset[], last: CalendarMonth): CalendarMonth[] {
  const months = assets.flatMap((asset) =>
    facetsOf(withoutOneOffs(asset), 'income').map(({ month }) => month),
  );
  return [...new Set(months)].filter((month) => month > last).sort();
}

/** What is paid once counts in the year before and since, whichever its month. */
function withoutOneOffs(asset: HeldAsset): HeldAsset {
  return {
    ...asset,
    facets: asset.facets.filter((facet) => facet.kind !== 'income' || facet.isOneOff !== true),
  };
}

/** By the entry of the rule, also where it is off; a policy without one is taken as the default one. */
function incomePolicyOf(rules: OverviewContext['policy']['rules']): IncomePolicy {
  const entry = rules.find(({ rule }) => rule === incomeDiffers.name);
  // Entries in force have been read by the schema of their rule.
  return (entry ?? incomeDiffers.defaults(sources)) as unknown as IncomePolicy;
}

function sayDeclared({ incomeFen, incomePeriod }: Profile): Bilingual {
  const yuan = formatYuan(incomeFen);
  return say(
    `申报每${incomePeriod === 'year' ? '年' : '月'} ${yuan} 元`,
    `${yuan} yuan a ${incomePeriod} declared`,
  );
}

function sayFound(total: FenRange, months: readonly CalendarMonth[]): Bilingual {
  const [range, period] = [sayRange(total), sayPeriod(months)];
  return say(`查得 ${range.zh} 元（${period.zh}）`, `${range.en} yuan found (${period.en})`);
}

/** A line for each member and kind: the newest month, and all of them. */
function listIncome({ byMonth, counted }: FoundIncome, months: readonly CalendarMonth[]): OverviewLine[] {
  const byMember = [...byMonth].sort((a, b) => a.member - b.member);
  const groups = groupBy(byMember, ({ member, sort }) => `${member} ${sort}`);
  return [...groups.values()].map((same) => {
    const [{ member, sort }] = same;
    const behind = counted.filter((each) => each.member === member && each.income.sort === sort);
    const { doubts } = makeLine(
      behind.map(({ asset }) => asset),
      say('', ''),
    );
    const differ = same.some(({ sourcesDiffer }) => sourcesDiffer)
      ? [say('各数据源金额不一', 'sources differ')]
      : [];
    return {
      ...placeOf(behind.flatMap(({ income }) => income.rows)),
      text: sayIncome(same, months),
      doubts: [...doubts, ...differ],
    };
  });
}

function sayIncome(same: NonEmpty<MonthlyIncome>, months: readonly CalendarMonth[]): Bilingual {
  const newest = same.reduce((a, b) => (a.month > b.month ? a : b));
  const [title, last, all] = [
    sortTitles[newest.sort],
    sayRange(newest.counts),
    sayRange(sum(same.map(({ counts }) => counts))),
  ];
  const once = say(
    `${title.zh} ${last.zh} 元（${newest.month}）`,
    `${title.en} ${last.en} yuan (${newest.month})`,
  );
  if (same.length === 1) return once;
  return say(
    `${once.zh}；近 ${months.length} 个月中 ${same.length} 个月，合计 ${all.zh} 元`,
    `${once.en}; ${all.en} in ${same.length} of ${months.length} months`,
  );
}

/** Who works, and nobody knows for how much. */
function listWork({ unpaid }: FoundIncome): OverviewLine[] {
  const groups = groupBy(
    unpaid,
    ({ asset, income }) => `${asset.source} ${asset.certainty} ${income.rows[0]?.memberOrdinal ?? 0}`,
  );
  return [...groups.values()].map((same) => {
    const newest = same.map(({ income }) => income.month).reduce((a, b) => (a > b ? a : b));
    return {
      ...makeLine(
        [...new Set(same.map(({ asset }) => asset))],
        say(`有就业记录，工资不明（最近 ${newest}）`, `works for a pay that is unknown (newest: ${newest})`),
      ),
      ...placeOf(same.flatMap(({ income }) => income.rows)),
    };
  });
}

function listAid(assets: readonly HeldAsset[]): OverviewLine[] {
  return assets
    .filter((asset) => asset.state !== 'out' && facetsOf(asset, 'aid').length > 0)
    .map((asset) => makeLine([asset], describeThing(asset)));
}

/** Records of income that are in no sum: nobody can read them, or say that they are the member's. */
function listUnknown(assets: readonly HeldAsset[]): OverviewLine[] {
  const unknown = assets.filter(
    ({ facets, certainty, state, unclear }) =>
      state !== 'out' &&
      (certainty === 'doubtful'
        ? facets.every(({ kind }) => kind === 'income')
        : facets.length === 0 && unclear.length > 0),
  );
  return [
    ...groupBy(
      unknown,
      ({ source, rows, certainty }) => `${source} ${certainty} ${rows[0]?.memberOrdinal ?? 0}`,
    ).values(),
  ].map((same) =>
    makeLine(same, say(`${same.length} 项未计入`, `${countOf(same.length, 'record')} not counted`)),
  );
}

const sorts = Object.keys(sortTitles);

function listMonths(byMonth: readonly MonthlyIncome[]): EarnedMonth[] {
  const months = [...groupBy(byMonth, ({ month }) => month)].sort(([a], [b]) => (a < b ? 1 : -1));
  return months.map(([month, all]) => ({
    month,
    bySort: [...groupBy(all, ({ sort }) => sort).values()]
      .map((same) => ({ sort: same[0].sort, counts: sum(same.map(({ counts }) => counts)) }))
      .sort((a, b) => sorts.indexOf(a.sort) - sorts.indexOf(b.sort)),
  }));
}
