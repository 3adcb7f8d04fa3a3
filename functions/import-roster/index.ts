import { createClients } from '../../shared/store/aws/clients.ts';
import { openStores } from '../../shared/store/open-stores.ts';
import { Secrets } from '../../shared/store/aws/secrets.ts';
import { openKeyRing } from '../../shared/web/identity-token.ts';
import { Bucket } from '../../shared/store/aws/objects.ts';
import { queueFunction } from '../../shared/app/operations/queue-function.ts';
import { previewRosterMessage, resumeRosterMessage } from '../../shared/contracts/messages.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { isManifestKey, isNoDelivery } from '../../shared/domain/deliveries/delivery-key.ts';
import { readArrivals } from '../../shared/app/deliveries/arrivals.ts';
import { env } from './env.ts';
import { receiveRoster, settleRosters, type ImportRosterDependencies } from './handler.ts';
import { previewRoster, type PreviewRosterDependencies } from './preview-roster.ts';

const config = env.parse(process.env);
const clients = createClients();
const stores = openStores(clients, config);
const deps: Omit<ImportRosterDependencies & PreviewRosterDependencies, 'time'> = {
  inbox: new Bucket(clients.objects, config.INBOX_BUCKET),
  ...stores,
  filesPerDay: config.FILES_PER_DAY,
  keys: openKeyRing(await new Secrets().readVersions(config.IDENTITY_KEY_IDS)),
  now: () => new Date(),
  today: () => config.TODAY ?? shanghaiDate(new Date()),
};

export const handler = queueFunction({
  name: 'import-roster',
  failures: stores.failures,
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
