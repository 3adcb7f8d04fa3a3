/**
 * A packed set of identity numbers: exact, no allocation per key, and a probe usually touches one cache line. The key is
 * the first 17 digits as one integer of 57 bits, compared in full, so there are no false positives. Most who are looked
 * up are nobody; a filter that fits the processor's caches answers for 15 of 16 of them.
 */

/** Lies in memory as six integers of 32 bits; `shared/matching/engine.ts` lays it out. */
@unmanaged
export class IdentityTable {
  /** A bit for each of many more hashes than there are persons, and the number of its 32-bit words less one. */
  filter: usize;
  filterMask: u32;
  /** Open addressing with linear probing: a key of 8 bytes a slot, and apart from them an ordinal of 4 bytes. */
  slots: u32;
  keys: usize;
  ordinals: usize;
  /** The latest end of a person's authorisations, 16 bits by ordinal. */
  latestEnds: usize;
}

/** All bits set: no number of 17 digits is as large. */
const FREE: u64 = 0xffff_ffff_ffff_ffff;
export const NOBODY: i32 = -1;

/** Well-mixed bits: identity numbers of a county differ in few digits. Constants of well-known integer mixers. */
export function hash(key: u64): u64 {
  let mixed = key * 0x9e37_79b9_7f4a_7c15;
  mixed = (mixed ^ (mixed >> 32)) * 0xd6e8_feb8_6659_fd93;
  return mixed ^ (mixed >> 29);
}

/** Where a hash has its bit. Slots go by the upper bits, so the lower ones tell something else. */
function wordOf(table: IdentityTable, hashed: u64): usize {
  return table.filter + ((((<u32>hashed) >> 5) & table.filterMask) << 2);
}

/** False where nobody in the table has this hash. */
export function mightHold(table: IdentityTable, hashed: u64): bool {
  return ((load<u32>(wordOf(table, hashed)) >> ((<u32>hashed) & 31)) & 1) != 0;
}

/** The slot that holds the key, else the free slot where it would go. There is always a free slot. */
function slotOf(table: IdentityTable, key: u64, hashed: u64): u32 {
  // Any number of slots will do, not only powers of two.
  let slot = <u32>(((hashed >> 32) * <u64>table.slots) >> 32);
  while (true) {
    const stored = load<u64>(table.keys + ((<usize>slot) << 3));
    if (stored == key || stored == FREE) return slot;
    slot = slot + 1 == table.slots ? 0 : slot + 1;
  }
}

/** The ordinal of a key, or -1. */
export function ordinalOf(table: IdentityTable, key: u64, hashed: u64): i32 {
  const slot = slotOf(table, key, hashed);
  if (load<u64>(table.keys + ((<usize>slot) << 3)) == FREE) return NOBODY;
  return load<i32>(table.ordinals + ((<usize>slot) << 2));
}

/** Whether any of a person's authorisations may be valid on a day, encoded as the ends are. */
export function mightBeAuthorised(table: IdentityTable, ordinal: i32, day: u32): bool {
  return <u32>load<u16>(table.latestEnds + ((<usize>ordinal) << 1)) >= day;
}

/** Two halves of the first 17 digits, 8 and 9 of them, as one key. */
export function keyOf(hi: u32, lo: u32): u64 {
  return <u64>hi * 1_000_000_000 + <u64>lo;
}

/** The ordinal of a person, or -1. */
export function find(table: IdentityTable, hi: u32, lo: u32): i32 {
  const key = keyOf(hi, lo);
  return ordinalOf(table, key, hash(key));
}

/** Adds a key that is not there yet and returns its ordinal; of one that is there, returns the ordinal it has. */
export function add(table: IdentityTable, hi: u32, lo: u32, ordinal: i32): i32 {
  const key = keyOf(hi, lo);
  const hashed = hash(key);
  const slot = slotOf(table, key, hashed);
  if (load<u64>(table.keys + ((<usize>slot) << 3)) == key)
    return load<i32>(table.ordinals + ((<usize>slot) << 2));
  const word = wordOf(table, hashed);
  store<u32>(word, load<u32>(word) | (1 << ((<u32>hashed) & 31)));
  store<u64>(table.keys + ((<usize>slot) << 3), key);
  store<i32>(table.ordinals + ((<usize>slot) << 2), ordinal);
  return ordinal;
}

/** Takes note of one end of a person's authorisations. */
export function extend(table: IdentityTable, ordinal: i32, end: u32): void {
  const at = table.latestEnds + ((<usize>ordinal) << 1);
  if (<u32>load<u16>(at) < end) store<u16>(at, <u16>end);
}
