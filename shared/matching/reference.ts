/** Matching as it is defined: every line is decoded, split and judged. The fast engine must give the same, always. */
import { matchRow } from './match-row.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { readRows } from './read-rows.ts';

/** The same as `matchFile`, and far slower. Every row is counted once: matched, unmatched or quarantined. */
export async function matchFileByDefinition(request: MatchRequest): Promise<MatchOutcome> {
  const { open, gzipped, spec, beginPass, sizes } = request;
  const file = await readRows(open, { gzipped, columns: spec.columns, ...sizes });
  if (file.kind === 'rejected') return file;
  const { sha256, bytes, encoding, endsWithNewline, positions } = file;
  const counts = { rows: 0, matched: 0, unmatched: 0, quarantined: 0 };
  const sink = beginPass({ encoding, positions });
  for await (const row of file.rows) {
    const match =
      row.kind === 'too-long'
        ? ({ kind: 'quarantined', reason: 'line-too-long' } as const)
        : matchRow(row.text, positions, request);
    counts.rows += 1;
    counts[match.kind] += 1;
    if (row.kind === 'text' && match.kind === 'matched') {
      const { line, bytes } = row;
      await sink.hits([{ line, bytes, start: 0, end: bytes.length, households: match.households }]);
    }
    if (match.kind === 'quarantined') await sink.quarantined([{ line: row.line, reason: match.reason }]);
  }
  return { kind: 'matched', sha256, bytes, encoding, ...counts, endsWithNewline };
}
