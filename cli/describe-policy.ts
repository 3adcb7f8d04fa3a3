/** What `hedui policy` answers: what happened, why not, and what to do next, in words. */
import type { ProviderRef } from '../shared/contracts/messages.ts';
import type { PolicyProposal, ProposalRound, Rehearsal } from '../shared/contracts/policy-proposals.ts';
import type { ApprovalRefusal, Proposing } from '../shared/app/policy/proposals.ts';
import type { Change } from '../shared/app/policy/change-policy.ts';

/** Options that lead the next subcommand to the same target. */
type Where = string;

export function describeProposing(outcome: Change<Proposing>, where: Where): string[] {
  switch (outcome.kind) {
    case 'proposed':
      return [
        `proposed 已提出: ${outcome.proposal.version}, to hold from ${outcome.proposal.effectiveOn}`,
        `next, see what it changes: npx hedui policy rehearse ${outcome.proposal.version}${where}`,
      ];
    case 'known':
      return [`proposed before, nothing changed 此前已提出: ${describeProposal(outcome.proposal)}`];
    case 'refused':
      return outcome.reason === 'day-is-past'
        ? ['not proposed 未提出: its day is past; give --on with today or a later day']
        : [
            `not proposed 未提出: this document is on its way already: ${describeProposal(outcome.proposal)}`,
            howToCorrect(outcome.proposal, where),
          ];
    default:
      return describeFailed(outcome.kind);
  }
}

function howToCorrect({ state, version, proposedBy }: PolicyProposal, where: Where): string {
  return state === 'approved'
    ? 'it is approved, and comes into force on its day; a later policy takes its place from a day of its own'
    : `to give it another day or reason, ${proposedBy} withdraws it first: npx hedui policy withdraw ${version}${where}`;
}

export function describeFailed(failure: 'not-found' | 'changed-meanwhile'): string[] {
  return failure === 'not-found'
    ? ['no such proposal 没有此提案: npx hedui policy list shows them']
    : ['somebody else changed it at the same moment 同时有人修改: look at it (list), and try again'];
}

const refusals: Readonly<Record<ApprovalRefusal | 'not-the-proposer', string>> = {
  'not-proposed': 'it does not wait for an approval (list shows how far it is)',
  'same-person': 'whoever proposed it may not approve it; somebody else has to',
  'not-rehearsed': 'nobody has seen what it changes yet; rehearse it first',
  'rehearsed-against-another-policy':
    'another policy has come into force since its rehearsal; rehearse it again, and look at it',
  'not-the-proposer': 'only whoever proposed it withdraws it; leave it unapproved',
};

export function describeRefusal(
  what: 'approved 未批准' | 'withdrawn 未撤回',
  reason: keyof typeof refusals,
): string[] {
  return [`not ${what}: ${refusals[reason]}`];
}

export function describeRehearsal({ against, households, rules, kinds }: Rehearsal): string[] {
  const changes = Object.entries(rules).map(
    ([rule, { newly, noLonger }]) => `  ${rule}: ${newly} households newly found, ${noLonger} no longer`,
  );
  const cases = (['suspension', 'review', 'entitlement', 'none'] as const).map(
    (kind) =>
      `  ${kind === 'none' ? 'no case' : kind}: ${kinds.now[kind] ?? 0} households now, ${kinds.then[kind] ?? 0} then`,
  );
  return [
    `rehearsed 已试算: ${households} households, against ${against}, which is in force; nothing was changed`,
    ...(changes.length === 0 ? ['  no rule finds other households than now'] : changes),
    ...cases,
  ];
}

/** A line about a provider that a policy calls retired by a name that nobody has delivered under. */
export function warnOfUnknown({ source, provider }: ProviderRef): string {
  return `! ${source}/${provider} is called retired, and nothing of it was ever accepted: is it spelt as its folder is?`;
}

export function describeProposal(round: ProposalRound): string {
  const { version, state, effectiveOn, proposedBy, proposedAt, why, approvedBy, rehearsal } = round;
  const by = approvedBy === undefined ? '' : `, approved by ${approvedBy}`;
  const known = state !== 'proposed' ? '' : rehearsal === undefined ? ', not rehearsed' : ', rehearsed';
  return `${version}  ${states[state] ?? state}${known}  from ${effectiveOn}  proposed by ${proposedBy} at ${proposedAt}${by}: ${why}`;
}

const states: Readonly<Record<PolicyProposal['state'], string>> = {
  proposed: 'proposed 待批准',
  approved: 'approved 已批准',
  'in-force': 'put in force 已生效',
  withdrawn: 'withdrawn 已撤回',
};

export function describeAll(proposals: readonly PolicyProposal[], current: string): string[] {
  const known = proposals.some(({ version }) => version === current);
  const origin = known ? '' : ', which was never proposed here (the default, or put by hand)';
  const rounds = proposals.flatMap(({ earlier = [], ...last }): ProposalRound[] => [...earlier, last]);
  rounds.sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1));
  return [
    `in force 现行: ${current}${origin}`,
    ...(rounds.length === 0 ? ['no proposals 没有提案'] : ['proposals 提案']),
    ...rounds.map((round) => `  ${describeProposal(round)}`),
  ];
}
