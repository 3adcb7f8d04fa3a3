/** What a policy says otherwise, in the words of its schema: for whoever has to agree on it, without reading JSON. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../../domain/kernel/say.ts';
import { naming, type PolicyDifference } from '../../domain/policy/compare-policies.ts';
import { policy as document } from '../../domain/policy/document.ts';
import { describeValue, elementOf, fieldOf, joined, nameEntry, titleOf, titleOfField } from './terms.ts';

export interface DescribedDifference {
  /** `核对规则`. */
  section: Bilingual;
  /** Which entry, and which setting of it: `金融资产：限额月数`. */
  what: Bilingual;
  /** Undefined: there is none. */
  now: Bilingual | undefined;
  then: Bilingual | undefined;
}

export function describeDifference({
  section,
  entry,
  field,
  county,
  now,
  then,
}: PolicyDifference): DescribedDifference {
  const schema = document.shape[section];
  const rule = section === 'rules' ? entry : undefined;
  const isList = elementOf(schema) !== undefined;
  const of = isList ? field : entry;
  const about = isList ? nameEntry(withoutCounty(entry, county)) : titleOf(fieldOf(schema, entry), entry);
  const place = { schema: of === undefined ? elementOf(schema) : fieldOf(schema, of), name: of, rule };
  const shown = (text: string | undefined): Bilingual | undefined =>
    text === undefined ? undefined : describeValue(withoutNames(read(text), of), place);
  return {
    section: titleOf(schema, section),
    what: joined([
      ...(about.zh === '' ? [] : [about]),
      ...(county === undefined ? [] : [say(`仅 ${county}`, `in ${county} alone`)]),
      ...(isList && field !== undefined ? [titleOfField({ schema, name: field, rule })] : []),
    ]),
    now: shown(now),
    then: shown(then),
  };
}

/** Of a whole entry what names it is said already. */
function withoutNames(value: unknown, field: string | undefined): unknown {
  if (field !== undefined || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !naming.includes(name)));
}

/** Differences are kept as JSON without quotes around texts. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The county is said apart. */
function withoutCounty(entry: string, county: string | undefined): string {
  return entry
    .split(' ')
    .filter((name) => name !== county)
    .join(' ');
}
