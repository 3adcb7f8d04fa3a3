/** Unknown words of providers: saying what one means, and approving it. */
import * as z from 'zod';
import type { PolicyProposal } from '../../../shared/contracts/policy-proposals.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { approvePolicy, withdrawPolicy } from '../../../shared/app/policy/change-policy.ts';
import { proposeMapping } from '../../../shared/app/policy/map-words.ts';
import { isAnotherPending } from '../../../shared/app/policy/proposals.ts';
import { readRecentFiles } from '../../../shared/app/deliveries/list-files.ts';
import { listUnknownWords, type UnknownWordOf } from '../../../shared/domain/deliveries/unknown-words.ts';
import { canonicalJson } from '../../../shared/domain/kernel/canonical-json.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { wordsPage, type ProposedWords, type WordsView } from '../pages/words.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import { changeRefusals } from '../texts/policy-changes.ts';
import type { StaffVisit } from '../visit.ts';

async function findUnknown(visit: StaffVisit, deps: ConsoleDependencies): Promise<UnknownWordOf[]> {
  const [files, { policy }] = await Promise.all([
    readRecentFiles(deps, ({ kind }) => kind === 'provider'),
    deps.policies.current(),
  ]);
  const { meaningsOf } = policyInForce(policy, visit.staff.county, visit.day);
  return listUnknownWords(files, meaningsOf);
}

/** Proposals that add words for this county and are not in force yet. */
async function findProposed(visit: StaffVisit, deps: ConsoleDependencies): Promise<ProposedWords[]> {
  const waiting = (await deps.proposals.readAll()).filter(
    ({ state }) => state === 'proposed' || state === 'approved',
  );
  const { policy } = await deps.policies.current();
  const known = new Set((policy.words ?? []).map((entry) => canonicalJson(entry)));
  const found = await Promise.all(
    waiting.map(async (proposal) => {
      const { policy: proposed } = await deps.policies.load(proposal.version);
      const added = (proposed.words ?? []).filter(
        (entry) => !known.has(canonicalJson(entry)) && entry.county === visit.staff.county,
      );
      const by = (await deps.staff.find(proposal.proposedBy))?.name ?? proposal.proposedBy;
      return { proposal, added, by };
    }),
  );
  return found.filter(({ added }) => added.length > 0);
}

async function viewWords(
  visit: StaffVisit,
  deps: ConsoleDependencies,
  message?: WordsView['message'],
): Promise<WordsView> {
  const [unknown, proposed] = await Promise.all([findUnknown(visit, deps), findProposed(visit, deps)]);
  return { unknown, proposed, mayDecide: may(visit.staff, 'map-words'), message };
}

const done = {
  proposed: say('已提出，等待另一人批准。', 'Proposed; somebody else has to approve it.'),
  approved: say('已批准，当晚生效。', 'Approved; it comes into force in the night.'),
  withdrawn: say('已收回。', 'Taken back.'),
} as const;

const list = defineRoute({
  method: 'GET',
  pattern: '/words',
  capability: 'see-deliveries',
  query: z.object({ done: z.enum(['proposed', 'approved', 'withdrawn']).optional().catch(undefined) }),
  handle: async ({ visit, query }, deps) => {
    const message = query.done && { tone: 'good' as const, text: done[query.done] };
    return show(wordsPage(visit, await viewWords(visit, deps, message)));
  },
});

const mapping = z.object({
  source: z.string().max(60),
  provider: z.string().max(60),
  column: z.string().max(60),
  word: z.string().max(30),
  means: z.string().max(60),
  reason: z.string().trim().max(500),
});

