/** Sign-in by authorization code with PKCE, and sign-out. Any function that serves pages may serve these routes. */
import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as z from 'zod';
import { timeToLiveMs } from '../contracts/time-to-live.ts';
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
import { seal, unseal } from './sealed-cookie.ts';
import type { AuditLog } from '../store/audit-log.ts';

export interface SignInDependencies extends CredentialDependencies {
  audit: AuditLog;
  /** Seals what a sign-in has to remember until somebody comes back. */
  signInKey: Buffer;
}

/**
 * A sign-in that has begun, in the browser that began it, so that nobody is signed in as somebody else by a link; and in no
 * table, since anybody may begin one.
 */
const signInCookie = '__Host-hedui-sign-in';
const begunSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/** Lax, since the provider sends people back from another site. */
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

export function serveSignIn(app: Hono, deps: SignInDependencies): void {
  app.get('/auth/sign-in', (context) => beginSignIn(context, deps));
  app.get('/auth/callback', (context) => finishSignIn(context, deps));
  app.post('/auth/sign-out', (context) => signOut(context, deps));
  app.get('/auth/signed-out', (context) => leaveProvider(context, deps));
}

async function beginSignIn(context: Context, deps: SignInDependencies): Promise<Response> {
  const { url, state, nonce, codeVerifier } = await deps.identityProvider.beginSignIn();
  const returnTo = readReturnTo(context.req.query('return'));
  const begun: z.infer<typeof begunSignIn> = { state, nonce, codeVerifier, returnTo };
  const expiresAt = deps.now().getTime() + timeToLiveMs.signIn;
  const sealed = seal(begun, { key: deps.signInKey, expiresAt });
  setCookie(context, signInCookie, sealed, { ...cookieOptions, maxAge: timeToLiveMs.signIn / 1000 });
  return redirect(context, url.href);
}

/** Longer than any address of the console; a cookie holds about 4,000. */
const longestReturn = 1500;

/** A path of this host only: two slashes would lead to another one. */
export function readReturnTo(given: string | undefined): string {
  if (given === undefined || given.length > longestReturn) return '/';
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : '/';
}

async function finishSignIn(context: Context, deps: SignInDependencies): Promise<Response> {
  const cookie = readCookie(context.req.raw.headers, signInCookie) ?? '';
  const begun = unseal(begunSignIn, cookie, { key: deps.signInKey, now: deps.now().getTime() });
  // A code is good for one sign-in: the provider takes it once.
  deleteCookie(context, signInCookie, cookieOptions);
  if (begun === undefined || begun.state !== context.req.query('state'))
    return respondWithProblem(problem('sign-in-failed'));
  const { search } = new URL(context.req.url);
  const claims = await deps.identityProvider.finishSignIn(search, begun);
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
  // Whoever sat here before is signed out by whoever signs in.
  const former = readCookie(context.req.raw.headers, sessionCookie);
  if (former !== undefined) await deps.sessions.end(former);
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
  return redirect(context, '/auth/signed-out');
}

/**
 * Signed out here, and on to the provider, so that nobody after them is let in there. By a page and not by a redirect: what a
 * form leads to must lie on this host.
 */
async function leaveProvider(context: Context, { identityProvider }: SignInDependencies): Promise<Response> {
  const url = await identityProvider.signOutUrl().catch(() => undefined);
  if (url === undefined) return redirect(context, '/');
  context.header('cache-control', 'no-store');
  context.header('content-security-policy', "default-src 'none'");
  context.header('refresh', `0; url=${url.href}`);
  return context.html(
    html`<!doctype html>
      <html lang="zh">
        <title>已退出 Signed out</title>
        <p>已退出。Signed out. <a href="${url.href}">继续 Go on</a></p>
      </html>`,
  );
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
