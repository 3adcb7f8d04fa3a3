/**
 * The registry index object of one county, version 1. Everything is little-endian and starts at a multiple of 4.
 *
 * | Bytes | What |
 * |---|---|
 * | 8 | `HEDUIIDX` |
 * | 4 | format version, 1 |
 * | 8 | county, six ASCII digits and two zeros |
 * | 4 × 4 | numbers of persons P, claims C, households H, and bytes T of household text |
 * | 4 (P + 1) | first claim of each person, and C |
 * | 4 C | household of each claim, its place among the H |
 * | 4 C | end of its authorisation: days since 1970-01-01, signed, the last day that counts; 2³¹−1 open-ended, −2³¹ never |
 * | 4 C | its member ordinal × 2, + 1 for a recipient |
 * | 4 (H + 1) | where each household's id starts in the text, and where the last one ends |
 * | T | household ids, ASCII, ascending; padded with zeros to a multiple of 4 |
 * | 8 P | persons, ascending: digits 1 to 8 of the identity number, digits 9 to 17 |
 * | 32 | SHA-256 of all before |
 *
 * A person's place is the ordinal. Claims of a person are in order of household id, then member ordinal. The same
 * entries give the same bytes, whatever their order.
 */
import { createHash } from 'node:crypto';
import type { AuthorisedUntil, HouseholdId } from '../contracts/primitives.ts';
import { addDays, daysBetween } from '../domain/kernel/calendar.ts';
import { compareText } from '../domain/kernel/text.ts';
import { splitFirst17 } from './identity-key.ts';
import { CorruptIndexError, ForeignIndexError, UnsupportedIndexVersionError } from './index-errors.ts';

/** One member of an active household, whose identity number is comparable. */
export type IndexEntry = {
  readonly first17: string;
  readonly householdId: HouseholdId;
  readonly memberOrdinal: number;
  readonly recipient: boolean;
  readonly authorisedUntil: AuthorisedUntil;
};

/**
 * What leads from ordinals to households: typed views on the object's bytes, no JavaScript object a person. They read the
 * bytes as they are because the processors that this runs on are little-endian too.
 */
export type CountyDirectory = {
  readonly firstClaims: Uint32Array;
  readonly claimHouseholds: Uint32Array;
  readonly claimEnds: Int32Array;
  readonly claimMembers: Uint32Array;
  readonly householdStarts: Uint32Array;
  readonly householdText: Buffer;
};

export type CountyObject = {
  readonly county: string;
  /** The halves of each person's number, 8 bytes a person: they are in the bytes that were given. */
  readonly keys: DataView;
  readonly directory: CountyDirectory;
};

const MAGIC = Buffer.from('HEDUIIDX', 'latin1');
const FORMAT_VERSION = 1;
const HEADER_BYTES = 36;
const DIGEST_BYTES = 32;
const EPOCH = '1970-01-01';
const OPEN_ENDED = 2 ** 31 - 1;
const NEVER = -(2 ** 31);

/** Days since 1970-01-01 of the last authorised day: comparable with any day so encoded, special values included. */
export function encodeEnd(until: AuthorisedUntil): number {
  if (until === 'open-ended') return OPEN_ENDED;
  return until === 'never' ? NEVER : daysBetween(EPOCH, until);
}

/** The reverse of {@link encodeEnd}. */
export function decodeEnd(end: number): AuthorisedUntil {
  if (end === OPEN_ENDED) return 'open-ended';
  return end === NEVER ? 'never' : addDays(EPOCH, end);
}

/**
 * Builds the object of a county. The caller gives the comparable members of active households only; an entry that is
 * given twice counts once.
 *
 * @param county six-digit GB/T 2260 code
 * @throws RangeError where the county has not six digits or an entry not 17 (which is not quoted: it may be a person's)
 */
export function buildCountyIndex(county: string, entries: Iterable<IndexEntry>): Uint8Array {
  if (!/^\d{6}$/.test(county)) throw new RangeError('a county is a six-digit code');
  const sorted = sortEntries(entries);
  const ids = [...new Set(sorted.map((entry) => entry.householdId))].sort(compareText);
  const layout = layOut({
    persons: sorted.filter((entry, i) => entry.first17 !== sorted[i - 1]?.first17).length,
    claims: sorted.length,
    households: ids.length,
    textBytes: ids.reduce((sum, id) => sum + id.length, 0),
  });
  const bytes = new Uint8Array(layout.bytes);
  writeHeader(bytes, county, layout);
  const directory = viewDirectory(bytes.buffer, layout);
  writeHouseholds(directory, ids);
  writeClaims(directory, new Uint32Array(bytes.buffer, layout.keys, 2 * layout.persons), sorted, ids);
  bytes.set(sha256(bytes.subarray(0, layout.digest)), layout.digest);
  return bytes;
}

/**
 * How many persons an object has, by its header and its length alone.
 *
 * @throws ForeignIndexError, UnsupportedIndexVersionError, CorruptIndexError
 */
export function countPersons(bytes: Uint8Array, place = 0): number {
  return readLayout(bytes, place).persons;
}

/** The county of an object, by its header and its length alone. @throws as `countPersons` */
export function readCounty(bytes: Uint8Array, place = 0): string {
  readLayout(bytes, place);
  return Buffer.from(bytes.subarray(12, 18)).toString('latin1');
}

/**
 * Reads the object of a county, after checking it whole. The directory is a copy; the keys are not, and can be forgotten
 * with the bytes once they are in a table.
 *
 * @param place its place among the objects that are being opened, for errors
 * @throws ForeignIndexError, UnsupportedIndexVersionError, CorruptIndexError
 */
