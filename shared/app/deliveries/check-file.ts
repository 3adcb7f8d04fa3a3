/** Holds a delivery against its specification before it is sent: every row as if it led to a member, by the same code. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { QuarantineReason } from '../../contracts/reasons.ts';
import type { Source } from '../../domain/catalogue/source.ts';
import { readRows } from '../../matching/read-rows.ts';
import { matchFileRow } from '../../matching/reference.ts';
import type { StoredObject } from '../../matching/stored-object.ts';

export type FileCheck =
  | { kind: 'rejected'; sha256: string; reason: string; detail?: string }
  | {
      kind: 'readable';
      sha256: string;
      encoding: string;
      /** A file that is cut off ends without one, most of the time. */
      endsWithNewline: boolean;
      rows: number;
      /** Rows that would be quarantined if they led to a member, with the first lines of each reason. */
      quarantined: Map<QuarantineReason, Lines>;
      /** Rows whose state is a word that Hedui does not know, or knows as unclear. */
      unclear: Lines;
      /** Of a roster. */
      households?: number;
    };

const linesShown = 5;

/** @param file opens the bytes as they would be put; read several times */
export async function checkFile(file: StoredObject, spec: Source, day: CalendarDate): Promise<FileCheck> {
  const reading = await readRows(file.open, { gzipped: file.gzipped, columns: spec.columns });
  if (reading.kind === 'rejected') {
    const { sha256, reason, detail } = reading;
    return { kind: 'rejected', sha256, reason, ...(detail !== undefined && { detail }) };
  }
  const { sha256, encoding, endsWithNewline } = reading;
  const aside = new SetAside();
  const unclear: Lines = { rows: 0, lines: [] };
  let rows = 0;
  for await (const row of reading.rows) {
    rows += 1;
    const match = matchFileRow(row, reading, { spec, registry: everybody, day });
    if (match.kind === 'quarantined') aside.add(match.reason, row.line);
    else if (match.kind === 'matched' && spec.stateOf(match.asset) === 'unclear') note(unclear, row.line);
  }
  const { quarantined } = aside;
  return { kind: 'readable', sha256, encoding, endsWithNewline, rows, quarantined, unclear };
}

/** Rows that would be quarantined, with the first lines of each reason. */
export class SetAside {
  readonly quarantined = new Map<QuarantineReason, Lines>();

  add(reason: QuarantineReason, line: number): void {
    const known = this.quarantined.get(reason) ?? { rows: 0, lines: [] };
    this.quarantined.set(reason, known);
    note(known, line);
  }
}

interface Lines {
  rows: number;
  /** The first ones, the header being 1. */
  lines: number[];
}

function note(known: Lines, line: number): void {
  known.rows += 1;
  if (known.lines.length < linesShown) known.lines.push(line);
}

/** A registry in which everybody is a member, so that no row is passed over as somebody else's. */
const everybody = {
  households: () => [0],
};
