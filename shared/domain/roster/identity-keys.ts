/**
 * Keys of identity tokens by version: a household's members have a token by every known key, its holdings one
 * under the key that was in use when they were published. So both are compared while one key takes the place of another.
 */
import { NamedError } from '../../contracts/named-error.ts';
import { tokensOf, type HouseholdFile, type Holding, type Member } from '../../contracts/household-file.ts';

/** `<version>:<hex>` */
export function keyVersionOf(identityToken: string): string {
  return identityToken.slice(0, identityToken.indexOf(':'));
}

/** Members by each of their tokens. */
export function membersByToken<M extends Pick<Member, 'identityToken' | 'furtherTokens'>>(
  members: readonly M[],
): Map<string, M> {
  return new Map(members.flatMap((member) => tokensOf(member).map((token) => [token, member] as const)));
}

/**
 * The newest key by which the members of every county have a token: what is published by it finds all of them.
 * @param known versions of the keys, the oldest first
 * @param borne by county, the versions by which its members have tokens
 */
export function newestBorneByAll(
  known: readonly string[],
  borne: readonly (readonly string[])[],
): string | undefined {
  return known.findLast((version) => borne.every((versions) => versions.includes(version)));
}

/** Holdings have tokens by a key by which members have none: nobody could say whose they are. Unknown is not nothing. */
export class KeysApartError extends NamedError {
  readonly name = 'KeysApartError';
  constructor(household: string, version: string) {
    super(
      `household ${household} has holdings under identity key ${version}, which its members have no token of: ` +
        'npx hedui identity-key shows what has which',
    );
  }
}

/** @throws KeysApartError */
export function assertKeysAgree(
  file: Pick<HouseholdFile, 'profile'>,
  compared: readonly Member[],
  holdings: readonly Holding[],
): void {
  if (compared.length === 0) return;
  const borne = new Set(compared.flatMap(tokensOf).map(keyVersionOf));
  const apart = holdings.find(({ identityToken }) => !borne.has(keyVersionOf(identityToken)));
  if (apart !== undefined)
    throw new KeysApartError(file.profile.householdId, keyVersionOf(apart.identityToken));
}
