/** Sessions of people at a browser. They end by themselves. */
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { identityClaims, type IdentityClaims } from '../contracts/staff-record.ts';
import { isPresent } from './aws/expressions.ts';
import type { Table, TableKey } from './aws/table.ts';
import { operationKeys } from './keys.ts';

const session = z.object({
  claims: identityClaims,
  /** Milliseconds since 1970. */
  lastUsedAt: z.number(),
  endsAt: z.number(),
});

export interface SessionLimits {
  idleMs: number;
  longestMs: number;
}

/** The time of the last request is kept about as exactly as this, so that not every request writes. */
const touchEveryMs = 60_000;

export class Sessions {
  readonly #table: Table;
  readonly #limits: SessionLimits;

  constructor(table: Table, limits: SessionLimits) {
    this.#table = table;
    this.#limits = limits;
  }

  /** Begins a session. @returns the token, which is kept nowhere but in the person's cookie */
  async begin(claims: IdentityClaims, now: number): Promise<string> {
    // 256 random bits.
    const token = randomBytes(32).toString('base64url');
    const endsAt = now + this.#limits.longestMs;
    const expiresAtSeconds = Math.ceil(endsAt / 1000);
    await this.#table.put({ ...keyOf(token), claims, lastUsedAt: now, endsAt, expiresAtSeconds });
    return token;
  }

  /** The provider's claims about the session's owner; undefined when there is no session, or it has ended. */
  async use(token: string, now: number): Promise<IdentityClaims | undefined> {
    const key = keyOf(token);
    const item = await this.#table.get(key);
    if (item === undefined) return undefined;
    const { claims, lastUsedAt, endsAt } = session.parse(item);
    if (now >= endsAt || now >= lastUsedAt + this.#limits.idleMs) return undefined;
    // Nothing is written for a session that has been ended meanwhile.
    if (now >= lastUsedAt + touchEveryMs)
      await this.#table.update(key, { set: { lastUsedAt: now } }, isPresent);
    return claims;
  }

  async end(token: string): Promise<void> {
    await this.#table.delete(keyOf(token));
  }
}

function keyOf(token: string): TableKey {
  return operationKeys.session(digestToken(token));
}

/** The table keeps digests: whoever reads it cannot use a session. */
export function digestToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
