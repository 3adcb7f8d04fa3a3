/** Serves the console's routes: who is asking, whether they may, and what was tried in vain goes into the audit log. */
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../shared/contracts/staff.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { PolicyUnusableError } from '../../shared/store/policy-store.ts';
import { may } from '../../shared/domain/staff/access.ts';
import type { Actor } from '../../shared/web/actor.ts';
import type { AuditNote } from '../../shared/web/audit-note.ts';
import { contentDisposition } from '../../shared/web/file-names.ts';
import { isCsrfSafe, isSentFromHere, readCredentials } from '../../shared/web/credentials.ts';
import { householdNamed } from '../../shared/web/household-access.ts';
import { problemKinds } from '../../shared/contracts/problems.ts';
import { isForbidden, problem, type Problem } from '../../shared/web/problems.ts';
import { NotGrantedError } from '../../shared/web/not-granted.ts';
import { ScopedStores } from '../../shared/web/scoped-stores.ts';
import type { ConsoleStores } from './dependencies.ts';
import { exportFormats, largestExportBytes, ListTooLongError } from './exports/export-file.ts';
import { readLanguage } from './language.ts';
import { redisplayFormPage, isRedisplayed } from './pages/redisplay-form.ts';
import { problemPage } from './pages/problem.ts';
import { show, type Outcome, type Route } from './route.ts';
import { renderPage, type Page } from './views/shell.ts';
import type { StaffVisit, Visit } from './visit.ts';

export function serveRoutes(app: Hono, routes: readonly Route[], deps: ConsoleStores): void {
  for (const route of routes) {
    app.on(route.method, route.pattern, (c) => serve(c, route, deps));
  }
}

async function serve(c: Context, route: Route, deps: ConsoleStores): Promise<Response> {
  const { outcome: actor, claims } = await readCredentials(c.req.raw.headers, deps);
  if (actor.kind === 'problem') {
    if (actor.code === 'not-signed-in') return askToSignIn(c, route, deps);
    const record = claims && (await deps.staff.find(claims.staffId));
    if (record !== undefined) await recordRefusal(c, record, route, actor, deps);
    return answerProblem(c, anonymous(c, deps), actor);
  }
  const visit = await visitOf(c, actor, deps);
  const notes: AuditNote[] = [];
  const outcome = await act(c, { route, actor, visit, notes }, deps);
  await Promise.all(notes.map((entry) => record(actor.staff, route, { outcome: 'done', ...entry }, deps)));
  if (outcome.kind !== 'problem') return answer(c, visit, outcome);
  await recordRefusal(c, actor.staff, route, outcome, deps);
  return answerProblem(c, visit, outcome);
}

/**
 * After signing in people are where they wanted to go. A form that was sent comes back with all that was entered, in a page
 * and not by way of the identity provider: what a form leads to must lie on this host, and nothing of it is kept here.
 */
async function askToSignIn(c: Context, route: Route, deps: ConsoleStores): Promise<Response> {
  if (route.method === 'POST' && isSentFromHere(c.req.raw.headers)) {
    const visit = anonymous(c, deps);
    const page = redisplayFormPage(visit, { why: 'session-ended', ...(await readForm(c)) });
    return c.html(renderPage(visit, page), 401);
  }
  const wanted = route.method === 'GET' ? pathOf(c) : '/';
  return c.redirect(`/auth/sign-in?return=${encodeURIComponent(wanted)}`, 303);
}

function pathOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}

interface Serving {
  route: Route;
  actor: Actor;
  visit: StaffVisit;
  notes: AuditNote[];
}

async function act(
  c: Context,
  { route, actor, visit, notes }: Serving,
  deps: ConsoleStores,
): Promise<Outcome> {
  if (!may(actor.staff, route.capability)) return problem('role-missing');
  const { fileFields, ...sent } =
    route.method === 'POST' ? await readForm(c) : { entered: {}, files: [], fileFields: [] };
  const path = read(route.path, c.req.param());
  if (!path.success) return problem('not-found');
  const query = read(route.query, c.req.query());
  const note = (entry: AuditNote): void => void notes.push(entry);
  const scoped = new ScopedStores(actor.staff, deps, note);
  const request = { visit, scoped, path: path.data, query: query.data ?? {}, ...sent, note };
  if (route.method === 'POST' && !isCsrfSafe(actor, sent.entered['csrf']?.[0])) {
    if (!isRedisplayed(sent.entered) || !isSentFromHere(c.req.raw.headers))
      return problem('csrf-token-missing');
    return (
      (await route.refill?.(request, deps).catch(refuseWhatIsNotGranted)) ??
      show(redisplayFormPage(visit, { why: 'signed-in-again', fileFields, ...sent }))
    );
  }
  const outcome = await route.handle(request, deps).catch(refuseWhatIsNotGranted);
  const asked = c.req.query('export');
  return outcome.kind === 'page' && asked !== undefined ? handOut(c, asked, outcome.page, note) : outcome;
}

