/** Who is dead by the record of one office alone: a clerk's mistake may have made somebody dead who lives. */
import type { HouseholdCase } from '../../contracts/household-case.ts';
import { memberDeceased } from '../catalogue/rules/member-deceased.ts';
import { takesMoneyAway } from './gate.ts';

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
