import { describe, expect, it } from 'vitest';
import type { PolicyProposal } from '../../../shared/contracts/policy-proposals.ts';
import { approveProposal, dueProposals, emptyCounts } from '../../../shared/domain/policy/proposals.ts';

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
