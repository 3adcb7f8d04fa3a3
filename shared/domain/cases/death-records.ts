/** Who is dead by the record of one office alone: a clerk's mistake may have made somebody dead who lives. */
import { storedEnding } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import { memberDeceased } from '../catalogue/rules/member-deceased.ts';
import { takesMoneyAway } from './gate.ts';
import { problemsIf, type StepProblem } from './problems.ts';

type Found = Pick<HouseholdCase, 'findings' | 'survey'>;

/** Places of members whom one office alone has as dead, and of whom no visit that is on record says so. */
export function unprovenDeaths({ findings, survey }: Found): number[] {
  const rows = findings.flatMap(({ rule, evidence }) => (rule === memberDeceased.name ? evidence : []));
  const visited = new Set(survey?.deceased ?? []);
  return [...Map.groupBy(rows, ({ memberOrdinal }) => memberOrdinal)]
    .filter(([, said]) => new Set(said.map(({ source, provider }) => `${source}|${provider}`)).size < 2)
    .flatMap(([ordinal]) => (visited.has(ordinal) ? [] : [ordinal]));
}

/**
 * Whether a decision that takes money away would rest on such a record: it is about that member, or about the household and
 * nothing else was found.
 */
export function restsOnUnprovenDeath(it: Found & Pick<HouseholdCase, 'proposal'>): boolean {
  const unproven = unprovenDeaths(it);
  if (it.proposal === null || unproven.length === 0 || !takesMoneyAway(it)) return false;
  const { scope } = it.proposal;
  if (scope.kind === 'member' && scope.ordinal !== undefined) return unproven.includes(scope.ordinal);
  return it.findings.every(({ rule }) => rule === memberDeceased.name);
}

/**
 * Asked once more when a case is written: whether the step that it was last changed by ends something on such a record. What
 * was decided before keeps: records that come later, or go, change nothing about it.
 */
export function deathBreaches(it: HouseholdCase): StepProblem[] {
  const last = it.events.at(-1);
  const ending = storedEnding.safeParse(last?.step).data;
  const isUnproven =
    (last?.type === 'decide' && restsOnUnprovenDeath(it)) ||
    (ending?.cause === 'died' && unprovenDeaths(it).length > 0);
  return problemsIf(isUnproven, 'death-unproven');
}
