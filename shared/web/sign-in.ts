/** Sign-in by authorization code with PKCE, and sign-out. Any function that serves pages may serve these routes. */
import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { log } from '../runtime/log.ts';
import {
  admit,
  isCsrfSafe,
  readCookie,
  readCredentials,
  sessionCookie,
  type CredentialDependencies,
} from './credentials.ts';
import { problem } from './problems.ts';
import { respondWithProblem } from './responses.ts';
import type { AuditLog } from '../store/audit-log.ts';

export interface SignInDependencies extends CredentialDependencies {
  audit: AuditLog;
}

/** Ties a sign-in to the browser that began it, so that nobody is signed in as somebody else by a link. */
const signInCookie = '__Host-hedui-sign-in';

/** Lax, since the provider sends people back from another site. */
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

export function serveSignIn(app: Hono, deps: SignInDependencies): void {
  app.get('/auth/sign-in', (context) => beginSignIn(context, deps));
  app.get('/auth/callback', (context) => finishSignIn(context, deps));
  app.post('/auth/sign-out', (context) => signOut(context, deps));
}

async function beginSignIn(context: Context, deps: SignInDependencies): Promise<Response> {
  const { url, state, nonce, codeVerifier } = await deps.identityProvider.beginSignIn();
  const returnTo = readReturnTo(context.req.query('return'));
  await deps.sessions.rememberSignIn(state, { nonce, codeVerifier, returnTo }, deps.now().getTime());
  setCookie(context, signInCookie, state, { ...cookieOptions, maxAge: 600 });
  return redirect(context, url.href);
}

/** A path of this host only: two slashes would lead to another one. */
function readReturnTo(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : '/';
}

async function finishSignIn(context: Context, deps: SignInDependencies): Promise<Response> {
  const state = context.req.query('state');
  const isSameBrowser = state !== undefined && state === readCookie(context.req.raw.headers, signInCookie);
  const begun = isSameBrowser ? await deps.sessions.takeSignIn(state, deps.now().getTime()) : undefined;
  if (state === undefined || begun === undefined) return respondWithProblem(problem('sign-in-failed'));
  const { search } = new URL(context.req.url);
  const claims = await deps.identityProvider.finishSignIn(search, { state, ...begun });
  if (claims === undefined) return respondWithProblem(problem('sign-in-failed'));
  const { outcome } = await admit(claims, { kind: 'token' }, deps);
  const at = deps.now();
  if (outcome.kind === 'problem') {
    const known = await deps.staff.find(claims.staffId);
    if (known === undefined) log.warn('sign-in-of-somebody-unknown');
    else
      await deps.audit.record(known.county, {
        at: at.toISOString(),
        actor: known.id,
        action: 'sign-in',
        outcome: 'refused',
        code: outcome.code,
      });
    return respondWithProblem(outcome);
  }
  const { staff } = outcome;
  await deps.audit.record(staff.county, {
    at: at.toISOString(),
    actor: staff.id,
    action: 'sign-in',
    outcome: 'done',
    code: 'signed-in',
  });
  deleteCookie(context, signInCookie, cookieOptions);
  setCookie(context, sessionCookie, await deps.sessions.begin(claims, at.getTime()), cookieOptions);
  return redirect(context, begun.returnTo);
}

async function signOut(context: Context, deps: SignInDependencies): Promise<Response> {
  const { outcome } = await readCredentials(context.req.raw.headers, deps);
  const token = readCookie(context.req.raw.headers, sessionCookie);
  if (outcome.kind === 'actor' && !isCsrfSafe(outcome, await readCsrfToken(context)))
    return respondWithProblem(problem('csrf-token-missing'));
  if (token !== undefined) await deps.sessions.end(token);
  deleteCookie(context, sessionCookie, cookieOptions);
  return redirect(context, '/');
}

/** From the header of a program, or the hidden field of a form. */
async function readCsrfToken(context: Context): Promise<string | undefined> {
  const header = context.req.header('x-csrf-token');
  if (header !== undefined) return header;
  const field = (await context.req.parseBody())['csrf'];
  return typeof field === 'string' ? field : undefined;
}

function redirect(context: Context, to: string): Response {
  context.header('cache-control', 'no-store');
  return context.redirect(to, 303);
}
