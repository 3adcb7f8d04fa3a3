/**
 * What a household is called: 家庭编号 as the roster writes it. The id of its file is another one where the number was changed,
 * or was somebody else's before; whoever goes by the id alone would find other people under it.
 */
import type { Profile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { say } from './say.ts';

export interface Numbered {
  householdId: HouseholdId;
  /** Absent where it is the one in the id. */
  number?: string | undefined;
}

/** `110101-N7（档案号 110101-0001）` */
export function sayHousehold({ householdId, number }: Numbered): Bilingual {
  if (number === undefined) return say(householdId, householdId);
  const now = `${householdId.slice(0, 6)}-${number}`;
  return say(`${now}（档案号 ${householdId}）`, `${now} (file ${householdId})`);
}

/** The number that rosters gave a household on a day: a list of that day can be made again after it has changed. */
export function numberOn(
  { householdId, number, links = [] }: Pick<Profile, 'householdId' | 'number' | 'links'>,
  day: CalendarDate,
): string | undefined {
  const changed = links.find(
    ({ kind, on, number: before }) => kind === 'renumbered' && on > day && before !== undefined,
  );
  const then = changed?.number ?? number;
  return then === householdId.slice(7) ? undefined : then;
}
