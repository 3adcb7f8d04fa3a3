/** The hot loop of matching, which is WebAssembly (its source is in assembly/), and the memory that it works in. */
import { engineModule } from './engine-module.ts';

/** Functions of the module, documented in their source. Addresses are of its memory. */
export type Engine = {
  readonly find: (table: number, hi: number, lo: number) => number;
  readonly add: (table: number, hi: number, lo: number, ordinal: number) => number;
  readonly extend: (table: number, ordinal: number, end: number) => void;
  readonly examine: (scan: number, table: number) => void;
  readonly findLoneReturn: (from: number, to: number) => number;
};

const compiled = new WebAssembly.Module(Buffer.from(engineModule, 'base64'));

/** Binds the engine to a memory. Any thread that has the memory can do so. */
export function bindEngine(memory: WebAssembly.Memory): Engine {
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Engine;
}

const PAGE_BYTES = 64 * 1024;
/** 4 GB: addresses have 32 bits. Only what is used takes memory. */
const MOST_PAGES = 64 * 1024;
/** Pieces start at whole lines of the processor's cache. The first is not used, so that no address is 0. */
const ALIGNMENT_BYTES = 64;

/** A piece of an engine's memory. */
export type Piece = { readonly at: number; readonly bytes: number };

/** The memory of an engine: several threads can use it in place, but pieces are taken and given back by one. */
export class EngineMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  #end = ALIGNMENT_BYTES;
  readonly #free: Piece[] = [];

  /** A piece of that size: one that was given back, with what was left in it, or a new one full of zeros. */
  take(bytes: number): Piece {
    const again = this.#free.findIndex((piece) => piece.bytes === bytes);
    if (again !== -1) return this.#free.splice(again, 1)[0]!;
    const piece = { at: this.#end, bytes };
    this.#end += Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return piece;
  }

  giveBack(...pieces: readonly Piece[]): void {
    this.#free.push(...pieces);
  }
}

/** The bytes of a piece. */
export function bytesOf(memory: WebAssembly.Memory, { at, bytes }: Piece): Buffer {
  return Buffer.from(memory.buffer, at, bytes);
}
