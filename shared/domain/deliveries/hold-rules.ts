/**
 * When a delivery or roster waits for a person. What first passes counted is compared, so that matching again never
 * changes a state; the thresholds are constants for the same reason.
 */
import type { Counts, FileRecord } from '../../contracts/deliveries.ts';
import type { Combination, HoldRule } from './fold-deliveries.ts';

/** A delivery that matches, or has rows, less than half of what the last accepted one did is held. */
const leastShare = 0.5;
/** Fewer than these vary by half without anything being wrong. */
const leastMatchesToCompare = 50;
const leastRowsToCompare = 1_000;

/** A roster in which more than 5 % of the households vanish is held. */
const greatestVanishedShare = 0.05;

/** The hold on deliveries: what a transfer looks like that broke off, or an export that went wrong. */
export const holdDeliveries: HoldRule = (candidate, current) => {
  if (dropped(candidate, current, 'matched', leastMatchesToCompare))
    return { kind: 'implausible', reason: 'matches-dropped' };
  if (dropped(candidate, current, 'rows', leastRowsToCompare))
    return { kind: 'implausible', reason: 'rows-dropped' };
  return losesLastNewline(candidate, current)
    ? { kind: 'implausible', reason: 'last-line-unfinished' }
    : { kind: 'plausible' };
};

function dropped(
  candidate: Combination,
  current: Combination,
  what: 'rows' | 'matched',
  leastToCompare: number,
): boolean {
  const before = sumOf(current, what);
  return before >= leastToCompare && sumOf(candidate, what) < before * leastShare;
}

function sumOf({ files }: Combination, what: keyof Pick<Counts, 'rows' | 'matched'>): number {
  return files.reduce(
    (sum, { verdict }) => sum + (verdict.kind === 'accepted' ? (verdict.counts[what] ?? 0) : 0),
    0,
  );
}

/**
 * A transfer that breaks off seldom does so between two lines. Many exports never end their last line, so its newline is
 * missed only where the provider has always put one.
 */
function losesLastNewline(candidate: Combination, current: Combination): boolean {
  return current.files.every(endsWithNewline) && !candidate.files.every(endsWithNewline);
}

/** Of files that were recorded before this was, nothing is known: they ended as they should. */
function endsWithNewline({ verdict }: FileRecord): boolean {
  return verdict.kind === 'accepted' && verdict.endsWithNewline !== false;
}

/** For whoever only looks: what has not been compared yet waits, instead of keeping everything else from being seen. */
export const untilCompared =
  (rule: HoldRule): HoldRule =>
  (candidate, current) => {
    const judged = rule(candidate, current);
    return judged.kind === 'unknown' ? { kind: 'implausible', reason: 'not-compared-yet' } : judged;
  };

/** The hold on rosters: `vanishedAgainst` of the candidate says which part of the current one's households it lacks. */
export const holdRosters: HoldRule = (candidate, current) => {
  const vanished = candidate.files[0]?.vanishedAgainst?.[current.files[0]?.fileId ?? ''];
  if (vanished === undefined) return { kind: 'unknown' };
  return vanished > greatestVanishedShare
    ? { kind: 'implausible', reason: 'households-vanished' }
    : { kind: 'plausible' };
};
