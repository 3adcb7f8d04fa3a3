/** Names of providers: listed, and proposed as a change of policy. */
import * as z from 'zod';
import { proposeName } from '../../../shared/app/policy/name-provider.ts';
import { sourceNames } from '../../../shared/domain/catalogue/catalogue.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { nameOfProvider } from '../../../shared/domain/policy/providers.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { choiceOf, providersPage, type ListedProvider, type ProvidersView } from '../pages/providers.ts';
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

const list = defineRoute({
  method: 'GET',
  pattern: '/providers',
  capability: 'name-providers',
  query: z.object({ done: z.enum(['proposed']).optional().catch(undefined) }),
  handle: async ({ visit, query: { done } }, deps) => {
    const text = say('已提出，等待另一人批准。', 'Proposed; somebody else has to approve it.');
    const message: ProvidersView['message'] = done && { tone: 'good', text };
    return show(providersPage(visit, { providers: await listProviders(visit, deps), message }));
  },
});

const sent = z.object({
  provider: z.string().max(200),
  name: z.string().trim().max(60),
  reason: z.string().trim().max(500),
});

const propose = defineRoute({
  method: 'POST',
  pattern: '/providers/propose',
  capability: 'name-providers',
  handle: async ({ visit, entered: fields, note }, deps): Promise<Outcome> => {
    const read = sent.safeParse(
      Object.fromEntries(Object.keys(sent.shape).map((name) => [name, fields[name]?.[0] ?? ''])),
    );
    if (!read.success) return problem('request-invalid');
    const entered = read.data;
    const at = { ...visit, path: '/providers' };
    const providers = await listProviders(visit, deps);
    const again = (text: NonNullable<ProvidersView['message']>['text']): Outcome => {
      note({ outcome: 'refused', code: 'policy-change-refused', subject: `provider ${entered.provider}` });
      return {
        kind: 'page',
        page: providersPage(at, { providers, entered, message: { tone: 'stop', text } }),
        status: 422,
      };
    };
    const chosen = providers.find((each) => choiceOf(each) === entered.provider);
    const source = sourceNames.find((each) => each === chosen?.source);
    if (chosen === undefined || source === undefined || entered.name === '' || entered.reason === '')
      return again(
        say('请选择提供单位，并填写名称和依据', 'choose a provider, and give its name and what it rests on'),
      );
    const { provider } = chosen;
    const about = { source, provider, name: entered.name, county: visit.staff.county, day: visit.day };
    const made = { by: visit.staff.id, at: deps.now().toISOString(), why: entered.reason };
    const outcome = await proposeName({ ...about, ...made }, deps);
    if (outcome.kind === 'refused') return again(outcome.problem);
    note({ code: 'policy-proposed', subject: outcome.version });
    return { kind: 'redirect', to: '/providers?done=proposed' };
  },
});

export const providerRoutes = [list, propose];
