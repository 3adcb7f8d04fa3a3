/** Looks households up by a name, a number or a village (design section 15): within what the person may open. */
import type { HouseholdNames } from '../../contracts/household-people.ts';
import { foldName } from '../kernel/fold-name.ts';
import { clean } from '../kernel/text.ts';

/** More than this many are not shown: whoever looks has to say more. */
export const MOST_FOUND = 50;

export interface LookedUp {
  /** At most {@link MOST_FOUND}, the nearest first. */
  found: readonly HouseholdNames[];
  /** How many there are in all. */
  total: number;
}

/**
 * Households whose number, one of whose members' names (or former names), or whose village is what was entered, before
 * those of which it is a part. Of one character only the whole is looked for.
 */
export function lookUpByName(households: readonly HouseholdNames[], entered: string): LookedUp {
  const [text, name] = [clean(entered), foldName(entered)];
  if (text === '') return { found: [], total: 0 };
  const ranked = households
    .map((household) => ({ household, rank: rankOf(household, text, name) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank);
  return { found: ranked.slice(0, MOST_FOUND).map(({ household }) => household), total: ranked.length };
}

const NOT_FOUND = 3;

function rankOf(
  { number, headName, names, town, village }: HouseholdNames,
  text: string,
  name: string,
): number {
  const folded = [headName, ...names].map(foldName);
  if (number === text || folded.includes(name)) return 0;
  if (village === text) return 1;
  const isPart = (whole: string, part: string): boolean => part.length > 1 && whole.includes(part);
  const isNear =
    isPart(number, text) || isPart(town + village, text) || folded.some((each) => isPart(each, name));
  return isNear ? 2 : NOT_FOUND;
}
