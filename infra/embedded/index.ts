/**
 * Hedui on this machine: reads what `cdk synth` wrote and runs exactly that, on engines inside this process.
 *
 * S3 and SQS are fauxqs, DynamoDB is dynalite on a store of ours (or an endpoint such as DynamoDB Local), each function runs from the bundle
 * that the template points to, in threads of its own. Everything listens on 127.0.0.1 only. What the target does not know
 * stops it; what it knows and does not enforce it lists. Time is compressed where a deployment would only wait.
 */
import { availableParallelism } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { type Assembly, readAssembly } from './assembly.ts';
import { checkResources } from './check-resources.ts';
import { type Database, startDatabase } from './database/index.ts';
import { createFauxqs, type FauxqsApp } from './engines.ts';
import { createFacade } from './facade.ts';
import { engineEnvironment, type FunctionDefinition, runtimeEnvironment } from './functions.ts';
import { openHttpFront } from './http-front.ts';
import { memoryOfMainThread } from './memory.ts';
import { notifyOfUploads, sendTestEvents } from './notifications.ts';
import { addObjectRules } from './object-rules.ts';
import { provision, type Engines, type Provisioned } from './provision.ts';
import { runStack } from './run-stack.ts';
import { accountId, openStack, type Stack } from './stack.ts';
import { openState, type State } from './state.ts';
import { emptyTable, tableProperties } from './tables.ts';
import type { Embedded, EmbeddedOptions } from './types.ts';
import { watchUploads } from './uploads.ts';

export type { Embedded, EmbeddedOptions } from './types.ts';

/** Where a stack without a region of its own is run. */
const defaultRegion = 'cn-northwest-1';
const defaultHeapMegabytes = 384;
const defaultWarm = { instances: 2, milliseconds: 5000 };

/**
 * Starts a synthesized stack.
 *
 * @throws UnsupportedTemplateError for what the target does not run, naming logical id, type and property
 * @throws EmbeddedTargetError when there is no assembly, or the state does not fit or is in use
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const assembly = readAssembly(options.assembly, options.stackName);
  const notEnforced = checkResources(assembly.template.Resources);
  const cleanups: Cleanup[] = [];
  const stop = async (): Promise<void> => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    const running = await startStack(
      options,
      assembly,
      openState(options.stateDir, assembly.stackName),
      cleanups,
    );
    return createFacade({ ...running, notEnforced, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

type Cleanup = () => Promise<void>;

async function startStack(options: EmbeddedOptions, assembly: Assembly, state: State, cleanups: Cleanup[]) {
  const region = assembly.region ?? options.region ?? defaultRegion;
  const { accessKeyId } = state.record;
  const fauxqs = await createFauxqs(state.objectFolder, region);
  cleanups.push(() => fauxqs.close());
  addObjectRules(fauxqs.app, fauxqs.objects, fauxqs.locks);
  // Known once the stack is; nobody asks before.
  let findSecret: (nameOrArn: string) => string | undefined = () => undefined;
  addSecretRules(fauxqs.app, (id) => options.secrets?.[id] ?? findSecret(id));
  const uploads = watchUploads(fauxqs);
  const queueEndpoint = await fauxqs.listen();
  const database = await openDatabase(options, state, region);
  cleanups.push(() => database.close());
  const http = await openHttpFront(options.httpPort);
  cleanups.push(() => http.close());
  const endpoints = {
    dynamodb: database.endpoint,
    s3: queueEndpoint,
    secretsmanager: queueEndpoint,
    sqs: queueEndpoint,
    sns: queueEndpoint,
  };

  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws';
  const { stackName } = assembly;
  const place = { partition, region, accountId, stackName, queueEndpoint, httpEndpoint: http.endpoint };
  const stack = openStack(assembly, place, state);
  findSecret = stack.secretValue;
  // Functions ask for them when they start: what they are told then is kept with everything else.
  stack.makeSecrets();
  const tables = { endpoint: database.endpoint, region, accessKeyId };
  const provisioned = await provision(stack, assembly.assets, { fauxqs, tables }, options.faults);
  notifyOfUploads(uploads, provisioned.notifications, region);
  // As on AWS, where notifications are set up once, when the bucket is deployed.
  if (!state.record.provisioned) sendTestEvents(provisioned.notifications);
  state.record.provisioned = true;
  state.save();

  const engines = engineEnvironment(endpoints, region, accessKeyId);
  const environmentOf = (definition: FunctionDefinition): Record<string, string> => ({
    ...runtimeEnvironment(definition),
    ...engines,
    ...options.environment,
  });
  const running = runStack(stack, provisioned, {
    region,
    environmentOf,
    endpoints,
    faults: options.faults,
    connectTables: () => database.connect(),
    concurrency: options.concurrency ?? availableParallelism() + 1,
    spareInstances: options.warm?.instances ?? defaultWarm.instances,
    idleMilliseconds: options.warm?.milliseconds ?? defaultWarm.milliseconds,
    heapMegabytes: options.functionHeapMegabytes ?? defaultHeapMegabytes,
    onLine: ({ name }, line) => options.onLog?.({ functionName: name, line }),
    onInvocation: (report) => options.onInvocation?.(report),
  });
  cleanups.push(() => running.stop());
  const { restApi } = provisioned;
  if (restApi !== undefined) http.serve(restApi, running.invoker);
  database.onFailure((error) => running.idleness.fail(error));
  return {
    region,
    endpoints,
    accessKeyId,
    stack,
    provisioned,
    running,
    environmentOf,
    httpEndpoint: restApi === undefined ? http.endpoint : `${http.endpoint}/${restApi.stage}`,
    memory: async () => ({
      functions: await running.memory(),
      database: await database.memory(),
      main: memoryOfMainThread(),
    }),
    forget: () => forgetEverything(stack, provisioned, { fauxqs, tables }),
  };
}

async function openDatabase({ database }: EmbeddedOptions, state: State, region: string): Promise<Database> {
  if (database?.kind !== 'endpoint') return startDatabase(state.tableFolder, region);
  return {
    endpoint: database.url,
    connect: () => undefined,
    onFailure: () => undefined,
    memory: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };
}

const getSecretValue = 'secretsmanager.GetSecretValue';
const request = z.object({ SecretId: z.string() });

/** @param find the value of a secret by name or ARN. To be called before the server listens. */
function addSecretRules(app: FauxqsApp, find: (nameOrArn: string) => string | undefined): void {
  app.addHook('onRequest', async (asked, reply) => {
    const target = String(asked.headers['x-amz-target'] ?? '');
    if (!target.startsWith('secretsmanager.')) return;
    reply.header('content-type', 'application/x-amz-json-1.1');
    if (target !== getSecretValue) return reply.code(501).send('{"__type":"NotImplementedException"}');
    const { SecretId: id } = request.parse(JSON.parse((await buffer(asked.raw)).toString()));
    const value = find(id);
    if (value === undefined) return reply.code(400).send('{"__type":"ResourceNotFoundException"}');
    return reply.send(JSON.stringify({ ARN: id, SecretString: value }));
  });
}

async function forgetEverything(
  stack: Stack,
  { queues, buckets }: Provisioned,
  { fauxqs, tables }: Engines,
): Promise<void> {
  for (const queue of queues) queue.drain();
  for (const bucket of buckets) fauxqs.objects.emptyBucket(bucket);
  for (const { identity, properties } of stack.resourcesOf('AWS::DynamoDB::Table', tableProperties)) {
    await emptyTable(tables, identity.ref, properties);
  }
}
