/** What the pages work with. */
import type { AuditLog } from '../../shared/adapters/audit-log.ts';
import type { CaseLists } from '../../shared/adapters/case-lists.ts';
import type { Households } from '../../shared/adapters/households.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { PolicyStore } from '../../shared/adapters/policy-store.ts';
import type { SavedFilters } from '../../shared/adapters/saved-filters.ts';
import type { Runs } from '../../shared/adapters/runs.ts';
import type { DecideHeldDependencies } from '../../shared/flow/decide-held.ts';
import type { CredentialDependencies } from '../../shared/http/credentials.ts';

export interface ConsoleDependencies extends CredentialDependencies, DecideHeldDependencies {
  audit: AuditLog;
  caseLists: CaseLists;
  households: Households;
  policies: PolicyStore;
  runs: Runs;
  savedFilters: SavedFilters;
  store: Bucket;
}
