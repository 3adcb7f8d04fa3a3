/** The rows that were staged because they lead to members, as the catalogue reads them. */
import type { PublishedFile } from '../../contracts/deliveries.ts';
import { unreadableRow, type Holding } from '../../contracts/holdings.ts';
import { NamedError } from '../../contracts/named-error.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import { readStagedHit, stagedFacts } from '../../contracts/staged-hits.ts';
import type { Source } from '../../domain/catalogue/source.ts';
import { nameOfFile } from '../../domain/deliveries/delivery-key.ts';
import { readMatchedRow } from '../../matching/match-row.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import { storeKeys } from '../../store/keys.ts';

/** Where staged hits lie, and how their rows are read. */
export interface StagedRows {
  store: Pick<Bucket, 'readByteLines'>;
  spec: Source;
  /** Stands for a person, by the first 17 digits of the number. */
  token: (first17: string) => string;
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

/** A row, and the household that it leads to. */
export interface StagedRow {
  household: HouseholdId;
  holding: Holding;
}

/**
 * The rows of a file, chunk by chunk, each sorted by household.
 *
 * @throws StagedRowUnreadableError from the chunks
 */
export function readStagedChunks(
  { staged, hitChunks, rounded }: PublishedFile,
  rows: StagedRows,
): AsyncGenerator<StagedRow>[] {
  return Array.from({ length: hitChunks }, (_, n) => readChunk(storeKeys.hits(staged, n), rows, rounded));
}

async function* readChunk(
  key: string,
  { store, spec, token }: StagedRows,
  rounded: readonly string[] = [],
): AsyncGenerator<StagedRow> {
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
