/** What is known of a household at a glance: what it owns, what it earns and what has changed; whose, from whom, as of when. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { reasonTexts } from '../../contracts/reasons.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import { sources } from '../catalogue/catalogue.ts';
import type { FacetKind } from '../catalogue/facets.ts';
import type { HeldAsset } from '../catalogue/held.ts';
import type { Source } from '../catalogue/source.ts';
import { say, sayList } from '../kernel/say.ts';
import { KeysApartError } from '../roster/identity-keys.ts';
import { describeFreshness, getsSource } from './freshness.ts';
import { groupIntoAssets } from './holdings-to-assets.ts';
import { listComparedMembers, matchRows } from './match-rows.ts';
import { type EarnedMonth, listEarned } from './overview-earned.ts';
import {
  listChanged,
  listOwned,
  type OverviewContext,
  type OverviewLine,
  overviewSubjects,
  type OverviewSubject,
  subjectOf,
} from './overview-lines.ts';
import { whyNotCompared } from './unknown-people.ts';

/** A source that was compared, with the as-of dates of its oldest and newest provider. */
export interface ComparedSource {
  title: Bilingual;
  providers: number;
  from: CalendarDate;
  to: CalendarDate;
}

export interface OverviewBlock {
  subject: OverviewSubject;
  /** What is said of the whole, above the lines: income found beside income declared. */
  sums: readonly Bilingual[];
  lines: readonly OverviewLine[];
  /** Of what is earned: by month and kind. */
  months: readonly EarnedMonth[];
  compared: readonly ComparedSource[];
  /** What nobody can say: sources that are missing or late, months without data. */
  gaps: readonly Bilingual[];
}

export type Overview =
  /** Nothing can be said of anybody, and why. */
  | { kind: 'not-compared'; why: Bilingual }
  | {
      kind: 'compared';
      /** One for each subject of which the county gets a source. */
      blocks: readonly OverviewBlock[];
      /** Members of whom nothing is known, and why. */
      notCompared: readonly Bilingual[];
    };

/** Pure, and judges nothing: what rules make of it stands in the cases. */
export function overviewOf(file: HouseholdFile, context: OverviewContext): Overview {
  const why = whyNothing(file, context.day);
  if (why !== undefined) return { kind: 'not-compared', why };
  const rows = matchRows(file, context.day);
  const assets = groupIntoAssets(rows, { policy: context.policy, doubt: 'as-judged' });
  const blocks = overviewSubjects.flatMap((subject) => {
    const known = { policy: context.policy, freshness: context.freshness, holdings: file.holdings };
    const read = sources.filter(({ name, facets }) => gives(facets, subject) && getsSource(name, known));
    return read.length === 0 ? [] : [makeBlock(subject, { file, assets, read }, context)];
  });
  return { kind: 'compared', blocks, notCompared: listNotCompared(file, context.day) };
}

function whyNothing(file: HouseholdFile, day: CalendarDate): Bilingual | undefined {
  const { status } = file.profile;
  if (status === 'ended')
    return say('已不在花名册中，不再比对。', 'It has left the roster and is not compared.');
  if (status !== 'active')
    return say(
      '花名册中该户各行矛盾或无法识别，暂不比对。',
      'Its rows in the roster contradict each other or cannot be read: it is not compared for now.',
    );
  const compared = listComparedMembers(file, day);
  if (compared.length === 0)
    return say('没有成员可以比对：见家庭成员一栏。', 'No member can be compared: see the list of members.');
  try {
    matchRows(file, day);
  } catch (error) {
    if (!(error instanceof KeysApartError)) throw error;
    return say(
      '身份标识密钥正在更换，暂时不能把记录对应到成员，请告知运维人员。',
      'The identity key is being replaced and rows lead to nobody for now: tell the operators.',
    );
  }
  return undefined;
}

interface Known {
  file: HouseholdFile;
  assets: readonly HeldAsset[];
  read: readonly Source[];
}

function makeBlock(
  subject: OverviewSubject,
  { file, assets, read }: Known,
  context: OverviewContext,
): OverviewBlock {
  const { policy, freshness } = context;
  const own = assets.filter((asset) => belongs(asset, subject));
  const names = read.map(({ name }) => name);
  const shared = {
    ...{ subject, sums: [], months: [] },
    compared: read.flatMap((source) => comparedSource(source, freshness)),
    gaps: describeFreshness(names, freshness, policy),
  };
  if (subject === 'owned') return { ...shared, lines: listOwned(own) };
  if (subject === 'changed') return { ...shared, lines: listChanged(own, file) };
  const earned = listEarned(own, file, context);
  return { ...shared, ...earned, gaps: [...shared.gaps, ...earned.gaps] };
}

/** A thing stands where one of its facets belongs; one that shows none stands where its source might give one. */
function belongs({ facets, mayGive }: HeldAsset, subject: OverviewSubject): boolean {
  if (mayGive === 'every') return subject === 'owned';
  return gives(facets.length > 0 ? facets.map(({ kind }) => kind) : mayGive, subject);
}

function gives(kinds: readonly FacetKind[], subject: OverviewSubject): boolean {
  return kinds.some((kind) => subjectOf[kind] === subject);
}

function comparedSource({ name, title }: Source, freshness: readonly SourceFreshness[]): ComparedSource[] {
  const days = freshness
    .flatMap(({ source, asOf }) => (source === name && asOf !== null ? [asOf] : []))
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? [] : [{ title, providers: days.length, from, to }];
}

function listNotCompared({ members }: HouseholdFile, day: CalendarDate): Bilingual[] {
  return members.flatMap((member) => {
    const because = whyNotCompared(member, day);
    if (because === undefined) return [];
    const { zh, en } = reasonTexts[because];
    return [say(`${member.name}：${zh}`, `${member.name}: ${en}`)];
  });
}

/** `银行存款 2026-10-20；机动车（2 家）2026-09-30 至 2026-10-15`, or `银行存款、机动车（均为 2026-10-20）`. */
export function sayCompared(compared: readonly ComparedSource[]): Bilingual {
  const [first, ...others] = [...new Set(compared.flatMap(({ from, to }) => [from, to]))];
  if (first !== undefined && others.length === 0 && compared.length > 1) {
    const titles = compared.map(({ title }) => title);
    return say(
      `${titles.map(({ zh }) => zh).join('、')}（均为 ${first}）`,
      `${titles.map(({ en }) => en).join(', ')} (each of ${first})`,
    );
  }
  return sayList(
    compared.map(({ title, providers, from, to }) => {
      const several = providers > 1 ? say(`（${providers} 家）`, ` (${providers} providers)`) : say(' ', '');
      const days = from === to ? say(from, from) : say(`${from} 至 ${to}`, `${from} to ${to}`);
      return say(`${title.zh}${several.zh}${days.zh}`, `${title.en}${several.en} ${days.en}`);
    }),
  );
}
