/** The events of a case, each chained to the one before by its digest, so that none can be changed unseen. */
import type { CaseEvent } from '../../contracts/household-file.ts';
import { digestOf } from '../kernel/canonical-json.ts';

/** The digest before the first event of a case. */
const NOTHING_BEFORE = '0'.repeat(64);

/** Adds an event to the end of a chain. */
export function appendEvent(
  events: readonly CaseEvent[],
  event: Omit<CaseEvent, 'sequence' | 'previousDigest' | 'digest'>,
): CaseEvent[] {
  const chained = {
    ...event,
    sequence: events.length + 1,
    previousDigest: events.at(-1)?.digest ?? NOTHING_BEFORE,
  };
  return [...events, { ...chained, digest: digestOf(chained) }];
}

/** `broken` names the first place, from 1, at which the events are not what was written. */
export type ChainCheck = { kind: 'intact' } | { kind: 'broken'; at: number };

/**
 * Checks a chain: every event has the place, the predecessor and the digest that it was written with. So an event that
 * was changed, removed, added or moved is found; one removed at the very end only with `lastDigest`.
 *
 * @param lastDigest digest of the last event as recorded elsewhere, where it is
 */
export function verifyChain(events: readonly CaseEvent[], lastDigest?: string): ChainCheck {
  let previousDigest = NOTHING_BEFORE;
  for (const [index, { digest, ...event }] of events.entries()) {
    const inPlace = event.sequence === index + 1 && event.previousDigest === previousDigest;
    if (!inPlace || digestOf(event) !== digest) return { kind: 'broken', at: index + 1 };
    previousDigest = digest;
  }
  const complete = lastDigest === undefined || lastDigest === previousDigest;
  return complete ? { kind: 'intact' } : { kind: 'broken', at: events.length + 1 };
}
