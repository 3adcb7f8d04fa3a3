/** Holds on how a delivery differs from the one in use, or from older ones. */
import type { FileRecord } from '../../contracts/deliveries.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { StateCounts } from '../../contracts/trust.ts';
import { say } from '../kernel/say.ts';
import { describeOlderBytes } from './accept-delivery.ts';
import type { Combination } from './folding.ts';
import { over, percent, type HoldCheck, type HoldFacts } from './hold-check.ts';
import { holdRulesVersion, holdThresholds as at, isOver } from './hold-thresholds.ts';

export const otherPeopleSameDay: HoldCheck = {
  reason: 'other-people-same-day',
  needs: 'former',
  when: say(
    `同一日期、没有清单的另一文件，与现行文件共有的人员不足较小一方的 ${percent(at.otherPeople.share)}（至少 ${at.otherPeople.least} 人）`,
    `another file of the same day without a manifest shares less than ${percent(at.otherPeople.share)} of the smaller set of persons (at least ${at.otherPeople.least})`,
  ),
  find({ candidate, current, comparison }) {
    if (comparison === undefined || candidate === undefined || !isAnotherFileOfTheDay(candidate, current))
      return undefined;
    const { before, after, both } = comparison;
    const smaller = Math.min(before, after);
    if (smaller < at.otherPeople.least || both >= smaller * at.otherPeople.share) return undefined;
    return say(
      `同一日期的现行文件涉及 ${before} 人，本文件涉及 ${after} 人，共有 ${both} 人：请确认是替换还是合并`,
      `the file of the same day in use names ${before} members, this one ${after}, and both ${both}: say whether it replaces that one or joins it`,
    );
  },
};

/** Under another key, of the same day, and neither says that it is one of several. */
export function isAnotherFileOfTheDay(candidate: Combination, current: Combination | undefined): boolean {
  if (current === undefined || candidate.asOf !== current.asOf || candidate.joined) return false;
  const stands = ({ of, manifestSha256 }: FileRecord): boolean => of === 1 && manifestSha256 === null;
  const keys = new Set(current.files.map(({ key }) => key));
  return candidate.files.every((file) => stands(file) && !keys.has(file.key));
}

export const membersLost: HoldCheck = {
  reason: 'members-lost',
  needs: 'former',
  when: say(
    `现行数据命中且仍为成员的人员中，不再命中的超过 ${over(at.lostMany)} 或 ${over(at.lostMost)}`,
    `of the persons whom the current delivery matched and who are still members, over ${over(at.lostMany)} or ${over(at.lostMost)} are matched no more`,
  ),
  find({ comparison }) {
    if (comparison === undefined) return undefined;
    const lost = comparison.before - comparison.both;
    if (!isOver(lost, comparison.before, at.lostMany) && !isOver(lost, comparison.before, at.lostMost))
      return undefined;
    return say(
      `上次命中的 ${comparison.before} 人中有 ${lost} 人不再出现`,
      `${lost} of the ${comparison.before} persons matched before are missing`,
    );
  },
};

export const matchesDropped: HoldCheck = {
  reason: 'matches-dropped',
  needs: 'former',
  when: say(
    `命中行数不足现行数据的 ${percent(at.matchesLeft.share)}（现行数据至少 ${at.matchesLeft.before} 行）`,
    `it matches less than ${percent(at.matchesLeft.share)} of what the current one did (at least ${at.matchesLeft.before})`,
  ),
  find: (facts) => findDrop(facts, 'matched', at.matchesLeft),
};

export const rowsDropped: HoldCheck = {
  reason: 'rows-dropped',
  needs: 'former',
  when: say(
    `行数不足现行数据的 ${percent(at.rowsLeft.share)}（现行数据至少 ${at.rowsLeft.before} 行）`,
    `it has less than ${percent(at.rowsLeft.share)} of the rows of the current one (at least ${at.rowsLeft.before})`,
  ),
  find: (facts) => findDrop(facts, 'rows', at.rowsLeft),
};

function findDrop(
  { candidate, current }: HoldFacts,
  what: 'rows' | 'matched',
  { share, before: least }: { share: number; before: number },
): Bilingual | undefined {
  if (candidate === undefined || current === undefined) return undefined;
  const [before, after] = [sumOf(current, what), sumOf(candidate, what)];
  if (before < least || after >= before * share) return undefined;
  return what === 'rows'
    ? say(`上次 ${before} 行，本次 ${after} 行`, `${before} rows before, ${after} now`)
    : say(`上次命中 ${before} 行，本次 ${after} 行`, `${before} rows matched before, ${after} now`);
}

function sumOf({ files }: Combination, what: 'rows' | 'matched'): number {
  return files.reduce(
    (sum, { verdict }) => sum + (verdict.kind === 'accepted' ? (verdict.counts[what] ?? 0) : 0),
    0,
  );
}

/**
 * A transfer that breaks off seldom does so between two lines. Many exports never end their last line, so its newline is
 * missed only where the provider has always put one.
 */
