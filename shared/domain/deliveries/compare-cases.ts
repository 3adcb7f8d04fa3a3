/** What becomes of a household's open case, as it is and as it would be: which rules find something else, and whether that weighs less. */
import type { FindingOutline, HouseholdCase } from '../../contracts/household-case.ts';
import { outlineOf } from '../../contracts/case-record.ts';
import { caseKind, type StoredCaseKind } from '../../contracts/findings.ts';
import type { EffectKind, FindingChange, FoundKinds } from '../../contracts/release-preview.ts';
import { isKnown } from '../../contracts/stored.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';

/** Whether what is found in a case that stays weighs less than before, or more. */
export type Strength = 'milder' | 'harder';

export interface CaseEffect {
  effect: EffectKind;
  /** Of a case that stays. */
  found?: FoundKinds;
  rules: { rule: string; finding?: FindingChange }[];
}

/** Undefined where staff would see the same. */
export function compareCases(
  before: HouseholdCase | undefined,
  after: HouseholdCase | undefined,
): CaseEffect | undefined {
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    if (only === undefined) return undefined;
    const rules = [...outlinesOf(only).keys()].map((rule) => ({ rule }));
    return { effect: before === undefined ? 'raised' : 'withdrawn', rules };
  }
  if (whatStaffSee(before) === whatStaffSee(after)) return undefined;
  const [was, is] = [outlinesOf(before), outlinesOf(after)];
  return {
    effect: 'changed',
    found: { before: gravestOf(was), after: gravestOf(is) },
    rules: compareFindings(was, is),
  };
}

function whatStaffSee({ kind, findings, latest, amountAtStakeFen }: HouseholdCase): string {
  const lines = findings.map((finding) => [outlineOf(finding), finding.unjudged ?? []]);
  return canonicalJson({ kind, lines, latest, amountAtStakeFen });
}

type Outlines = ReadonlyMap<string, FindingOutline>;

/** What is found now: a case that a person works on keeps its findings, and notes beside them what was found last. */
function outlinesOf({ latest, findings }: HouseholdCase): Outlines {
  return new Map((latest ?? findings.map(outlineOf)).map((outline) => [outline.rule, outline]));
}

/** The rules of which a case that stays finds something else; all of its rules where none does. */
function compareFindings(was: Outlines, is: Outlines): CaseEffect['rules'] {
  const rules = [...new Set([...was.keys(), ...is.keys()])].map((rule) => {
    const finding = compareFinding(was.get(rule), is.get(rule));
    return finding === undefined ? { rule } : { rule, finding };
  });
  const other = rules.filter(({ finding }) => finding !== undefined);
  return other.length > 0 ? other : rules;
}

function compareFinding(
  was: FindingOutline | undefined,
  is: FindingOutline | undefined,
): FindingChange | undefined {
  if (was === undefined || is === undefined) return was === undefined ? 'new' : 'gone';
  if (canonicalJson(was) === canonicalJson(is)) return undefined;
  const strength = strengthOf({ before: was.kind, after: is.kind });
  if (strength !== undefined) return strength;
  if (was.amountFen === null || is.amountFen === null || was.amountFen === is.amountFen) return 'other';
  return is.amountFen < was.amountFen ? 'lower' : 'higher';
}

/** The first word is the gravest; one that only another version knows counts as that. */
function gravestOf(outlines: Outlines): StoredCaseKind | null {
  const kinds = [...outlines.values()].map(({ kind }) => kind);
  const unknown = kinds.find((kind) => !isKnown(caseKind, kind));
  return unknown ?? caseKind.options.find((kind) => kinds.includes(kind)) ?? null;
}

/** How much a kind weighs that this version does not know is unknown: a change from it or to it may absolve somebody. */
export function strengthOf({ before, after }: FoundKinds): Strength | undefined {
  if (before === after) return undefined;
  const [was, is] = [weightOf(before), weightOf(after)];
  return was === undefined || is === undefined || is < was ? 'milder' : 'harder';
}

function weightOf(kind: StoredCaseKind | null): number | undefined {
  if (kind === null) return 0;
  return isKnown(caseKind, kind) ? caseKind.options.length - caseKind.options.indexOf(kind) : undefined;
}
