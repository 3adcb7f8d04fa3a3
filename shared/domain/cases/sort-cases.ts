/** In which order a list of cases is shown. */
import type { ListedCase, ListedFinding } from '../../contracts/case-lists.ts';
import { caseKind } from '../../contracts/findings.ts';
import { caseState } from '../../contracts/household-case.ts';
import { certainty } from '../../contracts/primitives.ts';

/** What a list can be sorted by. Without any of these it is as the index has it: by deadline, certainty, kind and amount. */
export const caseOrders = [
  'head',
  'kind',
  'found',
  'certainty',
  'state',
  'visited',
  'due',
  'amount',
  'place',
  'assignee',
] as const;
export type CaseOrder = (typeof caseOrders)[number];

/** Undefined comes last, whichever way the list is sorted. */
type Key = string | number | undefined;

/** Made once: as an option of each comparison it would be made anew for every pair. */
const inChinese = new Intl.Collator('zh-Hans-CN');

const keys: Readonly<Record<CaseOrder, (line: ListedCase) => Key>> = {
  head: ({ headName }) => headName,
  kind: ({ kind }) => placeIn(caseKind.options, kind),
  found: ({ found = [] }) => largest(found.map(timesTheLimit)),
  certainty: (line) => placeIn(certainty.options, line.certainty),
  state: ({ state }) => placeIn(caseState.options, state),
  visited: ({ visitedOn }) => visitedOn,
  due: ({ dueOn }) => dueOn ?? undefined,
  amount: ({ amountAtStakeFen }) => amountAtStakeFen,
  place: ({ town, village }) => `${town} ${village}`,
  assignee: ({ assignee }) => assignee?.name,
};

/** A copy in order; lines that are alike stay as they were. */
export function sortCases(
  lines: readonly ListedCase[],
  { by, descending }: { by: CaseOrder; descending: boolean },
): ListedCase[] {
  const keyed = lines.map((line) => ({ line, key: keys[by](line) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return (a.key === undefined ? 1 : 0) - (b.key === undefined ? 1 : 0);
    const order = compare(a.key, b.key);
    return descending ? -order : order;
  });
  return keyed.map(({ line }) => line);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : inChinese.compare(a, b);
  return Number(a) - Number(b);
}

/** A word of another version comes last. */
function placeIn(words: readonly string[], word: string): number | undefined {
  const place = words.indexOf(word);
  return place < 0 ? undefined : place;
}

/** How many times its limit a finding comes to, so that findings of different rules compare. */
function timesTheLimit({ amountFen, limitFen }: ListedFinding): number | undefined {
  if (amountFen === null || limitFen === null) return undefined;
  return limitFen > 0 ? amountFen / limitFen : Number.MAX_VALUE;
}

function largest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
