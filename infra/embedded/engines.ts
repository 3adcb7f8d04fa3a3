/** The engine of objects and queues: fauxqs (S3 and SQS) in this thread, so that its queues are at hand. */
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp } from 'fauxqs';
import { describeError, EmbeddedTargetError } from './errors.ts';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type SqsStore = Stores['sqsStore'];
export type SqsQueue = ReturnType<SqsStore['createQueue']>;
export type S3Store = Stores['s3Store'];
export type SnsStore = Stores['snsStore'];
export type FauxqsApp = ReturnType<typeof buildApp>;
type Persistence = NonNullable<SqsStore['persistence']>;

/** What fauxqs's persistence keeps to itself. */
interface PersistenceInternals {
  db: { exec(statements: string): void };
  transaction: (change: () => void) => void;
}

/** fauxqs exports its server only, which binds all interfaces when it persists; its stores are in files of their own. */
interface FauxqsClasses {
  SqsStore: (new () => SqsStore) & { createMessage(body: string): Parameters<SqsQueue['enqueue']>[0] };
  SnsStore: new () => Stores['snsStore'];
  S3Store: new () => S3Store;
  PersistenceManager: new (folder: string) => Persistence;
}

export interface Fauxqs {
  app: FauxqsApp;
  queues: SqsStore;
  objects: S3Store;
  topics: SnsStore;
  /** Days that buckets lock what they get; read from the template. */
  locks: Map<string, number>;
  /** A message that can be put into a queue. */
  createMessage: FauxqsClasses['SqsStore']['createMessage'];
  /** Runs changes of queues and objects so that a killed process leaves all of them or none. */
  transact: <Result>(change: () => Result) => Result;
  /** Begins to serve, and gives the endpoint. Hooks have to be added before. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** fauxqs with its data in a folder, or in memory. Throws EmbeddedTargetError if another process uses the folder. */
export async function createFauxqs(folder: string | undefined, region: string): Promise<Fauxqs> {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await loadClasses();
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = folder === undefined ? undefined : openPersistence(PersistenceManager, folder);
  if (persistence !== undefined) {
    persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
    stores.sqsStore.persistence = persistence;
    stores.s3Store.persistence = persistence;
    for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  }
  findQueuesInAnyPartition(stores.sqsStore);
  findTopicsInAnyPartition(stores.snsStore);
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  // Clients keep their connections; one that is closed under a request would cost a retry.
  app.server.keepAliveTimeout = 600_000;
  return {
    app,
    queues: stores.sqsStore,
    objects: stores.s3Store,
    topics: stores.snsStore,
    locks: new Map(),
    createMessage: (body) => SqsStore.createMessage(body),
    transact: (change) => (persistence === undefined ? change() : transactOn(persistence, change)),
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    close: async () => {
      await app.close();
      persistence?.close();
    },
  };
}

async function loadClasses(): Promise<FauxqsClasses> {
  const root = dirname(findPackageJSON('fauxqs', import.meta.url) ?? '');
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];
  const modules = await Promise.all(
    files.map(
      (file) => import(pathToFileURL(join(root, 'dist', file)).href) as Promise<Partial<FauxqsClasses>>,
    ),
  );
  return Object.assign({}, ...modules) as FauxqsClasses;
}

function openPersistence(
  PersistenceManager: FauxqsClasses['PersistenceManager'],
  folder: string,
): Persistence {
  try {
    const persistence = new PersistenceManager(folder);
    // Two processes on one folder would overwrite each other. The operating system has what a killed process wrote,
    // so waiting for the disk after every message would gain nothing but protection against a power cut.
    internalsOf(persistence).db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; BEGIN IMMEDIATE; COMMIT',
    );
    makeTransactionsNestable(persistence);
    return persistence;
  } catch (error) {
    throw new EmbeddedTargetError(
      `${folder} 不能打开，可能另一个命令正在使用：先停止工作台（Ctrl-C）或等它结束 state in ${folder} cannot be opened; another command may be using it: stop the console (Ctrl-C), or wait for it to end (${describeError(error)})`,
    );
  }
}

/** fauxqs looks for queues of partition `aws` only, when it is asked for a queue's address. */
function findQueuesInAnyPartition(queues: SqsStore): void {
  const getQueueByArn = queues.getQueueByArn.bind(queues);
  queues.getQueueByArn = (arn) => getQueueByArn(arn) ?? queues.getQueueByName(arn.split(':').at(-1) ?? '');
}

/** It makes topics in partition `aws` only. */
function findTopicsInAnyPartition(topics: SnsStore): void {
  const getTopic = topics.getTopic.bind(topics);
  topics.getTopic = (arn) => getTopic(arn) ?? getTopic(arn.replace(/^arn:[a-z-]+:/, 'arn:aws:'));
}

function makeTransactionsNestable(persistence: Persistence): void {
  const internals = internalsOf(persistence);
  const transact = internals.transaction.bind(persistence);
  let isOpen = false;
  internals.transaction = (change) => {
    if (isOpen) {
      change();
      return;
    }
    isOpen = true;
    try {
      transact(change);
    } finally {
      isOpen = false;
    }
  };
}

function transactOn<Result>(persistence: Persistence, change: () => Result): Result {
  let result: { value: Result } | undefined;
  internalsOf(persistence).transaction(() => {
    result = { value: change() };
  });
  if (result === undefined) throw new EmbeddedTargetError('a change was not carried out');
  return result.value;
}

function internalsOf(persistence: Persistence): PersistenceInternals {
  return persistence as unknown as PersistenceInternals;
}
