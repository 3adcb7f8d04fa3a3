/** How households that a publication has changed are asked for: by their names where they are few, else by segments. */
import type { HouseholdsMessage, LandedMessage } from '../../contracts/messages.ts';

/** Households in one message. */
const householdsInMessage = 50;
/** With fewer households than this in a segment, a Query for each takes less than reading the segment. */
const fewInSegment = 100;

/** @param segments how many the table is read in */
export function areFew(households: number, segments: number): boolean {
  return households < segments * fewInSegment;
}

export function* byNames(households: readonly string[], seenThrough: number): Generator<HouseholdsMessage> {
  for (let from = 0; from < households.length; from += householdsInMessage)
    yield { type: 'households', households: households.slice(from, from + householdsInMessage), seenThrough };
}

/** A publication's list of changes. */
export type ChangesRef = Omit<LandedMessage, 'type' | 'segment' | 'of'>;

export function bySegments(changes: ChangesRef, segments: number): LandedMessage[] {
  return Array.from({ length: segments }, (_, segment) => ({
    ...changes,
    type: 'landed',
    segment,
    of: segments,
  }));
}
