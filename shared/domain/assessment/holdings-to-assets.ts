/** From rows to assets: one asset counts once in a household, with the best certainty among its rows. */
import type { Asset, BankAsset, PropertyAsset, VehicleAsset } from '../../contracts/household-file.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { assetKeyOf, isKnownSource } from '../catalogue/catalogue.ts';
import { buildAccount } from './build-account.ts';
import { buildTitle } from './build-title.ts';
import { buildVehicle } from './build-vehicle.ts';
import type { HeldAsset, MatchedRow } from './held-asset.ts';
import { compareText } from './match-rows.ts';
import { bestTrust, groupBy, type NonEmpty, type RowOf } from './rows.ts';

export interface AssetOptions {
  /** Yuan for one unit of a currency, by its code in capitals. */
  yuanPerUnit: ReadonlyMap<string, Fraction>;
  /** How doubtful rows are taken: as they are, or as if they were probable, to ask what they would change. */
  doubt: 'as-judged' | 'as-probable';
}

/**
 * Groups rows into assets by the key of their source.
 *
 * @param rows in the order of `matchRows`, which is the order of the rows of each asset
 * @returns assets by source and key
 */
export function groupIntoAssets(rows: readonly MatchedRow[], options: AssetOptions): HeldAsset[] {
  return [
    ...build(rows, options, isBank, (key, group) => buildAccount(key, group, options.yuanPerUnit)),
    ...build(rows, options, isProperty, buildTitle),
    ...build(rows, options, isVehicle, buildVehicle),
    ...build(rows, options, isOfUnknownSource, buildUnknown),
  ];
}

function build<A extends Asset>(
  rows: readonly MatchedRow[],
  { doubt }: AssetOptions,
  isOfKind: (asset: Asset) => asset is A,
  buildOne: (key: string, group: NonEmpty<RowOf<A>>) => HeldAsset,
): HeldAsset[] {
  const ofKind = rows.flatMap((row) => {
    const { asset } = row.holding;
    const trust = row.certainty === 'doubtful' && doubt === 'as-probable' ? 'probable' : row.certainty;
    return isOfKind(asset) ? [{ ...row, asset, trust }] : [];
  });
  const groups = [...groupBy(ofKind, keyOf)].sort(([a], [b]) => compareText(a, b));
  return groups.map(([key, group]) => buildOne(key, group));
}

/** Key of the asset that a row is about. It holds account, plate and certificate numbers: never log it. */
export function keyOf({ holding: { asset, provider } }: MatchedRow): string {
  return assetKeyOf(asset, provider);
}

function isOfUnknownSource(asset: Asset): asset is Asset {
  return !isKnownSource(asset.source);
}

function buildUnknown(key: string, rows: NonEmpty<RowOf<Asset>>): HeldAsset {
  return { source: 'unknown', key, certainty: bestTrust(rows), rows, state: 'unclear', unclear: ['state'] };
}

function isBank(asset: Asset): asset is BankAsset {
  return asset.source === 'bank';
}

function isProperty(asset: Asset): asset is PropertyAsset {
  return asset.source === 'property';
}

function isVehicle(asset: Asset): asset is VehicleAsset {
  return asset.source === 'vehicle';
}
