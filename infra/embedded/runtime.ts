/** The inside of a function's thread: loads the bundle, calls the handler, says what came of it. */
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { handOverTables } from './database/in-process.ts';

export interface RuntimeData {
  /** File of the bundle, and the name of the handler in it. */
  file: string;
  exportName: string;
  functionName: string;
  functionVersion: string;
  memoryMegabytes: number;
  logGroupName: string;
  logStreamName: string;
  /** For requests to tables; without it they take the address in the environment. */
  tables: MessagePort | undefined;
}

export interface InvocationRequest {
  requestId: string;
  /** JSON of the event. */
  event: string;
  functionArn: string;
  /** In milliseconds since 1970. */
  deadline: number;
}

export interface ErrorReport {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

export type RuntimeMessage =
  | { kind: 'ready' }
  | { kind: 'log'; text: string }
  | { kind: 'returned'; payload: string }
  | { kind: 'failed'; error: ErrorReport };

type Handler = (event: unknown, context: object) => unknown;

const data = workerData as RuntimeData;

function say(message: RuntimeMessage): void {
  parentPort?.postMessage(message);
}

function reportError(thrown: unknown): ErrorReport {
  if (!(thrown instanceof Error))
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] };
}

/** What is logged travels with the answers, so that it arrives in order and before the answer. */
function captureOutput(stream: NodeJS.WriteStream): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    say({ kind: 'log', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
    const callback = rest.at(-1);
    if (typeof callback === 'function') (callback as () => void)();
    return true;
  };
}

function makeContext(request: InvocationRequest): object {
  return {
    awsRequestId: request.requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: data.functionVersion,
    invokedFunctionArn: request.functionArn,
    logGroupName: data.logGroupName,
    logStreamName: data.logStreamName,
    memoryLimitInMB: String(data.memoryMegabytes),
    getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
  };
}

async function loadHandler(): Promise<Handler> {
  const bundle = (await import(pathToFileURL(data.file).href)) as Record<string, unknown>;
  const handler = bundle[data.exportName];
  if (typeof handler === 'function') return handler as Handler;
  throw Object.assign(new Error(`${data.file} exports no function ${data.exportName}`), {
    name: 'Runtime.HandlerNotFound',
  });
}

async function answer(handler: Handler, request: InvocationRequest): Promise<void> {
  try {
    const result = await handler(JSON.parse(request.event), makeContext(request));
    say({ kind: 'returned', payload: JSON.stringify(result ?? null) });
  } catch (error) {
    say({ kind: 'failed', error: reportError(error) });
  }
}

captureOutput(process.stdout);
captureOutput(process.stderr);
if (data.tables !== undefined) handOverTables(data.tables);
try {
  const handler = await loadHandler();
  parentPort?.on('message', (request: InvocationRequest) => void answer(handler, request));
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'failed', error: reportError(error) });
}
