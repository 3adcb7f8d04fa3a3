/** Looks households up by a name, a number or a village (design section 15): within what the person may open. */
import type { HouseholdNames } from '../../contracts/household-people.ts';
import { foldName } from '../kernel/fold-name.ts';
import { clean } from '../kernel/text.ts';

/** More than this many are not shown: whoever looks has to say more. */
export const MOST_FOUND = 200;

export interface LookedUp {
  /** At most {@link MOST_FOUND}, the nearest first. */
  found: readonly HouseholdNames[];
  /** How many there are in all. */
  total: number;
}

/**
 * Households whose number, one of whose members' names (or former names), or whose village is what was entered, before
 * those of which it is a part. Of one character only the whole is looked for. Words behind spaces each have to be found
 * (`新陈圩村 王`), where one character is a surname.
 */
export function lookUpByName(households: readonly HouseholdNames[], entered: string): LookedUp {
  const whole = termOf(entered);
  if (whole.text === '') return { found: [], total: 0 };
  const words = whole.text.split(/\s+/).map(termOf);
  const rankOfAll = (household: HouseholdNames): number => {
    const rank = rankOf(household, whole);
    if (words.length === 1) return rank;
    const each = words.map((word) => (isSurname(household, word) ? NEAR : rankOf(household, word)));
    return Math.min(rank, Math.max(...each));
  };
  const ranked = households
    .map((household) => ({ household, rank: rankOfAll(household) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank);
  return { found: ranked.slice(0, MOST_FOUND).map(({ household }) => household), total: ranked.length };
}

const NEAR = 2;
const NOT_FOUND = 3;

/** What is looked for, and the same as a name. */
interface Term {
  text: string;
  name: string;
}

function termOf(entered: string): Term {
  return { text: clean(entered), name: foldName(entered) };
}

function isSurname({ headName, names }: HouseholdNames, { text, name }: Term): boolean {
  return text.length === 1 && [headName, ...names].some((each) => foldName(each).startsWith(name));
}

function rankOf({ number, headName, names, town, village }: HouseholdNames, { text, name }: Term): number {
  const folded = [headName, ...names].map(foldName);
  if (number === text || folded.includes(name)) return 0;
  if (village === text) return 1;
  const isPart = (whole: string, part: string): boolean => part.length > 1 && whole.includes(part);
  const isNear =
    isPart(number, text) || isPart(town + village, text) || folded.some((each) => isPart(each, name));
  return isNear ? NEAR : NOT_FOUND;
}
