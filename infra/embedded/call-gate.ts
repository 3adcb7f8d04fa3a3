/** A gate between one instance of a function and the engines: every call passes it, and may be refused, cut short or carried out in part. */
import { once } from 'node:events';
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { MessagePort } from 'node:worker_threads';
import { askThrough, type AskTables } from './database/in-process.ts';
import type { Endpoints } from './functions.ts';
import type { CallOutcome, EngineCall, Ending, FaultInjection } from './fault-injection.ts';

export interface CallGate {
  /** The environment of the instance, with every address of an engine replaced by the gate's. */
  redirect(environment: Readonly<Record<string, string>>): Record<string, string>;
  /** From now on calls belong to this invocation. */
  begin(invocation: { functionId: string; event: string }, onEnd: (how: Ending) => void): void;
  /** How the invocation was ended, if it was. */
  ending(): Ending | undefined;
  close(): void;
}

/** What an engine said. */
interface Said {
  status: number;
  headers: OutgoingHttpHeaders;
  body: IncomingMessage | Buffer;
}
type CallEngine = (incoming: IncomingMessage, body: Buffer) => Promise<Said>;

/** A call by which an instance starts. */
type StartCall = Pick<EngineCall, 'engine' | 'operation' | 'body'>;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
/** What a function is told once it has ended; no SDK tries that again. */
const refusal = JSON.stringify({ __type: 'AccessDeniedException', message: 'the function has ended' });

/** @param engines.tables a port to the tables; undefined where these are not in this process */
export async function createCallGate(
  { endpoints, tables }: { endpoints: Endpoints; tables: MessagePort | undefined },
  { onCall, onStart }: Pick<FaultInjection, 'onCall'> & { onStart: (call: StartCall) => void },
): Promise<CallGate> {
  const callEngine = caller(endpoints, tables);
  let current: { functionId: string; event: string; onEnd: (how: Ending) => void } | undefined;
  let ordinal = 0;
  let ended: Ending | undefined;

  const decide = (incoming: IncomingMessage, body: Buffer): CallOutcome => {
    if (ended !== undefined) return { kind: 'refuse', status: 403, body: refusal };
    if (current === undefined) {
      onStart({ ...describeCall(incoming), body });
      return { kind: 'pass' };
    }
    ordinal += 1;
    const { functionId, event } = current;
    return onCall({ functionId, event, ordinal, ...describeCall(incoming), body });
  };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const outcome = decide(incoming, body);
    switch (outcome.kind) {
      case 'pass':
        return pass(await callEngine(incoming, body), outgoing);
      case 'refuse':
        return answer(outgoing, outcome.status, outcome.body);
      case 'partly': {
        const said = await callEngine(incoming, Buffer.from(outcome.body));
        const text = (await wholeOf(said)).toString();
        return answer(outgoing, said.status, said.status === 200 ? outcome.amend(text) : text);
      }
      case 'cut':
        return cut(await callEngine(incoming, body), outgoing);
      case 'end': {
        ended = outcome.how;
        if (outcome.carriedOut) await wholeOf(await callEngine(incoming, body));
        current?.onEnd(outcome.how);
        return answer(outgoing, 403, refusal);
      }
    }
  };

  const server = createServer((incoming, outgoing) => {
    // The instance may end during a call; then nobody waits for the answer.
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirect: (environment) =>
      Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, replaceOrigin(value, endpoints, address)]),
      ),
    begin: (invocation, onEnd) => {
      current = { ...invocation, onEnd };
      ordinal = 0;
      ended = undefined;
    },
    ending: () => ended,
    close: () => {
      tables?.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function replaceOrigin(value: string, endpoints: Endpoints, address: string): string {
  const engine = Object.values(endpoints).find(
    (origin) => value === origin || value.startsWith(`${origin}/`),
  );
  return engine === undefined ? value : address + value.slice(engine.length);
}

/** DynamoDB and SQS name their operation in a header; S3 says it by method and address. */
function describeCall({
  headers,
  method = '',
  url = '',
}: IncomingMessage): Omit<EngineCall, 'functionId' | 'event' | 'ordinal' | 'body'> {
  const copied = headers['x-amz-copy-source'];
  const place = { method, path: url, copySource: typeof copied === 'string' ? copied : undefined };
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const [service = '', operation = ''] = target.split('.');
    return { ...place, engine: engineOf(service), operation };
  }
  const operation = new URL(url, 'http://localhost').searchParams.get('x-id');
  return { ...place, engine: 's3', operation: operation ?? (method === 'HEAD' ? 'HeadObject' : method) };
}

function engineOf(service: string): EngineCall['engine'] {
  if (service.startsWith('DynamoDB')) return 'dynamodb';
  return service === 'secretsmanager' ? 'secretsmanager' : 'sqs';
}

/** Tables of this process are asked through the port: only the way from the function to the gate has to break like a connection. */
function caller(endpoints: Endpoints, port: MessagePort | undefined): CallEngine {
  const ask = port && askThrough(port);
  return (incoming, body) => {
    const { engine, operation } = describeCall(incoming);
    return engine === 'dynamodb' && ask
      ? askTables(ask, operation, body)
      : callOverHttp(endpoints[engine], incoming, body);
  };
}

async function askTables(ask: AskTables, operation: string, body: Buffer): Promise<Said> {
  const answered = await ask(operation, body.toString());
  const whole = Buffer.from(answered.body);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': whole.length };
  return { status: answered.status, headers, body: whole };
}

async function callOverHttp(endpoint: string, incoming: IncomingMessage, body: Buffer): Promise<Said> {
  const { method, url, headers } = incoming;
  const { 'transfer-encoding': _, expect: __, ...kept } = headers;
  const passed = request(new URL(url ?? '/', endpoint), {
    agent,
    method,
    headers: { ...kept, 'content-length': body.length },
  });
  passed.end(body);
  const [response] = (await once(passed, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 500, headers: response.headers, body: response };
}

function wholeOf({ body }: Said): Promise<Buffer> | Buffer {
  return Buffer.isBuffer(body) ? body : buffer(body);
}

function pass({ status, headers, body }: Said, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers);
  if (Buffer.isBuffer(body)) return void outgoing.end(body);
  body.pipe(outgoing);
  body.on('error', () => outgoing.destroy());
}

function answer(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, {
    'content-type': body.startsWith('<') ? 'application/xml' : 'application/json',
  });
  outgoing.end(body);
}

async function cut(said: Said, outgoing: ServerResponse): Promise<void> {
  const whole = await wholeOf(said);
  outgoing.writeHead(said.status, { ...said.headers, 'content-length': whole.length });
  outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => outgoing.destroy());
}
