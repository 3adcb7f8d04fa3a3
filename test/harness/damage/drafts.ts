/** A file under damage, and the ways in which one is made: of its text, its rows, its header, its container. */
import type { Sheet } from '../../builders/sheet.ts';

/** A file under damage: rows of fields, and what becomes of its text and bytes. */
export interface Draft {
  sheet: Sheet;
  /** Which rows it happens to, one for each. */
  hit: readonly boolean[];
  /** Picks one of so many. */
  pick: (count: number) => number;
}

/** Keys and bytes, in the order in which they are put. */
export type Files = readonly (readonly [key: string, bytes: Uint8Array])[];

/**
 * What is left: `same`, `unknown` and `name` as of fields; `refused`: nobody can take it for the file that it should be;
 * `lost`: rows that are gone, of whom nobody knows whose they were.
 */
export interface SheetDamage {
  name: string;
  leaves: 'same' | 'unknown' | 'name' | 'refused' | 'lost';
  /** Files that it does not happen to. */
  except?: readonly string[];
  only?: readonly string[];
  apply: (draft: Draft) => Files;
}

/** An unquoted comma, and a byte of no encoding, where a damage has put them. */
export const bareComma = '\u0001';
/** A quote that does not quote. */
export const bareQuote = '\u0002';
const badByte = '\ud83d';

function cell(text: string): string {
  const quoted = /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return quoted.replaceAll(bareComma, ',').replaceAll(bareQuote, '"');
}

export function textOf({ header, rows }: Pick<Sheet, 'header' | 'rows'>): string {
  return [header, ...rows].map((fields) => `${fields.map(cell).join(',')}\n`).join('');
}

export function toBytes(text: string): Buffer {
  const parts = text.split(badByte);
  return Buffer.concat(parts.flatMap((part, at) => [Buffer.from(at > 0 ? [0xff] : []), Buffer.from(part)]));
}

export function plainFile(sheet: Sheet): Files {
  return [[sheet.key, toBytes(textOf(sheet))]];
}

export type OfText = (text: string, draft: Draft) => string | Uint8Array;
export const text = (
  name: string,
  leaves: SheetDamage['leaves'],
  change: OfText,
  more: Partial<SheetDamage> = {},
) => ({
  ...{ name, leaves, ...more },
  apply: (draft: Draft): Files => {
    const changed = change(textOf(draft.sheet), draft);
    return [[draft.sheet.key, typeof changed === 'string' ? toBytes(changed) : changed]];
  },
});

export type OfRows = (row: readonly string[], draft: Draft, at: number) => readonly (readonly string[])[];
/** Each row that is hit becomes some rows. */
export const rows = (
  name: string,
  leaves: SheetDamage['leaves'],
  change: OfRows,
  more: Partial<SheetDamage> = {},
) => ({
  ...{ name, leaves, ...more },
  apply: (draft: Draft): Files => {
    const changed = draft.sheet.rows.flatMap((row, at) =>
      draft.hit[at] === true ? change(row, draft, at) : [row],
    );
    return plainFile({ ...draft.sheet, rows: changed });
  },
});

export type OfHeader = (name: string, draft: Draft, at: number) => string;
export const header = (
  name: string,
  leaves: SheetDamage['leaves'],
  change: OfHeader,
  more: Partial<SheetDamage> = {},
) => ({
  ...{ name, leaves, ...more },
  apply: (draft: Draft): Files =>
    plainFile({ ...draft.sheet, header: draft.sheet.header.map((each, at) => change(each, draft, at)) }),
});

export const under = (suffix: string, pack: (bytes: Buffer, sheet: Sheet) => Uint8Array) => ({
  apply: ({ sheet }: Draft): Files => [
    [sheet.key.replace(/\.csv$/, suffix), pack(toBytes(textOf(sheet)), sheet)],
  ],
});

export const beside = (manifest: (draft: Draft) => string) => ({
  apply: (draft: Draft): Files => [
    [`${draft.sheet.key}.manifest.json`, Buffer.from(manifest(draft))],
    ...plainFile(draft.sheet),
  ],
});
