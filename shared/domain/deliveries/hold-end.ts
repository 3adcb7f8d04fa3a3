/** When a hold ends by itself, where nobody decides: policy's term after the bytes were put last. */
import type { FileRecord } from '../../contracts/deliveries.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { monthsLater, shanghaiDate } from '../kernel/calendar.ts';
import { say } from '../kernel/say.ts';
import type { FileState } from './fold-deliveries.ts';
import { lastPutOf, waitsUnread } from './folding.ts';
import { awaitsDecision } from './awaiting-decision.ts';

export interface HoldTerm {
  months: number;
}

/** The day on which it is rejected unless somebody decides before. */
export function holdEndsOn(file: Pick<FileRecord, 'arrivedAt' | 'puts'>, { months }: HoldTerm): CalendarDate {
  return monthsLater(shanghaiDate(new Date(lastPutOf(file))), months);
}

/** Whether it waits for a person, or for parts that may never come. What nobody has read ends with what was refused. */
export function mayLapse({ file, state, reason }: FileState): boolean {
  const waits = awaitsDecision({ state, reason }) || (state === 'held' && reason === 'part-missing');
  return waits && !waitsUnread(file);
}

export function sayHoldEnd(day: CalendarDate): Bilingual {
  return say(
    `至 ${day} 仍无人办理的，自动退回，现行数据不变。`,
    `If nobody decides by ${day}, it is rejected by itself, and what is in use stays.`,
  );
}
