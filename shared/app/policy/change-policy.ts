/** Changing the policy: propose, rehearse on all household files, approve, and put in force on its day. */
import { log } from '../../runtime/log.ts';
import type { VersionedPolicy } from '../../store/policy-store.ts';
import type { PolicyProposal, Rehearsal } from '../../contracts/policy-proposals.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { assess } from '../../domain/assessment/assess.ts';
import { amountDue } from '../../domain/payments/amount-due.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import { policyVersion, type Policy } from '../../domain/policy/policy.ts';
import { completePolicy } from '../../domain/policy/stored-policy.ts';
import {
  approveProposal,
  declineProposal,
  dueProposals,
  isAgreedUpon,
  proposeDocument,
  withdrawProposal,
  type Approval,
  type Declining,
  type Proposed,
  type Proposing,
  type Withdrawal,
} from './proposals.ts';
import { countHousehold, emptyCounts, type ByPolicy } from './rehearsal-counts.ts';
import { assessmentContext } from '../assessments/assessment-context.ts';
import { keepStandardChanges } from '../payments/list-standard-changes.ts';
import {
  readAllFiles,
  type ChangePolicyDependencies,
  type RehearsalDependencies,
} from '../assessments/read-all-files.ts';

export type { ChangePolicyDependencies, RehearsalDependencies } from '../assessments/read-all-files.ts';

export type Change<Outcome> = Outcome | { kind: 'not-found' } | { kind: 'changed-meanwhile' };

/** Proposes a policy; the caller has validated it. Proposing the same again changes nothing. */
export async function proposePolicy(
  given: Policy,
  proposed: Proposed,
  { day, ...deps }: ChangePolicyDependencies & { day: CalendarDate },
): Promise<Change<Proposing>> {
  const policy = completePolicy(given);
  const version = policyVersion(policy);
  const known = await deps.proposals.read(version);
  const outcome = proposeDocument(known, proposed, { version, day });
  if (outcome.kind !== 'proposed') return outcome;
  await deps.policies.keep({ policy, version });
  const { proposal } = outcome;
  const written = known === undefined ? deps.proposals.add(proposal) : deps.proposals.change(proposal);
  return (await written) ? outcome : { kind: 'changed-meanwhile' };
}

/** Takes back what one has proposed oneself; it stays on record. */
export async function withdrawPolicy(
  version: string,
  withdrawal: { by: string; at: string },
  deps: ChangePolicyDependencies,
): Promise<Change<Withdrawal>> {
  const proposal = await deps.proposals.read(version);
  if (proposal === undefined) return { kind: 'not-found' };
  const outcome = withdrawProposal(proposal, withdrawal);
  if (outcome.kind === 'refused') return outcome;
  return (await deps.proposals.change(outcome.proposal)) ? outcome : { kind: 'changed-meanwhile' };
}

/** Says no to what somebody else has proposed; it stays on record. */
export async function declinePolicy(
  version: string,
  declining: { by: string; at: string; why: string },
  deps: ChangePolicyDependencies,
): Promise<Change<Declining>> {
  const proposal = await deps.proposals.read(version);
  if (proposal === undefined) return { kind: 'not-found' };
  const outcome = declineProposal(proposal, declining);
  if (outcome.kind === 'refused') return outcome;
  return (await deps.proposals.change(outcome.proposal)) ? outcome : { kind: 'changed-meanwhile' };
}

/** Assesses every household by both policies, writes nothing but the counts, and keeps those with the proposal. */
export async function rehearsePolicy(
  version: string,
  { at, day }: { at: string; day: CalendarDate },
  deps: RehearsalDependencies,
): Promise<Change<{ kind: 'rehearsed'; rehearsal: Rehearsal }>> {
  const proposal = await deps.proposals.read(version);
  if (proposal === undefined) return { kind: 'not-found' };
  const proposed = await deps.policies.load(version);
  const dueOn = proposal.effectiveOn > day ? proposal.effectiveOn : day;
  const rehearsal = await compare(proposed, { at, day, dueOn }, deps);
  await keepStandardChanges(proposed, day, deps);
  const kept = await deps.proposals.change({ ...proposal, rehearsal });
  return kept ? { kind: 'rehearsed', rehearsal } : { kind: 'changed-meanwhile' };
}

/** @param dueOn the day for which amounts due are calculated: a supplement may hold from the day of its policy */
async function compare(
  proposed: VersionedPolicy,
  { at, day, dueOn }: { at: string; day: CalendarDate; dueOn: CalendarDate },
  deps: RehearsalDependencies,
): Promise<Rehearsal> {
  const current = await deps.policies.current();
  const index = await deps.registry.current();
  const pointers = await deps.pointers.readAll();
  const counts = emptyCounts();
  for await (const file of readAllFiles(deps)) {
    const { status, county } = file.profile;
    const by = ({ policy, version: policyVersion }: VersionedPolicy): ByPolicy => ({
      assessment: assess(file, assessmentContext(file, { policy, policyVersion, day, index, pointers })),
      due: status === 'active' ? amountDue(file, policyInForce(policy, county, dueOn)) : undefined,
    });
    countHousehold(counts, by(current), by(proposed));
  }
  return { at, against: current.version, indexVersion: index.version, ...counts };
}

/** Approves a rehearsed proposal; the night of its day puts it in force. */
export async function approvePolicy(
  version: string,
  approval: { by: string; at: string },
  deps: ChangePolicyDependencies,
): Promise<Change<Approval>> {
  const proposal = await deps.proposals.read(version);
  if (proposal === undefined) return { kind: 'not-found' };
  const { version: currentVersion } = await deps.policies.current();
  const outcome = approveProposal(proposal, { ...approval, currentVersion });
  if (outcome.kind === 'refused') return outcome;
  return (await deps.proposals.change(outcome.proposal)) ? outcome : { kind: 'changed-meanwhile' };
}

/**
 * Puts in force what has been approved and whose day has come. Doing it twice changes nothing. What two people have not agreed
 * on, or is not the document that they have seen, is refused for good; the night goes on with the policy in force.
 * @param release carries out what a proposal releases, once its policy is in force
 */
export async function putDuePoliciesInForce(
  day: CalendarDate,
  deps: ChangePolicyDependencies & { refused: (proposal: PolicyProposal) => Promise<void> },
  release: (proposal: PolicyProposal) => Promise<void>,
): Promise<void> {
  for (const proposal of dueProposals(await deps.proposals.readAll(), day)) {
    const policy = isAgreedUpon(proposal) ? await deps.policies.loadUntouched(proposal.version) : undefined;
    if (policy === undefined) {
      await deps.proposals.change({ ...proposal, state: 'refused' });
      await deps.refused(proposal);
      continue;
    }
    await deps.policies.replace(policy);
    await release(proposal);
    await deps.proposals.change({ ...proposal, state: 'in-force' });
    log.info('policy-in-force', { policyVersion: proposal.version });
  }
}
