/** Makes the resources of a stack on the engines, and reads from the template how they work together. */
import type { Fauxqs } from './engines.ts';
import { UnsupportedTemplateError } from './errors.ts';
import { eventSourceProperties, type EventSource, readEventSource } from './event-sources.ts';
import { defineFunction, type FunctionDefinition, functionProperties } from './functions.ts';
import { readRestApi, type RestApi } from './rest-api.ts';
import { functionNameOf } from './identities.ts';
import type { FaultInjection } from './fault-injection.ts';
import { type AsynchronousRules, eventInvokeProperties, readAsynchronousRules } from './invocations.ts';
import { bucketProperties, type Notification, readNotifications } from './notifications.ts';
import { createQueue, type Queue, queueProperties } from './queues.ts';
import { readSchedule, type Schedule, scheduleProperties } from './schedules.ts';
import type { Stack } from './stack.ts';
import { z } from 'zod';
import { createTable, type TableEngine, tableProperties } from './tables.ts';

/** Nothing but the name of AWS::SNS::Topic is run. */
const topicProperties = z.object({});

export interface Provisioned {
  queues: Queue[];
  functions: FunctionDefinition[];
  sources: EventSource[];
  schedules: Schedule[];
  /** Names of the buckets. */
  buckets: string[];
  notifications: Notification[];
  restApi: RestApi | undefined;
  /** By logical id of the function. */
  asynchronousRules: Map<string, AsynchronousRules>;
}

export interface Engines {
  fauxqs: Fauxqs;
  tables: TableEngine;
}

/** Creates what is missing, finds what is there. Throws UnsupportedTemplateError or EmbeddedTargetError. */
export async function provision(
  stack: Stack,
  assets: ReadonlyMap<string, string>,
  { fauxqs, tables }: Engines,
  faults?: FaultInjection,
): Promise<Provisioned> {
  for (const { identity, properties } of stack.resourcesOf('AWS::DynamoDB::Table', tableProperties)) {
    await createTable(tables, identity.ref, properties);
  }
  for (const { identity } of stack.resourcesOf('AWS::SNS::Topic', topicProperties)) {
    const [, , , region = '', , name = ''] = identity.ref.split(':');
    fauxqs.topics.createTopic(name, undefined, undefined, region);
  }
  const queues = stack
    .resourcesOf('AWS::SQS::Queue', queueProperties)
    .map(({ logicalId, identity, properties }) =>
      createQueue(fauxqs, logicalId, identity, properties, faults),
    );
  const findQueue = (arn: string): Queue | undefined => queues.find((queue) => queue.arn === arn);
  const functions = stack
    .resourcesOf('AWS::Lambda::Function', functionProperties)
    .map(({ logicalId, identity, properties }) =>
      defineFunction(logicalId, identity.ref, identity.attributes['Arn'] ?? '', properties, assets),
    );
  return {
    queues,
    functions,
    sources: readEventSources(stack, functions, findQueue),
    schedules: stack
      .resourcesOf('AWS::Scheduler::Schedule', scheduleProperties)
      .map(({ logicalId, identity, properties }) => {
        const target = findFunction(
          functions,
          properties.Target.Arn,
          `${logicalId} (AWS::Scheduler::Schedule)`,
        );
        return readSchedule(logicalId, identity, properties, target.logicalId);
      }),
    buckets: stack.resourcesOf('AWS::S3::Bucket', bucketProperties).map(({ identity }) => identity.ref),
    notifications: createBuckets(stack, fauxqs, findQueue),
    restApi: readRestApi(stack, functions),
    asynchronousRules: readAllAsynchronousRules(stack, functions, findQueue),
  };
}

function createBuckets(
  stack: Stack,
  fauxqs: Fauxqs,
  findQueue: (arn: string) => Queue | undefined,
): Notification[] {
  return stack
    .resourcesOf('AWS::S3::Bucket', bucketProperties)
    .flatMap(({ logicalId, identity, properties }) => {
      fauxqs.objects.createBucket(identity.ref);
      const lockDays = properties.ObjectLockConfiguration?.Rule.DefaultRetention.Days;
      if (lockDays !== undefined) fauxqs.locks.set(identity.ref, lockDays);
      const bucket = { name: identity.ref, arn: identity.attributes['Arn'] ?? '', logicalId };
      return readNotifications(properties, bucket, findQueue);
    });
}

function readEventSources(
  stack: Stack,
  functions: readonly FunctionDefinition[],
  findQueue: (arn: string) => Queue | undefined,
): EventSource[] {
  const type = 'AWS::Lambda::EventSourceMapping';
  return stack
    .resourcesOf(type, eventSourceProperties)
    .filter(({ properties }) => properties.Enabled)
    .map(({ logicalId, properties }) => {
      const where = `${logicalId} (${type})`;
      const queue = findQueue(properties.EventSourceArn);
      if (queue === undefined) {
        throw new UnsupportedTemplateError(`${where}: property EventSourceArn is no queue of this stack`);
      }
      return readEventSource(
        logicalId,
        properties,
        queue,
        findFunction(functions, properties.FunctionName, where),
      );
    });
}

function readAllAsynchronousRules(
  stack: Stack,
  functions: readonly FunctionDefinition[],
  findQueue: (arn: string) => Queue | undefined,
): Map<string, AsynchronousRules> {
  const configurations = stack.resourcesOf('AWS::Lambda::EventInvokeConfig', eventInvokeProperties);
  return new Map(
    functions.map((definition) => {
      const configuration = configurations.find(
        ({ properties }) => functionNameOf(properties.FunctionName).name === definition.name,
      );
      return [definition.logicalId, readAsynchronousRules(definition, configuration?.properties, findQueue)];
    }),
  );
}

/** A function by name or ARN, with the ARN that it was asked for under: `…:live` where an alias was named. */
function findFunction(
  functions: readonly FunctionDefinition[],
  reference: string,
  where: string,
): FunctionDefinition {
  const { name, qualifier } = functionNameOf(reference);
  const found = functions.find((definition) => definition.name === name);
  if (found === undefined)
    throw new UnsupportedTemplateError(`${where}: ${reference} is no function of this stack`);
  return qualifier === undefined ? found : { ...found, arn: `${found.arn}:${qualifier}` };
}
