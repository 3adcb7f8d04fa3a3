/** Names of providers: listed, and proposed as a change of policy. */
import * as z from 'zod';
import { proposeNames } from '../../../shared/app/policy/name-provider.ts';
import { blockedBy } from '../../../shared/app/policy/proposals.ts';
import { sourceNames } from '../../../shared/domain/catalogue/catalogue.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { longestName, nameOfProvider } from '../../../shared/domain/policy/providers.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { fieldOf, providersPage, type ListedProvider, type ProvidersView } from '../pages/providers.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { StaffVisit } from '../visit.ts';

/** Everybody who has delivered, and everybody whom the policy names. */
export async function listProviders(
  visit: StaffVisit,
  deps: Pick<ConsoleDependencies, 'pointers' | 'policies'>,
): Promise<ListedProvider[]> {
  const [pointers, { policy }] = await Promise.all([deps.pointers.readAll(), deps.policies.current()]);
  const { providers, retiredProviders, providerOf } = policyInForce(policy, visit.staff.county, visit.day);
  const delivered = pointers.map(({ source, provider }) => ({
    source,
    provider: providerOf({ source, provider }),
  }));
  const all = new Map([...delivered, ...providers].map((each) => [nameOfProvider(each), each]));
  const retired = new Set(retiredProviders.map(nameOfProvider));
  return [...all.entries()].sort().map(([key, { source, provider }]) => {
    const entry = providers.find((each) => nameOfProvider(each) === key);
    return {
      source,
      provider,
      name: entry?.name,
      aliases: entry?.aliases ?? [],
      isRetired: retired.has(key),
    };
  });
}

/** Names that are proposed or approved and not in force yet, by provider. */
async function listPending(
  { staff: { county } }: StaffVisit,
  { proposals, policies }: Pick<ConsoleDependencies, 'proposals' | 'policies'>,
): Promise<Map<string, string>> {
  const [all, { version: currentVersion }] = await Promise.all([proposals.readAll(), policies.current()]);
  // One that was made against a former policy has its names, which are nobody's proposal.
  const open = all.filter(
    (each) =>
      (each.state === 'proposed' || each.state === 'approved') &&
      blockedBy(each, { all: [], currentVersion }) === undefined,
  );
  const names = new Map<string, string>();
  for (const { version, effectiveOn } of open) {
    const policy = await policies.loadUntouched(version);
    for (const { name, ...ref } of policy ? policyInForce(policy, county, effectiveOn).providers : [])
      if (name !== undefined) names.set(nameOfProvider(ref), name);
  }
  return names;
}

async function readView(visit: StaffVisit, deps: ConsoleDependencies): Promise<ProvidersView> {
  const [providers, pending] = await Promise.all([listProviders(visit, deps), listPending(visit, deps)]);
  const isNew = ({ name, ...ref }: ListedProvider): boolean => pending.get(nameOfProvider(ref)) !== name;
  return {
    providers: providers.map((each) => ({
      ...each,
      pending: isNew(each) ? pending.get(nameOfProvider(each)) : undefined,
    })),
  };
}

const list = defineRoute({
  method: 'GET',
  pattern: '/providers',
  capability: 'name-providers',
  query: z.object({ done: z.enum(['proposed']).optional().catch(undefined) }),
  handle: async ({ visit, query: { done } }, deps) => {
    const text = say('已提出，等待另一人批准。', 'Proposed; somebody else has to approve it.');
    const message: ProvidersView['message'] = done && { tone: 'good', text };
    return show(providersPage(visit, { ...(await readView(visit, deps)), message }));
  },
});

const longestReason = 500;

const propose = defineRoute({
  method: 'POST',
  pattern: '/providers/propose',
  capability: 'name-providers',
  handle: async ({ visit, entered, note }, deps): Promise<Outcome> => {
    const view = await readView(visit, deps);
    const again = (text: NonNullable<ProvidersView['message']>['text']): Outcome => {
      note({ outcome: 'refused', code: 'policy-change-refused', subject: 'names of providers' });
      return {
        kind: 'page',
        page: providersPage(
          { ...visit, path: '/providers' },
          { ...view, entered, message: { tone: 'stop', text } },
        ),
        status: 422,
      };
    };
    const names = view.providers.flatMap((each) => {
      const name = (entered[fieldOf(each)]?.[0] ?? '').trim();
      const source = sourceNames.find((known) => known === each.source);
      if (name === '' || name === each.name || source === undefined) return [];
      return [{ source, provider: each.provider, name }];
    });
    const why = (entered['reason']?.[0] ?? '').trim();
    const tooLong = names.find(({ name }) => name.length > longestName);
    if (tooLong !== undefined)
      return again(
        say(
          `名称最长 ${longestName} 字：${tooLong.name}`,
          `a name has at most ${longestName} characters: ${tooLong.name}`,
        ),
      );
    if (why.length > longestReason)
      return again(
        say(`依据最长 ${longestReason} 字`, `what they rest on has at most ${longestReason} characters`),
      );
    if (names.length === 0) return again(say('没有改动任何名称', 'no name was changed'));
    if (why === '') return again(say('请填写依据', 'say what the names rest on'));
    const made = { by: visit.staff.id, at: deps.now().toISOString(), why };
    const outcome = await proposeNames({ names, county: visit.staff.county, day: visit.day, ...made }, deps);
    if (outcome.kind === 'refused') return again(outcome.problem);
    note({ code: 'policy-proposed', subject: outcome.version });
    return { kind: 'redirect', to: '/providers?done=proposed' };
  },
});

export const providerRoutes = [list, propose];
