/** Scans blocks of lines for those that may lead to a member: the engine's hot loop, called block by block. */
import { bindEngine, type Engine, type Piece } from './engine.ts';
import { NEWLINE } from './line-blocks.ts';
import type { LookupMemory, RegistryDay } from './member-lookup.ts';

/** In place of a line's end: it is over the limit, and nobody reads it. */
export const TOO_LONG = -2;

const RETURN = 0x0d;

/** In place of a person: the identity is not plain, and the definition has to read it. */
export const NOT_PLAIN = -1;

/** The lines of a block, each with its newline, and which of their columns has the identity. */
export type BlockRows = {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly column: number;
};

export type ScannedBlock = {
  readonly lines: number;
  /**
   * The lines that may lead to a member, four numbers each: place among the lines of the block, where the line starts,
   * where its newline is, or `TOO_LONG`, and the person's ordinal, or `NOT_PLAIN`. All others are certainly unmatched:
   * plain identities of nobody who may be authorised, in lines that hold one row. Valid until the next block is scanned.
   */
  readonly candidates: Int32Array;
};

export type ScannerOptions = {
  readonly members: LookupMemory;
  readonly day: RegistryDay;
  readonly lineLimitBytes: number;
  /** Of `SCRATCH_BYTES`, in the memory of the members. */
  readonly scratch: Piece;
};

/** As many lines as one call scans, and room for as many candidates: more than an ordinary block has. */
const LINES_AT_MOST = 4096;
const INTEGERS_PER_CANDIDATE = 4;
/** Where in the scratch memory what lies: `Scan` of assembly/scan-lines.ts, a batch's starts and keys, candidates. */
const STARTS = 64;
const KEYS = STARTS + 2048;
const CANDIDATES = KEYS + 2048;
export const SCRATCH_BYTES = CANDIDATES + 4 * INTEGERS_PER_CANDIDATE * LINES_AT_MOST;
/** Integers of `Scan`, and those of them that the engine changes. */
const SCAN_INTEGERS = 12;
const FROM = 1;
const LINES = 7;
const FOUND = 8;

export class BlockScanner {
  readonly #options: ScannerOptions;
  readonly #engine: Engine;
  readonly #scan: Uint32Array;
  readonly #given: Int32Array;
  #candidates = new Int32Array(INTEGERS_PER_CANDIDATE * LINES_AT_MOST);

  constructor(options: ScannerOptions) {
    const { members, scratch } = options;
    this.#options = options;
    this.#engine = bindEngine(members.memory);
    this.#scan = new Uint32Array(members.memory.buffer, scratch.at, SCAN_INTEGERS);
    this.#given = new Int32Array(
      members.memory.buffer,
      scratch.at + CANDIDATES,
      INTEGERS_PER_CANDIDATE * LINES_AT_MOST,
    );
  }

  /** @param rows are in the memory of the members, with 64 bytes more behind them that can be read */
  scan({ bytes, from, to, column }: BlockRows): ScannedBlock {
    const { members, day, lineLimitBytes, scratch } = this.#options;
    const scan = this.#scan;
    const start = bytes.byteOffset;
    const places = [scratch.at + CANDIDATES, scratch.at + STARTS, scratch.at + KEYS];
    scan.set([start, start + from, start + to, column, lineLimitBytes, day, LINES_AT_MOST, 0, 0, ...places]);
    let found = 0;
    while (scan[FROM]! < start + to) {
      this.#engine.examine(scratch.at, members.table);
      found = this.#keep(found, INTEGERS_PER_CANDIDATE * scan[FOUND]!);
    }
    const candidates = this.#candidates.subarray(0, found);
    const lines = scan[LINES]!;
    if (!this.#hasLoneReturn(bytes, from, to)) return { lines, candidates };
    return { lines, candidates: withLines(candidates, findJoinedLines({ bytes, from, to, lineLimitBytes })) };
  }

  /** Most files have no return at all, which is the quickest check. */
  #hasLoneReturn(bytes: Uint8Array, from: number, to: number): boolean {
    const first = bytes.subarray(from, to).indexOf(RETURN);
    const [start, end] = [bytes.byteOffset + from, bytes.byteOffset + to];
    return first !== -1 && this.#engine.findLoneReturn(start + first, end) < end;
  }

  /** Puts what a call has given behind what was found before; returns how much there is now. */
  #keep(found: number, given: number): number {
    if (found + given > this.#candidates.length) {
      const grown = new Int32Array(2 * (found + given));
      grown.set(this.#candidates.subarray(0, found));
      this.#candidates = grown;
    }
    this.#candidates.set(this.#given.subarray(0, given), found);
    return found + given;
  }
}

type Line = { readonly place: number; readonly start: number; readonly end: number };

/** Lines in which a return may end a row without a newline: the definition decides about them, whoever comes first. */
function findJoinedLines({
  bytes,
  from,
  to,
  lineLimitBytes,
}: Omit<BlockRows, 'column'> & { readonly lineLimitBytes: number }): readonly Line[] {
  const joined: Line[] = [];
  let [start, at] = [from, -1];
  for (let place = 0; start < to; place += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    if (at <= start) at = bytes.subarray(0, to).indexOf(RETURN, start + 1);
    if (at === -1) break;
    if (at < end - 1 && end - start <= lineLimitBytes) joined.push({ place, start, end });
    start = end + 1;
  }
  return joined;
}

/** Puts lines among the candidates, by place; of one that is a candidate already nobody's number is taken for granted. */
function withLines(candidates: Int32Array, lines: readonly Line[]): Int32Array {
  const byPosition = new Map<number, readonly number[]>();
  forEachCandidate(candidates, (...candidate) => byPosition.set(candidate[0], candidate));
  for (const { place, start, end } of lines) byPosition.set(place, [place, start, end, NOT_PLAIN]);
  return Int32Array.from([...byPosition.values()].sort(([a = 0], [b = 0]) => a - b).flat());
}

/** The candidates of a block, one after the other. */
export function forEachCandidate(
  candidates: Int32Array,
  judge: (place: number, start: number, end: number, person: number) => void,
): void {
  for (let i = 0; i < candidates.length; i += INTEGERS_PER_CANDIDATE) {
    judge(candidates[i]!, candidates[i + 1]!, candidates[i + 2]!, candidates[i + 3]!);
  }
}
