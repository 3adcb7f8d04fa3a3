/** What happened to members, as rules about events see it. */
import type { CalendarDate } from '../../../contracts/primitives.ts';
import { type Event, facetsOf } from '../facets.ts';
import { type HeldAsset, isCountable, memberOf } from '../held.ts';
import { compareText } from '../../kernel/text.ts';
import type { View } from '../rule.ts';
import { findCleared } from './clearances.ts';

/** An event with the thing that says so. */
export interface MemberEvent {
  asset: HeldAsset;
  event: Event;
  /** The member to whom it happened. */
  memberOrdinal: number;
  /** Staff have explained it. */
  isCleared: boolean;
}

/** Events of some kinds of which nothing is unclear, the oldest first. */
export function listEvents(
  view: Pick<View, 'assets' | 'clearances' | 'clearanceGrowthShare'>,
  kinds: readonly Event['what'][],
): MemberEvent[] {
  const cleared = findCleared(view);
  return view.assets
    .filter(isCountable)
    .flatMap((asset) =>
      eventsOf(asset, kinds).map((event) => ({
        ...{ asset, event, memberOrdinal: memberOf(asset) ?? 0, isCleared: cleared.has(asset.key) },
      })),
    )
    .sort((a, b) => compareText(a.event.on, b.event.on) || a.memberOrdinal - b.memberOrdinal);
}

/**
 * The last that happened; of one day whatever makes somebody look.
 * @param events in the order of their days
 */
export function lastOf(events: readonly MemberEvent[], makesLook: (event: Event) => boolean): MemberEvent {
  const last = events.at(-1) as MemberEvent;
  return events.find(({ event }) => event.on === last.event.on && makesLook(event)) ?? last;
}

/** What a thing says of some kinds of events, whatever is unclear about it. */
export function eventsOf(asset: HeldAsset, kinds: readonly Event['what'][]): Event[] {
  return facetsOf(asset, 'event').filter(({ what }) => kinds.includes(what));
}

/** The day on which a member signed; undefined where nobody knows. */
export function signedOnBy(
  ordinal: number | undefined,
  { members }: Pick<View, 'members'>,
): CalendarDate | undefined {
  const days = new Map<number | undefined, CalendarDate | undefined>(
    members.map((each) => [each.ordinal, each.authorisedOn]),
  );
  return days.get(ordinal);
}
