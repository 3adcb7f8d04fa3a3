/** One pass over a file: its header, the encoding of every byte, and its rows. */
import type { RejectionReason } from '../contracts/reasons.ts';
import { EncodingValidator, type FileEncoding } from './encoding-validator.ts';
import { readFileHeader } from './file-header.ts';
import { LINE_LIMIT_BYTES, type LineBlock, NEWLINE } from './line-blocks.ts';
import type { MatchRequest, RowCounts } from './match-request.ts';
import { RowMatcher } from './row-matcher.ts';
import { hasText } from './stored-object.ts';

/** Why the rows of a file are not wanted: it is rejected, or in the other encoding. */
type Failure = { kind: 'rejected'; reason: RejectionReason; detail?: string } | { kind: 'turned' };
export type PassResult = ({ kind: 'matched'; encoding: FileEncoding } & RowCounts) | Failure;

/** Takes the blocks of a file. Of a rejected one, too, every byte is wanted, for the digest; nothing is done with them. */
export class FilePass {
  readonly #request: MatchRequest;
  readonly #choice: number;
  /** Both encodings until the header has been read, then its own. One in which the file is not valid is taken out. */
  readonly #validators = new Map<FileEncoding, EncodingValidator>([
    ['utf-8', new EncodingValidator('utf-8')],
    ['gb18030', new EncodingValidator('gb18030')],
  ]);
  #hasText = false;
  #rows: { readonly encoding: FileEncoding; readonly matcher: RowMatcher } | undefined;
  /** The header fits the other encoding too. */
  #canTurn = false;
  #failure: Failure | undefined;

  /** @param choice which of the formats that fit the header this pass reads: 0, or 1 after a pass that was turned */
  constructor(request: MatchRequest, choice: number) {
    this.#request = request;
    this.#choice = choice;
  }

  /** The file is in the other encoding, and the pass need not go on. */
  get isTurned(): boolean {
    return this.#failure?.kind === 'turned';
  }

  /** Resolves when the sink has taken what the block gave. */
  async take(block: LineBlock): Promise<void> {
    this.#hasText ||= hasText(block.fresh);
    if (this.#failure) return;
    for (const [encoding, validator] of this.#validators) {
      if (!validator.push(block.fresh)) this.#validators.delete(encoding);
    }
    const rowsFrom = this.#rows ? block.from : this.#takeHeader(block);
    this.#checkEncoding();
    await this.#rows?.matcher.take(block, rowsFrom);
  }

  /** After the last block. */
  end(): PassResult {
    for (const [encoding, validator] of this.#validators) {
      if (!validator.end()) this.#validators.delete(encoding);
    }
    this.#checkEncoding();
    if (!this.#hasText) return { kind: 'rejected', reason: 'file-empty' };
    if (this.#failure) return this.#failure;
    const rows = this.#rows;
    if (!rows || rows.matcher.counts.rows === 0) return { kind: 'rejected', reason: 'header-only' };
    return { kind: 'matched', encoding: rows.encoding, ...rows.matcher.counts };
  }

  /** Reads the header where the block has it, and returns where the rows begin. */
  #takeHeader({ bytes, from, to, tooLongFollows }: LineBlock): number {
    const end = from < to ? bytes.indexOf(NEWLINE, from) : from;
    const limit = this.#request.sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES;
    if (from < to && end - from <= limit) this.#decide(bytes.subarray(from, end));
    else if (from < to || tooLongFollows) this.#fail({ kind: 'rejected', reason: 'header-too-long' });
    return end + 1;
  }

  #decide(line: Uint8Array): void {
    const header = readFileHeader(line, this.#request.spec.columns);
    if (header.kind === 'rejected') return this.#fail(header);
    const [format, ...others] = header.formats.slice(this.#choice);
    if (format === undefined) throw new RangeError('the header fits fewer encodings than passes were begun');
    this.#canTurn = others.length > 0;
    this.#rows = { encoding: format.encoding, matcher: new RowMatcher(this.#request, format) };
    for (const other of this.#validators.keys())
      if (other !== format.encoding) this.#validators.delete(other);
  }

  /** A file has one encoding throughout. */
  #checkEncoding(): void {
    if (!this.#rows || this.#validators.has(this.#rows.encoding)) return;
    this.#fail(this.#canTurn ? { kind: 'turned' } : { kind: 'rejected', reason: 'encoding-invalid' });
  }

  #fail(failure: Failure): void {
    this.#failure = failure;
    this.#rows = undefined;
  }
}
