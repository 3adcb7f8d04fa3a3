/** The repositories of a stack, opened the same way by functions and commands: each takes those that it works with. */
import type { Environment } from '../contracts/environment.ts';
import { AuditLog } from './audit-log.ts';
import type { Clients } from './aws/clients.ts';
import { Bucket } from './aws/objects.ts';
import { Table } from './aws/table.ts';
import { CaseLists } from './case-lists.ts';
import { Checks } from './checks.ts';
import { DeliveryLedger } from './delivery-ledger.ts';
import { EvidenceDigests } from './evidence-digests.ts';
import { Failures } from './failures.ts';
import { Erasures, Forgotten } from './forgotten.ts';
import { Households } from './households.ts';
import { Pointers } from './pointers.ts';
import { PolicyProposals } from './policy-proposals.ts';
import { PolicyStore } from './policy-store.ts';
import { RegistryStore } from './registry-store.ts';
import { Runs } from './runs.ts';
import { StaffRecords } from './staff-records.ts';

type Names = Pick<Environment, 'OPERATIONS_TABLE' | 'STORE_BUCKET'>;

/** What the table of operations and the store bucket hold. */
export function openOperations({ tables, objects }: Pick<Clients, 'tables' | 'objects'>, names: Names) {
  const operations = new Table(tables, names.OPERATIONS_TABLE);
  const store = new Bucket(objects, names.STORE_BUCKET);
  return {
    store,
    policies: new PolicyStore(store),
    registry: new RegistryStore(operations, store),
    ledger: new DeliveryLedger(operations),
    pointers: new Pointers(operations),
    proposals: new PolicyProposals(operations),
    runs: new Runs(operations),
    staff: new StaffRecords(operations),
    digests: new EvidenceDigests(operations),
    audit: new AuditLog(operations),
    forgotten: new Forgotten(operations),
    erasures: new Erasures(operations),
    failures: new Failures(operations),
  };
}

/** The same, and what the table of households holds. */
export function openStores(
  clients: Pick<Clients, 'tables' | 'objects'>,
  names: Names & Pick<Environment, 'HOUSEHOLDS_TABLE'>,
) {
  const households = new Table(clients.tables, names.HOUSEHOLDS_TABLE);
  return {
    ...openOperations(clients, names),
    households: new Households(households),
    caseLists: new CaseLists(households),
    checks: new Checks(households),
  };
}
