import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HeduiFunction } from './hedui-function.ts';
import type { Settings } from './settings.ts';

/** Folders of the inbox: what providers deliver, and the counties' rosters. */
export type InboxFolder = 'inbox' | 'roster';

/** Folders of the store: bytes of deliveries, staged hits, indexes and registers, runs, policies, papers of cases. */
export type StoreFolder = 'archive' | 'staging' | 'registry' | 'runs' | 'policy' | 'attachments';

export interface StorageProps {
  settings: Settings;
  /** Which queue hears of the files in a folder of the inbox. */
  notify: Readonly<Record<InboxFolder, sqs.Queue>>;
}

/** The inbox, into which providers and counties put files, and the store, which only Hedui uses. */
export class Storage extends Construct {
  readonly inbox: s3.Bucket;
  readonly store: s3.Bucket;

  constructor(scope: Construct, id: string, { settings, notify }: StorageProps) {
    super(scope, id);
    this.inbox = createBucket(this, 'Inbox', {
      expiration: Duration.days(settings.inboxDays),
      // A message may wait 14 days for the version that it names.
      noncurrentVersionExpiration: Duration.days(14),
    });
    notifyQueues(this.inbox, notify);
    this.store = createBucket(
      this,
      'Store',
      // What the functions replace or remove is kept as a version for a while, and then gone.
      { noncurrentVersionExpiration: Duration.days(settings.supersededDays) },
      // Staged hits are made anew by every match; nothing else ends by age, since it may be current for long.
      { prefix: 'staging/', expiration: Duration.days(settings.stagingDays) },
    );
  }

  grantReadInbox(reader: HeduiFunction, folder: InboxFolder): void {
    reader.tell('INBOX_BUCKET', this.inbox.bucketName);
    grantRead(reader, this.inbox, [folder]);
  }

  grantReadStore(reader: HeduiFunction, ...folders: StoreFolder[]): void {
    reader.tell('STORE_BUCKET', this.store.bucketName);
    grantRead(reader, this.store, folders);
  }

  grantReadWriteStore(writer: HeduiFunction, ...folders: StoreFolder[]): void {
    this.grantReadStore(writer, ...folders);
    writer.permit(['s3:PutObject', 's3:AbortMultipartUpload'], objectsIn(this.store, folders));
  }
}

function createBucket(scope: Construct, id: string, ...lifecycleRules: s3.LifecycleRule[]): s3.Bucket {
  return new s3.Bucket(scope, id, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: s3.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }, ...lifecycleRules],
  });
}

/**
 * Sends the inbox's events to the queues, by the bucket's own property: `addEventNotification` would bring a custom
 * resource with code of its own into the account.
 */
function notifyQueues(inbox: s3.Bucket, notify: StorageProps['notify']): void {
  const folders = Object.entries(notify);
  (inbox.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
    queueConfigurations: folders.map(([folder, queue]) => ({
      event: 's3:ObjectCreated:*',
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: `${folder}/` }] } },
    })),
  };
  for (const [, queue] of folders) {
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // Any bucket of this account, since naming the inbox here would make bucket and policy wait for each other.
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    // S3 tries the queue when the notification is set up, so the policy has to be there before the bucket.
    inbox.node.addDependency(queue);
  }
}

function grantRead(reader: HeduiFunction, bucket: s3.Bucket, folders: readonly string[]): void {
  reader.permit(['s3:GetObject', 's3:GetObjectVersion'], objectsIn(bucket, folders));
  // Without it S3 answers "forbidden" instead of "not found", and a file without a manifest would look like an error.
  reader.permit(['s3:ListBucket'], [bucket.bucketArn]);
}

function objectsIn(bucket: s3.Bucket, folders: readonly string[]): string[] {
  return folders.map((folder) => bucket.arnForObjects(`${folder}/*`));
}
