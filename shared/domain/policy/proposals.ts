/** The way of a policy: proposed by one person, rehearsed, approved by another, in force from its day. */
import type { CaseKind, RuleName } from '../../contracts/household-file.ts';
import type { PolicyProposal, Rehearsal } from '../../contracts/policy-proposals.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { Assessment } from '../assessment/assess.ts';
import { kindOf } from '../cases/machine-events.ts';

export type ApprovalRefusal =
  'not-proposed' | 'same-person' | 'not-rehearsed' | 'rehearsed-against-another-policy';

export type Approval =
  { kind: 'approved'; proposal: PolicyProposal } | { kind: 'refused'; reason: ApprovalRefusal };

/** Approves a proposal: by somebody else, and only knowing what it changes against the policy that is in force. */
export function approveProposal(
  proposal: PolicyProposal,
  approval: { by: string; at: string; currentVersion: string },
): Approval {
  const refusal = refusalOf(proposal, approval);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  const { by, at } = approval;
  return { kind: 'approved', proposal: { ...proposal, state: 'approved', approvedBy: by, approvedAt: at } };
}

function refusalOf(
  proposal: PolicyProposal,
  { by, currentVersion }: { by: string; currentVersion: string },
): ApprovalRefusal | undefined {
  if (proposal.state !== 'proposed') return 'not-proposed';
  if (proposal.proposedBy === by) return 'same-person';
  if (proposal.rehearsal === undefined) return 'not-rehearsed';
  return proposal.rehearsal.against === currentVersion ? undefined : 'rehearsed-against-another-policy';
}

/** Approved proposals whose day has come, in the order in which they take the place of one another. */
export function dueProposals(proposals: readonly PolicyProposal[], day: CalendarDate): PolicyProposal[] {
  const orderOf = ({ effectiveOn, approvedAt }: PolicyProposal) => `${effectiveOn} ${approvedAt ?? ''}`;
  return proposals
    .filter(({ state, effectiveOn }) => state === 'approved' && effectiveOn <= day)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

export type RehearsalCounts = Pick<Rehearsal, 'households' | 'rules' | 'kinds'>;

export function emptyCounts(): RehearsalCounts {
  const none = { none: 0, review: 0, suspension: 0 };
  return { households: 0, rules: {}, kinds: { now: { ...none }, then: { ...none } } };
}

/** Adds one household, assessed by both policies. */
export function countHousehold(counts: RehearsalCounts, now: Assessment, then: Assessment): void {
  counts.households += 1;
  counts.kinds.now[kindFor(now)] += 1;
  counts.kinds.then[kindFor(then)] += 1;
  const before = rulesOf(now);
  const after = rulesOf(then);
  for (const rule of after) if (!before.has(rule)) changeOf(counts, rule).newly += 1;
  for (const rule of before) if (!after.has(rule)) changeOf(counts, rule).noLonger += 1;
}

function kindFor({ findings }: Assessment): CaseKind | 'none' {
  return findings.length === 0 ? 'none' : kindOf(findings);
}

function rulesOf({ findings }: Assessment): Set<RuleName> {
  return new Set(findings.map(({ rule }) => rule));
}

function changeOf({ rules }: RehearsalCounts, rule: RuleName): { newly: number; noLonger: number } {
  return (rules[rule] ??= { newly: 0, noLonger: 0 });
}
