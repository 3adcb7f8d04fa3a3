/** Scans lines that a test gives as text, each byte of them as a character up to U+00FF. */
import { BlockScanner, forEachCandidate, SCRATCH_BYTES } from '../../../shared/matching/block-scanner.ts';
import { bytesOf } from '../../../shared/matching/engine.ts';
import { splitFirst17 } from '../../../shared/matching/identity-key.ts';
import { MemberLookup } from '../../../shared/matching/member-lookup.ts';

export type Candidate = { place: number; start: number; end: number; person: number };

/** Lines that are scanned, and those of them that are not certainly unmatched. */
export function scanText(
  lookup: MemberLookup,
  text: string,
  { column = 0, lineLimitBytes = 1_000, day = 1 } = {},
): { lines: number; candidates: Candidate[] } {
  const { memory } = lookup.memory;
  const [scratch, block] = [lookup.memory.take(SCRATCH_BYTES), lookup.memory.take(text.length + 64)];
  const bytes = bytesOf(memory, block).fill(0x31);
  bytes.write(text, 'latin1');
  const members = { memory, table: lookup.table };
  const scanner = new BlockScanner({ members, day, lineLimitBytes, scratch });
  const scanned = scanner.scan({ bytes, from: 0, to: text.length, column });
  const candidates: Candidate[] = [];
  forEachCandidate(scanned.candidates, (place, start, end, person) =>
    candidates.push({ place, start, end, person }),
  );
  lookup.memory.giveBack(scratch, block);
  return { lines: scanned.lines, candidates };
}

/** Members by the first 17 digits, all authorised through day 1. */
export function lookupOf(...first17s: string[]): MemberLookup {
  const lookup = new MemberLookup(first17s.length);
  first17s.forEach((first17, ordinal) => {
    const { hi, lo } = splitFirst17(first17);
    lookup.add(hi, lo, ordinal);
    lookup.extend(ordinal, 1);
  });
  return lookup;
}
