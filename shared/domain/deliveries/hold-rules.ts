/**
 * When a delivery or roster waits for a person. What first passes found is judged, so that matching again never changes
 * a state, and by the version of the rules that is on record, so that a deployment neither releases nor holds anything.
 */
import type { FileRecord } from '../../contracts/deliveries.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { FileProfile, RosterComparison } from '../../contracts/trust.ts';
import { say } from '../kernel/say.ts';
import type { Combination, HoldRule, Plausibility } from './fold-deliveries.ts';
import { comparisonName } from './accept-delivery.ts';
import { findHold, holdTable } from './hold-table.ts';
import type { HoldCheck, HoldFacts } from './hold-check.ts';
import { holdRulesVersion, holdThresholds as at, isOver } from './hold-thresholds.ts';

const plausible: Plausibility = { kind: 'plausible' };

/** What the first version of the rules asked for. */
const firstChecks: readonly HoldCheck['reason'][] = [
  'matches-dropped',
  'rows-dropped',
  'last-line-unfinished',
];

/** The hold on deliveries: what a transfer looks like that broke off, or an export that went wrong. */
export const holdDeliveries: HoldRule = (candidate, current, history) => {
  const version = versionOf(candidate);
  if (version > holdRulesVersion) return { kind: 'unknown', missing: 'rules' };
  const checks = version === 1 ? holdTable.filter(({ reason }) => firstChecks.includes(reason)) : holdTable;
  const comparison = current && comparisonOf(candidate, current);
  if (
    version > 1 &&
    comparison === undefined &&
    canBeCompared(candidate) &&
    current &&
    canBeCompared(current)
  )
    return { kind: 'unknown', missing: 'comparison' };
  const hold = findHold({ ...factsOf(candidate), current, comparison, history, version }, checks);
  return hold === undefined ? plausible : { kind: 'implausible', ...hold };
};

function versionOf({ files }: Combination): number {
  return Math.max(1, ...files.map(({ holdRules = 1 }) => holdRules));
}

function comparisonOf(candidate: Combination, current: Combination) {
  const name = comparisonName(candidate, current);
  return candidate.files.map(({ comparisons }) => comparisons?.[name]).find((each) => each !== undefined);
}

/** Whether it is on record who was matched in each of its files. */
function canBeCompared({ files }: Combination): boolean {
  return files.every(({ verdict }) => verdict.kind === 'accepted' && verdict.persons !== undefined);
}

function factsOf(candidate: Combination): HoldFacts {
  const profiles = candidate.files.flatMap(({ verdict }) =>
    verdict.kind === 'accepted' && verdict.profile !== undefined ? [verdict.profile] : [],
  );
  return {
    candidate,
    profile: profiles.length === candidate.files.length ? sumProfiles(profiles) : undefined,
    fileRows: candidate.files.map(rowsOf),
  };
}

function rowsOf({ verdict }: FileRecord): number {
  return verdict.kind === 'accepted' ? verdict.counts.rows : 0;
}

/** The parts of one delivery are judged together. */
function sumProfiles([first, ...others]: readonly FileProfile[]): FileProfile | undefined {
  return first && others.reduce(addProfiles, first);
}

function addProfiles(a: FileProfile, b: FileProfile): FileProfile {
  const words = [...a.unknownWords];
  for (const word of b.unknownWords) {
    const n = words.findIndex((known) => known.field === word.field && known.word === word.word);
    const known = words[n];
    if (known === undefined) words.push(word);
    else words[n] = { ...known, rows: known.rows + word.rows };
  }
  return {
    rows: a.rows + b.rows,
    unreadable: a.unreadable + b.unreadable,
    unreadableIdentities: a.unreadableIdentities + b.unreadableIdentities,
    sample: addCounts(a.sample, b.sample),
    members: addCounts(a.members, b.members),
    unknownWords: words,
  };
}

function addCounts<T extends object>(a: T, b: T): T {
  const others = new Map(Object.entries(b));
  return Object.fromEntries(
    Object.entries(a).map(([name, count]) => [name, Number(count) + Number(others.get(name) ?? 0)]),
  ) as T;
}

/** For whoever only looks: what has not been compared yet waits, instead of keeping everything else from being seen. */
export const untilCompared =
  (rule: HoldRule): HoldRule =>
  (...given) => {
    const judged = rule(...given);
    return judged.kind === 'unknown' ? { kind: 'implausible', reason: 'not-compared-yet' } : judged;
  };

