import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DataKey } from '../data-key.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { acknowledge, acknowledgeWildcard } from '../rules.ts';

export interface DataBucketProps {
  /** What its key is for. */
  purpose: string;
  lifecycleRules: s3.LifecycleRule[];
  accessLogs: s3.Bucket;
  /** How long and how strictly each object is locked; not at all by default. */
  lock?: s3.ObjectLockRetention;
}

/** A bucket for sensitive data: closed, versioned, under a key of its own, with a record of every access. */
export class DataBucket extends Construct {
  readonly bucket: s3.Bucket;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id);
    this.#key = new DataKey(this, 'Key', props.purpose);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      ...closed,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.#key,
      // One data key for many objects: without it every one of a night's thousands of chunks is a call to KMS.
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: props.accessLogs as s3.IBucket,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }, ...props.lifecycleRules],
      ...(props.lock && { objectLockDefaultRetention: props.lock }),
    });
    this.#refuseOtherEncryption();
    // A lock keeps a version; deleting without naming one would still hide it from every listing.
    if (props.lock) this.#refuse('RefuseHiding', 's3:DeleteObject');
  }

  /** Lets a function read these folders: what is current, or what an event named by its version. */
  grantRead(reader: HeduiFunction, folders: readonly string[], what: 'current' | 'versions'): void {
    const versions = what === 'versions' ? ['s3:GetObjectVersion'] : [];
    reader.permit(['s3:GetObject', ...versions], this.#objectsIn(reader, folders));
    // Without it S3 answers "forbidden" instead of "not found", and a file without a manifest would look like an error.
    this.grantList(reader);
    reader.permit(['kms:Decrypt'], [this.#key.keyArn]);
  }

  /** Lets a function see the names of all objects. */
  grantList(lister: HeduiFunction): void {
    lister.permit(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  /** Lets a function put objects into these folders; it cannot read them by this alone. */
  grantPut(writer: HeduiFunction, folders: readonly string[]): void {
    writer.permit(['s3:PutObject', 's3:AbortMultipartUpload'], this.#objectsIn(writer, folders));
    // The parts of an upload are encrypted one by one and decrypted when they are put together.
    writer.permit(['kms:Decrypt', 'kms:GenerateDataKey'], [this.#key.keyArn]);
  }

  /** Lets a function find objects and remove those of these folders; their versions stay, and it can read none. */
  grantRemove(remover: HeduiFunction, folders: readonly string[]): void {
    remover.permit(['s3:DeleteObject'], this.#objectsIn(remover, folders));
    remover.permit(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  /** Refuses everybody but one function to put an object, administrators of the account included. */
  keepFor(writer: HeduiFunction, key: string): void {
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'RefuseOtherWriters',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(key)],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': writer.role.roleArn } },
      }),
    );
  }

  /** All objects of these folders: their names are known only when they are made. */
  #objectsIn(user: HeduiFunction, folders: readonly string[]): string[] {
    const owner = this.bucket.node.defaultChild as s3.CfnBucket;
    return folders.map((folder) => {
      const reason = `Names in ${folder}/ hold digests, dates and numbers that are known only when they are made.`;
      acknowledgeWildcard(user.role, { owner, suffix: `/${folder}/*` }, reason);
      return this.bucket.arnForObjects(`${folder}/*`);
    });
  }

  /** A key that the sender brings or chooses would make an object that Hedui, or the county, could not read. */
  #refuseOtherEncryption(): void {
    const refuse = (sid: string, conditions: Record<string, Record<string, unknown>>): void =>
      this.#refuse(sid, 's3:PutObject', conditions);
    refuse('RefuseCustomerProvidedKeys', {
      Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' },
    });
    // Named and another one: who names none gets that of the bucket. (`…IfExists` would refuse those as well.)
    const other = (key: string, ours: string) => ({
      Null: { [key]: 'false' },
      StringNotEquals: { [key]: ours },
    });
    refuse('RefuseOtherKeys', other('s3:x-amz-server-side-encryption-aws-kms-key-id', this.#key.keyArn));
    refuse('RefuseOtherAlgorithms', other('s3:x-amz-server-side-encryption', 'aws:kms'));
  }

  /** Refuses something to everybody, on every object. */
  #refuse(sid: string, action: string, conditions: Record<string, Record<string, unknown>> = {}): void {
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: [action],
        resources: [this.bucket.arnForObjects('*')],
        conditions,
      }),
    );
  }
}

const closed = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies s3.BucketProps;

/** Where S3 notes who asked for which object: keys, callers and times, no contents. */
export function createAccessLogs(scope: Construct, id: string, keptFor: Duration): s3.Bucket {
  const bucket = new s3.Bucket(scope, id, {
    ...closed,
    // S3 delivers its access logs into no bucket under a customer-managed key.
    encryption: s3.BucketEncryption.S3_MANAGED,
    versioned: true,
    lifecycleRules: [
      { expiration: keptFor, noncurrentVersionExpiration: Duration.days(1) },
      { abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  });
  acknowledge(
    bucket,
    'NIST.800.53.R5::NIST.800.53.R5-S3DefaultEncryptionKMS',
    'S3 delivers access logs into no bucket under a customer-managed key; they hold names of objects, no contents.',
  );
  return bucket;
}
