/** The engine of the tables, in a thread of its own: dynalite's words on a store of ours. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { describeError } from '../errors.ts';
import { memoryOf } from '../memory.ts';
import type { DatabaseData, DatabaseMessage, DatabaseReady } from './thread.ts';

export interface Database {
  endpoint: string;
  /** A port that takes requests of a thread of this process; undefined where the tables are elsewhere. */
  connect(): MessagePort | undefined;
  /** Calls back when the engine ends though nobody asked for it. */
  onFailure(listener: (error: Error) => void): void;
  /** Bytes that it has in use. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** Tables with their data in a folder, or in memory. */
export async function startDatabase(folder: string | undefined, region: string): Promise<Database> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { folder, region } satisfies DatabaseData,
    execArgv: [],
    // Under the default limit the heap may grow to four times what is in use before it is collected; under this one, to
    // one and a half times.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 },
  });
  const post = (message: DatabaseMessage, ports: MessagePort[] = []) => worker.postMessage(message, ports);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const { port } = await new Promise<DatabaseReady>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  let failure: Error | undefined;
  const listeners: ((error: Error) => void)[] = [];
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(describeError(error));
    for (const listener of listeners) listener(failure);
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      post({ kind: 'serve', port: port1 }, [port1]);
      return port2;
    },
    onFailure: (listener) => {
      listeners.push(listener);
      if (failure !== undefined) listener(failure);
    },
    memory: () => memoryOf(worker),
    close: async () => {
      post({ kind: 'stop' });
      await ended;
    },
  };
}
