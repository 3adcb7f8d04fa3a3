/** Which asset a row is about, by its identifiers. */
import type { Asset } from '../../contracts/holdings.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import { isOfEveryProvider } from './same-asset.ts';
import { keyOfRow, namesOf, type RowPlace } from './catalogue.ts';

/** Every name under which a provider has delivered, the one that policy uses first. */
export type ProviderNames = (ref: ProviderRef) => readonly string[];

/** The asset of a row. It holds account, plate and certificate numbers: never log it. */
export interface AssetIdentity {
  /** Rows with equal keys are about one asset. */
  key: string;
  /** Every identifier that is enough to name it, the most reliable first, under each name of its provider. */
  names: readonly string[];
  /** Whether an identifier names it; else only its row does, and it may be the asset of another row. */
  isNamed: boolean;
}

/**
 * The asset that a row is about. An identifier that is valid for every provider (`<source>|*…|…`) joins rows of several
 * providers; otherwise the most reliable one does, under the provider's name in the policy.
 */
export function assetIdentityOf(row: Asset, place: RowPlace, providers: ProviderNames): AssetIdentity {
  const [provider = place.provider, ...others] = providers({ source: row.source, provider: place.provider });
  const names = [provider, ...others].flatMap((each) => namesOf(row, each, place.memberToken));
  const key = names.find(isOfEveryProvider) ?? names[0] ?? keyOfRow(row, { ...place, provider });
  return { key, names: names.length === 0 ? [key] : [...new Set(names)], isNamed: names.length > 0 };
}
