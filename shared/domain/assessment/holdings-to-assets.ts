/** From rows to things: one thing counts once in a household, with the best certainty among its rows. */
import { unreadableReason, type Asset } from '../../contracts/holdings.ts';
import type { SourceName } from '../../contracts/primitives.ts';
import { readerOf, sourceNames, sourceOf } from '../catalogue/catalogue.ts';
import { type HeldAsset, type MatchedRow, unclear } from '../catalogue/held.ts';
import { bestTrust, groupBy, type NonEmpty, type RowOf } from '../catalogue/rows.ts';
import type { Combined, CombineContext } from '../catalogue/source.ts';
import { assetIdentityOf, type AssetIdentity, type ProviderNames } from '../catalogue/asset-identity.ts';
import { replaceWords } from '../catalogue/words.ts';
import { say } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { compareText } from '../kernel/text.ts';

export interface AssetOptions {
  policy: Pick<PolicyInForce, 'yuanPerUnit' | 'meaningsOf' | 'namesOfProvider'>;
  /** How doubtful rows are taken: as they are, or as if they were probable, to ask what they would change. */
  doubt: 'as-judged' | 'as-probable';
}

/**
 * Groups rows into things by the key that their source gives them.
 *
 * @param rows in the order of `matchRows`, which is the order of the rows of each thing
 * @returns things by source and key
 */
export function groupIntoAssets(rows: readonly MatchedRow[], options: AssetOptions): HeldAsset[] {
  const taken = rows.map((row): ThingRow => {
    const trust =
      row.certainty === 'doubtful' && options.doubt === 'as-probable' ? 'probable' : row.certainty;
    const read = readWords(row, options.policy);
    const state = readerOf(read.asset)?.stateOf(read.asset) ?? 'unclear';
    return { row: { ...read, trust, state }, thing: thingOfRow(row, options.policy.namesOfProvider) };
  });
  return [...groupBy(taken, ({ thing }) => thing.key)]
    .map(([key, group]) => toAsset(key, group, options.policy))
    .sort((a, b) => compareText(a.source, b.source) || compareText(a.key, b.key));
}

/** A row, and the thing that it is about. */
interface ThingRow {
  row: RowOf<Asset>;
  thing: AssetIdentity;
}

/** A row with the words that only policy knows as words of the catalogue, and a note of it; the row itself stays as delivered. */
function readWords(row: MatchedRow, { meaningsOf }: AssetOptions['policy']): MatchedRow & { asset: Asset } {
  const { asset: delivered, provider } = row.holding;
  const meaningOf = meaningsOf({ source: delivered.source, provider });
  const fields = readerOf(delivered)?.fields;
  if (meaningOf === undefined || fields === undefined) return { ...row, asset: delivered };
  let asset = delivered;
  let note = row.note;
  for (const [field, { en, words }] of Object.entries(fields)) {
    const text = delivered[field];
    if (words === undefined || typeof text !== 'string') continue;
    const known = replaceWords(text, words, (word) => meaningOf(en, word));
    if (known === text) continue;
    asset = { ...asset, [field]: known };
    note = say(`${note.zh}；按政策“${text}”即“${known}”`, `${note.en}; by policy "${text}" is "${known}"`);
  }
  return { ...row, asset, note };
}

function toAsset(key: string, group: NonEmpty<ThingRow>, policy: CombineContext): HeldAsset {
  const [first, ...others] = group;
  const rows: NonEmpty<RowOf<Asset>> = [first.row, ...others.map(({ row }) => row)];
  const { asset } = first.row;
  const reader = readerOf(asset);
  const combined = reader?.combine(rows, policy) ?? unreadable(rows);
  return {
    source: asset.source,
    rank: rankOf(asset.source),
    called: (reader ?? sourceOf(asset.source))?.called ?? say('其他数据源的记录', 'row of another source'),
    key,
    names: [...new Set(group.flatMap(({ thing }) => thing.names))],
    certainty: bestTrust(rows),
    mayGive: sourceOf(asset.source)?.facets ?? 'every',
    ...(first.thing.isNamed ? combined : withoutName(combined)),
  };
}

/** Rows that nobody could read, or of a source or with fields that this version does not know: not that nothing is held. */
function unreadable(rows: NonEmpty<RowOf<Asset>>): Combined {
  const isUnread = unreadableReason(rows[0].asset) !== undefined;
  return { rows, state: 'unclear', unclear: [isUnread ? unclear.unread : unclear.source], facets: [] };
}

/** It may be the same as the asset of another row. */
function withoutName(combined: Combined): Combined {
  if (combined.state === 'out' || combined.facets.length === 0) return combined;
  return { ...combined, unclear: [...combined.unclear, unclear.identifier] };
}

function rankOf(source: SourceName): number {
  const rank = sourceNames.indexOf(source);
  return rank < 0 ? sourceNames.length : rank;
}

/** Key of the thing that a row is about. It holds account, plate and certificate numbers: never log it. */
export function keyOf(row: MatchedRow, providers: ProviderNames): string {
  return thingOfRow(row, providers).key;
}

function thingOfRow({ holding }: MatchedRow, providers: ProviderNames): AssetIdentity {
  return assetIdentityOf(holding.asset, { ...holding, memberToken: holding.identityToken }, providers);
}
