/** What staff have explained is not counted again, until it changes. */
import type { Clearance, DoublePerson } from '../../../contracts/household-file.ts';
import type { Fen, HouseholdId } from '../../../contracts/primitives.ts';
import { compareWithShare } from '../../kernel/decimal.ts';
import type { HeldAsset } from '../held.ts';
import type { View } from '../rule.ts';
import { nameSameAsset } from '../same-asset.ts';

/** What a thing is worth to a rule about money. */
export interface Worth {
  countedFen: Fen;
  /** Before exemptions: a guarantee that is paid to another account makes nobody richer. */
  heldFen: Fen;
}

type Things = Pick<View, 'assets' | 'clearances' | 'clearanceGrowthShare'>;

/**
 * Keys of the assets that clearances cover. A clearance covers nothing any more once the assets that it explained hold
 * more than they held then and the growth that policy allows.
 *
 * @param worth of each asset without clearances; for rules that are not about money nothing
 */
export function findCleared(
  view: Things,
  worth: ReadonlyMap<string, Worth> = new Map(),
): ReadonlySet<string> {
  const cleared = view.clearances.flatMap((clearance) => {
    const assets = view.assets.filter((asset) => explains(clearance, asset));
    return hasOutgrown(clearance, assets, { worth, growthShare: view.clearanceGrowthShare }) ? [] : assets;
  });
  return new Set(cleared.map(({ key }) => key));
}

/** Whether a clearance is about a thing, whichever part of its name the rows of then and of today have. */
export function explains(
  { assets, things }: Pick<Clearance, 'assets' | 'things'>,
  { names }: Pick<HeldAsset, 'names'>,
): boolean {
  const explained = things ?? assets.map((key) => [key]);
  return explained.some((each) => nameSameAsset(names, each));
}

/** The other households, of any county, in which a person is. */
export function otherHouseholdsOf({
  households,
  elsewhere = [],
}: Omit<DoublePerson, 'ordinal' | 'name'>): HouseholdId[] {
  return [...households, ...elsewhere];
}

/** Whether it was explained that a person is in another household. The person is known by token or ordinal. */
export function isExplainedDouble(
  explained: readonly DoublePerson[],
  person: Pick<DoublePerson, 'ordinal' | 'identityToken'>,
  other: HouseholdId,
): boolean {
  return explained.some(
    (each) => isExplainedPerson([each], person) && otherHouseholdsOf(each).includes(other),
  );
}

/** Whether something about a person was explained, in whatever households. The person is known by token or ordinal. */
export function isExplainedPerson(
  explained: readonly DoublePerson[],
  { ordinal, identityToken }: Pick<DoublePerson, 'ordinal' | 'identityToken'>,
): boolean {
  return explained.some(
    (person) =>
      person.ordinal === ordinal || (identityToken !== undefined && person.identityToken === identityToken),
  );
}

function hasOutgrown(
  { amountFen, heldFen }: Clearance,
  assets: readonly HeldAsset[],
  { worth, growthShare }: { worth: ReadonlyMap<string, Worth>; growthShare: number },
): boolean {
  if (amountFen === null) return false;
  const of = heldFen === undefined ? 'countedFen' : 'heldFen';
  const before = heldFen ?? amountFen;
  const now = assets.reduce((sum, { key }) => sum + (worth.get(key)?.[of] ?? 0), 0);
  return compareWithShare(now - before, before, growthShare) > 0;
}
