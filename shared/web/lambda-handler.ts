/**
 * A web application as a Lambda handler for events of a REST API.
 *
 * The application is at the root of its host, or below a base path: the stage of a REST API
 * (`https://….amazonaws.com/hedui`) or the path of a domain of one's own. Its routes and pages are written as if at the
 * root; what leads in and out is adapted here and nowhere else.
 */
import { Hono } from 'hono';
import { defaultIsContentTypeBinary, handle, type LambdaEvent } from 'hono/aws-lambda';
import type { AnswerMetric } from '../contracts/stage-metrics.ts';
import { count, flushMetrics } from '../runtime/metrics.ts';

/** @param publicUrl where people reach the application */
/* eslint-disable @typescript-eslint/no-deprecated -- the package that is to follow it is not published yet */
export function lambdaHandler(app: Hono, publicUrl: string) {
  const basePath = new URL(publicUrl).pathname.replace(/\/$/, '');
  const mounted = new Hono();
  mounted.mount('/', async (request) => {
    const answer = await app.fetch(request);
    measureAnswer(new URL(request.url).pathname, answer.status);
    return prefixAnswer(answer, basePath);
  });
  const run = handle(mounted, {
    isContentTypeBinary: (type) => isFile(type) || defaultIsContentTypeBinary(type),
  });
  return (event: RestApiEvent) => run({ ...event, path: withoutPrefix(event.path, basePath) });
}

type RestApiEvent = Extract<LambdaEvent, { version: string; httpMethod: string }>;

/** As text a CSV would lose its byte order mark: Excel in China takes it for GBK then, and its digest is another. */
function isFile(contentType: string): boolean {
  return contentType.startsWith('text/csv');
}

/** Notes an answer. @param path as the application itself knows it */
function measureAnswer(path: string, status: number): void {
  for (const name of metricsOf(path, status)) count({ [name]: 1 });
  flushMetrics();
}

/**
 * A sign-in that came to nothing, or credentials that are none; a step that this person may not take. That somebody has to
 * sign in first, which leads there, is neither.
 */
function metricsOf(path: string, status: number): AnswerMetric[] {
  if (status >= 500) return ['AnswersFailed'];
  if (status === 401 || (path === '/auth/callback' && status >= 400)) return ['SignInsFailed'];
  return status === 403 ? ['StepsRefused'] : [];
}

/** The path as the routes know it. API Gateway leaves its stage away, but not the path of a domain. */
function withoutPrefix(path: string, basePath: string): string {
  if (path === basePath) return '/';
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** An answer whose redirect, or whose page's links, forms and assets, lead to addresses below the base path. */
async function prefixAnswer(answer: Response, basePath: string): Promise<Response> {
  if (basePath === '') return answer;
  const location = answer.headers.get('location');
  if (location !== null && isOwnPath(location)) answer.headers.set('location', basePath + location);
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return answer;
  return new Response(prefixLinks(await answer.text(), basePath), answer);
}

/** Two slashes would lead to another host. */
function isOwnPath(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

/** What people wrote cannot look like this, since quotes are escaped wherever something is put into a page. */
function prefixLinks(page: string, basePath: string): string {
  return page.replace(/(\s(?:href|src|action|formaction)=")(?=\/(?!\/))/g, `$1${basePath}`);
}
