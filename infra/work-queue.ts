import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../shared/contracts/environment.ts';
import { HeduiFunction, type HeduiFunctionProps } from './hedui-function.ts';

export interface WorkQueueProps {
  /** The name under which senders find the queue. */
  urlName: EnvironmentName;
  worker: HeduiFunctionProps;
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
  readonly worker: HeduiFunction;
  private readonly urlName: EnvironmentName;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.urlName = props.urlName;
    this.queue = new sqs.Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout.toSeconds()),
      // Half of what the dead-letter queue has: its clock starts when the message was sent, not when it got there.
      retentionPeriod: Duration.days(7),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: new DeadLetterQueue(this, 'DeadLetters'), maxReceiveCount: 5 },
    });
    this.worker = new HeduiFunction(this, 'Worker', props.worker);
    this.queue.grantConsumeMessages(this.worker);
    new EventSourceMapping(this, 'Mapping', {
      target: this.worker.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  grantSend(sender: HeduiFunction): void {
    sender.tell(this.urlName, this.queue.queueUrl);
    sender.permit(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

/** Where messages wait that could not be worked off; they are kept as long as SQS can keep them. */
export class DeadLetterQueue extends sqs.Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
  }
}
