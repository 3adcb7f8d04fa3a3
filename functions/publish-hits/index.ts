import { AuditLog } from '../../shared/store/audit-log.ts';
import { CaseLists } from '../../shared/store/case-lists.ts';
import { createClients } from '../../shared/store/aws/clients.ts';
import { Secrets } from '../../shared/store/aws/secrets.ts';
import { Table } from '../../shared/store/aws/table.ts';
import { EvidenceDigests } from '../../shared/store/evidence-digests.ts';
import { openKeyRing } from '../../shared/web/identity-token.ts';
import { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { Households } from '../../shared/store/households.ts';
import { Failures } from '../../shared/store/failures.ts';
import { Forgotten } from '../../shared/store/forgotten.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { PolicyProposals } from '../../shared/store/policy-proposals.ts';
import { PolicyStore } from '../../shared/store/policy-store.ts';
import { Pointers } from '../../shared/store/pointers.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../shared/store/registry-store.ts';
import { Runs } from '../../shared/store/runs.ts';
import { previewMessage, publicationMessage, rehearseMessage } from '../../shared/contracts/messages.ts';
import type { RehearsalDependencies } from '../../shared/app/policy/change-policy.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { publishHits, type PublishHitsDependencies } from './handler.ts';
import { rehearseProposal } from './rehearse-proposal.ts';
import { previewRelease, previewWaiting, type PreviewReleaseDependencies } from './preview-release.ts';

const config = env.parse(process.env);
const clients = createClients();
const households = new Table(clients.tables, config.HOUSEHOLDS_TABLE);
const operations = new Table(clients.tables, config.OPERATIONS_TABLE);
const store = new Bucket(clients.objects, config.STORE_BUCKET);
const deps: Omit<PublishHitsDependencies & PreviewReleaseDependencies, 'time'> & RehearsalDependencies = {
  store,
  households: new Households(households),
  ledger: new DeliveryLedger(operations),
  keys: openKeyRing(await new Secrets().readVersions(config.IDENTITY_KEY_IDS)),
  pointers: new Pointers(operations),
  digests: new EvidenceDigests(operations),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  audit: new AuditLog(operations),
  forgotten: new Forgotten(operations),
  registry: new RegistryStore(operations, store),
  runs: new Runs(operations),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  deliveries: new Queue(clients.queues, config.DELIVERIES_QUEUE_URL),
  caseLists: new CaseLists(households),
  policies: new PolicyStore(store),
  proposals: new PolicyProposals(operations),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'publish-hits',
  failures: new Failures(operations),
  reserveMs: 60_000,
  work: async (body, time) => {
    const message: unknown = JSON.parse(body);
    const preview = previewMessage.safeParse(message);
    if (preview.success) return previewRelease(preview.data, { ...deps, time });
    const rehearse = rehearseMessage.safeParse(message);
    if (rehearse.success) return rehearseProposal(rehearse.data, deps);
    const publication = publicationMessage.parse(message);
    if ((await publishHits(publication, { ...deps, time })) === 'published')
      await previewWaiting(publication, { ...deps, time });
  },
});
