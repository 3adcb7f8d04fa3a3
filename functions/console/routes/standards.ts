/** Changes of the standards: which are on their way, and whom each gives what. */
import * as z from 'zod';
import { newStandardsFrom } from '../../../shared/app/payments/list-standard-changes.ts';
import type { PolicyProposal } from '../../../shared/contracts/policy-proposals.ts';
import type { StandardChange } from '../../../shared/contracts/standard-changes.ts';
import { moreFen } from '../../../shared/domain/payments/standard-figures.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { standardsPage, type ProposedStandards } from '../pages/standards/index.ts';
import { standardPage } from '../pages/standards/standard.ts';
import { defineRoute, show } from '../route.ts';

/** Of thousands of households the first are looked at, and all are handed out. */
const changesShown = 50;

const list = defineRoute({
  method: 'GET',
  pattern: '/standards',
  capability: 'list-standard-changes',
  handle: async ({ visit, scoped }, deps) => {
    const proposals = await deps.proposals.readAll();
    const proposed = await Promise.all(proposals.map((each) => withList(each, scoped, deps)));
    const newest = proposed
      .filter((each) => each !== undefined)
      .sort((a, b) => (a.proposal.proposedAt < b.proposal.proposedAt ? 1 : -1));
    return show(standardsPage(visit, newest));
  },
});

const one = defineRoute({
  method: 'GET',
  pattern: '/standards/:version',
  capability: 'list-standard-changes',
  path: z.object({ version: z.string().regex(/^[0-9a-z-]{1,80}$/i) }),
  handle: async ({ visit, scoped, path: { version } }, deps) => {
    const proposal = await deps.proposals.read(version);
    const found = proposal && (await withList(proposal, scoped, deps));
    if (found === undefined) return problem('not-found');
    const changes = mostFirst(found.list?.changes ?? []);
    return show(
      standardPage(visit, {
        ...found,
        shown: await scoped.nameChanges(changes.slice(0, changesShown)),
        all: () => scoped.nameChanges(changes),
      }),
    );
  },
});

/** Undefined where the proposal has no standard of its own. */
async function withList(
  proposal: PolicyProposal,
  scoped: ScopedStores,
  deps: ConsoleDependencies,
): Promise<ProposedStandards | undefined> {
  const found = await scoped.standardChanges(proposal.version);
  if (found !== undefined) return { proposal, list: found };
  const [{ policy }, kept] = await Promise.all([
    deps.policies.current(),
    deps.policies.find(proposal.version),
  ]);
  const isNew = kept !== undefined && newStandardsFrom(policy, kept.policy).length > 0;
  return isNew ? { proposal, list: undefined } : undefined;
}

function mostFirst(changes: readonly StandardChange[]): StandardChange[] {
  return [...changes].sort((a, b) => moreFen(b) - moreFen(a) || b.backPayFen - a.backPayFen);
}

export const standardRoutes = [list, one];
