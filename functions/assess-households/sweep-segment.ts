/** Reads a segment of the table page by page and assesses its households: requests go by bytes, not by households. */
import { latestRaise } from '../../shared/store/pointers.ts';
import { assertTimeLeft } from '../../shared/domain/kernel/time-left.ts';
import type { Pointer } from '../../shared/contracts/deliveries.ts';
import type { HouseholdResult } from '../../shared/contracts/runs.ts';
import type { Segment, Page } from '../../shared/store/aws/table.ts';
import { fileOf } from '../../shared/store/household-items.ts';
import type { FixedBasis } from './assess-household.ts';
import {
  assessFiles,
  mostReadings,
  PointersMovingError,
  readSettled,
  samePointers,
  type ReadingDependencies,
} from './assess-files.ts';
import { splitPage, type Partition } from './split-page.ts';
import type { Coalescing } from './coalescing.ts';

export interface SweepDependencies extends ReadingDependencies {
  coalescing: Coalescing;
}

/** Which of the households of a page are assessed, as the pointers stand. */
export type Wanted = (
  households: readonly string[],
  pointers: readonly Pointer[],
) => Promise<readonly string[]>;

/** Households in one message. */
const householdsInMessage = 50;

/**
 * Assesses the households of a segment, each page against one state of the sources: the pointers are read before and after
 * it (moved: it is read again), and after what came of it is written (moved: its households are sent again).
 *
 * The next page is asked for while one is assessed, after the pointers were read: so what is read after a page stands
 * before the next, too.
 */
export async function sweepSegment(
  segment: Segment,
  { wanted, fixed }: { wanted: Wanted; fixed: FixedBasis },
  deps: SweepDependencies,
): Promise<HouseholdResult[]> {
  const results: HouseholdResult[] = [];
  let pointers = await deps.pointers.readAll();
  let reading: Reading | undefined = readAhead(segment, undefined, deps);
  let held: Partition | undefined;
  let written: readonly string[] = [];
  for (let readings = 1; reading !== undefined; readings += 1) {
    assertTimeLeft(deps.time, 'assessing');
    const page: Page = await reading.page;
    const now = await deps.pointers.readAll();
    const moved = !samePointers(pointers, now);
    if (moved) {
      await sendAgain(written, pointers, now, deps);
      if (readings > mostReadings)
        throw new PointersMovingError(`pointers moved during ${readings} readings`);
      // What is held is of another state of the sources: its household is read for itself.
      held = held && { ...held, items: undefined };
      [written, pointers] = [[], now];
      reading = readAhead(segment, reading.from, deps);
      continue;
    }
    readings = 0;
    reading = page.next && readAhead(segment, page.next, deps);
    const cut = splitPage(held, page);
    held = cut.held;
    const found = await assessPage(cut.whole, { wanted, fixed, pointers }, deps);
    results.push(...found);
    written = found.map(({ householdId }) => householdId);
  }
  await sendAgain(written, pointers, await deps.pointers.readAll(), deps);
  return results;
}

interface Reading {
  from: Page['next'];
  page: Promise<Page>;
}

function readAhead(segment: Segment, from: Page['next'], { households }: SweepDependencies): Reading {
  const page = households.readPage(segment, from);
  // Who stops before it comes does not hear of its error; who waits for it meets it there.
  page.catch(() => undefined);
  return { from, page };
}

async function assessPage(
  partitions: readonly Partition[],
  { wanted, fixed, pointers }: { wanted: Wanted; fixed: FixedBasis; pointers: readonly Pointer[] },
  deps: SweepDependencies,
): Promise<HouseholdResult[]> {
  const names = partitions.map(({ household }) => household);
  const chosen = new Set(await wanted(names, pointers));
  const here = partitions.filter(({ household }) => chosen.has(household));
  const anew = here.filter(({ items }) => items === undefined).map(({ household }) => household);
  const found = await assessFiles(
    here.flatMap(({ items }) => (items === undefined ? [] : (fileOf(items, pointers) ?? []))),
    { ...fixed, pointers },
    deps,
  );
  if (anew.length === 0) return found;
  const read = await readSettled(anew, pointers, deps);
  return [...found, ...(await assessFiles(read.files, { ...fixed, pointers: read.pointers }, deps))];
}

/** Households that were assessed by pointers that have moved since, except those for which the move itself requests it. */
async function sendAgain(
  households: readonly string[],
  before: readonly Pointer[],
  now: readonly Pointer[],
  { coalescing, assessments }: SweepDependencies,
): Promise<void> {
  if (households.length === 0 || samePointers(before, now)) return;
  const left = await coalescing.remaining({ households, seenThrough: latestRaise(before) }, now);
  for (let from = 0; from < left.length; from += householdsInMessage)
    await assessments.send([
      { type: 'households', households: left.slice(from, from + householdsInMessage), sentAgain: 1 },
    ]);
}
