/** S3 notifications about uploads: the records that AWS sends to queues, in the order of the uploads. */
import { z } from 'zod';
import { UnsupportedTemplateError } from './errors.ts';
import type { Queue } from './queues.ts';
import { type Upload, uploadKinds, type Uploads } from './uploads.ts';

const rule = z.object({ Name: z.string(), Value: z.string() });

/** What is run of AWS::S3::Bucket besides its name. */
export const bucketProperties = z.object({
  ObjectLockConfiguration: z
    .object({ Rule: z.object({ DefaultRetention: z.object({ Days: z.coerce.number() }) }) })
    .optional(),
  NotificationConfiguration: z
    .object({
      QueueConfigurations: z
        .array(
          z.object({
            Event: z.string(),
            Queue: z.string(),
            Filter: z.object({ S3Key: z.object({ Rules: z.array(rule) }) }).optional(),
          }),
        )
        .default([]),
    })
    .optional(),
});

export interface Notification {
  bucket: string;
  bucketArn: string;
  queue: Queue;
  /** Such as `s3:ObjectCreated:*`. */
  event: string;
  prefix: string;
  suffix: string;
}

const events = ['*', ...uploadKinds].map((kind) => `s3:ObjectCreated:${kind}`);

/** The notifications of a bucket. Throws UnsupportedTemplateError for other events than uploads, and unknown queues. */
export function readNotifications(
  properties: z.infer<typeof bucketProperties>,
  bucket: { name: string; arn: string; logicalId: string },
  findQueue: (arn: string) => Queue | undefined,
): Notification[] {
  return (properties.NotificationConfiguration?.QueueConfigurations ?? []).map((configuration) => {
    const where = `${bucket.logicalId} (AWS::S3::Bucket): property NotificationConfiguration.QueueConfigurations`;
    const queue = findQueue(configuration.Queue);
    if (queue === undefined)
      throw new UnsupportedTemplateError(`${where}.Queue ${configuration.Queue} is not of this stack`);
    if (!events.includes(configuration.Event)) {
      throw new UnsupportedTemplateError(`${where}.Event ${configuration.Event} is not run`);
    }
    const rules = configuration.Filter?.S3Key.Rules ?? [];
    const filter = (name: string): string =>
      rules.find((one) => one.Name.toLowerCase() === name)?.Value ?? '';
    return {
      bucket: bucket.name,
      bucketArn: bucket.arn,
      queue,
      event: configuration.Event,
      prefix: filter('prefix'),
      suffix: filter('suffix'),
    };
  });
}

/** What S3 sends once to each queue when notifications are set up. */
export function sendTestEvents(notifications: readonly Notification[]): void {
  for (const { queue, bucket } of notifications) {
    const Time = new Date().toISOString();
    queue.send(JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Time, Bucket: bucket }));
  }
}

/** From now on every upload is announced to the queues that are subscribed. */
export function notifyOfUploads(
  uploads: Uploads,
  notifications: readonly Notification[],
  region: string,
): void {
  uploads.onUpload((upload) => {
    const wanting = notifications.filter((notification) => wants(notification, upload));
    if (wanting.length === 0) return;
    for (const notification of wanting) {
      notification.queue.send(JSON.stringify({ Records: [makeRecord(notification, upload, region)] }));
    }
  });
}

function wants(notification: Notification, { bucket, key, kind }: Upload): boolean {
  const hears =
    notification.event === 's3:ObjectCreated:*' || notification.event === `s3:ObjectCreated:${kind}`;
  return (
    hears &&
    notification.bucket === bucket &&
    key.startsWith(notification.prefix) &&
    key.endsWith(notification.suffix)
  );
}

function makeRecord(notification: Notification, upload: Upload, region: string): object {
  const time = upload.putAt.getTime();
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(time).toISOString(),
    eventName: `ObjectCreated:${upload.kind}`,
    userIdentity: { principalId: 'AWS:EMBEDDED' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': time.toString(16).toUpperCase(), 'x-amz-id-2': 'embedded' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: notification.queue.logicalId,
      bucket: {
        name: notification.bucket,
        ownerIdentity: { principalId: 'EMBEDDED' },
        arn: notification.bucketArn,
      },
      object: {
        key: encodeKey(upload.key),
        size: upload.size,
        eTag: upload.eTag,
        sequencer: time.toString(16).toUpperCase().padStart(18, '0'),
      },
    },
  };
}

/** As in the query of an address: `+` for a space, the bytes of everything but letters, digits and `/-_.*` in percent. */
function encodeKey(key: string): string {
  const toPercent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, toPercent);
}
