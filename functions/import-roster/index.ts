import { CaseLists } from '../../shared/store/case-lists.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Secrets } from '../../shared/store/aws/secrets.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Forgotten } from '../../shared/store/forgotten.ts';
import { Households } from '../../shared/store/households.ts';
import { openKeyRing } from '../../shared/web/identity-token.ts';
import { Failures } from '../../shared/store/failures.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { StaffRecords } from '../../shared/store/staff-records.ts';
import { Runs } from '../../shared/store/runs.ts';
import { previewRosterMessage, resumeRosterMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { isManifestKey, isNoDelivery } from '../../shared/domain/deliveries/delivery-key.ts';
import { readArrivals } from '../../shared/app/deliveries/arrivals.ts';
import { env } from './env.ts';
import { receiveRoster, settleRosters, type ImportRosterDependencies } from './handler.ts';
import { previewRoster, type PreviewRosterDependencies } from './preview-roster.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<ImportRosterDependencies & PreviewRosterDependencies, 'time'> = {
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  store,
  filesPerDay: config.FILES_PER_DAY,
  ledger: new DeliveryLedger(operations),
  households: new Households(households),
  forgotten: new Forgotten(operations),
  registry: new RegistryStore(operations, store),
  pointers: new Pointers(operations),
  caseLists: new CaseLists(households),
  policies: new PolicyStore(store),
  runs: new Runs(operations),
  staff: new StaffRecords(operations),
  keys: openKeyRing(await new Secrets().readVersions(config.IDENTITY_KEY_IDS)),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'import-roster',
  failures: new Failures(operations),
  reserveMs: 120_000,
  work: async (body, time) => {
    const message: unknown = JSON.parse(body);
    const resume = resumeRosterMessage.safeParse(message);
    if (resume.success) {
      await settleRosters(resume.data.county, { ...deps, time });
      return previewRoster({ county: resume.data.county }, { ...deps, time });
    }
    const preview = previewRosterMessage.safeParse(message);
    if (preview.success) return previewRoster(preview.data, { ...deps, time });
    for (const arrival of readArrivals(message)) {
      if (isManifestKey(arrival.key) || isNoDelivery(arrival.key)) continue;
      const county = await receiveRoster(arrival, { ...deps, time });
      if (county !== undefined) await previewRoster({ county }, { ...deps, time });
    }
  },
});
