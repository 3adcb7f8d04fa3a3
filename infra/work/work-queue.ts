import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';
import { DataKey } from '../data-key.ts';
import { HeduiFunction, type HeduiFunctionProps } from './hedui-function.ts';
import { Monitoring } from '../watch/monitoring.ts';

export interface WorkQueueProps {
  /** The name under which senders find the queue. */
  urlName: EnvironmentName;
  worker: Omit<HeduiFunctionProps, 'atOnce'>;
  batchSize: number;
  /** How many batches are worked on at once. */
  maxConcurrency: number;
}

/**
 * A queue and the function that works it off.
 *
 * A message that failed five times waits in the dead-letter queue for a person. Messages stay invisible for six
 * times the function's timeout, as Lambda advises, so that a throttled or slow batch is not worked on twice.
 * No batching window: it would add a second to every step of a night.
 */
export class WorkQueue extends Construct {
  readonly queue: sqs.Queue;
  /** Of the queue and its dead letters. */
  readonly key: DataKey;
  readonly worker: HeduiFunction;
  /** By which the worker takes messages. */
  readonly mapping: EventSourceMapping;
  private readonly urlName: EnvironmentName;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.urlName = props.urlName;
    this.key = DataKey.ofOperations(this);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    this.queue = new sqs.Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout.toSeconds()),
      // Half of what the dead-letter queue has: its clock starts when the message was sent, not when it got there.
      retentionPeriod: Duration.days(7),
      ...encrypted(this),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.worker = new HeduiFunction(this, 'Worker', { ...props.worker, atOnce: props.maxConcurrency });
    this.worker.permit(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    this.worker.permit(['kms:Decrypt'], [this.key.keyArn]);
    this.mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.worker.alias as IFunction,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
    const monitoring = Monitoring.of(this);
    monitoring.watchQueue(this.queue, props.worker.name, props.worker.settings.oldestMessageMinutes);
    monitoring.watchDeadLetters(deadLetters, props.worker.name);
  }

  grantSend(sender: HeduiFunction): void {
    sender.setEnvironment(this.urlName, this.queue.queueUrl);
    sender.permit(['sqs:SendMessage'], [this.queue.queueArn]);
    // SQS decrypts the data key that it has with every sender.
    sender.permit(['kms:Decrypt', 'kms:GenerateDataKey'], [this.key.keyArn]);
  }
}

/** Where messages wait that could not be worked off; they are kept as long as SQS can keep them. */
export class DeadLetterQueue extends sqs.Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, { retentionPeriod: Duration.days(14), ...encrypted(scope) });
  }
}

function encrypted(scope: Construct): sqs.QueueProps {
  const encryptionMasterKey = DataKey.ofOperations(scope);
  return { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey, enforceSSL: true };
}
