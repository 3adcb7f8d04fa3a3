/** What one policy says otherwise than another, entry by entry and field by field, for whoever has to agree on it. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import { policy as document, type Policy } from './document.ts';

export interface PolicyDifference {
  section: keyof Policy;
  /** Which entry, by what names it: `financial-assets`, `bank rural-bank`; `replyPeriod` of a section without a list. */
  entry: string;
  /** Undefined: the whole entry is new, or is left out. */
  field: string | undefined;
  /** As JSON without quotes around texts; undefined where there is nothing. */
  now: string | undefined;
  then: string | undefined;
  /** The county that it is said of; undefined: of all. */
  county: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** What an entry of a list is shown by. */
export const naming: readonly string[] = [
  'rule',
  'scheme',
  'currency',
  'source',
  'provider',
  'column',
  'word',
  'county',
];

/** @param now the policy in force. @param then the one that is proposed */
export function comparePolicies(now: Policy, then: Policy): PolicyDifference[] {
  return (Object.keys(document.shape) as (keyof Policy)[]).flatMap((section) =>
    compareSection(section, now[section], then[section]),
  );
}

function compareSection(section: keyof Policy, now: unknown, then: unknown): PolicyDifference[] {
  if (isSame(now, then)) return [];
  if (!Array.isArray(now ?? then)) return compareFields(section, valuesOf(now), valuesOf(then));
  const [left, added] = withoutCommon(listOf(now), listOf(then));
  if (left.length === 0 && added.length === 0) return [reordered(section, listOf(now), listOf(then))];
  const paired = new Map(left.map((entry) => [entry, takeNamesake(entry, added)]));
  return [
    ...[...paired].flatMap(([entry, other]) => compareEntries(section, entry, other)),
    ...added.flatMap((entry) => compareEntries(section, undefined, entry)),
  ];
}

/** A section without a list: each of its settings is an entry. */
function compareFields(section: keyof Policy, now: Values, then: Values): PolicyDifference[] {
  return differing(now, then).map((entry) => ({
    ...{ section, entry, field: undefined, county: undefined },
    ...{ now: show(now[entry]), then: show(then[entry]) },
  }));
}

function compareEntries(
  section: keyof Policy,
  now: Values | undefined,
  then: Values | undefined,
): PolicyDifference[] {
  const named = now ?? then ?? {};
  const about = { section, entry: nameOf(named), county: countyOf(named) };
  if (now === undefined || then === undefined)
    return [{ ...about, field: undefined, now: show(now), then: show(then) }];
  return differing(now, then).map((field) => ({
    ...{ ...about, field, now: show(now[field]), then: show(then[field]) },
  }));
}

/** The order of rules is that of findings: it is shown where nothing else differs. */
function reordered(section: keyof Policy, now: Values[], then: Values[]): PolicyDifference {
  const order = (entries: Values[]) => entries.map(nameOf).join(', ');
  return { section, entry: '', field: undefined, county: undefined, now: order(now), then: order(then) };
}

/** Each list without the entries that the other has as well. */
function withoutCommon(now: readonly Values[], then: readonly Values[]): [Values[], Values[]] {
  const added = [...then];
  const left = now.filter((entry) => {
    const at = added.findIndex((other) => isSame(entry, other));
    if (at >= 0) added.splice(at, 1);
    return at < 0;
  });
  return [left, added];
}

/** Takes out of a list the entry that most likely took the place of another: it has its name, and its day where one has. */
function takeNamesake(entry: Values, others: Values[]): Values | undefined {
  const namesakes = others.filter(
    (other) => nameOf(other) === nameOf(entry) && countyOf(other) === countyOf(entry),
  );
  const found =
    namesakes.find(({ effectiveFrom }) => effectiveFrom === entry['effectiveFrom']) ?? namesakes[0];
  if (found !== undefined) others.splice(others.indexOf(found), 1);
  return found;
}

function differing(now: Values, then: Values): string[] {
  const names = new Set([...Object.keys(now), ...Object.keys(then)]);
  return [...names].filter((name) => !isSame(now[name], then[name]));
}

function nameOf(entry: Values): string {
  return naming
    .map((name) => entry[name])
    .filter((value) => typeof value === 'string')
    .join(' ');
}

function countyOf({ county }: Values): string | undefined {
  return typeof county === 'string' ? county : undefined;
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : canonicalJson(value);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? (value as Values[]) : [];
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}
