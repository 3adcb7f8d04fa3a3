/** How long the bytes and staged hits of a file are kept: while it is used, and so many days longer. */
import type { FileRecord } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { addDays } from '../kernel/calendar.ts';

export interface Today {
  day: CalendarDate;
  /** Days that a file is kept after its last use. */
  keptDays: number;
}

/**
 * What is to be on record of a file's use today. From the day on which it is forgotten nobody can bring it back; its
 * objects go on a later day, so that a decision of the same moment finds them.
 *
 * @param isUsed it is current or held, or an undecided case rests on it
 * @param isThere its bytes still are in the archive
 * @returns the same object where nothing changes
 */
export function noteUse(
  file: FileRecord,
  { isUsed, isThere }: { isUsed: boolean; isThere: boolean },
  { day, keptDays }: Today,
): FileRecord {
  const { unusedSince, forgottenOn, ...used } = file;
  if (isUsed) return unusedSince === undefined || !isThere ? file : used;
  if (unusedSince === undefined) return { ...file, unusedSince: day };
  if (forgottenOn !== undefined || addDays(unusedSince, keptDays) > day) return file;
  return { ...file, forgottenOn: day };
}

/** Whether the objects of a file have to stay where they are. */
export function isKept({ forgottenOn }: FileRecord, { day }: Pick<Today, 'day'>): boolean {
  return forgottenOn === undefined || forgottenOn >= day;
}
