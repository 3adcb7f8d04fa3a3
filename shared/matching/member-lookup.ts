/** Who might be compared on a day: what has to be asked of every row, apart from all that is asked of few. */
import type { CalendarDate } from '../contracts/primitives.ts';
import { encodeEnd } from './county-object.ts';
import { allocateTable, IdentityTable, type TableMemory } from './identity-table.ts';

/** A day as {@link MemberLookup.mightBeAuthorised} takes it. */
export type RegistryDay = number;

/** Ends are kept in 16 bits beside the table; what lies beyond (June 2149) is decided by the claims themselves. */
export function toRegistryDay(day: CalendarDate): RegistryDay {
  return clampEnd(encodeEnd(day));
}

function clampEnd(end: number): RegistryDay {
  return Math.min(Math.max(end, 0), 0xffff);
}

/** What another thread needs to look up the same members, without a copy. */
export type LookupMemory = {
  readonly table: TableMemory;
  /** The latest end of a person's authorisations, by ordinal. */
  readonly latestEnds: Uint16Array<SharedArrayBuffer>;
};

export function allocateLookup(persons: number): LookupMemory {
  const ends = new SharedArrayBuffer(persons * Uint16Array.BYTES_PER_ELEMENT);
  return { table: allocateTable(persons), latestEnds: new Uint16Array(ends) };
}

export class MemberLookup {
  readonly memory: LookupMemory;
  readonly #table: IdentityTable;
  readonly #latestEnds: Uint16Array;

  constructor(memory: LookupMemory) {
    this.memory = memory;
    this.#table = new IdentityTable(memory.table);
    this.#latestEnds = memory.latestEnds;
  }

  /** The ordinal of a person by the halves of the first 17 digits (see `splitFirst17`), or -1. */
  probe(hi: number, lo: number): number {
    return this.#table.find(hi, lo);
  }

  /** False where none of the person's claims is authorised on that day; where true, the claims tell. */
  mightBeAuthorised(ordinal: number, day: RegistryDay): boolean {
    return this.#latestEnds[ordinal]! >= day;
  }

  /** Adds a person who is not there yet and returns the ordinal; of one who is, returns the ordinal they have. */
  add(hi: number, lo: number, ordinal: number): number {
    return this.#table.add(hi, lo, ordinal);
  }

  /** Takes note of one end of a person's authorisations, encoded as in the index. */
  extend(ordinal: number, end: number): void {
    this.#latestEnds[ordinal] = Math.max(this.#latestEnds[ordinal]!, clampEnd(end));
  }
}
