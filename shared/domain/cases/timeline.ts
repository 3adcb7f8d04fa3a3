/** The life of a case as staff read it, the earliest first. */
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { shanghaiDate } from '../kernel/calendar.ts';
import { say } from '../kernel/say.ts';
import { MACHINE } from './machine-events.ts';

export interface TimelineEntry {
  on: CalendarDate;
  who: Bilingual;
  what: Bilingual;
}

export function describeTimeline({ events }: Pick<HouseholdCase, 'events'>): TimelineEntry[] {
  return events.map(({ at, actor, actorName, reason }) => ({
    on: shanghaiDate(new Date(at)),
    who: actor === MACHINE ? say('系统', 'Hedui') : say(actorName ?? actor, actorName ?? actor),
    what: reason,
  }));
}
