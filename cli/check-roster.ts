/** A county's own roster held against its specification before it is put, by the code that imports it. */
import { createReadStream, statSync } from 'node:fs';
import { readRoster } from '../functions/import-roster/read-roster.ts';
import { rosterColumns } from '../shared/domain/roster/roster-columns.ts';
import type { FileCheck } from '../shared/app/deliveries/check-file.ts';
import { SetAside } from '../shared/domain/deliveries/set-aside.ts';
import { readRows } from '../shared/matching/read-rows.ts';

/** Any county's: only keys of the inbox name it. */
const county = '000000';

export async function checkRoster(file: string, gzipped: boolean): Promise<FileCheck> {
  const open = () => createReadStream(file);
  const reading = await readRows(open, { gzipped, columns: rosterColumns });
  if (reading.kind === 'rejected') return reading;
  const roster = await readRoster({
    bucket: { name: 'this machine', open: openFile },
    key: file,
    county,
    gzipped,
  });
  if (roster.kind === 'gone') throw new Error(`${file} has gone while it was read`);
  const { sha256, encoding, endsWithNewline } = reading;
  if (roster.kind === 'rejected')
    return { kind: 'rejected', sha256, reason: roster.verdict.reason, ...detailOf(roster.verdict) };
  const aside = new SetAside();
  for (const { reason, line } of roster.quarantined) aside.add(reason, line);
  const { quarantined } = aside;
  const { rows, households } = roster;
  if (rows > 0 && roster.quarantined.length === rows)
    return { kind: 'rejected', sha256, reason: 'nothing-readable', detail: aside.describe() };
  const unclear = { rows: 0, lines: [] };
  return {
    kind: 'readable',
    ...{ sha256, encoding, endsWithNewline, rows, quarantined, unclear },
    households: households.length,
  };
}

function detailOf({ detail }: { detail?: string | undefined }): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

function openFile(path: string) {
  const { size } = statSync(path);
  return Promise.resolve({ kind: 'object' as const, body: createReadStream(path), bytes: size, eTag: '' });
}
