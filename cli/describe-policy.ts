/** What `hedui policy` answers: what happened, why not, and what to do next, in words. */
import type { ProviderRef } from '../shared/contracts/messages.ts';
import type { PolicyProposal, ProposalRound, Rehearsal } from '../shared/contracts/policy-proposals.ts';
import type { ApprovalRefusal, Proposing } from '../shared/app/policy/proposals.ts';
import { kindsDiffer } from '../shared/domain/staff/two-people.ts';
import { sayDueChanges } from '../shared/app/policy/rehearsal-counts.ts';
import type { Change } from '../shared/app/policy/change-policy.ts';
import { kindTitles } from '../shared/domain/assessment/finding-kinds.ts';
import { sayWord } from '../shared/domain/kernel/say.ts';
import { proposalStates } from '../functions/console/texts/words.ts';
import { inBoth } from './in-both.ts';

/** Options that lead the next subcommand to the same target. */
type Where = string;

export function describeProposing(outcome: Change<Proposing>, where: Where): string[] {
  switch (outcome.kind) {
    case 'proposed':
      return [
        `已提出，自 ${outcome.proposal.effectiveOn} 生效 proposed, to hold from ${outcome.proposal.effectiveOn}: ${outcome.proposal.version}`,
        `下一步，试算 next, see what it changes: npx hedui policy rehearse ${outcome.proposal.version}${where}`,
      ];
    case 'known':
      return [`此前已提出，未改动 proposed before, nothing changed: ${describeProposal(outcome.proposal)}`];
    case 'refused':
      return outcome.reason === 'day-is-past'
        ? [
            '未提出：生效日已过，--on 须为今日或以后 not proposed: its day is past; give --on with today or a later day',
          ]
        : [
            `未提出：此文件已在办理 not proposed: this document is proposed already: ${describeProposal(outcome.proposal)}`,
            howToCorrect(outcome.proposal, where),
          ];
    default:
      return describeFailed(outcome.kind);
  }
}

function howToCorrect({ state, version, proposedBy }: PolicyProposal, where: Where): string {
  return state === 'approved'
    ? '已批准，到期生效；如需更改，请另提方案并定以后的生效日 it is approved and comes into force on its day; to change it, propose another with a later day'
    : `如需更改日期或理由，先由 ${proposedBy} 收回 to give it another day or reason, ${proposedBy} withdraws it first: npx hedui policy withdraw ${version}${where}`;
}

export function describeFailed(failure: 'not-found' | 'changed-meanwhile'): string[] {
  return failure === 'not-found'
    ? ['没有此方案，查看全部 there is no such proposal; all are listed by: npx hedui policy list']
    : [
        '同时有人修改，请查看后重试 somebody else changed it at the same moment; look and try again: npx hedui policy list',
      ];
}

const refusals: Readonly<Record<ApprovalRefusal | 'not-the-proposer' | 'own-proposal', string>> = {
  'not-proposed':
    '不在待批准状态，见 policy list; it does not wait for an approval; policy list shows its state',
  'same-person':
    '提出人不得批准，须由另一人批准 whoever proposed it may not approve it; somebody else has to',
  'kinds-differ': inBoth(kindsDiffer),
  'not-rehearsed': '尚未试算，请先试算 it was not rehearsed; rehearse it first',
  'rehearsed-against-another-policy':
    '试算后现行政策已变，请重新试算 another policy came into force after its rehearsal; rehearse it again',
  'not-the-proposer':
    '只能由提出人收回，他人可否决 only whoever proposed it withdraws it; somebody else declines it: npx hedui policy decline',
  'own-proposal': '提出人请收回，否决由他人办理 whoever proposed it withdraws it; somebody else declines it',
};

export function describeRefusal(
  what: '未批准 not approved' | '未收回 not withdrawn' | '未否决 not declined',
  reason: keyof typeof refusals,
): string[] {
  return [`${what}: ${refusals[reason]}`];
}

export function describeRehearsal(rehearsal: Rehearsal): string[] {
  const { against, households, rules, kinds } = rehearsal;
  const due = sayDueChanges(rehearsal);
  const changes = Object.entries(rules).map(
    ([rule, { newly, noLonger, otherwise = 0 }]) =>
      `  ${rule}: 新增 ${newly} 户，减少 ${noLonger} 户，金额或类型变化 ${otherwise} 户 ${newly} households newly found, ${noLonger} no longer, ${otherwise} with another amount, limit or kind`,
  );
  const cases = (['suspension', 'review', 'entitlement', 'none'] as const).map(
    (kind) =>
      `  ${kind === 'none' ? '无个案 no case' : inBoth(sayWord(kindTitles, kind))}: 现 ${kinds.now[kind] ?? 0} 户，之后 ${kinds.then[kind] ?? 0} 户 households now and then`,
  );
  return [
    `已试算 ${households} 户，对照现行 ${against}，未改动任何内容 rehearsed: ${households} households, against ${against}, which is in force; nothing was changed`,
    ...(changes.length === 0
      ? ['  各规则查得的家庭和金额不变 every rule finds the same households and amounts as now']
      : changes),
    ...cases,
    ...(due === undefined ? [] : [`  ${inBoth(due)}`]),
  ];
}

/** A line about a provider that a policy calls retired by a name that nobody has delivered under. */
export function warnOfUnknown({ source, provider }: ProviderRef): string {
  return `! ${source}/${provider}：列为停止报送，但从未收到过它的文件，名称与文件夹一致吗？it is listed as retired, and no file of it was ever accepted: is it spelt as its folder is?`;
}

export function describeProposal(round: ProposalRound): string {
  const { version, state, effectiveOn, proposedBy, proposedAt, why, approvedBy, declinedBy, rehearsal } =
    round;
  const by = [
    ...(approvedBy === undefined ? [] : [`，批准 approved by ${approvedBy}`]),
    ...(declinedBy === undefined ? [] : [`，否决 declined by ${declinedBy} (${round.declinedWhy ?? ''})`]),
  ].join('');
  const known =
    state !== 'proposed' ? '' : rehearsal === undefined ? '，未试算 not rehearsed' : '，已试算 rehearsed';
  return `${version}  ${inBoth(sayWord(proposalStates, state))}${known}  生效 from ${effectiveOn}  提出 proposed by ${proposedBy}, ${proposedAt}${by}: ${why}`;
}

export function describeAll(proposals: readonly PolicyProposal[], current: string): string[] {
  const known = proposals.some(({ version }) => version === current);
  const origin = known
    ? ''
    : '，未经提出（默认或直接启用） never proposed here (the default, or put in force directly)';
  const rounds = proposals.flatMap(({ earlier = [], ...last }): ProposalRound[] => [...earlier, last]);
  rounds.sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1));
  return [
    `现行 in force: ${current}${origin}`,
    ...(rounds.length === 0 ? ['没有方案 no proposals'] : ['方案 proposals']),
    ...rounds.map((round) => `  ${describeProposal(round)}`),
  ];
}
