/** The front of an HTTP API: requests over HTTP on 127.0.0.1 become events for functions, and their answers responses. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';
import { type HttpRoute, matchRoute, type RouteMatch } from './http-api.ts';
import type { Invoker } from './invocations.ts';

export interface HttpFront {
  /** Such as `http://127.0.0.1:8080`. */
  endpoint: string;
  /** Answers requests from now on. */
  serve(routes: readonly HttpRoute[], invoker: Invoker): void;
  close(): Promise<void>;
}

/** What Lambda takes as one event; API Gateway refuses larger requests itself. */
const largestBodyBytes = 6 * 1024 * 1024;

/** What a function answers in payload format 2.0. */
const answer = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
type Answer = z.infer<typeof answer>;

/** Listens; before `serve` every request is told to come again. Throws EmbeddedTargetError when the port is taken. */
export async function openHttpFront(port = 0): Promise<HttpFront> {
  let respond: (request: IncomingMessage) => Promise<Answer> = () => Promise.resolve(refuse(503));
  const server = createServer((request, response) => {
    respond(request)
      .catch(() => refuse(500))
      .then((given) => send(response, given))
      // Whoever asked has gone away.
      .catch(() => response.destroy());
  });
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    serve: (routes, invoker) => {
      respond = (request) => answerRequest(request, { routes, invoker });
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
      reject(new EmbeddedTargetError(`port ${port} of 127.0.0.1 cannot be used: ${message}`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answerRequest(
  request: IncomingMessage,
  { routes, invoker }: { routes: readonly HttpRoute[]; invoker: Invoker },
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const match = matchRoute(routes, request.method ?? 'GET', url.pathname);
  if (match === undefined) return refuse(404);
  const body = await readBody(request);
  if (body === undefined) return refuse(413);
  const { functionId, functionArn, timeoutMs } = match.route;
  const event = JSON.stringify(makeEvent(request, url, match, body));
  const tooLate = new Promise<'too-late'>((resolve) => setTimeout(resolve, timeoutMs, 'too-late').unref());
  const outcome = await Promise.race([invoker.run(functionId, () => event, { functionArn }), tooLate]);
  if (outcome === 'too-late' || outcome?.kind === 'timed-out') return refuse(503);
  if (outcome?.kind !== 'returned') return refuse(500);
  const given = answer.safeParse(JSON.parse(outcome.payload));
  return given.success ? given.data : refuse(500);
}

/** The whole body; undefined when it is larger than a function can be given. */
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

function makeEvent(request: IncomingMessage, url: URL, { route, pathParameters }: RouteMatch, body: Buffer) {
  const headers = joinHeaders(request);
  const cookies = headers['cookie']?.split('; ');
  const query = joinQuery(url);
  const now = new Date();
  const isText = /^(text\/|application\/(.+\+)?(json|xml|javascript))/.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies !== undefined && { cookies }),
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'cookie')),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'embedded',
      domainName: headers['host'] ?? '',
      domainPrefix: 'embedded',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: isText ? body.toString('utf8') : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Names are lower case; what comes twice is joined by commas. */
function joinHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

function joinQuery({ searchParams }: URL): Record<string, string> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
  );
}

/** What API Gateway says by itself, without a function. */
function refuse(statusCode: 404 | 413 | 500 | 503): Answer {
  const messages = {
    404: 'Not Found',
    413: 'Request Entity Too Large',
    500: 'Internal Server Error',
    503: 'Service Unavailable',
  };
  const body = JSON.stringify({ message: messages[statusCode] });
  return answer.parse({ statusCode, headers: { 'content-type': 'application/json' }, body });
}

function send(
  response: ServerResponse,
  { statusCode, headers, cookies, body, isBase64Encoded }: Answer,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}
