/** Who delivered the things of a household that are the same whoever delivers them: an account of 16 digits or more. */
import type { DeliveredThings } from '../../contracts/runs.ts';
import { isOfEveryProvider } from '../catalogue/same-asset.ts';
import type { HeldAsset } from '../catalogue/held.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { compareText } from '../kernel/text.ts';

/** Two names that policy gives one provider are one. */
export function countDelivered(
  assets: readonly HeldAsset[],
  { providerOf }: Pick<PolicyInForce, 'providerOf'>,
): DeliveredThings[] {
  const counted = new Map<string, DeliveredThings>();
  for (const { key, rows } of assets) {
    const source = rows[0]?.holding.asset.source;
    if (source === undefined || !isOfEveryProvider(key)) continue;
    const names = rows.map(({ holding: { provider } }) => providerOf({ source, provider }));
    const providers = [...new Set(names)].sort(compareText);
    const group = JSON.stringify([source, ...providers]);
    counted.set(group, { source, providers, things: (counted.get(group)?.things ?? 0) + 1 });
  }
  return [...counted.values()];
}
