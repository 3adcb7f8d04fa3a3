/** What the embedded target offers to commands and tests. */
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';
import type { Endpoints, FunctionDefinition } from './functions.ts';
import { functionNameOf } from './identities.ts';
import type { MemoryInUse } from './memory.ts';
import type { Provisioned } from './provision.ts';
import { countMessages, type Queue } from './queues.ts';
import type { RunningStack } from './run-stack.ts';
import { makeScheduledEvent } from './schedules.ts';
import type { Stack } from './stack.ts';
import type { ClientConfig, DeadLetter, Embedded } from './types.ts';

export interface FacadeParts {
  region: string;
  endpoints: Endpoints;
  accessKeyId: string;
  stack: Stack;
  provisioned: Provisioned;
  running: RunningStack;
  environmentOf(definition: FunctionDefinition): Record<string, string>;
  httpEndpoint: string;
  notEnforced: readonly string[];
  memory: () => Promise<MemoryInUse>;
  forget: () => Promise<void>;
  stop: () => Promise<void>;
}

const defaultIdleTimeoutMs = 600_000;

export function createFacade(parts: FacadeParts): Embedded {
  const { region, endpoints, stack, provisioned, running } = parts;
  const { functions, queues } = provisioned;
  const configure = (endpoint: string): ClientConfig => ({
    endpoint,
    region,
    credentials: { accessKeyId: parts.accessKeyId, secretAccessKey: 'embedded' },
  });
  const findFunction = (name: string): FunctionDefinition => {
    const byName = functions.find((definition) => definition.name === functionNameOf(name).name);
    const found = byName ?? functions.find(({ logicalId }) => logicalId === stack.findLogicalId(name));
    if (found === undefined) throw new EmbeddedTargetError(`${name} is no function`);
    return found;
  };
  return {
    region,
    endpoints,
    clientConfig: {
      dynamodb: configure(endpoints.dynamodb),
      s3: { ...configure(endpoints.s3), forcePathStyle: true },
      sqs: configure(endpoints.sqs),
    },
    httpEndpoint: parts.httpEndpoint,
    notEnforced: parts.notEnforced,
    outputs: stack.outputs(),
    functions: functions.map(({ logicalId }) => logicalId),
    queues: queues.map(({ logicalId }) => logicalId),
    schedules: provisioned.schedules.map(({ name, logicalId, functionId }) => ({
      name,
      logicalId,
      functionName: findFunction(functionId).name,
    })),
    resourcesOf: (type) =>
      stack
        .resourcesOf(type, z.record(z.string(), z.unknown()))
        .map(({ logicalId, identity, properties }) => ({ logicalId, ref: identity.ref, properties })),
    logicalId: (name) => stack.findLogicalId(name),
    physicalId: (name) => stack.identityOf(stack.findLogicalId(name)).ref,
    secretValue: stack.secretValue,
    functionEnvironment: (name) => parts.environmentOf(findFunction(name)),
    invoke: (name, payload) => running.invoker.invoke(findFunction(name).logicalId, payload),
    invokeEvent: (name, event) => running.invoker.invokeAsynchronously(findFunction(name).logicalId, event),
    triggerSchedule: async (name, scheduledTime) => {
      const { schedules } = provisioned;
      const schedule =
        schedules.find((candidate) => candidate.name === name) ??
        schedules.find(({ logicalId }) => logicalId === stack.findLogicalId(name));
      if (schedule === undefined) throw new EmbeddedTargetError(`${name} is no schedule`);
      await running.invoker.invokeAsynchronously(
        schedule.functionId,
        makeScheduledEvent(schedule, scheduledTime),
      );
    },
    startAutomation: (name) => running.automations.start(name),
    isTaken: (queueArn) => {
      const source = provisioned.sources.find(({ queue }) => queue.arn === queueArn);
      return source && running.sources.get(source.logicalId)?.isEnabled();
    },
    changeAlarm: (name, state) => running.automations.changeAlarm(name, state),
    idle: ({ timeoutMs = defaultIdleTimeoutMs } = {}) => running.idleness.wait(timeoutMs),
    queueDepths: () => Object.fromEntries(queues.map((queue) => [queue.logicalId, countMessages(queue)])),
    deadLetters: () => Promise.resolve(findDeadLetterQueues(provisioned).flatMap(readDeadLetters)),
    redrive: () => redrive(provisioned, running),
    memory: parts.memory,
    forget: parts.forget,
    stop: parts.stop,
  };
}

function findDeadLetterQueues({ queues, asynchronousRules }: Provisioned): Queue[] {
  const redriven = new Set(queues.map(({ deadLetterArn }) => deadLetterArn));
  const rules = [...asynchronousRules.values()].flatMap(({ onFailure, deadLetters }) => [
    onFailure,
    deadLetters,
  ]);
  return queues.filter((queue) => redriven.has(queue.arn) || rules.includes(queue));
}

/** A report of an event that failed for good, as far as it is used. */
const failureReport = z.object({ requestPayload: z.unknown() });

async function redrive(
  { queues, asynchronousRules }: Provisioned,
  { invoker }: RunningStack,
): Promise<number> {
  let redriven = 0;
  for (const source of queues) {
    const deadLetters = queues.find(({ arn }) => arn === source.deadLetterArn);
    for (const body of deadLetters?.drain() ?? []) {
      source.send(body);
      redriven += 1;
    }
  }
  for (const [functionId, { onFailure }] of asynchronousRules) {
    for (const body of onFailure?.drain() ?? []) {
      const { requestPayload } = failureReport.parse(JSON.parse(body));
      await invoker.invokeAsynchronously(functionId, JSON.stringify(requestPayload));
      redriven += 1;
    }
  }
  return redriven;
}

function readDeadLetters(queue: Queue): DeadLetter[] {
  return queue.peek().map((message) => ({ queue: queue.logicalId, ...message }));
}
