import { describe, expect, it } from 'vitest';
import type { PolicyProposal } from '../../../../shared/contracts/policy-proposals.ts';
import {
  approveProposal,
  declineProposal,
  dueProposals,
  proposeDocument,
  retiredButUnknown,
  withdrawProposal,
} from '../../../../shared/app/policy/proposals.ts';
import { emptyCounts } from '../../../../shared/app/policy/rehearsal-counts.ts';
import { identityOf } from '../../../../shared/store/aws/deployment.ts';

const at = '2026-10-30T08:00:00.000Z';

function proposal(changed: Partial<PolicyProposal> = {}): PolicyProposal {
  return {
    version: 'new',
    state: 'proposed',
    effectiveOn: '2026-11-01',
    proposedBy: 'one',
    proposedAt: at,
    why: 'a new standard',
    rehearsal: { at, against: 'current', indexVersion: 'i', ...emptyCounts() },
    revision: 1,
    ...changed,
  };
}

describe('a document is proposed', () => {
  const said = { by: 'one', at, effectiveOn: '2026-11-01', why: 'a new standard' };
  const propose = (known: PolicyProposal | undefined, parts: Partial<typeof said> = {}, day = '2026-10-30') =>
    proposeDocument(known, { ...said, ...parts }, { version: 'new', day });
  const first = { version: 'new', state: 'proposed', effectiveOn: '2026-11-01', proposedBy: 'one' };

  it('for a day that is not over', () => {
    expect(propose(undefined)).toEqual({
      kind: 'proposed',
      proposal: { ...first, proposedAt: at, why: 'a new standard', revision: 1 },
    });
    expect(propose(undefined, {}, '2026-11-01')).toMatchObject({ kind: 'proposed' });
    expect(propose(undefined, {}, '2026-11-02')).toEqual({ kind: 'refused', reason: 'day-is-past' });
  });

  it.each(['proposed', 'approved'] as const)('once at a time: it is %s already', (state) => {
    const known = proposal({ state });
    expect(propose(known)).toEqual({ kind: 'known', proposal: known });
    // The same again is no mistake, even when its day has come and gone.
    expect(propose(known, {}, '2026-11-02')).toEqual({ kind: 'known', proposal: known });
    for (const other of [{ effectiveOn: '2026-11-02' }, { why: 'another' }, { by: 'another' }])
      expect(propose(known, other)).toEqual({
        kind: 'refused',
        reason: 'proposed-otherwise',
        proposal: known,
      });
  });

  it.each(['withdrawn', 'in-force'] as const)('again after it was %s, and that stays on record', (state) => {
    const { revision, ...before } = proposal({ state, why: 'the first time' });
    const again = propose({ ...before, revision: 3 }, { by: 'another' });
    expect(again).toMatchObject({
      kind: 'proposed',
      proposal: { ...first, proposedBy: 'another', earlier: [before], revision: 3 },
    });
    expect(again).not.toHaveProperty('proposal.rehearsal');
    const third = propose({ ...before, earlier: [before], revision }, {});
    expect(third).toMatchObject({ proposal: { earlier: [before, before] } });
  });
});

describe('a proposal is withdrawn', () => {
  const withdrawal = { by: 'one', at };

  it('by whoever made it', () => {
    expect(withdrawProposal(proposal(), withdrawal)).toEqual({
      kind: 'withdrawn',
      proposal: proposal({ state: 'withdrawn', withdrawnAt: at }),
    });
  });

  it.each([
    ['not-the-proposer', proposal({ proposedBy: 'another' })],
    ['not-proposed', proposal({ state: 'approved' })],
  ])('never when %s', (reason, refused) => {
    expect(withdrawProposal(refused, withdrawal)).toEqual({ kind: 'refused', reason });
  });
});

it('a retired provider of which nothing ever came is reported, since it is most likely misspelt', () => {
  const retired = (source: 'bank' | 'vehicle', provider: string) => ({
    source,
    provider,
    effectiveFrom: '2026-11-01',
    restsOn: 'merged',
  });
  const known = [{ source: 'bank' as const, provider: 'old-bank' }];
  const [old, misspelt, other] = [
    retired('bank', 'old-bank'),
    retired('bank', 'odl-bank'),
    retired('vehicle', 'old-bank'),
  ];
  expect(retiredButUnknown({ retiredProviders: [old, misspelt, other] }, known)).toEqual([misspelt, other]);
  expect(retiredButUnknown({}, known)).toEqual([]);
});