export const lastLineUnfinished: HoldCheck = {
  reason: 'last-line-unfinished',
  needs: 'former',
  when: say('最后一行没有换行符，而现行数据有', 'its last line is not ended, and that of the current one is'),
  find({ candidate, current }) {
    if (candidate === undefined || current === undefined) return undefined;
    const broken = current.files.every(endsWithNewline) && !candidate.files.every(endsWithNewline);
    return broken
      ? say('最后一行没有换行符，可能传输中断', 'the last line is not ended; it may be cut off')
      : undefined;
  },
};

/** Of files that were recorded before this was, nothing is known: they ended as they should. */
function endsWithNewline({ verdict }: FileRecord): boolean {
  return verdict.kind === 'accepted' && verdict.endsWithNewline !== false;
}

export const membersGained: HoldCheck = {
  reason: 'members-gained',
  needs: 'former',
  when: say(
    `命中人员超过现行数据的 ${at.gained.times} 倍（现行数据至少 ${at.gained.before} 人）`,
    `it matches over ${at.gained.times} times the persons of the current one (at least ${at.gained.before})`,
  ),
  find({ comparison }) {
    if (comparison === undefined) return undefined;
    const { before, after } = comparison;
    if (before < at.gained.before || after <= before * at.gained.times) return undefined;
    return say(`上次命中 ${before} 人，本次 ${after} 人`, `${before} persons matched before, ${after} now`);
  },
};

export const namesShifted: HoldCheck = {
  reason: 'names-shifted',
  needs: 'former',
  when: say(
    `两次都命中的人员中，姓名与上次不同的超过 ${over(at.renamed)} 或 ${over(at.renamedMost)}`,
    `of the persons in both, over ${over(at.renamed)} or ${over(at.renamedMost)} have another name than before`,
  ),
  find({ comparison, version = holdRulesVersion }) {
    if (comparison === undefined) return undefined;
    const { renamed, both } = comparison;
    const isMost = version > 3 && isOver(renamed, both, at.renamedMost);
    if (!isMost && !isOver(renamed, both, at.renamed)) return undefined;
    return say(
      `两次都命中的 ${both} 人中有 ${renamed} 人姓名与上次不同，像是某一列错位`,
      `${renamed} of the ${both} persons in both have another name than before, as if a column had shifted`,
    );
  },
};

export const amountsShifted: HoldCheck = {
  reason: 'amounts-shifted',
  needs: 'former',
  when: say(
    `上次有 ${at.moved.fromFen / 100} 元以上的人员中，金额变动 ${at.moved.times} 倍的超过 ${over(at.moved)}`,
    `of the persons who had ${at.moved.fromFen / 100} yuan or more, over ${over(at.moved)} moved ${at.moved.times}-fold either way`,
  ),
  find({ comparison }) {
    if (comparison === undefined || !isOver(comparison.moved, comparison.wealthy, at.moved)) return undefined;
    const { moved, wealthy } = comparison;
    return say(
      `上次有 1,000 元以上的 ${wealthy} 人中，${moved} 人的金额变动五倍以上：请核对单位、千分位与小数点`,
      `of the ${wealthy} persons who had 1,000 yuan or more, ${moved} moved fivefold: check unit, separators and decimal point`,
    );
  },
};

export const statesShifted: HoldCheck = {
  reason: 'states-shifted',
  needs: 'former',
  when: say(
    `两次都命中的人员（至少 ${at.statesMoved.before} 人）各状态所占比例变动超过 ${percent(at.statesMoved.points)}`,
    `the share of rows in force, out or unclear of the persons in both (at least ${at.statesMoved.before}) moves by over ${percent(at.statesMoved.points)}`,
  ),
  find({ comparison }) {
    if (comparison === undefined || comparison.both < at.statesMoved.before) return undefined;
    const { statesBefore: before, statesAfter: after } = comparison;
    const moved = stateNames.find(
      ([state]) => Math.abs(shareOf(after, state) - shareOf(before, state)) > at.statesMoved.points + 1e-9,
    );
    if (moved === undefined) return undefined;
    const [state, name] = moved;
    const [was, is] = [percent(shareOf(before, state)), percent(shareOf(after, state))];
    return say(`“${name.zh}”的行由 ${was} 变为 ${is}`, `rows ${name.en} went from ${was} to ${is}`);
  },
};

const stateNames = [
  ['inForce', say('有效', 'in force')],
  ['out', say('已终止', 'out of force')],
  ['unclear', say('状态不明', 'of unclear state')],
] as const;

function shareOf(counts: StateCounts, state: keyof StateCounts): number {
  const all = counts.inForce + counts.out + counts.unclear;
  return all === 0 ? 0 : counts[state] / all;
}

export const sameBytesAgain: HoldCheck = {
  reason: 'same-bytes-again',
  needs: 'former',
  when: say(
    `${at.sameBytes.rows} 行以上的文件与较早日期的文件逐字节相同（每个单位确认一次；之后及更小的文件照用并注明，新鲜程度按较早日期）`,
    `${at.sameBytes.rows} rows or more are byte for byte those of an older date (held once a provider; after that, and below, used and reported, as fresh as the older date)`,
  ),
  find({ candidate, history, fileRows }) {
    const rows = fileRows.reduce((sum, each) => sum + each, 0);
    if (candidate?.bytesOf === undefined || rows < at.sameBytes.rows) return undefined;
    return history?.sameBytesReleased === true ? undefined : describeOlderBytes(candidate.bytesOf);
  },
};
