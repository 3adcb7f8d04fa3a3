/** Reading streams to their end, and the cases behind the lines of a list. */
import type { ListedCase } from '../../shared/contracts/case-lists.ts';
import type { HouseholdCase } from '../../shared/contracts/household-file.ts';
import type { ScopedStores } from '../../shared/web/scoped-stores.ts';

export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** Cases as a whole, by `caseKey`, where the line of a list says too little. */
export async function readWhole(
  listed: readonly ListedCase[],
  scoped: ScopedStores,
): Promise<Map<string, HouseholdCase>> {
  const whole = await scoped.wholeCases(listed);
  return new Map(whole.map((each) => [caseKey(each), each]));
}

export function caseKey({ householdId, number }: Pick<ListedCase, 'householdId' | 'number'>): string {
  return `${householdId}/${number}`;
}
