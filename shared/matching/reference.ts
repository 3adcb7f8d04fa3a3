/** Matching as it is defined: every line is decoded, split and judged. The fast engine must give the same, always. */
import {
  asQuarantined,
  matchInvalidRow,
  matchRow,
  type RowLookup,
  type RowMatch,
  type RowShape,
} from './match-row.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { type FileRow, readRows } from './read-rows.ts';

/** The same as `matchFile`, and far slower. Every row is counted once: matched, unmatched or quarantined. */
export async function matchFileByDefinition(request: MatchRequest): Promise<MatchOutcome> {
  const { open, gzipped, spec, beginPass, sizes } = request;
  const file = await readRows(open, { gzipped, columns: spec.columns, ...sizes });
  if (file.kind === 'rejected') return file;
  const { sha256, bytes, encoding, positions, width, headerLine, endsWithNewline } = file;
  const format = { encoding, positions, width, headerLine };
  const counts = { rows: 0, matched: 0, unmatched: 0, quarantined: 0 };
  const sink = beginPass(format);
  for await (const row of file.rows) {
    const match = matchFileRow(row, format, request);
    counts.rows += 1;
    counts[match.kind] += 1;
    if (row.kind === 'text' && match.kind === 'matched') {
      const { line, bytes } = row;
      await sink.hits([{ line, bytes, start: 0, end: bytes.length, households: match.households }]);
    }
    if (match.kind === 'quarantined') await sink.quarantined([asQuarantined(row.line, match)]);
  }
  return { kind: 'matched', sha256, bytes, encoding, ...counts, endsWithNewline };
}

/** Matches a line of a file: one that is too long is not read, and of one whose bytes are damaged only whose it is. */
export function matchFileRow(row: FileRow, shape: RowShape, lookup: RowLookup): RowMatch {
  if (row.kind === 'too-long') return { kind: 'quarantined', reason: 'line-too-long' };
  return row.valid ? matchRow(row.text, shape, lookup) : matchInvalidRow(row.text, shape, lookup);
}
