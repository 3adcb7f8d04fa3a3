/** The policy in force, and the changes that are proposed to it. */
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { policyPage } from '../pages/policy/index.ts';
import { defineRoute, show } from '../route.ts';
import { policyChangeRoutes } from './policy-changes.ts';

const inForce = defineRoute({
  method: 'GET',
  pattern: '/policy',
  capability: 'see-policy',
  handle: async ({ visit }, deps) => {
    const { policy: document, version } = await deps.policies.current();
    return show(
      policyPage(visit, { policy: policyInForce(document, visit.staff.county, visit.day), version }),
    );
  },
});

export const policyRoutes = [inForce, ...policyChangeRoutes];
