import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { Secrets } from '../../shared/store/aws/secrets.ts';
import { openKeyRing } from '../../shared/web/identity-token.ts';
import { LockedDigests } from '../../shared/store/locked-digests.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { Queue } from '../../shared/store/aws/queues.ts';
import { previewMessage, publicationMessage, rehearseMessage } from '../../shared/contracts/messages.ts';
import type { RehearsalDependencies } from '../../shared/app/policy/change-policy.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { env } from './env.ts';
import { publishHits, type PublishHitsDependencies } from './handler.ts';
import { rehearseProposal } from './rehearse-proposal.ts';
import { previewRelease, previewWaiting, type PreviewReleaseDependencies } from './preview-release.ts';

const config = env.parse(process.env);
const clients = createClients();
const stores = openStores(clients, config);
const deps: Omit<PublishHitsDependencies & PreviewReleaseDependencies, 'time'> & RehearsalDependencies = {
  ...stores,
  keys: openKeyRing(await new Secrets().readVersions(config.IDENTITY_KEY_IDS)),
  locked: new LockedDigests(new Bucket(clients.objects, config.AUDIT_BUCKET)),
  assessments: new Queue(clients.queues, config.ASSESSMENTS_QUEUE_URL),
  rosters: new Queue(clients.queues, config.ROSTERS_QUEUE_URL),
  deliveries: new Queue(clients.queues, config.DELIVERIES_QUEUE_URL),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'publish-hits',
  failures: stores.failures,
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
