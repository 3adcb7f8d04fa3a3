/** When a match is out of date: another index, or an authorisation that has ended since. */
import type { RegistryInUse } from '../../store/registry-store.ts';
import type { FileRecord } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';

/** Whether matching the file with this index on this day could give other counts than its last match. */
export function matchedWithAnother(file: FileRecord, index: RegistryInUse, day: CalendarDate): boolean {
  if (file.match === undefined) return false;
  if (file.match.indexVersion !== index.version) return true;
  return file.match.day !== day && index.registry.lapsesBetween(file.match.day, day);
}
