/** Classes of persons (人员类别) as policy defines them, and which of them somebody has by age, school and certificate. */
import * as z from 'zod';
import type { Bilingual, CalendarDate } from '../../../contracts/primitives.ts';
import { ageOn } from '../../kernel/calendar.ts';
import { say } from '../../kernel/say.ts';
import {
  disabilities,
  disabilityGrades,
  disabilityGradeTitles,
  disabilityTitles,
  facetsOf,
  type PersonClass as ClassFacet,
  schoolStages,
  schoolStageTitles,
} from '../facets.ts';
import { type HeldAsset, isUnreadable, memberOf } from '../held.ts';

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

/** `重度残疾人（残疾人证一级、二级，或三级且为智力、精神）`, as policy has it. */
export function showClass(entry: unknown): Bilingual {
  const read = personClass.parse(entry);
  const [name = ''] = read.words;
  const { zh, en } = describeGround(read);
  return say(`${name}（${zh}）`, `"${name}" (${en})`);
}

function describeGround(each: PersonClass): Bilingual {
  if ('from' in each) return say(`满 ${each.from} 岁`, `aged ${each.from} or over`);
  if ('below' in each) return say(`不满 ${each.below} 岁`, `under ${each.below}`);
  if ('stages' in each) return joined(each.stages.map((stage) => schoolStageTitles[stage]));
  const alternatives = each.disabled.map(({ grades, disabilities: kinds = [] }) => {
    const grade = joined(grades.map((one) => disabilityGradeTitles[one]));
    const kind = joined(kinds.map((one) => disabilityTitles[one]));
    return kinds.length === 0 ? grade : say(`${grade.zh}且为${kind.zh}`, `${grade.en} of ${kind.en}`);
  });
  return say(
    `残疾人证${alternatives.map(({ zh }) => zh).join('，或')}`,
    `certificate of disability, grade ${alternatives.map(({ en }) => en).join(', or ')}`,
  );
}

function joined(parts: readonly Bilingual[]): Bilingual {
  return say(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '));
}

export type Ground = 'age' | 'school' | 'disability';

export function groundOf(each: PersonClass): Ground {
  if ('stages' in each) return 'school';
  return 'disabled' in each ? 'disability' : 'age';
}

type By<G extends ClassFacet['by']> = Extract<ClassFacet, { by: G }>;

/** What is known of somebody on a day. `silent`: no record says anything; `unknown`: records are there and unclear. */
export interface Known {
  bornOn: CalendarDate | undefined;
  school: readonly By<'school'>[] | 'silent' | 'unknown';
  disability: By<'disability'> | 'silent' | 'unknown';
  /** The last day of a certificate that has expired: its holder renews it, and nothing is lowered for it. */
  expiredOn: CalendarDate | undefined;
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
  const unread = isUnread ? 'unknown' : undefined;
  const [records, certificates] = [saidBy(own, 'school'), saidBy(own, 'disability')];
  const inTime = certificates.filter(({ facet: { until = day } }) => until >= day);
  const ends = certificates.map(({ facet: { until } }) => until).sort();
  return {
    bornOn,
    school: unread ?? schoolBy(records, day),
    disability: unread ?? disabilityBy(inTime),
    expiredOn: inTime.length === 0 ? ends.at(-1) : undefined,
    assets: [...records, ...certificates].map(({ asset }) => asset),
  };
}

export function classIn(asset: HeldAsset): ClassFacet | undefined {
  return facetsOf(asset, 'class')[0];
}

/** A thing with what it says of a person class. */
interface Said<G extends ClassFacet['by']> {
  asset: HeldAsset;
  facet: By<G>;
}

function saidBy<G extends ClassFacet['by']>(assets: readonly HeldAsset[], by: G): Said<G>[] {
  const isBy = (facet: ClassFacet): facet is By<G> => facet.by === by;
  return assets.flatMap((asset) =>
    facetsOf(asset, 'class')
      .filter(isBy)
      .map((facet) => ({ asset, facet })),
  );
}

/** At which stages somebody is; none of who has left all. Of who was to have left by now nobody knows. */
function schoolBy(records: readonly Said<'school'>[], day: CalendarDate): Known['school'] {
  if (records.length === 0) return 'silent';
  const current = records.filter(({ asset }) => asset.state !== 'out');
  const isUnknown = current.some(({ asset, facet: { until = day } }) => isUnclear(asset) || until < day);
  return isUnknown ? 'unknown' : current.map(({ facet }) => facet);
}

/** @param inTime certificates that have not expired; two that say different things leave it unknown */
function disabilityBy(inTime: readonly Said<'disability'>[]): Known['disability'] {
  const [first, ...others] = inTime;
  if (first === undefined) return 'silent';
  const { grade, disability } = first.facet;
  const isKnown =
    inTime.every(({ asset }) => !isUnclear(asset)) &&
    others.every(({ facet }) => facet.grade === grade && facet.disability === disability);
  return isKnown ? first.facet : 'unknown';
}

function isUnclear({ unclear }: HeldAsset): boolean {
  return unclear.length > 0;
}

/** Whether somebody has a class. `silent`: nothing says so, and nothing says otherwise. */
export function hasClass(
  { bornOn, school, disability }: Pick<Known, 'bornOn' | 'school' | 'disability'>,
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
    return school.some((facet) => each.stages.some((stage) => stage === facet.stage)) ? 'yes' : 'no';
  }
  if (typeof disability === 'string') return disability;
  return each.disabled.some((one) => isAmong(disability, one)) ? 'yes' : 'no';
}

type Disabled = Extract<PersonClass, { disabled: unknown }>['disabled'][number];

function isAmong(
  { grade, disability }: By<'disability'>,
  { grades, disabilities: kinds }: Disabled,
): boolean {
  return (
    grades.some((each) => each === grade) &&
    (kinds === undefined || kinds.some((each) => each === disability))
  );
}
