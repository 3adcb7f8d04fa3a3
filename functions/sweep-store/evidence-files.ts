import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import { openStates, settledStates } from '../../shared/contracts/household-case.ts';

export interface EvidenceFilesDependencies {
  caseLists: CaseLists;
  households: Households;
  registry: Pick<RegistryStore, 'readMap'>;
}

/** Keys of the files that the frozen evidence of cases names which are not closed. */
export async function readEvidenceFiles(deps: EvidenceFilesDependencies): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const county of Object.keys((await deps.registry.readMap()).counties)) {
    const open = await deps.caseLists.allCases({ county, states: [...openStates, ...settledStates] });
    for await (const { findings } of deps.households.readCases(open))
      for (const { evidence } of findings) for (const { file } of evidence) keys.add(file);
  }
  return keys;
}
