/** A packed set of identity numbers in memory: exact, no allocation per key, one probe usually touches one cache line. */

/** The first 17 digits of an identity number as two integers: digits 1 to 8, and 9 to 17. */
export type IdentityKey = { readonly hi: number; readonly lo: number };

/** Splits 17 ASCII digits. Both halves fit 31 bits (57 together), so that probing never leaves small integers. */
export function splitFirst17(first17: string): IdentityKey {
  return { hi: Number(first17.slice(0, 8)), lo: Number(first17.slice(8)) };
}

/** The memory of a table: another thread can read it in place. */
export type TableMemory = {
  /** A bit for each of many more hashes than there are persons. A length that is a power of two. */
  readonly filter: Int32Array<SharedArrayBuffer>;
  /** Two halves a slot, side by side; `EMPTY` in the first marks a free slot. */
  readonly keys: Int32Array<SharedArrayBuffer>;
  readonly ordinals: Int32Array<SharedArrayBuffer>;
};

const EMPTY = -1;
/** Up to here a table has two slots a person: a miss then reads 2.5 slots on average. */
const ROOMY_PERSONS = 8_000_000;
/** Above, memory counts: 40 million people take 51.2 million slots of 12 bytes, and a miss reads 11 adjacent slots. */
const TIGHT_SLOTS_PER_PERSON = 1.28;
const FILTER_BITS_PER_PERSON = 16;

/** Memory for so many keys at most. */
export function allocateTable(persons: number): TableMemory {
  const slots = Math.ceil(persons * (persons <= ROOMY_PERSONS ? 2 : TIGHT_SLOTS_PER_PERSON)) + 1;
  return {
    filter: allocateFilter(persons),
    keys: allocate(2 * slots).fill(EMPTY),
    ordinals: allocate(slots),
  };
}

/** Words of 32 bits, as many as the next power of two. A large registry has one, full of ones, that rules out nobody. */
function allocateFilter(persons: number): TableMemory['filter'] {
  if (persons > ROOMY_PERSONS) return allocate(1).fill(-1);
  return allocate(2 ** Math.ceil(Math.log2((persons * FILTER_BITS_PER_PERSON) / 32 + 1)));
}

function allocate(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Open addressing with linear probing: key → ordinal. Keys are compared in full, so there are no false positives. Most
 * who are looked up are nobody; a filter that fits the processor's caches answers for 15 of 16 of them.
 */
export class IdentityTable {
  readonly #filter: Int32Array;
  readonly #keys: Int32Array;
  readonly #ordinals: Int32Array;
  readonly #slots: number;
  /** Slots a unit of the 32-bit hash: any number of slots will do, not only powers of two. */
  readonly #slotsPerHash: number;

  constructor({ filter, keys, ordinals }: TableMemory) {
    this.#filter = filter;
    this.#keys = keys;
    this.#ordinals = ordinals;
    this.#slots = ordinals.length;
    this.#slotsPerHash = this.#slots / 2 ** 32;
  }

  /** The ordinal of a key, or -1. */
  find(hi: number, lo: number): number {
    const hashed = hash(hi, lo);
    if ((this.#filter[this.#wordOf(hashed)]! & (1 << hashed)) === 0) return -1;
    const slot = this.#slotOf(hi, lo, hashed);
    return this.#keys[2 * slot] === EMPTY ? -1 : this.#ordinals[slot]!;
  }

  /** Adds a key that is not there yet and returns its ordinal; of one that is there, returns the ordinal it has. */
  add(hi: number, lo: number, ordinal: number): number {
    const hashed = hash(hi, lo);
    const slot = this.#slotOf(hi, lo, hashed);
    if (this.#keys[2 * slot] !== EMPTY) return this.#ordinals[slot]!;
    this.#filter[this.#wordOf(hashed)]! |= 1 << hashed;
    this.#keys[2 * slot] = hi;
    this.#keys[2 * slot + 1] = lo;
    this.#ordinals[slot] = ordinal;
    return ordinal;
  }

  /** Where a hash has its bit; slots go by the upper bits, so the lower ones tell something else. */
  #wordOf(hashed: number): number {
    return (hashed >>> 5) & (this.#filter.length - 1);
  }

  /** The slot that holds the key, else the free slot where it would go. There is always a free slot. */
  #slotOf(hi: number, lo: number, hashed: number): number {
    const keys = this.#keys;
    let slot = (hashed * this.#slotsPerHash) | 0;
    for (;;) {
      const stored = keys[2 * slot];
      if (stored === EMPTY || (stored === hi && keys[2 * slot + 1] === lo)) return slot;
      slot = slot + 1 === this.#slots ? 0 : slot + 1;
    }
  }
}

/** 32 well-mixed bits: identity numbers of a county differ in few digits. Constants of well-known integer mixers. */
function hash(hi: number, lo: number): number {
  let mixed = Math.imul(hi, 0x9e3779b1) ^ Math.imul(lo, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
