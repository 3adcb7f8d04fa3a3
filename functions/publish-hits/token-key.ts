import type { RegistryMap } from '../../shared/contracts/deliveries.ts';
import { newestBorneByAll } from '../../shared/domain/roster/identity-keys.ts';
import { KeyMissingError, type KeyRing } from '../../shared/web/identity-token.ts';

/** The newest key whose tokens every county's members bear. @throws KeyMissingError */
export function newestKeyOf(counties: RegistryMap['counties'], { versions }: KeyRing): string {
  const borne = Object.values(counties).map(({ keyVersions }) => keyVersions);
  const newest = newestBorneByAll(versions, borne);
  if (newest === undefined)
    throw new KeyMissingError(newestBorneByAll(borne[0] ?? [], borne) ?? '', versions);
  return newest;
}
