/** Every household file there is, for what looks at all of them. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Households } from '../../store/households.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { PolicyProposals } from '../../store/policy-proposals.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { RegistryStore } from '../../store/registry-store.ts';

export interface ChangePolicyDependencies {
  policies: PolicyStore;
  proposals: PolicyProposals;
}

export interface RehearsalDependencies extends ChangePolicyDependencies {
  registry: RegistryStore;
  pointers: Pointers;
  households: Households;
}

/** Files read at once; each is one Query. */
const filesAtOnce = 25;

/** Every household's file that the registers of all counties name, by county and number. */
export async function* readAllFiles(
  deps: Pick<RehearsalDependencies, 'registry' | 'pointers' | 'households'>,
): AsyncGenerator<HouseholdFile> {
  const { map } = await deps.registry.current();
  const pointers = await deps.pointers.readAll();
  for (const county of Object.values(map.counties)) {
    const households = (await deps.registry.readRegister(county)).map(({ householdId }) => householdId);
    for (let from = 0; from < households.length; from += filesAtOnce) {
      const part = households.slice(from, from + filesAtOnce);
      const files = await Promise.all(part.map((household) => deps.households.readFile(household, pointers)));
      yield* files.filter((file) => file !== undefined);
    }
  }
}
