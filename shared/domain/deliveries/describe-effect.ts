/** What a release does, in words: for whoever decides, on every page and in every command that shows it. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { EffectLine, FindingChange, ReleaseEffect } from '../../contracts/release-preview.ts';
import { say, sayWord } from '../kernel/say.ts';
import {
  releaseThresholds,
  shownEffectOf,
  shownEffects,
  type EffectCounts,
  type ShownEffectKind,
} from './release-effect.ts';

const effectTitles: Readonly<Record<ShownEffectKind, Bilingual>> = {
  withdrawn: say('撤回', 'withdrawn'),
  milder: say('减轻', 'made milder'),
  raised: say('新增', 'raised'),
  harder: say('加重', 'made harder'),
  changed: say('其他变化', 'otherwise changed'),
};

/** Of a preview by an older version: whether one of them is milder, nobody has counted. */
const uncounted = say('变化（未区分减轻、加重）', 'changed (milder or harder was not counted)');

/** Beside lines by rule: they may add up to more cases than there are. */
export const countedByRule = say(
  '一件个案涉及几条规则时，各计一次。',
  'A case that names several rules appears in the line of each.',
);

/** Of a case that stays and is otherwise than before by what an older version has worked out, nobody knows whether it is milder. */
export function titleOfEffect(line: EffectLine): Bilingual {
  const isUncounted = line.effect === 'changed' && line.found === undefined;
  return isUncounted ? uncounted : effectTitles[shownEffectOf(line)];
}

export const findingTitles: Readonly<Record<FindingChange, Bilingual>> = {
  gone: say('疑点消失', 'finding gone'),
  new: say('新疑点', 'new finding'),
  milder: say('疑点减轻', 'finding milder'),
  harder: say('疑点加重', 'finding harder'),
  lower: say('金额减少', 'amount lower'),
  higher: say('金额增加', 'amount higher'),
  other: say('内容变化', 'otherwise changed'),
};

/**
 * The kind of a case; of one that stays what was found and what would be, so that a suspension which becomes a review is seen.
 * @param kinds how kinds are called
 */
export function sayFoundKinds(
  { kind, found }: Pick<EffectLine, 'kind' | 'found'>,
  kinds: Readonly<Record<string, Bilingual>>,
): Bilingual {
  if (found === undefined || found.before === found.after) return sayWord(kinds, kind);
  const [before, after] = [sayFound(found.before), sayFound(found.after)];
  return say(`${before.zh} → ${after.zh}`, `${before.en} → ${after.en}`);

  function sayFound(of: string | null): Bilingual {
    return of === null ? say('无疑点', 'nothing found') : sayWord(kinds, of);
  }
}

/** What becomes of cases, each number by its name, in the order in which it matters; a change counts once. */
export function listCounts({
  withdrawn,
  raised,
  changed,
  milder,
  harder,
}: EffectCounts): { kind: ShownEffectKind; title: Bilingual; cases: number }[] {
  if (milder === undefined || harder === undefined)
    return [
      { kind: 'withdrawn', title: effectTitles.withdrawn, cases: withdrawn },
      { kind: 'raised', title: effectTitles.raised, cases: raised },
      { kind: 'changed', title: uncounted, cases: changed },
    ];
  const counts = { withdrawn, milder, raised, harder, changed: changed - milder - harder };
  return shownEffects.map((kind) => ({ kind, title: effectTitles[kind], cases: counts[kind] }));
}

/** The same in a few words: what a button says that it does. */
export function sayCounts(counts: EffectCounts): Bilingual {
  const some = listCounts(counts).filter(({ cases }) => cases > 0);
  if (some.length === 0) return say('不影响任何个案', 'no case is touched');
  return say(
    some.map(({ title, cases }) => `${title.zh} ${cases} 件`).join('，'),
    some.map(({ title, cases }) => `${cases} ${title.en}`).join(', '),
  );
}

/** From when on a release takes two people. */
export function sayTwoPeople(): Bilingual {
  const { cases, share, least } = releaseThresholds;
  return say(
    `新增、撤回、减轻、加重共超过 ${cases} 件，或超过未结个案的 ${share * 100} %（至少 ${least} 件）`,
    `more than ${cases} cases raised, withdrawn, made milder or made harder, or over ${share * 100} % of those open (at least ${least})`,
  );
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
