/** A packed set of identity numbers in memory: exact, no allocation per key, one probe usually touches one cache line. */

/** The first 17 digits of an identity number as two integers: digits 1 to 8, and 9 to 17. */
export type IdentityKey = { readonly hi: number; readonly lo: number };

/** Splits 17 ASCII digits. Both halves fit 31 bits (57 together), so that probing never leaves small integers. */
export function splitFirst17(first17: string): IdentityKey {
  return { hi: Number(first17.slice(0, 8)), lo: Number(first17.slice(8)) };
}

const EMPTY = -1;
/** Up to here a table has two slots a person: a miss then reads 2.5 slots on average. */
const ROOMY_PERSONS = 8_000_000;
/** Above, memory counts: 40 million people take 51.2 million slots of 12 bytes, and a miss reads 11 adjacent slots. */
const TIGHT_SLOTS_PER_PERSON = 1.28;

/** A bit for each of so many hashes a person says of nearly everybody who is not in the table that they are not. */
const FILTER_BITS_PER_PERSON = 16;

/**
 * Open addressing with linear probing: key → ordinal. Keys are compared in full, so there are no false positives. Most
 * who are looked up are nobody; a filter small enough for the processor's caches answers for nine in ten of them.
 */
export class IdentityTable {
  readonly #filter: Int32Array;
  readonly #slots: number;
  /** Slots a unit of the 32-bit hash: any number of slots will do, not only powers of two. */
  readonly #slotsPerHash: number;
  /** Two halves a slot, side by side; `EMPTY` in the first marks a free slot. */
  readonly #keys: Int32Array;
  readonly #ordinals: Int32Array;

  /** @param persons how many keys there will be at most */
  constructor(persons: number) {
    this.#filter = createFilter(persons);
    this.#slots = Math.ceil(persons * (persons <= ROOMY_PERSONS ? 2 : TIGHT_SLOTS_PER_PERSON)) + 1;
    this.#slotsPerHash = this.#slots / 2 ** 32;
    this.#keys = new Int32Array(2 * this.#slots).fill(EMPTY);
    this.#ordinals = new Int32Array(this.#slots);
  }

  /** The ordinal of a key, or -1. */
  find(hi: number, lo: number): number {
    const hashed = hash(hi, lo);
    const filter = this.#filter;
    if ((filter[(hashed >>> 5) & (filter.length - 1)]! & (1 << hashed)) === 0) return -1;
    const slot = this.#slotOf(hi, lo, hashed);
    return this.#keys[2 * slot] === EMPTY ? -1 : this.#ordinals[slot]!;
  }

  /** Adds a key that is not there yet and returns its ordinal; of one that is there, returns the ordinal it has. */
  add(hi: number, lo: number, ordinal: number): number {
    const hashed = hash(hi, lo);
    const slot = this.#slotOf(hi, lo, hashed);
    if (this.#keys[2 * slot] !== EMPTY) return this.#ordinals[slot]!;
    this.#filter[(hashed >>> 5) & (this.#filter.length - 1)]! |= 1 << hashed;
    this.#keys[2 * slot] = hi;
    this.#keys[2 * slot + 1] = lo;
    this.#ordinals[slot] = ordinal;
    return ordinal;
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

/** Words of 32 bits, as many as the next power of two; a large registry has one, full of ones, that answers nothing. */
function createFilter(persons: number): Int32Array {
  if (persons > ROOMY_PERSONS) return new Int32Array(1).fill(-1);
  return new Int32Array(2 ** Math.ceil(Math.log2((persons * FILTER_BITS_PER_PERSON) / 32 + 1)));
}

/** 32 well-mixed bits: identity numbers of a county differ in few digits. Constants of well-known integer mixers. */
function hash(hi: number, lo: number): number {
  let mixed = Math.imul(hi, 0x9e3779b1) ^ Math.imul(lo, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
