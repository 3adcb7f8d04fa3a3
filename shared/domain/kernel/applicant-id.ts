/** What people are called here who are checked and are in no roster: `<county>-sq.<n>`, a form that rosters may not use. */
import type { HouseholdId } from '../../contracts/primitives.ts';

/** 申请. */
const reserved = 'sq.';

/** Whether a household number has the form that is kept for applicants. */
export function isReservedNumber(number: string): boolean {
  return number.toLowerCase().startsWith(reserved);
}

/** Whether somebody is in no roster. */
export function isApplicant(subject: HouseholdId): boolean {
  return isReservedNumber(subject.slice(7));
}

/** @param number of the application, of at most 37 letters, digits and `.` `_` `-` */
export function applicantId(county: string, number: string): HouseholdId {
  return `${county}-${reserved}${number}`;
}

/** 申请编号 of what is called so. */
export function applicationNumberOf(subject: HouseholdId): string {
  return subject.slice(7 + reserved.length);
}

/** Whether a text can be the number of an application: with what is before it no longer than a household's number. */
export function isApplicationNumber(text: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z._-]{0,36}$/.test(text);
}
