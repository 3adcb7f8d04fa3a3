import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { createAccessLogs, DataBucket } from './data-bucket.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import type { Settings } from '../settings.ts';
import type { WorkQueue } from '../work/work-queue.ts';

/** Folders of the inbox: what providers deliver, the counties' rosters, and their applicants. */
export type InboxFolder = 'inbox' | 'roster' | 'applicants';

/** Folders of the store: bytes of deliveries, staged hits, indexes and registers, runs, policies, papers of cases. */
export type StoreFolder = 'archive' | 'staging' | 'registry' | 'runs' | 'policy' | 'digests' | 'attachments';

/** Folders of the audit bucket: what shall be proven years later. */
export type AuditFolder = 'digests';

/** What sweep-store removes when nothing has used it for long enough. */
const sweptFolders = ['archive', 'staging', 'registry'] as const satisfies readonly StoreFolder[];

export interface StorageProps {
  settings: Settings;
  /** Which queue hears of the files in a folder of the inbox. */
  notify: Readonly<Record<InboxFolder, WorkQueue>>;
}

/** The inbox, into which providers and counties put files, the store, which only Hedui uses, and the audit bucket. */
export class Storage extends Construct {
  readonly inbox: s3.Bucket;
  readonly store: s3.Bucket;
  readonly audit: s3.Bucket;
  readonly accessLogs: s3.Bucket;
  readonly #inbox: DataBucket;
  readonly #store: DataBucket;
  readonly #audit: DataBucket;

  constructor(scope: Construct, id: string, { settings, notify }: StorageProps) {
    super(scope, id);
    const accessLogs = createAccessLogs(this, 'AccessLogs', Duration.days(settings.accessLogDays));
    this.accessLogs = accessLogs;
    this.#inbox = new DataBucket(this, 'Inbox', {
      purpose: 'files as they were delivered',
      accessLogs,
      lifecycleRules: [
        {
          expiration: Duration.days(settings.inboxDays),
          // A message may wait 14 days for the version that it names.
          noncurrentVersionExpiration: Duration.days(14),
        },
      ],
    });
    this.#store = new DataBucket(this, 'Store', {
      purpose: 'what Hedui keeps of deliveries and rosters',
      accessLogs,
      lifecycleRules: [
        // What is replaced or removed is kept as a version for a while, and then gone.
        {
          noncurrentVersionExpiration: Duration.days(settings.formerVersionDays),
          expiredObjectDeleteMarker: true,
        },
        // These end by no age, since they may be in use for long: sweep-store removes them when their time is over.
        // Of two rules S3 follows the one that ends earlier.
        ...sweptFolders.map((folder) => ({
          prefix: `${folder}/`,
          noncurrentVersionExpiration: Duration.days(settings.sweptDays),
        })),
        { prefix: 'runs/', expiration: Duration.days(settings.runDays) },
      ],
    });
    this.#audit = new DataBucket(this, 'Audit', {
      purpose: 'digests of what was decided',
      accessLogs,
      lifecycleRules: [],
      lock: lockFor(settings),
    });
    this.inbox = this.#inbox.bucket;
    this.store = this.#store.bucket;
    this.audit = this.#audit.bucket;
    notifyQueues(this.inbox, notify);
  }

  grantReadInbox(reader: HeduiFunction, folder: InboxFolder): void {
    reader.setEnvironment('INBOX_BUCKET', this.inbox.bucketName);
    this.#inbox.grantRead(reader, [folder], 'versions');
  }

  /** Lets a function see which files there are; it cannot read them by this. */
  grantListInbox(lister: HeduiFunction): void {
    lister.setEnvironment('INBOX_BUCKET', this.inbox.bucketName);
    this.#inbox.grantList(lister);
  }

  grantReadStore(reader: HeduiFunction, ...folders: StoreFolder[]): void {
    reader.setEnvironment('STORE_BUCKET', this.store.bucketName);
    this.#store.grantRead(reader, folders, 'current');
  }

  /** Lets a function put objects that it never reads. */
  grantWriteStore(writer: HeduiFunction, ...folders: StoreFolder[]): void {
    writer.setEnvironment('STORE_BUCKET', this.store.bucketName);
    this.#store.grantPut(writer, folders);
  }

  grantReadWriteStore(writer: HeduiFunction, ...folders: StoreFolder[]): void {
    this.grantReadStore(writer, ...folders);
    this.#store.grantPut(writer, folders);
  }

  /** The policy in force is put by this function alone, which asks whether two people have agreed on it. */
  keepPolicyFor(writer: HeduiFunction): void {
    this.#store.keepFor(writer, 'policy/current.json');
  }

  /** Lets a function list the store and remove what is in the folders that are swept; it can read nothing of it. */
  grantSweep(sweeper: HeduiFunction): void {
    sweeper.setEnvironment('STORE_BUCKET', this.store.bucketName);
    this.#store.grantRemove(sweeper, sweptFolders);
  }

  /** Lets a function list the store and remove papers of cases; it can read none of them. */
  grantForget(forgetter: HeduiFunction): void {
    this.#store.grantRemove(forgetter, ['attachments']);
  }

  /** Lets a function add to the audit bucket; nobody can change or remove what is there. */
  grantLock(writer: HeduiFunction, ...folders: AuditFolder[]): void {
    writer.setEnvironment('AUDIT_BUCKET', this.audit.bucketName);
    this.#audit.grantPut(writer, folders);
  }
}

/** `compliance` binds everybody, `governance` all who have no right to bypass it. */
function lockFor({ auditDays, auditLock }: Settings): s3.ObjectLockRetention {
  const time = Duration.days(auditDays);
  return auditLock === 'compliance'
    ? s3.ObjectLockRetention.compliance(time)
    : s3.ObjectLockRetention.governance(time);
}

/**
 * Sends the inbox's events to the queues, by the bucket's own property: `addEventNotification` would bring a custom
 * resource with code of its own into the account.
 */
function notifyQueues(inbox: s3.Bucket, notify: StorageProps['notify']): void {
  const folders = Object.entries(notify);
  (inbox.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
    queueConfigurations: folders.map(([folder, { queue }]) => ({
      event: 's3:ObjectCreated:*',
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: `${folder}/` }] } },
    })),
  };
  for (const [, { queue, key }] of folders) {
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // Any bucket of this account, since naming the inbox here would make bucket and policy wait for each other.
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    key.permitService('s3.amazonaws.com');
    // S3 tries the queue when the notification is set up, so the policies have to be there before the bucket.
    inbox.node.addDependency(queue, key);
  }
}
