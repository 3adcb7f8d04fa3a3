/** The things that rows are about, by their names. */
import type { Asset } from '../../contracts/holdings.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import { kindOfName } from './same-thing.ts';
import { assetKeyOf, namesOf, type RowPlace } from './catalogue.ts';

/** Every name under which a provider has delivered, the one that policy uses first. */
export type ProviderNames = (ref: ProviderRef) => readonly string[];

/** What a row is about. It holds account, plate and certificate numbers: never log it. */
export interface Thing {
  /** Rows with equal keys are about one thing. */
  key: string;
  /** Everything that alone names it, the surest first, under each name of its provider. */
  names: readonly string[];
}

/**
 * The thing that a row is about. A name that holds for whoever delivers (`<source>|*|…`) makes rows of several providers one
 * thing; else the surest name does, under the name that policy uses of the provider.
 */
export function thingOf(row: Asset, place: RowPlace, providers: ProviderNames): Thing {
  const { source } = row;
  const [provider = place.provider, ...others] = providers({ source, provider: place.provider });
  const names = [provider, ...others].flatMap((each) => namesOf(row, each));
  const everywhere = names.find((name) => kindOfName(name) === `${source}|*`);
  const key = everywhere ?? assetKeyOf(row, { ...place, provider });
  return { key, names: names.length === 0 ? [key] : [...new Set(names)] };
}
