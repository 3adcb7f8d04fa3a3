/** What the console is wired with, and the part that its routes get. */
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { PreviewMessage, PublicationMessage, RehearseMessage } from '../../shared/contracts/messages.ts';
import type { Queue } from '../../shared/store/aws/queues.ts';
import type { PolicyProposals } from '../../shared/store/policy-proposals.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { SavedFilters } from '../../shared/store/saved-filters.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { StaffRecords } from '../../shared/store/staff-records.ts';
import type { DecideHeldDependencies } from '../../shared/app/deliveries/decide-held.ts';
import type { CredentialDependencies } from '../../shared/web/credentials.ts';
import type { ScopedDependencies } from '../../shared/web/scoped-stores.ts';

/** What pages work with; households, cases, lists and the audit log they reach by `scoped` alone. */
export interface ConsoleDependencies extends DecideHeldDependencies {
  policies: PolicyStore;
  proposals: PolicyProposals;
  publications: Queue<PublicationMessage | PreviewMessage | RehearseMessage>;
  runs: Runs;
  savedFilters: SavedFilters;
  staff: StaffRecords;
  store: Bucket;
  now: () => Date;
}

/** What the function is wired with. */
export type ConsoleStores = ConsoleDependencies & CredentialDependencies & ScopedDependencies;
