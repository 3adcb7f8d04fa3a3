/**
 * Serves routes: who is asking, whether they may, whether what they send is as it has to be; then the route's own work;
 * and what was tried in vain by somebody who may not goes into the audit log.
 */
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { may } from '../domain/staff/access.ts';
import type { Actor } from './actor.ts';
import type { AuditNote } from './audit-note.ts';
import { isCsrfSafe, readCredentials, type CredentialDependencies } from './credentials.ts';
import { householdNamed } from './household-access.ts';
import { invalidRequest, isForbidden, problem, type Problem } from './problems.ts';
import { answerOnce, type RepeatDependencies } from './repeats.ts';
import { respond, respondWithProblem } from './responses.ts';
import { idempotencyKeyForm, type Route, type RouteRequest } from './route.ts';
import { NotGrantedError } from './not-granted.ts';
import { ScopedStores, type ScopedDependencies } from './scoped-stores.ts';

export interface ServeDependencies extends CredentialDependencies, RepeatDependencies, ScopedDependencies {
  staff: CredentialDependencies['staff'];
  now: () => Date;
}

/** More than any JSON of the interface needs. */
const largestJsonBytes = 64 * 1024;

/** @param deps with the stores that routes have no hand on: theirs are `scoped` */
export function serveRoutes<Deps>(
  app: Hono,
  routes: readonly Route<Deps>[],
  deps: Deps & ServeDependencies,
): void {
  for (const route of routes) {
    app.on(route.method, route.pattern.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      serve(context, route, deps),
    );
  }
}

async function serve<Deps>(
  context: Context,
  route: Route<Deps>,
  deps: Deps & ServeDependencies,
): Promise<Response> {
  const { outcome: actor, claims } = await readCredentials(context.req.raw.headers, deps);
  if (actor.kind === 'problem') {
    const record = claims && (await deps.staff.find(claims.staffId));
    if (record !== undefined)
      await recordRefusal(context, { county: record.county, id: record.id }, route, actor, deps);
    return respondWithProblem(actor);
  }
  const notes: AuditNote[] = [];
  const response = await serveActor(context, { route, actor, note: (entry) => notes.push(entry) }, deps);
  const isAnswered = response instanceof Response;
  const happened = notes.filter(({ outcome }) => isAnswered || outcome === 'refused');
  await Promise.all(happened.map((entry) => record(actor.staff, route, { outcome: 'done', ...entry }, deps)));
  if (isAnswered) return response;
  await recordRefusal(context, actor.staff, route, response, deps);
  return respondWithProblem(response);
}

interface Serving<Deps> {
  route: Route<Deps>;
  actor: Actor;
  note: (entry: AuditNote) => void;
}

async function serveActor<Deps>(
  context: Context,
  { route, actor, note }: Serving<Deps>,
  deps: Deps & ServeDependencies,
): Promise<Response | Problem> {
  const isChange = route.method !== 'GET';
  if (isChange && !isCsrfSafe(actor, context.req.header('x-csrf-token')))
    return problem('csrf-token-missing');
  if (!may(actor.staff, route.capability)) return problem('role-missing');
  const request = await readRequest(context, { route, actor, note }, deps);
  if (request.kind === 'problem') return request;
  const carryOut = async (): Promise<Response | Problem> => {
    const answer = await route.handle(request, deps).catch(refuseWhatIsNotGranted);
    return answer.kind === 'problem' ? answer : respond(answer, route);
  };
  const key = route.isRepeatable === true ? context.req.header('idempotency-key') : undefined;
  if (key === undefined) return carryOut();
  if (!idempotencyKeyForm.test(key)) return problem('request-invalid');
  return repeatably(context, { staff: actor.staff.id, key, bytes: request.bytes }, carryOut, deps);
}

/** What a route's own capability allows may still lead to something that another one is needed for. */
function refuseWhatIsNotGranted(error: unknown): Problem {
  if (error instanceof NotGrantedError) return problem('role-missing');
  throw error;
}

/** A refusal is an answer as well: it is kept for repeats, and returned as a problem, so that it is audited. */
async function repeatably(
  context: Context,
  { staff, key, bytes }: { staff: string; key: string; bytes: Uint8Array },
  carryOut: () => Promise<Response | Problem>,
  deps: ServeDependencies,
): Promise<Response | Problem> {
  const url = new URL(context.req.url);
  const address = `${context.req.method} ${url.pathname}${url.search}`;
  const content = [address, context.req.header('if-match') ?? '', bytes];
  let refused: Problem | undefined;
  const answered = await answerOnce(
    { staff, key, content },
    async () => {
      const outcome = await carryOut();
      if (outcome instanceof Response) return outcome;
      refused = outcome;
      return respondWithProblem(outcome);
    },
    deps,
  );
  return refused ?? answered;
}

type ReadRequest = RouteRequest<unknown, unknown, unknown> & { kind: 'request' };

async function readRequest<Deps>(
  context: Context,
  { route, actor, note }: Serving<Deps>,
  deps: ScopedDependencies,
): Promise<ReadRequest | Problem> {
  const path = parse(route.path, context.req.param());
  if (!path.success) return invalidRequest('path', path.error);
  const query = parse(route.query, context.req.query());
  if (!query.success) return invalidRequest('query', query.error);
  const expectedVersion = readVersion(context.req.header('if-match'));
  if (route.needsVersion === true && expectedVersion === undefined) return problem('version-missing');
  const bytes = route.body === undefined ? new Uint8Array() : new Uint8Array(await context.req.arrayBuffer());
  const body = route.body === 'bytes' ? undefined : readJson(context, route.body, bytes);
  if (body?.kind === 'problem') return body;
  const sent = { path: path.data, query: query.data, body: body?.value };
  const scoped = new ScopedStores(actor.staff, deps, note);
  return { kind: 'request', actor, scoped, note, expectedVersion, bytes, ...sent };
}

function parse(schema: z.ZodType | undefined, value: unknown) {
  return schema === undefined ? ({ success: true, data: {} } as const) : schema.safeParse(value);
}

function readJson(
  context: Context,
  schema: z.ZodType | undefined,
  bytes: Uint8Array,
): { kind: 'json'; value: unknown } | Problem | undefined {
  if (schema === undefined) return undefined;
  if (bytes.length > largestJsonBytes) return problem('body-too-large');
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
    return problem('media-type-unsupported');
  const value = parseJson(bytes);
  if (value === undefined) return problem('request-invalid');
  const parsed = schema.safeParse(value);
  return parsed.success ? { kind: 'json', value: parsed.data } : invalidRequest('body', parsed.error);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** `"3"`; an entity tag of another form is not ours. */
function readVersion(header: string | undefined): number | undefined {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function recordRefusal<Deps>(
  context: Context,
  who: { county: string; id: string },
  route: Route<Deps>,
  refused: Problem,
  deps: ServeDependencies,
): Promise<void> {
  if (!isForbidden(refused)) return;
  const household = householdNamed(context.req.param('household'));
  const subject = refused.problems?.map(({ code }) => code).join(' ');
  const about = { ...(household !== undefined && { household }), ...(subject && { subject }) };
  await record(who, route, { outcome: 'refused', code: refused.code, ...about }, deps);
}

async function record<Deps>(
  { county, id }: { county: string; id: string },
  { method, pattern }: Route<Deps>,
  entry: AuditNote & { outcome: 'done' | 'refused' },
  { audit, now }: Pick<ServeDependencies, 'audit' | 'now'>,
): Promise<void> {
  const action = `${method} ${pattern}`;
  await audit.record(county, { at: now().toISOString(), actor: id, action, ...entry });
}
