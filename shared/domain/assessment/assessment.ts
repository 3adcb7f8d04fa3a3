/** The input and the result of an assessment. */
import type { Finding, RuleName } from '../../contracts/household-file.ts';
import type {
  Bilingual,
  CalendarDate,
  Certainty,
  Citation,
  HouseholdId,
} from '../../contracts/primitives.ts';
import type { DeliveredThings, SourceFreshness } from '../../contracts/runs.ts';
import type { RuleMode } from '../catalogue/rule.ts';
import type { Policy } from '../policy/document.ts';
import type { Notice } from './list-notices.ts';

/** The input of an assessment besides the household's file. */
export interface AssessmentContext {
  policy: Policy;
  policyVersion: string;
  day: CalendarDate;
  indexVersion: string;
  freshness: readonly SourceFreshness[];
  /** Other households that are in findings of this one, and whose rows in the roster cannot be read now. */
  disputedHouseholds?: ReadonlySet<HouseholdId>;
  /** The other active households of which the person is a recipient. */
  otherHouseholds(identityToken: string): readonly HouseholdId[];
}

/** What one rule saw. A rule in shadow shows its finding here alone; one that is `off` was not asked. */
export type RuleResult = {
  rule: RuleName;
  title: Bilingual;
  mode: RuleMode;
  /** What it saw and what follows; with what was missing: overdue sources, members who could not be compared. */
  explanation: Bilingual;
  restsOn: Citation;
} & ({ kind: 'passed' | 'unjudged' | 'off' } | { kind: 'failed'; finding: Finding });

export interface Assessment {
  /** Findings of live rules, in policy order: what raises a case. */
  findings: Finding[];
  /** Every rule in force, in policy order. */
  results: RuleResult[];
  notices: Notice[];
  /** Rows of members who are compared, by certainty. */
  certainties: Record<Certainty, number>;
  /** What is the same whoever delivers it, by who delivered it. */
  delivered: readonly DeliveredThings[];
}