/** The further reasons for holding a roster, for the documentation. */
export const rosterHolds: ReadonlyMap<string, Bilingual> = new Map([
  [
    'households-vanished',
    say(
      `花名册：现行花名册的家庭中，超过 ${at.vanished.share * 100} %（≥ ${at.vanished.least}）不再出现或有争议`,
      `rosters: over ${at.vanished.share * 100} % (≥ ${at.vanished.least}) of the households of the roster in use are gone or disputed`,
    ),
  ],
  [
    'members-damaged',
    say(
      `花名册：可比对的成员中，超过 ${at.vanished.share * 100} %（≥ ${at.vanished.least}）不再出现、无法比对或有争议；或两份都有的家庭，月保障金额合计变动超过 ${at.amountsOfRosters.share * 100} %`,
      `rosters: over ${at.vanished.share * 100} % (≥ ${at.vanished.least}) of the comparable members are gone, not comparable or disputed; or the monthly amounts of the households in both move by over ${at.amountsOfRosters.share * 100} %`,
    ),
  ],
  [
    'names-shifted',
    say(
      `花名册：两份都有的成员中，姓名与上次不同的超过 ${at.renamedMembers.share * 100} %（≥ ${at.renamedMembers.least}）`,
      `rosters: over ${at.renamedMembers.share * 100} % (≥ ${at.renamedMembers.least}) of the members of both have another name than before`,
    ),
  ],
]);

/** The hold on rosters: what of the one in use the next one lacks. */
export const holdRosters: HoldRule = (candidate, current) => {
  const version = versionOf(candidate);
  if (version > holdRulesVersion) return { kind: 'unknown', missing: 'rules' };
  const [roster] = candidate.files;
  if (version === 1) return current === undefined ? plausible : holdByVanished(roster, current);
  const unreadable = findUnreadable(roster);
  if (unreadable !== undefined) return unreadable;
  if (current === undefined) return plausible;
  const comparison = roster?.rosterComparisons?.[current.files[0]?.fileId ?? ''];
  return comparison === undefined
    ? { kind: 'unknown', missing: 'comparison' }
    : judgeRosters(comparison, version);
};

/** As the first version of the rules judged. */
function holdByVanished(roster: FileRecord | undefined, current: Combination): Plausibility {
  const vanished = roster?.vanishedAgainst?.[current.files[0]?.fileId ?? ''];
  if (vanished === undefined) return { kind: 'unknown', missing: 'comparison' };
  return vanished > at.vanished.share ? { kind: 'implausible', reason: 'households-vanished' } : plausible;
}

/** A first roster, too, of which most rows cannot be read. */
function findUnreadable(roster: FileRecord | undefined): Plausibility | undefined {
  if (roster?.verdict.kind !== 'accepted') return undefined;
  const { rows, quarantined } = roster.verdict.counts;
  if (!isOver(quarantined, rows, at.unreadableMost)) return undefined;
  const seen = say(
    `${rows} 行中有 ${quarantined} 行无法识别`,
    `${quarantined} of ${rows} rows cannot be read`,
  );
  return { kind: 'implausible', reason: 'mostly-unreadable', seen };
}

function judgeRosters(compared: RosterComparison, version: number): Plausibility {
  const { households, householdsLost, members, membersLost } = compared;
  if (isOver(householdsLost, households, at.vanished)) {
    const seen = say(
      `${households} 户中有 ${householdsLost} 户不再出现或有争议`,
      `${householdsLost} of ${households} households are gone or disputed`,
    );
    return { kind: 'implausible', reason: 'households-vanished', seen };
  }
  if (isOver(membersLost, members, at.vanished)) {
    const seen = say(
      `${members} 名可比对的成员中有 ${membersLost} 名不再出现或无法比对`,
      `${membersLost} of ${members} comparable members are gone or can no longer be compared`,
    );
    return { kind: 'implausible', reason: 'members-damaged', seen };
  }
  return (version > 2 ? holdRenamed(compared) : undefined) ?? holdMovedAmounts(compared);
}

/** A column that was sorted or pasted by itself gives everybody somebody else's number. */
function holdRenamed({ membersKept = 0, renamed = 0 }: RosterComparison): Plausibility | undefined {
  if (!isOver(renamed, membersKept, at.renamedMembers)) return undefined;
  const seen = say(
    `两份花名册都有的 ${membersKept} 名成员中有 ${renamed} 名姓名与上次不同，像是姓名或身份证号一列错位`,
    `${renamed} of the ${membersKept} members of both have another name than before, as if the column of names or numbers had shifted`,
  );
  return { kind: 'implausible', reason: 'names-shifted', seen };
}

function holdMovedAmounts({
  amountBeforeFen: before,
  amountAfterFen: after,
}: RosterComparison): Plausibility {
  if (before === 0 || Math.abs(after - before) <= before * at.amountsOfRosters.share) return plausible;
  const [was, is] = [before / 100, after / 100];
  const seen = say(
    `两份花名册都有的家庭，月保障金额合计由 ${was} 元变为 ${is} 元`,
    `the monthly amounts of the households in both went from ${was} to ${is} yuan`,
  );
  return { kind: 'implausible', reason: 'members-damaged', seen };
}
