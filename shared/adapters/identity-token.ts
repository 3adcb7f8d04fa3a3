/** Identity tokens: a keyed digest stands for a person wherever the number itself has no place. */
import { createHmac } from 'node:crypto';

export type IdentityToken = (first17: string) => string;

/**
 * @param secret the deployment's secret
 * @param keyVersion stands before each token, so that a rotated secret can be told from the former one
 * @returns a function from the first 17 digits of an identity number to `<keyVersion>:<HMAC-SHA256 in hex>`
 */
export function createIdentityToken(secret: string, keyVersion: string): IdentityToken {
  return (first17) => `${keyVersion}:${createHmac('sha256', secret).update(first17).digest('hex')}`;
}
