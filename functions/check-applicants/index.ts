import { issueReports, type IssueReportsDependencies } from '../../shared/app/checks/issue-reports.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { checkMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { AuditLog } from '../../shared/store/audit-log.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { Checks } from '../../shared/store/checks.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Failures } from '../../shared/store/failures.ts';
import { Households } from '../../shared/store/households.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { env } from './env.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<IssueReportsDependencies, 'time'> = {
  store,
  audit: new AuditLog(operations),
  checks: new Checks(households),
  households: new Households(households),
  ledger: new DeliveryLedger(operations),
  pointers: new Pointers(operations),
  policies: new PolicyStore(store),
  registry: new RegistryStore(operations, store),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'check-applicants',
  failures: new Failures(operations),
  reserveMs: 120_000,
  work: (body, time) => issueReports(checkMessage.parse(JSON.parse(body)).households, { ...deps, time }),
});
