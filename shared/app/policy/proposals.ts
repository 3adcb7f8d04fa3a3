/** The way of a policy: proposed by one person, rehearsed, approved by another, in force from its day. */
import type { PolicyProposal } from '../../contracts/policy-proposals.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { areTwo } from '../../domain/staff/two-people.ts';

/** What a person says who proposes a document. */
export interface Proposed {
  by: string;
  at: string;
  effectiveOn: CalendarDate;
  why: string;
  /** Inbox keys of held deliveries to be released with it. */
  releases?: readonly string[];
}

export type Proposing =
  | { kind: 'proposed'; proposal: PolicyProposal }
  | { kind: 'known'; proposal: PolicyProposal }
  | { kind: 'refused'; reason: 'day-is-past' }
  | { kind: 'refused'; reason: 'proposed-otherwise'; proposal: PolicyProposal };

/**
 * Proposes a document: for a day that is not over, and once at a time. After it was withdrawn, or has been in force, it
 * may be proposed again, and what became of it before stays on record.
 */
export function proposeDocument(
  known: PolicyProposal | undefined,
  { by, at, effectiveOn, why, releases = [] }: Proposed,
  { version, day }: { version: string; day: CalendarDate },
): Proposing {
  const isOpen = known?.state === 'proposed' || known?.state === 'approved';
  if (known !== undefined && isOpen) {
    const isSame = known.effectiveOn === effectiveOn && known.why === why && known.proposedBy === by;
    return isSame
      ? { kind: 'known', proposal: known }
      : { kind: 'refused', reason: 'proposed-otherwise', proposal: known };
  }
  if (effectiveOn < day) return { kind: 'refused', reason: 'day-is-past' };
  const said = {
    ...{ version, state: 'proposed' as const, effectiveOn, proposedBy: by, proposedAt: at, why },
    ...(releases.length > 0 && { releases: [...releases] }),
  };
  if (known === undefined) return { kind: 'proposed', proposal: { ...said, revision: 1 } };
  const { earlier = [], revision, ...last } = known;
  return { kind: 'proposed', proposal: { ...said, earlier: [...earlier, last], revision } };
}

export type Withdrawal =
  | { kind: 'withdrawn'; proposal: PolicyProposal }
  | { kind: 'refused'; reason: 'not-proposed' | 'not-the-proposer' };

/** Takes a proposal back: whoever made it, as long as nobody has approved it. */
export function withdrawProposal(
  proposal: PolicyProposal,
  { by, at }: { by: string; at: string },
): Withdrawal {
  if (proposal.state !== 'proposed') return { kind: 'refused', reason: 'not-proposed' };
  if (proposal.proposedBy !== by) return { kind: 'refused', reason: 'not-the-proposer' };
  return { kind: 'withdrawn', proposal: { ...proposal, state: 'withdrawn', withdrawnAt: at } };
}

export type Declining =
  | { kind: 'declined'; proposal: PolicyProposal }
  | { kind: 'refused'; reason: 'not-proposed' | 'own-proposal' };

/** Says no to a proposal that waits: anybody but who made it, who withdraws it instead. It may be proposed again. */
export function declineProposal(
  proposal: PolicyProposal,
  { by, at, why }: { by: string; at: string; why: string },
): Declining {
  if (proposal.state !== 'proposed') return { kind: 'refused', reason: 'not-proposed' };
  if (areTwo(proposal.proposedBy, by) === 'same') return { kind: 'refused', reason: 'own-proposal' };
  const said = { state: 'declined' as const, declinedBy: by, declinedAt: at, declinedWhy: why };
  return { kind: 'declined', proposal: { ...proposal, ...said } };
}

/** Providers that a policy calls retired and of which nothing was ever accepted: most likely misspelt. */
export function retiredButUnknown(
  { retiredProviders = [] }: Pick<Policy, 'retiredProviders'>,
  known: readonly ProviderRef[],
): ProviderRef[] {
  return retiredProviders.filter(
    ({ source, provider }) => !known.some((each) => each.source === source && each.provider === provider),
  );
}

export type ApprovalRefusal =
  'not-proposed' | 'same-person' | 'kinds-differ' | 'not-rehearsed' | 'rehearsed-against-another-policy';

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
  const two = areTwo(proposal.proposedBy, by);
  if (two !== 'two') return two === 'same' ? 'same-person' : 'kinds-differ';
  if (proposal.rehearsal === undefined) return 'not-rehearsed';
  return proposal.rehearsal.against === currentVersion ? undefined : 'rehearsed-against-another-policy';
}

/** Whether a change is approved and not in force yet, which a proposal of another one would undo. */
export function isAnotherPending(version: string, all: readonly PolicyProposal[]): boolean {
  return all.some((each) => each.state === 'approved' && each.version !== version);
}

export type Blocked = Extract<ApprovalRefusal, 'rehearsed-against-another-policy'> | 'another-pending';

/**
 * Why nobody can approve a proposal as things are. A proposal is a whole policy: what is approved and not in force yet would be
 * lost by it, and so would what came in force since it was made.
 */
export function blockedBy(
  { version, rehearsal }: PolicyProposal,
  { all, currentVersion }: { all: readonly PolicyProposal[]; currentVersion: string },
): Blocked | undefined {
  if (isAnotherPending(version, all)) return 'another-pending';
  const isOutdated = rehearsal !== undefined && rehearsal.against !== currentVersion;
  return isOutdated ? 'rehearsed-against-another-policy' : undefined;
}

/**
 * Whether two people have agreed on an approved proposal, and have seen what it changes. It is asked again where the policy is
 * put in force: whoever can write to the table could have said so of themselves.
 */
export function isAgreedUpon({ state, proposedBy, approvedBy, rehearsal }: PolicyProposal): boolean {
  const byTwo = approvedBy !== undefined && areTwo(proposedBy, approvedBy) === 'two';
  return state === 'approved' && byTwo && rehearsal !== undefined;
}

/** Approved proposals whose day has come, in the order in which they take the place of one another. */
export function dueProposals(proposals: readonly PolicyProposal[], day: CalendarDate): PolicyProposal[] {
  const orderOf = ({ effectiveOn, approvedAt }: PolicyProposal) => `${effectiveOn} ${approvedAt ?? ''}`;
  return proposals
    .filter(({ state, effectiveOn }) => state === 'approved' && effectiveOn <= day)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
