/** Who might be compared on a day: what has to be asked of every row, apart from all that is asked of few. */
import type { CalendarDate } from '../contracts/primitives.ts';
import { encodeEnd } from './county-object.ts';
import { bindEngine, bytesOf, type Engine, EngineMemory } from './engine.ts';

/** A day as it is compared with the ends of authorisations in the table. */
export type RegistryDay = number;

/** Ends are kept in 16 bits beside the table; what is beyond (June 2149) is decided by the claims themselves. */
export function toRegistryDay(day: CalendarDate): RegistryDay {
  return clampEnd(encodeEnd(day));
}

function clampEnd(end: number): RegistryDay {
  return Math.min(Math.max(end, 0), 0xffff);
}

/** Up to here a table has two slots a person: a miss then reads 2.5 slots on average. */
const ROOMY_PERSONS = 8_000_000;
/** Above, memory counts: 40 million people take 51.2 million slots of 12 bytes, and a miss reads 11 adjacent slots. */
const TIGHT_SLOTS_PER_PERSON = 1.28;
const FILTER_BITS_PER_PERSON = 16;
/** Integers of `IdentityTable` in assembly/identity-table.ts. */
const TABLE_INTEGERS = 6;

/** A table of members in a memory: all that another thread needs to look up the same members. */
export type LookupMemory = { readonly memory: WebAssembly.Memory; readonly table: number };

/** A packed table of the members of a registry, in the memory of an engine. */
export class MemberLookup {
  /** Others may work in it too: a pass over a file has its buffers here. */
  readonly memory = new EngineMemory();
  readonly table: number;
  readonly #engine: Engine;

  /** @param persons so many at most */
  constructor(persons: number) {
    this.table = allocateTable(this.memory, persons);
    this.#engine = bindEngine(this.memory.memory);
  }

  /** The ordinal of a person by the halves of the first 17 digits (see `splitFirst17`), or -1. */
  probe(hi: number, lo: number): number {
    return this.#engine.find(this.table, hi, lo);
  }

  /** Adds a person who is not there yet and returns the ordinal; of one who is, returns the ordinal they have. */
  add(hi: number, lo: number, ordinal: number): number {
    return this.#engine.add(this.table, hi, lo, ordinal);
  }

  /** Takes note of one end of a person's authorisations, encoded as in the index. */
  extend(ordinal: number, end: number): void {
    this.#engine.extend(this.table, ordinal, clampEnd(end));
  }
}

/** Lays out `IdentityTable` of assembly/identity-table.ts, with nobody in it. */
function allocateTable(memory: EngineMemory, persons: number): number {
  const slots = Math.ceil(persons * (persons <= ROOMY_PERSONS ? 2 : TIGHT_SLOTS_PER_PERSON)) + 1;
  const words = persons <= ROOMY_PERSONS ? filterWords(persons) : 1;
  const [table, filter, keys, ordinals, ends] = [
    memory.take(4 * TABLE_INTEGERS),
    memory.take(4 * words),
    memory.take(8 * slots),
    memory.take(4 * slots),
    memory.take(2 * persons),
  ] as const;
  bytesOf(memory.memory, keys).fill(0xff);
  // A large registry has a filter of one word, full of ones, that rules out nobody.
  if (words === 1) bytesOf(memory.memory, filter).fill(0xff);
  const integers = [filter.at, words - 1, slots, keys.at, ordinals.at, ends.at];
  new Uint32Array(memory.memory.buffer, table.at, TABLE_INTEGERS).set(integers);
  return table.at;
}

/** Words of 32 bits, as many as the next power of two. */
function filterWords(persons: number): number {
  return 2 ** Math.ceil(Math.log2((persons * FILTER_BITS_PER_PERSON) / 32 + 1));
}
