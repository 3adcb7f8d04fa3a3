/** Changes of the standards: which are on their way, and whom each gives what. */
import * as z from 'zod';
import { newStandardsFrom } from '../../../shared/app/payments/list-standard-changes.ts';
import { proposeStandard } from '../../../shared/app/policy/new-standard.ts';
import { calendarDate, fen, scheme } from '../../../shared/contracts/primitives.ts';
import type { PolicyProposal } from '../../../shared/contracts/policy-proposals.ts';
import type { StandardChange } from '../../../shared/contracts/standard-changes.ts';
import { moreFen } from '../../../shared/domain/payments/standard-figures.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { changesAddress } from '../texts/addresses.ts';
import { standardFields, standardsPage, type ProposedStandards } from '../pages/standards/index.ts';
import { standardPage } from '../pages/standards/standard.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import { readFields } from '../steps/form.ts';
import type { FieldErrors } from '../steps/render-fields.ts';

/** Of thousands of households the first are looked at, and all are handed out. */
const changesShown = 50;

const list = defineRoute({
  method: 'GET',
  pattern: '/standards',
  capability: 'list-standard-changes',
  handle: async ({ visit, scoped }, deps) =>
    show(standardsPage(visit, { proposed: await listProposed(scoped, deps) })),
});

/** The newest first. */
async function listProposed(scoped: ScopedStores, deps: ConsoleDependencies): Promise<ProposedStandards[]> {
  const proposals = await deps.proposals.readAll();
  const proposed = await Promise.all(proposals.map((each) => withList(each, scoped, deps)));
  return proposed
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.proposal.proposedAt < b.proposal.proposedAt ? 1 : -1));
}

const newStandard = z.object({
  scheme,
  period: z.enum(['month', 'year']),
  amountFen: fen.positive(),
  from: calendarDate,
  because: z.string().min(1).max(500),
});

const propose = defineRoute({
  method: 'POST',
  pattern: '/standards',
  capability: 'propose-policy',
  handle: async ({ visit, scoped, entered, note }, deps): Promise<Outcome> => {
    const again = async (errors: FieldErrors): Promise<Outcome> => ({
      kind: 'page',
      page: standardsPage(
        { ...visit, path: '/standards' },
        { proposed: await listProposed(scoped, deps), attempt: { entered, errors } },
      ),
      status: 422,
    });
    const read = newStandard.safeParse(readFields(standardFields, entered));
    if (!read.success) {
      const text = visit.t(say('请填写，或改正', 'fill it in, or correct it'));
      return again(new Map(read.error.issues.map(({ path }) => [String(path[0]), text])));
    }
    const made = { by: visit.staff.id, at: deps.now().toISOString(), day: visit.day };
    const outcome = await proposeStandard({ ...read.data, county: visit.staff.county }, made, deps);
    if (outcome.kind === 'refused') {
      note({ outcome: 'refused', code: 'policy-change-refused', subject: 'standard' });
      return again(new Map([['', visit.t(outcome.problem)]]));
    }
    note({ code: 'policy-proposed', subject: outcome.version });
    return { kind: 'redirect', to: `${changesAddress}?done=proposed` };
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

export const standardRoutes = [list, propose, one];
