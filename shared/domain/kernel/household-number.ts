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
  /** The household has left, and other people have its number: nobody may use it. */
  numberIsOthers?: boolean | undefined;
}

/** `110101-N7（档案号 110101-0001）` */
export function sayHousehold({ householdId, number, numberIsOthers }: Numbered): Bilingual {
  const now = `${householdId.slice(0, 6)}-${number ?? householdId.slice(7)}`;
  if (numberIsOthers === true)
    return say(
      `原编号 ${now}，现为其他家庭的编号（档案号 ${householdId}）`,
      `once ${now}, which is another household's number now (file ${householdId})`,
    );
  if (number === undefined) return say(householdId, householdId);
  return say(`${now}（档案号 ${householdId}）`, `${now} (file ${householdId})`);
}

type NumberHistory = Pick<Profile, 'householdId' | 'number' | 'links'>;

/** A household as it is called today. */
export function numberedOf(profile: NumberHistory & Pick<Profile, 'status'>): Numbered {
  const { householdId, number } = profile;
  return { householdId, number, ...(isNumberOfOthers(profile) && { numberIsOthers: true }) };
}

/** Whether a household has left, and its number was other people's on a day; today's where none is given. */
export function isNumberOfOthers(
  {
    householdId,
    number = householdId.slice(7).replace(/~.*/, ''),
    links = [],
    status,
  }: NumberHistory & Pick<Profile, 'status'>,
  day?: CalendarDate,
): boolean {
  return (
    status === 'ended' &&
    links.some(
      ({ kind, number: given, on }) =>
        kind === 'number-given-to' && given === number && (day === undefined || on <= day),
    )
  );
}

/** The number that rosters gave a household on a day: a list of that day can be made again after it has changed. */
export function numberOn(
  { householdId, number, links = [] }: NumberHistory,
  day: CalendarDate,
): string | undefined {
  const changed = links.find(
    ({ kind, on, number: before }) => kind === 'renumbered' && on > day && before !== undefined,
  );
  const then = changed?.number ?? number;
  return then === householdId.slice(7) ? undefined : then;
}
