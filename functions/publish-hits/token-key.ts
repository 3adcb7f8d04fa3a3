import type { RegistryMap } from '../../shared/contracts/registry.ts';
import { newestBorneByAll } from '../../shared/domain/roster/identity-keys.ts';
import { assertSameSecrets, KeyMissingError, type KeyRing } from '../../shared/web/identity-token.ts';

/** The newest key by which the members of every county have tokens. @throws KeyMissingError, KeyReplacedError */
export function newestKeyOf(counties: RegistryMap['counties'], keys: KeyRing): string {
  const { versions } = keys;
  assertSameSecrets(
    Object.values(counties).map(({ keyPrints }) => keyPrints),
    keys,
  );
  const borne = Object.values(counties).map(({ keyVersions }) => keyVersions);
  const newest = newestBorneByAll(versions, borne);
  if (newest === undefined)
    throw new KeyMissingError(newestBorneByAll(borne[0] ?? [], borne) ?? '', versions);
  return newest;
}
