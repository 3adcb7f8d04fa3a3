/** Accounts that persons of several households hold together: they count in full in none of them. */
import { hash } from 'node:crypto';
import type { HouseholdHits } from '../../store/household-items.ts';
import type { Holding } from '../../contracts/holdings.ts';
import { namesOf } from '../../domain/catalogue/catalogue.ts';

type Holders = ReadonlySet<string>;
/** Everybody who holds an account, by its key: of those alone that may be held in several households. */
export type JointAccounts = ReadonlyMap<string, Holders>;

/**
 * Finds the accounts whose holders are others in one household than in another. One person who is in two households
 * makes no joint account. Memory holds 16 bytes an account, and the holders of those that differ.
 *
 * @param hits gives the hits of a publication, from the first household on, as often as it is asked
 */
export async function findJointAccounts(hits: () => AsyncIterable<HouseholdHits>): Promise<JointAccounts> {
  const differing = await findDiffering(hits());
  const joint = new Map<string, Set<string>>();
  if (differing.size === 0) return joint;
  for await (const { holdings } of hits()) {
    for (const [key, holders] of holdersByAccount(holdings)) {
      if (!differing.has(shorten(key))) continue;
      joint.set(key, new Set([...(joint.get(key) ?? []), ...holders]));
    }
  }
  return joint;
}

/** The rows of accounts that somebody of another household holds as well say so. */
export function markJoint({ household, holdings }: HouseholdHits, joint: JointAccounts): HouseholdHits {
  if (joint.size === 0) return { household, holdings };
  const own = holdersByAccount(holdings);
  const marked = holdings.map((holding) => {
    const key = accountOf(holding) ?? '';
    const others = [...(joint.get(key) ?? [])].some((holder) => own.get(key)?.has(holder) !== true);
    return others ? { ...holding, heldElsewhere: true as const } : holding;
  });
  return { household, holdings: marked };
}

async function findDiffering(hits: AsyncIterable<HouseholdHits>): Promise<ReadonlySet<number>> {
  const seen = new Map<number, number>();
  const differing = new Set<number>();
  for await (const { holdings } of hits) {
    for (const [key, holders] of holdersByAccount(holdings)) {
      const [account, who] = [shorten(key), shorten([...holders].sort().join(' '))];
      if ((seen.get(account) ?? who) !== who) differing.add(account);
      seen.set(account, who);
    }
  }
  return differing;
}

/** Who holds an account, by its key. */
export function holdersByAccount(holdings: readonly Holding[]): Map<string, Set<string>> {
  const accounts = new Map<string, Set<string>>();
  for (const holding of holdings) {
    const key = accountOf(holding);
    if (key === undefined) continue;
    accounts.set(key, (accounts.get(key) ?? new Set()).add(holding.identityToken));
  }
  return accounts;
}

/** Its key: none where nothing in the row identifies an account, or it could not be read. */
export function accountOf({ asset, provider }: Holding): string | undefined {
  return namesOf(asset, provider)[0];
}

/** 48 bits: two accounts that share them only cost a second look. */
function shorten(text: string): number {
  return hash('sha256', text, 'buffer').readUIntBE(0, 6);
}
