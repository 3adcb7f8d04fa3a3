import type { PublishedFile } from '../../shared/contracts/deliveries.ts';
import type { Holding } from '../../shared/contracts/holdings.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import {
  findJointAccounts,
  markJoint,
  type JointAccounts,
} from '../../shared/app/deliveries/joint-accounts.ts';
import {
  readStagedChunks,
  type StagedRow,
  type StagedRows,
} from '../../shared/app/deliveries/staged-rows.ts';
import type { HouseholdHits } from '../../shared/store/household-items.ts';
import { absentHolding, type MissingPerson } from './missing-persons.ts';

/**
 * Merges the staged chunks of a publication, each sorted by household, into the hits of one household after another. Rows of
 * money that somebody of another household holds as well are marked, for which all is read once before. Memory holds one line
 * a chunk and the rows of one household, whatever the size of the delivery, and 16 bytes an account.
 *
 * @param absent includes whoever counts as unreadable
 * @throws StagedRowUnreadableError
 */
export async function* mergeHits(
  files: readonly PublishedFile[],
  staged: StagedRows,
  absent: Absent = { persons: [], provider: '', asOf: null },
): AsyncGenerator<HouseholdHits> {
  const isMoney = staged.spec.facets.includes('money');
  const merged = () => mergeRows(files, staged, absent);
  const joint: JointAccounts = isMoney ? await findJointAccounts(merged) : new Map();
  for await (const hits of merged()) yield markJoint(hits, joint);
}

async function* mergeRows(
  files: readonly PublishedFile[],
  staged: StagedRows,
  absent: Absent,
): AsyncGenerator<HouseholdHits> {
  const chunks = files.flatMap((file) => readStagedChunks(file, staged));
  chunks.push(absentHits(files, staged, absent));
  let household: string | undefined;
  let holdings: Holding[] = [];
  for await (const hit of mergeChunks(chunks)) {
    if (hit.household !== household) {
      if (household !== undefined) yield { household, holdings: holdings.sort(byLine) };
      household = hit.household;
      holdings = [];
    }
    holdings.push(hit.holding);
  }
  if (household !== undefined) yield { household, holdings: holdings.sort(byLine) };
}

/** Who counts as unreadable in the delivery, by household, and of which date it is. */
export interface Absent {
  persons: readonly MissingPerson[];
  provider: string;
  asOf: CalendarDate | null;
}

// One more chunk among those that are read as streams.
// eslint-disable-next-line @typescript-eslint/require-await
async function* absentHits(
  [first]: readonly PublishedFile[],
  { spec, token }: StagedRows,
  { persons, provider, asOf }: Absent,
): AsyncGenerator<StagedRow> {
  if (first === undefined || asOf === null) return;
  const of = { source: spec.name, provider, asOf, file: first.key };
  for (const { household, first17 } of persons)
    yield { household, holding: absentHolding(first17, of, token) };
}

/** Takes the smallest head again and again; a scan over the heads is enough for the few hundred chunks of 10 GB. */
async function* mergeChunks(chunks: AsyncGenerator<StagedRow>[]): AsyncGenerator<StagedRow> {
  const heads: { hit: StagedRow; rest: AsyncGenerator<StagedRow> }[] = [];
  for (const rest of chunks) {
    const first = await rest.next();
    if (!first.done) heads.push({ hit: first.value, rest });
  }
  while (heads.length > 0) {
    let least = 0;
    for (let n = 1; n < heads.length; n += 1) {
      if ((heads[n]?.hit.household ?? '') < (heads[least]?.hit.household ?? '')) least = n;
    }
    const head = heads[least];
    if (head === undefined) return;
    yield head.hit;
    const next = await head.rest.next();
    if (next.done) heads.splice(least, 1);
    else head.hit = next.value;
  }
}

/** The same rows in the same order, however they were chunked. */
function byLine(a: Holding, b: Holding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
