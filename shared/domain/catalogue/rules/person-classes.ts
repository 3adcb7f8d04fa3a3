/** Classes of persons (人员类别) as policy defines them, and which of them somebody has by age, school and certificate. */
import * as z from 'zod';
import type { CalendarDate } from '../../../contracts/primitives.ts';
import { ageOn } from '../../kernel/calendar.ts';
import {
  disabilities,
  disabilityGrades,
  facetsOf,
  type PersonClass as ClassFacet,
  schoolStages,
} from '../facets.ts';
import { type HeldAsset, isUnclear, isUnreadable, memberOf, unclear } from '../held.ts';

const words = z.array(z.string().min(1).max(40)).min(1);
const years = z.int().min(0).max(150);

/** Of the words the first names the class; a roster may have any of them. Exactly one ground says who has it. */
export const personClass = z.union([
  z.strictObject({ words, from: years }),
  z.strictObject({ words, below: years }),
  z.strictObject({ words, stages: z.array(z.enum(schoolStages)).min(1) }),
  z.strictObject({
    words,
    disabled: z
      .array(
        z.strictObject({
          grades: z.array(z.enum(disabilityGrades)).min(1),
          /** Every one unless said. */
          disabilities: z.array(z.enum(disabilities)).min(1).optional(),
        }),
      )
      .min(1),
  }),
]);
export type PersonClass = z.infer<typeof personClass>;
export type Ground = 'age' | 'school' | 'disability';

export function groundOf(each: PersonClass): Ground {
  if ('stages' in each) return 'school';
  return 'disabled' in each ? 'disability' : 'age';
}

/** What is known of somebody on a day. `silent`: no record says anything; `unknown`: records are there and unclear. */
export interface Known {
  bornOn: CalendarDate | undefined;
  school: readonly ClassFacet[] | 'silent' | 'unknown';
  disability: ClassFacet | 'silent' | 'unknown';
  /** The last day of a certificate that has expired: its holder renews it, and nothing is lowered for it. */
  expiredOn?: CalendarDate;
  /** The things that say so. */
  assets: readonly HeldAsset[];
}

/** @param assets of the household; those of other members are left out */
export function knownOf(
  ordinal: number,
  bornOn: CalendarDate | undefined,
  { assets, day }: { assets: readonly HeldAsset[]; day: CalendarDate },
): Known {
  const own = assets.filter((asset) => memberOf(asset) === ordinal && asset.certainty !== 'doubtful');
  const isUnread = own.some(
    (asset) => isUnreadable(asset) && (asset.mayGive === 'every' || asset.mayGive.includes('class')),
  );
  const by = (ground: 'school' | 'disability') => own.filter((asset) => classIn(asset)?.by === ground);
  const [records, certificates] = [by('school'), by('disability')];
  const disability = disabilityBy(certificates, day);
  const expired = certificates.flatMap((asset) => classIn(asset)?.until ?? []).sort();
  const expiredOn = disability === 'silent' ? expired.at(-1) : undefined;
  return {
    bornOn,
    school: isUnread ? 'unknown' : schoolBy(records, day),
    disability: isUnread ? 'unknown' : disability,
    ...(expiredOn !== undefined && { expiredOn }),
    assets: [...records, ...certificates],
  };
}

export function classIn(asset: HeldAsset): ClassFacet | undefined {
  return facetsOf(asset, 'class')[0];
}

/** At which stages somebody is; none of who has left all. Of who was to have left by now nobody knows. */
function schoolBy(records: readonly HeldAsset[], day: CalendarDate): Known['school'] {
  if (records.length === 0) return 'silent';
  const current = records.filter(({ state }) => state !== 'out');
  const facets = current.flatMap((asset) => classIn(asset) ?? []);
  if (current.some(({ unclear: points }) => points.length > 0)) return 'unknown';
  return facets.some(({ until = day }) => until < day) ? 'unknown' : facets;
}

/** Of the certificates that have not expired; two that say different things leave it unknown. */
function disabilityBy(certificates: readonly HeldAsset[], day: CalendarDate): Known['disability'] {
  const inTime = certificates.filter(
    (asset) => (classIn(asset)?.until ?? day) >= day || isUnclear(asset, unclear.until),
  );
  const [first, ...others] = inTime.flatMap((asset) => classIn(asset) ?? []);
  if (first === undefined) return 'silent';
  if (inTime.some(({ unclear: points }) => points.length > 0)) return 'unknown';
  return others.every((each) => sayAlike(each, first)) ? first : 'unknown';
}

function sayAlike(a: ClassFacet, b: ClassFacet): boolean {
  return (
    a.by === 'disability' && b.by === 'disability' && a.grade === b.grade && a.disability === b.disability
  );
}

/** Whether somebody has a class. `silent`: nothing says so, and nothing says otherwise. */
export function hasClass(
  { bornOn, school, disability }: Known,
  each: PersonClass,
  day: CalendarDate,
): 'yes' | 'no' | 'silent' | 'unknown' {
  if ('from' in each || 'below' in each) {
    if (bornOn === undefined) return 'unknown';
    const age = ageOn(day, bornOn);
    return ('from' in each ? age >= each.from : age < each.below) ? 'yes' : 'no';
  }
  if ('stages' in each) {
    if (typeof school === 'string') return school;
    const isThere = school.some(
      (facet) => facet.by === 'school' && facet.stage !== 'unclear' && each.stages.includes(facet.stage),
    );
    return isThere ? 'yes' : 'no';
  }
  if (typeof disability === 'string') return disability;
  return each.disabled.some((one) => isAmong(disability, one)) ? 'yes' : 'no';
}

type Disabled = Extract<PersonClass, { disabled: unknown }>['disabled'][number];

function isAmong(facet: ClassFacet, { grades, disabilities: kinds }: Disabled): boolean {
  if (facet.by !== 'disability' || facet.grade === 'unclear' || facet.disability === 'unclear') return false;
  return grades.includes(facet.grade) && (kinds?.includes(facet.disability) ?? true);
}
