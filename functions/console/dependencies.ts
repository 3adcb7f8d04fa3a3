/** What the pages work with. */
import type { AuditLog } from '../../shared/store/audit-log.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { Households } from '../../shared/store/households.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { SavedFilters } from '../../shared/store/saved-filters.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { DecideHeldDependencies } from '../../shared/app/deliveries/decide-held.ts';
import type { CredentialDependencies } from '../../shared/web/credentials.ts';

export interface ConsoleDependencies extends CredentialDependencies, DecideHeldDependencies {
  audit: AuditLog;
  caseLists: CaseLists;
  households: Households;
  policies: PolicyStore;
  runs: Runs;
  savedFilters: SavedFilters;
  store: Bucket;
}