const propose = defineRoute({
  method: 'POST',
  pattern: '/words/propose',
  capability: 'map-words',
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered, note } = request;
    const wanted = mapping.safeParse(
      Object.fromEntries(Object.keys(mapping.shape).map((name) => [name, entered[name]?.[0] ?? ''])),
    );
    if (!wanted.success) return problem('request-invalid');
    const { reason, means, ...said } = wanted.data;
    const unknown = (await findUnknown(visit, deps)).find((each) => isThat(each, said));
    if (unknown === undefined) return problem('not-found');
    if (means === '' || reason === '')
      return refuse(
        request,
        {
          subject: 'incomplete',
          why: say('请选择含义并写明依据', 'choose a meaning, and say what it rests on'),
        },
        deps,
      );
    const { source, provider, column, word, heldKeys: releases } = unknown;
    const about = { source, provider, column, word, means, county: visit.staff.county, day: visit.day };
    const made = { by: visit.staff.id, at: deps.now().toISOString(), why: reason, releases };
    const outcome = await proposeMapping({ ...about, ...made }, deps);
    if (outcome.kind === 'refused')
      return refuse(request, { subject: 'word-refused', why: outcome.problem }, deps);
    note({ code: 'word-proposed', subject: outcome.version });
    return { kind: 'redirect', to: '/words?done=proposed' };
  },
});

function isThat(
  unknown: UnknownWordOf,
  said: Pick<UnknownWordOf, 'source' | 'provider' | 'column' | 'word'>,
) {
  return (['source', 'provider', 'column', 'word'] as const).every((name) => unknown[name] === said[name]);
}

/** The page again, with why it was not done; that it was tried is on record. */
async function refuse(
  { visit, note }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'note'>,
  { subject, why }: { subject: string; why: Bilingual },
  deps: ConsoleDependencies,
): Promise<Outcome> {
  note({ outcome: 'refused', code: 'policy-change-refused', subject: subject.slice(0, 300) });
  const view = await viewWords({ ...visit, path: '/words' }, deps, { tone: 'stop', text: why });
  return { kind: 'page', page: wordsPage({ ...visit, path: '/words' }, view), status: 422 };
}

function refuseChange(
  request: Pick<RouteRequest<unknown, unknown>, 'visit' | 'note'>,
  version: string,
  reason: keyof typeof changeRefusals,
  deps: ConsoleDependencies,
): Promise<Outcome> {
  return refuse(request, { subject: `${version} ${reason}`, why: changeRefusals[reason] }, deps);
}

const approve = defineRoute({
  method: 'POST',
  pattern: '/words/approve',
  capability: 'map-words',
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered, note } = request;
    const version = entered['version']?.[0] ?? '';
    const proposal = await findOwn(version, visit, deps);
    if (proposal === undefined) return problem('not-found');
    if (isAnotherPending(version, await deps.proposals.readAll()))
      return refuseChange(request, version, 'another-pending', deps);
    const outcome = await approvePolicy(version, { by: visit.staff.id, at: deps.now().toISOString() }, deps);
    if (outcome.kind === 'approved') {
      note({ code: 'word-approved', subject: version });
      return { kind: 'redirect', to: '/words?done=approved' };
    }
    const reason = outcome.kind === 'refused' ? outcome.reason : outcome.kind;
    return refuseChange(request, version, reason, deps);
  },
});

const withdraw = defineRoute({
  method: 'POST',
  pattern: '/words/withdraw',
  capability: 'map-words',
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered, note } = request;
    const version = entered['version']?.[0] ?? '';
    if ((await findOwn(version, visit, deps)) === undefined) return problem('not-found');
    const outcome = await withdrawPolicy(version, { by: visit.staff.id, at: deps.now().toISOString() }, deps);
    if (outcome.kind === 'withdrawn') {
      note({ code: 'word-withdrawn', subject: version });
      return { kind: 'redirect', to: '/words?done=withdrawn' };
    }
    return refuseChange(request, version, outcome.kind === 'refused' ? outcome.reason : outcome.kind, deps);
  },
});

/** Only proposals that the page shows: of another kind the command decides. */
async function findOwn(
  version: string,
  visit: StaffVisit,
  deps: ConsoleDependencies,
): Promise<PolicyProposal | undefined> {
  return (await findProposed(visit, deps)).find(({ proposal }) => proposal.version === version)?.proposal;
}

export const wordRoutes = [list, propose, approve, withdraw];
