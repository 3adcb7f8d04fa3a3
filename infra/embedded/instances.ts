/** One instance of a function: a thread that takes one invocation at a time, as Lambda's instances do. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import { describeError } from './errors.ts';
import type { FunctionDefinition } from './functions.ts';
import { memoryOf } from './memory.ts';
import type { ErrorReport, InvocationRequest, RuntimeData, RuntimeMessage } from './runtime.ts';

export type Outcome =
  | { kind: 'returned'; payload: string }
  | { kind: 'failed'; error: ErrorReport }
  | { kind: 'timed-out'; error: ErrorReport };

export interface Instance {
  /** Whether it can take invocations; not after a timeout, or when it ended by itself. */
  isAlive(): boolean;
  /** @param timeoutMilliseconds instead of the function's own */
  invoke(event: string, functionArn: string, timeoutMilliseconds?: number): Promise<Outcome>;
  /** How long the thread has worked so far, in milliseconds; the rest of its time it waited. */
  workedMilliseconds(): number;
  /** Bytes that its thread has in use. */
  memory(): Promise<number>;
  /** Ends the thread in the middle of what it does. */
  kill(): void;
  stop(): Promise<void>;
}

export interface InstanceSettings {
  definition: FunctionDefinition;
  environment: Readonly<Record<string, string>>;
  heapMegabytes: number;
  /** For requests to tables; without it they take the address in the environment. */
  tables: MessagePort | undefined;
  onLine: (line: string) => void;
}

/** A thread that has not loaded its code by then never will; Lambda waits ten seconds, on a machine of its own. */
const startMilliseconds = 100_000;

/** What young objects may take: less than by default, for the sake of many threads, and enough to collect seldom. */
const youngHeapMegabytes = 32;

export function startInstance(settings: InstanceSettings): Instance {
  const { definition, tables } = settings;
  const logStreamName = `embedded/${randomUUID()}`;
  const worker = new Worker(new URL('./runtime.ts', import.meta.url), {
    workerData: { ...describeRuntime(definition, logStreamName), tables },
    transferList: tables === undefined ? [] : [tables],
    env: {
      ...settings.environment,
      AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
      NODE_COMPILE_CACHE: compiledBundles(definition),
    },
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: Math.min(definition.memoryMegabytes, settings.heapMegabytes),
      maxYoungGenerationSizeMb: youngHeapMegabytes,
    },
    stdout: true,
    stderr: true,
  });
  const lines = createLineSplitter(settings.onLine);
  let isAlive = true;
  let isReady = false;
  let waiting: { start: () => void; finish: (outcome: Outcome) => void } | undefined;

  const finish = (outcome: Outcome): void => {
    const { finish: answer } = waiting ?? {};
    waiting = undefined;
    answer?.(outcome);
  };
  const end = (errorType: string, errorMessage: string): void => {
    isAlive = false;
    finish({ kind: 'failed', error: { errorType, errorMessage, trace: [] } });
  };
  worker.on('message', (message: RuntimeMessage) => {
    if (message.kind === 'log') lines.add(message.text);
    else if (message.kind === 'ready') {
      isReady = true;
      waiting?.start();
    } else if (message.kind === 'failed' && !isReady) {
      // It could not even be loaded; the next invocation tries again with a new instance.
      end(message.error.errorType, message.error.errorMessage);
      void worker.terminate();
    } else finish(message);
  });
  worker.on('error', (error) => end(nameEnd(error), describeError(error)));
  worker.on('exit', (code) => {
    lines.flush();
    end('Runtime.ExitError', `the runtime ended with code ${code}`);
  });

  return {
    isAlive: () => isAlive,
    memory: () => memoryOf(worker),
    workedMilliseconds: () => worker.performance.eventLoopUtilization().active,
    kill: () => {
      end('Runtime.ExitError', 'the runtime was killed');
      void worker.terminate();
    },
    invoke: (event, functionArn, timeoutMilliseconds = definition.timeoutSeconds * 1000) =>
      new Promise((resolve) => {
        const seconds = timeoutMilliseconds / 1000;
        let timer: NodeJS.Timeout | undefined;
        const start = (): void => {
          clearTimeout(timer);
          const deadline = Date.now() + timeoutMilliseconds;
          timer = setTimeout(() => {
            isAlive = false;
            const errorMessage = `Task timed out after ${seconds.toFixed(2)} seconds`;
            lines.add(`${errorMessage}\n`);
            finish({ kind: 'timed-out', error: { errorType: 'Sandbox.Timedout', errorMessage, trace: [] } });
            void worker.terminate();
          }, timeoutMilliseconds);
          worker.postMessage({
            requestId: randomUUID(),
            event,
            functionArn,
            deadline,
          } satisfies InvocationRequest);
        };
        waiting = {
          start,
          finish: (outcome) => {
            clearTimeout(timer);
            resolve(outcome);
          },
        };
        if (!isAlive) end('Runtime.ExitError', 'the runtime had ended');
        else if (isReady) start();
        else
          timer = setTimeout(() => {
            end('Runtime.InitError', 'the runtime was not ready in time');
            void worker.terminate();
          }, startMilliseconds);
      }),
    stop: async () => {
      isAlive = false;
      await worker.terminate();
    },
  };
}

/** Where compiled code of bundles is kept, so that the next instance need not compile it: beside them, to go when they go. */
function compiledBundles({ file }: FunctionDefinition): string {
  return join(dirname(file), '..', 'compiled');
}

function describeRuntime(definition: FunctionDefinition, logStreamName: string): Omit<RuntimeData, 'tables'> {
  return {
    file: definition.file,
    exportName: definition.exportName,
    functionName: definition.name,
    functionVersion: '$LATEST',
    memoryMegabytes: definition.memoryMegabytes,
    logGroupName: definition.logGroupName,
    logStreamName,
  };
}

function nameEnd(error: unknown): string {
  const isOutOfMemory = (error as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledError';
}

function createLineSplitter(onLine: (line: string) => void): { add(text: string): void; flush(): void } {
  let rest = '';
  return {
    add: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    flush: () => {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
