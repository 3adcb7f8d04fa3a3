/** Identity tokens: a keyed digest represents a person wherever the number itself has no place. */
import { hash } from 'node:crypto';
import { NamedError } from '../contracts/named-error.ts';

export type IdentityToken = (first17: string) => string;

/** SHA-256 works in blocks of so many bytes, and so does a key of HMAC. */
const blockBytes = 64;
const digestBytes = 32;
const first17Bytes = 17;

/**
 * HMAC as RFC 2104 defines it, on hashes in one go: the key is prepared once, and a hit costs a third of what an HMAC
 * object for each would.
 *
 * @param secret the deployment's secret
 * @param keyVersion is before each token, so that tokens by a rotated secret differ from the former ones
 * @returns a function from the first 17 digits of an identity number to `<keyVersion>:<HMAC-SHA256 in hex>`
 */
export function createIdentityToken(secret: string, keyVersion: string): IdentityToken {
  const key = Buffer.byteLength(secret) > blockBytes ? hash('sha256', secret, 'buffer') : Buffer.from(secret);
  const inner = keyed(key, 0x36, first17Bytes);
  const outer = keyed(key, 0x5c, digestBytes);
  return (first17) => {
    if (first17.length !== first17Bytes) throw new RangeError('a token is of 17 digits');
    inner.write(first17, blockBytes, 'latin1');
    outer.write(hash('sha256', inner, 'binary'), blockBytes, 'latin1');
    return `${keyVersion}:${hash('sha256', outer, 'hex')}`;
  };
}

/** The key's block under a mask, with room for a message behind it. */
function keyed(key: Buffer, mask: number, messageBytes: number): Buffer {
  const bytes = Buffer.alloc(blockBytes + messageBytes);
  key.copy(bytes);
  for (let place = 0; place < blockBytes; place += 1) bytes[place]! ^= mask;
  return bytes;
}

/** Every key that is known, the oldest first. */
export interface KeyRing {
  versions: readonly string[];
  /** @throws KeyMissingError */
  tokenUnder(version: string): IdentityToken;
  /** Tokens of the first 17 digits of an identity number, in the order of the versions. */
  allTokens(first17: string): string[];
  /** By version, a fingerprint of the secret that reveals nothing of it. */
  prints: Readonly<Record<string, string>>;
}

/** Nobody's number, and so many digits of its token. */
const nobody = '0'.repeat(first17Bytes);
const printDigits = 12;

export function openKeyRing(keys: readonly { version: string; secret: string }[]): KeyRing {
  const tokens = new Map(
    keys.map(({ version, secret }) => [version, createIdentityToken(secret, version)] as const),
  );
  const versions = [...tokens.keys()];
  return {
    versions,
    tokenUnder: (version) => {
      const token = tokens.get(version);
      if (token === undefined) throw new KeyMissingError(version, versions);
      return token;
    },
    allTokens: (first17) => [...tokens.values()].map((token) => token(first17)),
    prints: Object.fromEntries(
      [...tokens].map(([version, token]) => [
        version,
        token(nobody).slice(version.length + 1, version.length + 1 + printDigits),
      ]),
    ),
  };
}

/**
 * Under a version there has to be the secret that tokens on file were made with: of another one nobody's holdings would lead to
 * anybody, and everybody would be taken for somebody new.
 *
 * @param kept the prints that were kept when tokens were written; older records kept none
 * @throws KeyReplacedError
 */
export function assertSameSecrets(
  kept: readonly (Readonly<Record<string, string>> | undefined)[],
  { prints }: Pick<KeyRing, 'prints'>,
): void {
  for (const [version, print] of kept.flatMap((each) => Object.entries(each ?? {}))) {
    if (prints[version] !== undefined && prints[version] !== print) throw new KeyReplacedError(version);
  }
}

/** Another secret is under a version that was in use. */
export class KeyReplacedError extends NamedError {
  readonly name = 'KeyReplacedError';
  constructor(version: string) {
    super(
      `identity key ${version} is another secret than the one in use: put the former one back, and give the new one a version of its own`,
    );
  }
}

/** A key was taken away while something still used it. It is kept in Secrets Manager: name its version again. */
export class KeyMissingError extends NamedError {
  readonly name = 'KeyMissingError';
  constructor(needed: string, known: readonly string[]) {
    super(
      `identity key ${needed} is needed, and only ${known.join(', ')} is known: put it back in identityKeys`,
    );
  }
}
