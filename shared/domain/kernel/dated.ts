/** What holds from one day, to another or until further notice, everywhere or in one county. */
import * as z from 'zod';
import { calendarDate, citation, type CalendarDate } from '../../contracts/primitives.ts';

/** The part of a policy entry that says where and when it holds; both dates are inclusive. */
export const dated = {
  county: z
    .string()
    .regex(/^\d{6}$/, 'give the six digits of the county (GB/T 2260)')
    .optional()
    .meta({
      zh: '县区代码（GB/T 2260，六位）；不写则适用于没有单独条款的各县区',
      en: 'the county (six digits of GB/T 2260); absent: every county that has no entry of its own',
    }),
  effectiveFrom: calendarDate.meta({ zh: '生效日期（含）', en: 'the first day on which it holds' }),
  effectiveTo: calendarDate.optional().meta({
    zh: '终止日期（含）；不写则至下一条生效为止',
    en: 'the last day; absent: until the next one begins',
  }),
  restsOn: citation.meta({
    zh: '依据：法规条文，或“产品设定”',
    en: 'what it rests on: a citation, or "product choice"',
  }),
};

export type Dated = z.infer<z.ZodObject<typeof dated>>;

/** What holds on a day, or that nothing does. */
export type InForce<Entry> = { kind: 'in-force'; entry: Entry } | { kind: 'none' };

/**
 * The entry that holds in a county on a day: of those whose dates cover the day the county's own before the general
 * ones, then the one that began last. So an entry without an end gives way to its successor by itself.
 *
 * @param entries entries about one and the same thing
 */
export function findInForce<Entry extends Dated>(
  entries: readonly Entry[],
  county: string,
  day: CalendarDate,
): InForce<Entry> {
  const [entry] = inOrder(entries.filter((each) => covers(each, county, day)));
  return entry ? { kind: 'in-force', entry } : { kind: 'none' };
}

/** Of each thing the entry in force, in the order in which the things first appear. */
export function pickInForce<Entry extends Dated>(
  entries: readonly Entry[],
  thing: (entry: Entry) => string,
  county: string,
  day: CalendarDate,
): Entry[] {
  return [...Map.groupBy(entries, thing).values()].flatMap((same) => {
    const found = findInForce(same, county, day);
    return found.kind === 'in-force' ? [found.entry] : [];
  });
}

/** Whether an entry is about a county on a day. */
export function covers(entry: Dated, county: string, day: CalendarDate): boolean {
  const isAbout = entry.county === undefined || entry.county === county;
  return (
    isAbout && entry.effectiveFrom <= day && (entry.effectiveTo === undefined || day <= entry.effectiveTo)
  );
}

/** Entries that cover one day, the one that counts most first. */
export function inOrder<Entry extends Dated>(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(
    (a, b) => ownFirst(a) - ownFirst(b) || (a.effectiveFrom < b.effectiveFrom ? 1 : -1),
  );
}

function ownFirst(entry: Dated): number {
  return entry.county === undefined ? 1 : 0;
}

/** The later of two entries that both claim the same days. */
export interface Overlap<Entry> {
  entry: Entry;
  /** Position of the entry in the list. */
  index: number;
  /** Position of the entry that it contradicts. */
  with: number;
}

/**
 * Entries about the same thing and county that contradict each other: both begin on the same day, or one that says
 * how long it holds is not over when the next begins. An entry without an end simply ends where the next begins.
 *
 * @param thing what an entry is about, for example its scheme
 */
export function findOverlaps<Entry extends Dated>(
  entries: readonly Entry[],
  thing: (entry: Entry) => string,
): Overlap<Entry>[] {
  return entries.flatMap((entry, index) => {
    const other = entries.findIndex(
      (earlier, at) =>
        thing(earlier) === thing(entry) &&
        earlier.county === entry.county &&
        claims(earlier, at, entry, index),
    );
    return other < 0 ? [] : [{ entry, index, with: other }];
  });
}

function claims(earlier: Dated, at: number, later: Dated, index: number): boolean {
  if (earlier.effectiveFrom === later.effectiveFrom) return at < index;
  if (earlier.effectiveFrom > later.effectiveFrom) return false;
  return earlier.effectiveTo !== undefined && later.effectiveFrom <= earlier.effectiveTo;
}