export function decodeCounty(bytes: Uint8Array, place: number): CountyObject {
  const layout = readLayout(bytes, place);
  if (!sha256(bytes.subarray(0, layout.digest)).equals(bytes.subarray(layout.digest))) {
    throw new CorruptIndexError(place, 'its digest is wrong');
  }
  return {
    county: readCounty(bytes, place),
    keys: new DataView(bytes.buffer, bytes.byteOffset + layout.keys, layout.digest - layout.keys),
    directory: viewDirectory(copy(bytes, 0, layout.keys), layout),
  };
}

function readLayout(bytes: Uint8Array, place: number): Layout {
  if (!MAGIC.equals(bytes.subarray(0, MAGIC.length))) throw new ForeignIndexError(place);
  if (bytes.length < HEADER_BYTES) throw new CorruptIndexError(place, 'it is cut off in its header');
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const version = header.getUint32(8, true);
  if (version !== FORMAT_VERSION) throw new UnsupportedIndexVersionError(place, version, FORMAT_VERSION);
  const at = (place: number): number => header.getUint32(place, true);
  const layout = layOut({ persons: at(20), claims: at(24), households: at(28), textBytes: at(32) });
  if (layout.bytes !== bytes.length)
    throw new CorruptIndexError(place, `it has ${bytes.length} bytes and should have ${layout.bytes}`);
  return layout;
}

type Counts = { persons: number; claims: number; households: number; textBytes: number };
/** Where each part of an object starts, and how long it is in all. */
type Layout = Counts & { firstClaims: number; claimColumns: number; householdStarts: number } & {
  householdText: number;
  keys: number;
  digest: number;
  bytes: number;
};

function layOut(counts: Counts): Layout {
  const firstClaims = HEADER_BYTES;
  const claimColumns = firstClaims + 4 * (counts.persons + 1);
  const householdStarts = claimColumns + 12 * counts.claims;
  const householdText = householdStarts + 4 * (counts.households + 1);
  const keys = householdText + 4 * Math.ceil(counts.textBytes / 4);
  const digest = keys + 8 * counts.persons;
  const bytes = digest + DIGEST_BYTES;
  return { ...counts, firstClaims, claimColumns, householdStarts, householdText, keys, digest, bytes };
}

function viewDirectory(buffer: ArrayBuffer, layout: Layout): CountyDirectory {
  const { persons, claims, households, textBytes, claimColumns } = layout;
  return {
    firstClaims: new Uint32Array(buffer, layout.firstClaims, persons + 1),
    claimHouseholds: new Uint32Array(buffer, claimColumns, claims),
    claimEnds: new Int32Array(buffer, claimColumns + 4 * claims, claims),
    claimMembers: new Uint32Array(buffer, claimColumns + 8 * claims, claims),
    householdStarts: new Uint32Array(buffer, layout.householdStarts, households + 1),
    householdText: Buffer.from(buffer, layout.householdText, textBytes),
  };
}

function writeHeader(bytes: Uint8Array<ArrayBuffer>, county: string, counts: Counts): void {
  const header = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  header.setUint32(8, FORMAT_VERSION, true);
  bytes.set(Buffer.from(county, 'latin1'), 12);
  header.setUint32(20, counts.persons, true);
  header.setUint32(24, counts.claims, true);
  header.setUint32(28, counts.households, true);
  header.setUint32(32, counts.textBytes, true);
}

function writeHouseholds(directory: CountyDirectory, ids: readonly string[]): void {
  let end = 0;
  ids.forEach((id, place) => {
    directory.householdText.write(id, end, 'latin1');
    end += id.length;
    directory.householdStarts[place + 1] = end;
  });
}

function writeClaims(
  directory: CountyDirectory,
  keys: Uint32Array,
  sorted: readonly IndexEntry[],
  ids: readonly string[],
): void {
  const places = new Map(ids.map((id, place) => [id, place]));
  let person = -1;
  sorted.forEach((entry, claim) => {
    if (entry.first17 !== sorted[claim - 1]?.first17) {
      person += 1;
      const { hi, lo } = splitFirst17(entry.first17);
      keys.set([hi, lo], 2 * person);
      directory.firstClaims[person] = claim;
    }
    directory.claimHouseholds[claim] = places.get(entry.householdId) ?? 0;
    directory.claimEnds[claim] = encodeEnd(entry.authorisedUntil);
    directory.claimMembers[claim] = 2 * entry.memberOrdinal + (entry.recipient ? 1 : 0);
  });
  directory.firstClaims[person + 1] = sorted.length;
}

/** In order of everything that an entry says, each once: a set has no order. */
function sortEntries(entries: Iterable<IndexEntry>): IndexEntry[] {
  const sorted = [...entries].sort(compareEntries);
  if (!sorted.every((entry) => /^\d{17}$/.test(entry.first17))) {
    throw new RangeError('an entry has not the first 17 digits of an identity number');
  }
  return sorted.filter((entry, i) => i === 0 || compareEntries(entry, sorted[i - 1]!) !== 0);
}

function compareEntries(a: IndexEntry, b: IndexEntry): number {
  return (
    compareText(a.first17, b.first17) ||
    compareText(a.householdId, b.householdId) ||
    a.memberOrdinal - b.memberOrdinal ||
    Number(a.recipient) - Number(b.recipient) ||
    compareText(a.authorisedUntil, b.authorisedUntil)
  );
}

function copy(bytes: Uint8Array, start: number, end: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(start, end)).buffer;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
