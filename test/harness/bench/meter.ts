/** Counts what AWS would bill: capacity units, requests, and the time of invocations, of a stack on the embedded target. */
import diagnostics from 'node:diagnostics_channel';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { EmbeddedOptions } from '../../../infra/embedded/index.ts';

/** Items that grow with the deployment are counted apart: their units depend on its size. */
export type ItemKind = 'pointers' | 'run' | 'other';

export interface Billed {
  writeUnits: Record<ItemKind, number>;
  readUnits: Record<ItemKind, number>;
  /** Requests that touch these items, whatever their size. */
  requests: Record<ItemKind, { reads: number; writes: number }>;
  s3Reads: number;
  s3Writes: number;
  /** Requests that send messages; receiving and deleting them comes on top, per batch. */
  sqsSends: number;
  /** By logical id of the function. */
  functions: Record<string, { invocations: number; messages: number; seconds: number }>;
}

export function nothingBilled(): Billed {
  const none = () => ({ pointers: 0, run: 0, other: 0 });
  const requests = { pointers: noRequests(), run: noRequests(), other: noRequests() };
  return {
    writeUnits: none(),
    readUnits: none(),
    requests,
    s3Reads: 0,
    s3Writes: 0,
    sqsSends: 0,
    functions: {},
  };
}

const noRequests = () => ({ reads: 0, writes: 0 });

export class Meter {
  #billed = nothingBilled();
  #database = '';
  readonly #server = createServer((incoming, answer) => void this.#pass(incoming, answer));
  readonly #listen = (message: unknown) =>
    this.#countRequest((message as { request: IncomingMessage }).request);

  /** Listens before the engine of the tables, and gives the address that functions have to use. */
  async start(database: string): Promise<string> {
    this.#database = database;
    // The engines of objects and queues are servers of this process.
    diagnostics.subscribe('http.server.request.start', this.#listen);
    this.#server.keepAliveTimeout = 600_000;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was billed since the last time. */
  take(): Billed {
    const billed = this.#billed;
    this.#billed = nothingBilled();
    return billed;
  }

  countInvocation({ function: name, records, milliseconds }: InvocationReport): void {
    const sums = (this.#billed.functions[name] ??= { invocations: 0, messages: 0, seconds: 0 });
    sums.invocations += 1;
    sums.messages += records;
    sums.seconds += milliseconds / 1000;
  }

  stop(): void {
    diagnostics.unsubscribe('http.server.request.start', this.#listen);
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #countRequest({ headers, method }: IncomingMessage): void {
    const target = String(headers['x-amz-target'] ?? '');
    if (target.startsWith('DynamoDB')) return;
    if (target.startsWith('AmazonSQS')) this.#billed.sqsSends += 1;
    else if (method === 'GET' || method === 'HEAD') this.#billed.s3Reads += 1;
    else this.#billed.s3Writes += 1;
  }

  /** Passes a request on to the engine, asking it for the units that it consumes. */
  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = JSON.parse(String(await buffer(incoming))) as Record<string, unknown>;
    const text = JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' });
    const { host: _, ...headers } = incoming.headers;
    const outgoing = forward(this.#database, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(text) },
    });
    outgoing.on('error', () => answer.destroy());
    outgoing.on('response', (response) => {
      void buffer(response).then((bytes) => {
        this.#countUnits(String(headers['x-amz-target']).split('.')[1] ?? '', text, bytes);
        // The checksum is of the same bytes; only the length of what comes back is set again.
        answer.writeHead(response.statusCode ?? 500, response.headers).end(bytes);
      });
    });
    outgoing.end(text);
  }

  #countUnits(operation: string, request: string, answer: Buffer): void {
    const { ConsumedCapacity } = JSON.parse(String(answer)) as { ConsumedCapacity?: Consumed | Consumed[] };
    if (ConsumedCapacity === undefined) return;
    const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    const kind = kindOf(request);
    const reads = ['Query', 'Scan'].includes(operation) || operation.includes('Get');
    this.#billed[reads ? 'readUnits' : 'writeUnits'][kind] += units;
    this.#billed.requests[kind][reads ? 'reads' : 'writes'] += 1;
  }
}

type InvocationReport = Parameters<NonNullable<EmbeddedOptions['onInvocation']>>[0];

interface Consumed {
  CapacityUnits: number;
}

function kindOf(request: string): ItemKind {
  if (request.includes('"POINTERS"')) return 'pointers';
  return request.includes('"RUN#') ? 'run' : 'other';
}
