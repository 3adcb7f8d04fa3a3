/** A small stack with one of everything that the embedded target runs, and a function whose messages tell it what to do. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { buildSync } from 'esbuild';

/** Name of the stack, and how often a message is tried. */
export const probe = { stackName: 'Probe', maxReceiveCount: 3, batchSize: 5, maximumConcurrency: 2 };

/** Synthesizes the stack below a folder, and gives the folder of the assembly. */
export function synthesizeProbe(folder: string): string {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  defineProbe(new Stack(app, probe.stackName), bundleWorker(folder));
  return app.synth().directory;
}

function bundleWorker(folder: string): string {
  const bundle = join(folder, 'worker');
  mkdirSync(bundle);
  buildSync({
    entryPoints: [fileURLToPath(new URL('./probe-worker.ts', import.meta.url))],
    outfile: join(bundle, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return bundle;
}

function defineProbe(stack: Stack, bundle: string): void {
  const deadLetters = new sqs.Queue(stack, 'DeadLetters');
  const queue = new sqs.Queue(stack, 'Work', {
    visibilityTimeout: Duration.minutes(30),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: probe.maxReceiveCount },
  });
  const bucket = new s3.Bucket(stack, 'Inbox', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
  });
  (bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
    queueConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: 'in/' }] } },
      },
    ],
  };
  const table = new dynamodb.Table(stack, 'Notes', {
    partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'by-kind',
    partitionKey: { name: 'kind', type: dynamodb.AttributeType.STRING },
  });
  const secret = new secretsmanager.Secret(stack, 'Key', { generateSecretString: { passwordLength: 48 } });
  const failures = new sqs.Queue(stack, 'Failures');
  const worker = new lambda.Function(stack, 'Worker', {
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(bundle),
    timeout: Duration.seconds(2),
    memorySize: 256,
    deadLetterQueue: failures,
    retryAttempts: 1,
    environment: {
      NOTES_TABLE: table.tableName,
      QUEUE_URL: queue.queueUrl,
      SECRET: secret.secretValue.unsafeUnwrap(),
      GREETING: `${stack.region}/${stack.partition}`,
      NODE_OPTIONS: '--enable-source-maps',
    },
  });
  const live = worker.addAlias('live');
  live.addEventSource(
    new SqsEventSource(queue, {
      batchSize: probe.batchSize,
      maxConcurrency: probe.maximumConcurrency,
      reportBatchItemFailures: true,
    }),
  );
  new Schedule(stack, 'Nightly', {
    schedule: ScheduleExpression.cron({ hour: '22', minute: '30' }),
    target: new LambdaInvoke(worker, {
      input: ScheduleTargetInput.fromObject({ do: 'note', scheduledTime: ContextAttribute.scheduledTime }),
    }),
  });
  new Schedule(stack, 'Hopeless', {
    schedule: ScheduleExpression.cron({ hour: '23' }),
    target: new LambdaInvoke(worker, { input: ScheduleTargetInput.fromObject({ do: 'throw' }) }),
  });
  new CfnOutput(stack, 'NotesTable', { value: table.tableName });
  new CfnOutput(stack, 'InboxBucket', { value: bucket.bucketName });
  new CfnOutput(stack, 'WorkQueueUrl', { value: queue.queueUrl });
}