/** What a route's own capability allows may still lead to something that another one is needed for. */
function refuseWhatIsNotGranted(error: unknown): Problem {
  if (error instanceof NotGrantedError) return problem('role-missing');
  throw error;
}

/** A list of the page as the file that its address asks for. */
async function handOut(
  c: Context,
  asked: string,
  { sheets = [] }: Page,
  note: (entry: AuditNote) => void,
): Promise<Outcome> {
  const [name, ending] = asked.split('.');
  const format = exportFormats.find((each) => each === ending);
  const sheet = sheets.find((each) => each.name === name);
  if (format === undefined || sheet === undefined) return problem('not-found');
  const file = await sheet.write(format).catch((error: unknown) => {
    if (error instanceof ListTooLongError) return undefined;
    throw error;
  });
  if (file === undefined || Buffer.byteLength(file.body) > largestExportBytes)
    return problem('list-too-long');
  const household = householdNamed(c.req.param('household'));
  const subject = `${asked}, ${file.rows} rows`;
  note({ code: 'list-exported', subject, ...(household !== undefined && { household }) });
  return file;
}

function read(schema: z.ZodType | undefined, value: unknown) {
  return schema === undefined ? ({ success: true, data: {} } as const) : schema.safeParse(value);
}

async function readForm(c: Context) {
  const body = await c.req.parseBody({ all: true });
  const entered: Record<string, string[]> = {};
  const files: File[] = [];
  const fileFields = Object.keys(body).filter((name) =>
    [body[name]].flat().some((each) => each instanceof File),
  );
  for (const [name, value] of Object.entries(body)) {
    const values = [value].flat();
    entered[name] = values.filter((each) => typeof each === 'string');
    // A field that nothing was chosen for comes as a file without bytes.
    files.push(...values.filter((each): each is File => each instanceof File && each.size > 0));
  }
  return { entered, files, fileFields };
}

async function visitOf(c: Context, { staff, via }: Actor, deps: ConsoleStores): Promise<StaffVisit> {
  const visit = anonymous(c, deps);
  const providerName = await namesOfProviders(staff.county, visit.day, deps);
  return { ...visit, staff, providerName, csrf: via.kind === 'session' ? via.csrfToken : '' };
}

/** Where the policy cannot be read, the names of folders: what needs it says so, and all other pages are there. */
async function namesOfProviders(
  county: string,
  day: CalendarDate,
  { policies }: ConsoleStores,
): Promise<StaffVisit['providerName']> {
  const current = await policies.current().catch((error: unknown) => {
    if (error instanceof PolicyUnusableError) return undefined;
    throw error;
  });
  return current === undefined
    ? ({ provider }) => provider
    : policyInForce(current.policy, county, day).providerName;
}

export function anonymous(c: Context, { today }: Pick<ConsoleStores, 'today'>): Visit {
  const language = readLanguage(c);
  return {
    staff: undefined,
    csrf: '',
    language,
    t: (text) => text[language],
    path: pathOf(c),
    day: today(),
  };
}

function answer(
  c: Context,
  visit: StaffVisit,
  outcome: Exclude<Outcome, Problem>,
): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'page':
      return c.html(renderPage(visit, outcome.page), outcome.status ?? 200);
    case 'redirect':
      return c.redirect(outcome.to, 303);
    case 'file': {
      const { body, mediaType, fileName, inline = false } = outcome;
      return new Response(body, {
        headers: {
          'Content-Type': mediaType,
          'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', fileName),
        },
      });
    }
  }
}

/** With the way on, for whoever is signed in. */
export async function answerNotFound(c: Context, deps: ConsoleStores): Promise<Response> {
  const { outcome } = await readCredentials(c.req.raw.headers, deps);
  const visit = outcome.kind === 'problem' ? anonymous(c, deps) : await visitOf(c, outcome, deps);
  return answerProblem(c, visit, problem('not-found'));
}

export function answerProblem(c: Context, visit: Visit, given: Problem): Response | Promise<Response> {
  return c.html(
    renderPage(visit, problemPage(visit, given)),
    problemKinds[given.code].status as ContentfulStatusCode,
  );
}

async function recordRefusal(
  c: Context,
  who: StaffMember,
  route: Route,
  refused: Problem,
  deps: ConsoleStores,
) {
  if (!isForbidden(refused)) return;
  const household = householdNamed(c.req.param('household'));
  await record(
    who,
    route,
    { outcome: 'refused', code: refused.code, ...(household !== undefined && { household }) },
    deps,
  );
}

async function record(
  { county, id }: Pick<StaffMember, 'county' | 'id'>,
  { method, pattern }: Route,
  entry: AuditNote & Required<Pick<AuditNote, 'outcome'>>,
  { audit, now }: Pick<ConsoleStores, 'audit'> & { now: () => Date },
): Promise<void> {
  await audit.record(county, {
    at: now().toISOString(),
    actor: id,
    action: `${method} ${pattern}`,
    ...entry,
  });
}
