/**
 * People of the benchmark, as many as one likes, each computed from a county and a place in it. Nobody can have these
 * numbers: no province has a code that begins with 72.
 */
import { completeNumber } from '../../../cli/sample-county/identities.ts';

/** As many people as the sample county compares. */
export const peopleInCounty = 37_133;

const birthdays = listDays('1938-01-01', 28_000);

/** Of one who is compared: `place` below {@link peopleInCounty}. Any two of a county differ. */
export function identityOf(county: number, place: number): string {
  const day = place % birthdays.length;
  const birthday = birthdays[(day * 7919) % birthdays.length] ?? '';
  const serial = (Math.floor(place / birthdays.length) * 387 + day * 211) % 1000;
  return completeNumber(`${codeOf(county)}${birthday}${String(serial).padStart(3, '0')}`);
}

/** Places from here on are strangers': they live in the same counties and are compared by nobody. */
export const firstStranger = 100_000;
export const lastStranger = 20_000_000;

export function codeOf(county: number): string {
  return String(720_000 + county);
}

/** Two people a household. */
export function householdOf(county: number, place: number): string {
  return `${codeOf(county)}-N${String(place >> 1).padStart(7, '0')}`;
}

/** How many people each county has: all as many, and the last what is left. */
export function* listCounties(people: number): Generator<{ county: number; size: number }> {
  for (let county = 0, left = people; left > 0; county += 1, left -= peopleInCounty)
    yield { county, size: Math.min(left, peopleInCounty) };
}

/** Days as `YYYYMMDD`. */
function listDays(from: string, count: number): string[] {
  const first = Date.parse(from);
  return Array.from({ length: count }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''),
  );
}
