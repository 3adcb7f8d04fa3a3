/** The rows that a finding rests on, frozen as they were when it was made. */
import type { Holding } from '../../contracts/holdings.ts';
import type { Evidence } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { summariseRow } from '../catalogue/catalogue.ts';
import type { EvidenceRow } from '../catalogue/rule.ts';
import { say } from '../kernel/say.ts';
import { compareRows } from './match-rows.ts';

/** A finding keeps this many rows and counts the rest, so that a case stays small however much is held. */
const MOST_EVIDENCE_ROWS = 200;

/** Rows that count for most first, ties by source, provider, file and line; at most 200, the rest counted. */
export function freezeEvidence(rows: readonly EvidenceRow[]): {
  evidence: Evidence[];
  evidenceOmitted: number;
} {
  const ranked = [...rows].sort(
    (a, b) => (b.countedFen ?? 0) - (a.countedFen ?? 0) || compareRows(a.row, b.row),
  );
  const evidence = ranked.slice(0, MOST_EVIDENCE_ROWS).map(freeze);
  return { evidence, evidenceOmitted: ranked.length - evidence.length };
}

const heldElsewhere = say('；与另一家庭的成员共有', '; held together with somebody of another household');

/** What a row shows, without the numbers in it, and whether somebody of another household holds the same. */
export function showHolding({ asset, heldElsewhere: isShared }: Holding): Bilingual {
  const shown = summariseRow(asset);
  return isShared === true ? say(shown.zh + heldElsewhere.zh, shown.en + heldElsewhere.en) : shown;
}

function freeze({ row, countedFen, heldFen }: EvidenceRow): Evidence {
  const { asset, provider, asOf, file, line } = row.holding;
  const shown = showHolding(row.holding);
  return {
    source: asset.source,
    provider,
    asOf,
    file,
    line,
    certainty: row.certainty,
    note: say(`${row.note.zh}；${shown.zh}`, `${row.note.en}; ${shown.en}`),
    memberOrdinal: row.memberOrdinal,
    memberName: row.memberName,
    memberToken: row.holding.identityToken,
    asset,
    ...(countedFen === undefined ? {} : { countedFen }),
    ...(heldFen === undefined ? {} : { heldFen }),
  };
}
