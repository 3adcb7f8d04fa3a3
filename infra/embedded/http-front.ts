/** The front of a REST API: requests over HTTP on 127.0.0.1 become events for functions, and their answers responses. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';
import { refuse } from './gateway-responses.ts';
import type { Invoker } from './invocations.ts';
import { matchRoute, type RestApi, type RouteMatch } from './rest-api.ts';

export interface HttpFront {
  /** Such as `http://127.0.0.1:8080`; the stage of the API follows in every address. */
  endpoint: string;
  /** Answers requests from now on. */
  serve(api: RestApi, invoker: Invoker): void;
  close(): Promise<void>;
}

/** What API Gateway takes, and what Lambda takes as one event, where a body is a third larger as base64. */
const largestBodyBytes = 10 * 1024 * 1024;
const largestEventBytes = 6 * 1024 * 1024;

/** What a function answers. */
const answer = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  multiValueHeaders: z.record(z.string(), z.array(z.coerce.string())).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
type Answer = z.input<typeof answer>;

/** Listens; before `serve` every request gets "retry later". Throws EmbeddedTargetError when the port is taken. */
export async function openHttpFront(port = 0): Promise<HttpFront> {
  let respond: (request: IncomingMessage) => Promise<Answer> = () => Promise.resolve({ statusCode: 503 });
  const server = createServer((request, response) => {
    respond(request)
      .catch(() => ({ statusCode: 500 }))
      .then((given) => send(response, given))
      // Whoever asked has gone away.
      .catch(() => response.destroy());
  });
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    serve: (api, invoker) => {
      respond = (request) => answerRequest(request, { api, invoker });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(
        new EmbeddedTargetError(
          `端口 ${port} 不能使用，请换一个 port ${port} of 127.0.0.1 cannot be used: choose another (${message})`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answerRequest(
  request: IncomingMessage,
  { api, invoker }: { api: RestApi; invoker: Invoker },
): Promise<Answer> {
  const { responses, stage } = api;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  // The address is asked for by people who type it; API Gateway would only refuse it.
  if (url.pathname === '/') return { statusCode: 307, headers: { location: `/${stage}/` } };
  const path = withoutStage(url.pathname, stage);
  const match = path === undefined ? undefined : matchRoute(api, request.method ?? 'GET', path);
  if (path === undefined || match === undefined) return refuse('MISSING_AUTHENTICATION_TOKEN', responses);
  const body = await readBody(request);
  if (body === undefined) return refuse('REQUEST_TOO_LARGE', responses);
  const { functionId, functionArn, timeoutMs } = match.route;
  const event = JSON.stringify(makeEvent(request, { url, path, stage, body }, match));
  if (Buffer.byteLength(event) > largestEventBytes) return refuse('REQUEST_TOO_LARGE', responses);
  const tooLate = new Promise<'too-late'>((resolve) => setTimeout(resolve, timeoutMs, 'too-late').unref());
  const outcome = await Promise.race([invoker.run(functionId, () => event, { functionArn }), tooLate]);
  if (outcome === 'too-late' || outcome?.kind === 'timed-out')
    return refuse('INTEGRATION_TIMEOUT', responses);
  if (outcome?.kind !== 'returned') return refuse('INTEGRATION_FAILURE', responses);
  const given = answer.safeParse(JSON.parse(outcome.payload));
  return given.success ? given.data : refuse('INTEGRATION_FAILURE', responses);
}

/** The path that functions see. Undefined where it is of no stage. */
function withoutStage(pathname: string, stage: string): string | undefined {
  if (pathname === `/${stage}`) return '/';
  return pathname.startsWith(`/${stage}/`) ? pathname.slice(stage.length + 1) : undefined;
}

/** The whole body; undefined when it is larger than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    // What is too much is read and forgotten, so that the answer is heard.
    if (bytes <= largestBodyBytes) pieces.push(piece);
  }
  return bytes > largestBodyBytes ? undefined : Buffer.concat(pieces);
}

interface Place {
  url: URL;
  path: string;
  stage: string;
  body: Buffer;
}

function makeEvent(request: IncomingMessage, place: Place, { route, pathParameters }: RouteMatch) {
  const { url, path, stage, body } = place;
  const headers = listHeaders(request);
  const query = listQuery(url);
  const method = request.method ?? 'GET';
  const now = new Date();
  return {
    resource: route.resource,
    path,
    httpMethod: method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: lastOf(query),
    multiValueQueryStringParameters: noneAsNull(query),
    pathParameters: noneAsNull(pathParameters),
    stageVariables: null,
    requestContext: {
      accountId: '000000000000',
      apiId: 'embedded',
      domainName: request.headers.host ?? '',
      domainPrefix: 'embedded',
      httpMethod: method,
      identity: {
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? null,
      },
      path: `/${stage}${path}`,
      protocol: `HTTP/${request.httpVersion}`,
      requestId: randomUUID(),
      requestTime: now.toUTCString(),
      requestTimeEpoch: now.getTime(),
      resourcePath: route.resource,
      stage,
    },
    body: body.length > 0 ? body.toString('base64') : null,
    isBase64Encoded: body.length > 0,
  };
}

type Lists = Record<string, string[]>;

/** Names as they were sent, as API Gateway hands them on. */
function listHeaders({ rawHeaders }: IncomingMessage): Lists {
  const headers: Lists = {};
  for (let at = 0; at < rawHeaders.length; at += 2)
    (headers[rawHeaders[at] ?? ''] ??= []).push(rawHeaders[at + 1] ?? '');
  return headers;
}

function listQuery({ searchParams }: URL): Lists {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
  );
}

/** Of what comes several times, the last. */
function lastOf(lists: Lists): Record<string, string> | null {
  return noneAsNull(
    Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? ''])),
  );
}

function noneAsNull<Value extends object>(value: Value): Value | null {
  return Object.keys(value).length === 0 ? null : value;
}

/** API Gateway passes this header of a function on under another name. */
const renamed: Readonly<Record<string, string>> = {
  'www-authenticate': 'x-amzn-remapped-www-authenticate',
};

function send(response: ServerResponse, given: Answer): void {
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = answer.parse(given);
  for (const [name, value] of Object.entries({ ...headers, ...multiValueHeaders }))
    response.setHeader(renamed[name.toLowerCase()] ?? name, value);
  response.writeHead(statusCode).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}