describe('a proposal is approved', () => {
  const approval = { by: 'another', at, currentVersion: 'current' };
  it('by another person who knows what it changes', () => {
    expect(approveProposal(proposal(), approval)).toMatchObject({
      kind: 'approved',
      proposal: { state: 'approved', approvedBy: 'another', approvedAt: at },
    });
  });

  it.each([
    ['same-person', proposal({ proposedBy: 'another' })],
    ['not-proposed', proposal({ state: 'in-force' })],
    ['not-rehearsed', proposal({ rehearsal: undefined })],
    [
      'rehearsed-against-another-policy',
      proposal({ rehearsal: { at, against: 'former', indexVersion: 'i', ...emptyCounts() } }),
    ],
  ])('never when %s', (reason, refused) => {
    expect(approveProposal(refused, approval)).toEqual({ kind: 'refused', reason });
  });
});

it('what is approved waits for its day, and the latest day comes last', () => {
  const approved = (version: string, effectiveOn: string) =>
    proposal({ version, effectiveOn, state: 'approved', approvedAt: at });
  const all = [
    approved('b', '2026-11-02'),
    approved('a', '2026-11-01'),
    approved('c', '2026-11-03'),
    proposal(),
  ];
  expect(dueProposals(all, '2026-11-02').map(({ version }) => version)).toEqual(['a', 'b']);
});

it('of those for one day the one that was approved last comes last', () => {
  const approved = (version: string, approvedAt: string) =>
    proposal({ version, state: 'approved', approvedAt });
  const all = [approved('later', '2026-10-31T09:00:00Z'), approved('earlier', '2026-10-31T08:00:00Z')];
  expect(dueProposals(all, '2026-11-01').map(({ version }) => version)).toEqual(['earlier', 'later']);
  expect(dueProposals(all, '2026-10-31')).toEqual([]);
});

describe('a proposal is declined', () => {
  const no = { by: 'two', at, why: 'the figures are of last year' };

  it('by somebody else, with a reason that stays on record, and may be proposed again', () => {
    const declined = declineProposal(proposal(), no);
    expect(declined).toMatchObject({
      kind: 'declined',
      proposal: { state: 'declined', declinedBy: 'two', declinedWhy: no.why },
    });
    const known = declined.kind === 'declined' ? declined.proposal : undefined;
    const said = { by: 'one', at, effectiveOn: '2026-11-01' as const, why: 'corrected' };
    expect(proposeDocument(known, said, { version: 'new', day: '2026-10-30' })).toMatchObject({
      kind: 'proposed',
      proposal: { state: 'proposed', earlier: [{ state: 'declined', declinedBy: 'two' }] },
    });
  });

  it('not by whoever proposed it, and not once it is decided', () => {
    expect(declineProposal(proposal(), { ...no, by: 'one' })).toEqual({
      kind: 'refused',
      reason: 'own-proposal',
    });
    expect(declineProposal(proposal({ state: 'approved' }), no)).toEqual({
      kind: 'refused',
      reason: 'not-proposed',
    });
  });
});

it('one role under two names of sessions is one person, who approves nothing of their own', () => {
  const session = (name: string) => identityOf(`arn:aws-cn:sts::123456789012:assumed-role/Operator/${name}`);
  const own = proposal({ proposedBy: session('lin') });
  expect(approveProposal(own, { by: session('zhao'), at, currentVersion: 'current' })).toEqual({
    kind: 'refused',
    reason: 'same-person',
  });
  const federated = (name: string) => identityOf(`arn:aws:sts::123456789012:federated-user/${name}`);
  const other = proposal({ proposedBy: federated('lin') });
  expect(approveProposal(other, { by: federated('zhao'), at, currentVersion: 'current' })).toEqual({
    kind: 'refused',
    reason: 'same-person',
  });
});
