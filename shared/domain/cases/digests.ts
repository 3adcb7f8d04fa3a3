/** The chain of nightly digests, and what a case must still hold of the chain that a night has seen. */
import type { ChainEnd, EvidenceDigest } from '../../contracts/evidence.ts';
import type { CaseEvent } from '../../contracts/household-file.ts';
import { canonicalJson, digestOf } from '../kernel/canonical-json.ts';
import { verifyChain } from './chain.ts';

/** What the first digest stands upon. */
const NOTHING_BEFORE = '0'.repeat(64);

/** The next night's digest. @param before the newest one; undefined before the first */
export function chainDigest(
  before: EvidenceDigest | undefined,
  night: Pick<EvidenceDigest, 'run' | 'at' | 'cases' | 'list' | 'audit' | 'forgotten'>,
): EvidenceDigest {
  const chained = {
    ...night,
    sequence: (before?.sequence ?? 0) + 1,
    previousDigest: before?.digest ?? NOTHING_BEFORE,
  };
  return { ...chained, digest: digestOf(chained) };
}

/** The sequence numbers of the digests that are not what was written, or do not follow the one before. */
export function brokenDigests(digests: readonly EvidenceDigest[]): number[] {
  return digests.flatMap(({ digest, ...rest }, index) => {
    const before = digests[index - 1]?.digest ?? NOTHING_BEFORE;
    const intact = rest.sequence === index + 1 && rest.previousDigest === before && digestOf(rest) === digest;
    return intact ? [] : [index + 1];
  });
}

/** What is on record and not equal under lock, and what is under lock and not on record. */
export function compareWithLocked(
  onRecord: readonly EvidenceDigest[],
  locked: readonly EvidenceDigest[],
): { kind: 'digest-not-locked' | 'digest-not-on-record'; sequence: number }[] {
  const missing = (of: readonly EvidenceDigest[], from: readonly EvidenceDigest[]) => {
    const known = new Set(from.map(canonicalJson));
    return of.filter((digest) => !known.has(canonicalJson(digest))).map(({ sequence }) => sequence);
  };
  return [
    ...missing(onRecord, locked).map((sequence) => ({ kind: 'digest-not-locked' as const, sequence })),
    ...missing(locked, onRecord).map((sequence) => ({ kind: 'digest-not-on-record' as const, sequence })),
  ];
}

/** The end of a case's chain. */
export function chainEndOf({ number, events }: { number: number; events: readonly CaseEvent[] }): ChainEnd[] {
  const last = events.at(-1);
  return last === undefined ? [] : [{ case: number, events: events.length, digest: last.digest }];
}

/**
 * Where a case's events, from 1, are not what they were: the chain itself is broken, or a night has seen another one.
 * A chain may have grown since; it may not be shorter or other.
 */
export function findTampering(events: readonly CaseEvent[], seen: readonly ChainEnd[]): number | undefined {
  const chain = verifyChain(events);
  if (chain.kind === 'broken') return chain.at;
  const missed = seen.find((end) => events[end.events - 1]?.digest !== end.digest);
  return missed && Math.min(missed.events, events.length + 1);
}
