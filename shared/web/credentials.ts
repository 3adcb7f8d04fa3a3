/** From a request to who is asking: a session cookie or a bearer token, and then the staff record, read again. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { parse as parseCookies } from 'hono/utils/cookie';
import type { IdentityProvider } from './identity-provider.ts';
import type { Sessions } from '../store/sessions.ts';
import type { StaffRecords } from '../store/staff-records.ts';
import type { IdentityClaims } from '../contracts/staff-record.ts';
import type { Actor } from './actor.ts';
import { problem, type Problem } from './problems.ts';

export interface CredentialDependencies {
  identityProvider: IdentityProvider;
  sessions: Sessions;
  staff: StaffRecords;
  now: () => Date;
}

/** `__Host-`: the browser sends it to this host alone, by TLS alone, and takes it from nobody else. */
export const sessionCookie = '__Host-hedui';

/** Who is asking, or why nobody is let in. `claims` are there as soon as somebody has proved who they are. */
export type Reading = { outcome: Actor | Problem; claims: IdentityClaims | undefined };

export async function readCredentials(headers: Headers, deps: CredentialDependencies): Promise<Reading> {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const reading = await deps.identityProvider.readAccessToken(bearer);
    if (reading.kind === 'refused')
      return { outcome: problem(reading.code), claims: 'claims' in reading ? reading.claims : undefined };
    return admit(reading.claims, { kind: 'token' }, deps);
  }
  const token = readCookie(headers, sessionCookie);
  const claims = token === undefined ? undefined : await deps.sessions.use(token, deps.now().getTime());
  if (token === undefined || claims === undefined)
    return { outcome: problem('not-signed-in'), claims: undefined };
  return admit(claims, { kind: 'session', csrfToken: csrfTokenOf(token) }, deps);
}

/** Holds what the provider says against the staff record, which alone says what somebody may do. */
export async function admit(
  claims: IdentityClaims,
  via: Actor['via'],
  { staff }: Pick<CredentialDependencies, 'staff'>,
): Promise<Reading> {
  const record = await staff.find(claims.staffId);
  if (record === undefined) return { outcome: problem('staff-unknown'), claims };
  if (!record.active) return { outcome: problem('staff-inactive'), claims };
  const differs =
    (claims.county !== undefined && claims.county !== record.county) ||
    (claims.town !== undefined && record.town !== undefined && claims.town !== record.town);
  return { outcome: differs ? problem('claims-differ') : { kind: 'actor', staff: record, via }, claims };
}

export function readCookie(headers: Headers, name: string): string | undefined {
  return parseCookies(headers.get('cookie') ?? '', name)[name];
}

/** The check value of a session: a page of another site can send the cookie, but cannot know this. */
function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url');
}

/**
 * Whether a page of this host sent a form, as the browser says. No other site can make it say so; a browser that says
 * nothing is not believed.
 */
export function isSentFromHere(headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'same-origin';
}

/** Whether a change is asked for by whom the session belongs to. Tokens are sent by programs alone, so they need none. */
export function isCsrfSafe({ via }: Actor, given: string | undefined): boolean {
  if (via.kind === 'token') return true;
  const [known, said] = [Buffer.from(via.csrfToken), Buffer.from(given ?? '')];
  return known.length === said.length && timingSafeEqual(known, said);
}
