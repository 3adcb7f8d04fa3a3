import type { HouseholdHits } from '../../shared/store/household-items.ts';
import type { IdentityToken } from '../../shared/web/identity-token.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { PublishedFile } from '../../shared/contracts/deliveries.ts';
import { unreadableRow, type Holding } from '../../shared/contracts/holdings.ts';
import { NamedError } from '../../shared/contracts/named-error.ts';
import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import { readStagedHit, stagedFacts } from '../../shared/contracts/staged-hits.ts';
import type { Source } from '../../shared/domain/catalogue/source.ts';
import { nameOfFile } from '../../shared/domain/deliveries/delivery-key.ts';
import { findJointAccounts, markJoint, type JointAccounts } from './joint-accounts.ts';
import { absentHolding, type MissingPerson } from './missing-persons.ts';
import { readMatchedRow } from '../../shared/matching/match-row.ts';

/** Where staged hits lie, and how their rows are read. */
export interface StagedRows {
  store: Pick<Bucket, 'readByteLines'>;
  spec: Source;
  token: IdentityToken;
}

/** The columns of a source are read otherwise than when the file was matched. It has to be matched again. */
export class StagedRowUnreadableError extends NamedError {
  readonly name = 'StagedRowUnreadableError';
  constructor(file: string, line: number) {
    super(
      `line ${line} of ${nameOfFile(file)} was matched, but cannot be read any more: match the file again`,
    );
  }
}

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
  const chunks = files.flatMap((file) =>
    Array.from({ length: file.hitChunks }, (_, n) =>
      readHits(storeKeys.hits(file.staged, n), staged, file.rounded),
    ),
  );
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
): AsyncGenerator<HouseholdHit> {
  if (first === undefined || asOf === null) return;
  const of = { source: spec.name, provider, asOf, file: first.key };
  for (const { household, first17 } of persons)
    yield { household, holding: absentHolding(first17, of, token) };
}

interface HouseholdHit {
  household: HouseholdId;
  holding: Holding;
}

async function* readHits(
  key: string,
  { store, spec, token }: StagedRows,
  rounded: readonly string[] = [],
): AsyncGenerator<HouseholdHit> {
  let chunk: ReturnType<typeof openChunk> | undefined;
  for await (const bytes of store.readByteLines(key)) {
    if (chunk === undefined) {
      chunk = openChunk(bytes);
      continue;
    }
    const { origin, positions, decoder } = chunk;
    const { household, line, row, unread } = readStagedHit(bytes);
    if (unread !== undefined) {
      const { reason, first17 } = unread;
      const asset = unreadableRow(spec.name, { line, reason });
      const identityToken = token(first17);
      yield {
        household,
        holding: { ...origin, line, identityToken, checkDigitRight: true, name: '', asset },
      };
      continue;
    }
    const read = readMatchedRow(decoder.decode(row), positions, spec, { rounded, tokenOf: token });
    if (read === undefined) throw new StagedRowUnreadableError(origin.file, line);
    const { first17, ...said } = read;
    yield { household, holding: { ...origin, line, identityToken: token(first17), ...said } };
  }
}

/** What the first line of a chunk says. */
function openChunk(first: Buffer) {
  const { encoding, positions, ...origin } = stagedFacts.parse(JSON.parse(first.toString()));
  // A byte order mark belongs to the header; anywhere else it is a character like others.
  return { origin, positions, decoder: new TextDecoder(encoding, { ignoreBOM: true }) };
}

/** Takes the smallest head again and again; a scan over the heads is enough for the few hundred chunks of 10 GB. */
async function* mergeChunks(chunks: AsyncGenerator<HouseholdHit>[]): AsyncGenerator<HouseholdHit> {
  const heads: { hit: HouseholdHit; rest: AsyncGenerator<HouseholdHit> }[] = [];
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
