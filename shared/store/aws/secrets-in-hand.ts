/** Random values that only their holder knows; tables keep their digests. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they go into a cookie. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
