/** Whether a recipient gets a supplement: by the words of the roster, and by age where policy names ages. */
import type { Member } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { lastDayOf, monthOf, parseCalendarDate } from '../kernel/calendar.ts';
import type { Ages, Supplement } from '../policy/amount-policy.ts';

/** What is known of one recipient. */
export interface Recipient {
  /** The words of the roster; `unknown` where it has none. */
  classes: readonly string[] | 'unknown';
  /** Undefined where no number tells it. */
  bornOn: CalendarDate | undefined;
}

export const unknownRecipient: Recipient = { classes: 'unknown', bornOn: undefined };

export function toRecipient({
  identity,
  idNumber,
  personClasses,
}: Pick<Member, 'identity' | 'idNumber' | 'personClasses'>): Recipient {
  const bornOn = identity === 'comparable' ? parseCalendarDate(idNumber.slice(6, 14)) : undefined;
  return { classes: personClasses ?? 'unknown', bornOn };
}

/** @param day of the month that it is for; a supplement of which one day of the month fits is paid for all of it */
export function bears(
  { classes, bornOn }: Recipient,
  supplement: Pick<Supplement, 'classes' | 'ages'>,
  day: CalendarDate,
): 'yes' | 'no' | 'unknown' {
  if (classes !== 'unknown' && !supplement.classes.some((word) => classes.includes(word))) return 'no';
  const { ages } = supplement;
  const byAge = ages === undefined ? 'yes' : bornOn === undefined ? 'unknown' : fits(ages, bornOn, day);
  return classes === 'unknown' && byAge === 'yes' ? 'unknown' : byAge;
}

function fits({ from = 0, below = Infinity }: Ages, bornOn: CalendarDate, day: CalendarDate): 'yes' | 'no' {
  const month = monthOf(day);
  return ageOn(lastDayOf(month), bornOn) >= from && ageOn(`${month}-01`, bornOn) < below ? 'yes' : 'no';
}

/** Full years; who is born on 29 February is a year older on 1 March of a year without one. */
function ageOn(day: CalendarDate, bornOn: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
