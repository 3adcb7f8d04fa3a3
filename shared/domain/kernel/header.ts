/** The first line of a file: which column stands where. Columns come in any order, under Chinese or English names. */
import { splitRecord } from './csv.ts';
import type { Form } from './forms.ts';
import { clean } from './text.ts';

/**
 * A column of a file. `field` is the name that the code uses; `zh` and `en` are what files should call it, and `synonyms`
 * what else they do. The form says how its fields are read.
 */
export type Column = {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
  readonly form: Form;
  readonly synonyms: readonly string[];
};

/** A column whose field bears its English name. */
export function column(
  zh: string,
  en: string,
  need: 'required' | 'optional',
  form: Form = 'word',
  synonyms: readonly string[] = [],
): Column {
  return { field: en, zh, en, required: need === 'required', form, synonyms };
}

/**
 * What a header says. `positions` gives the index of each column that is there, by field. `columns` are the Chinese
 * names of the required ones that are missing or stand twice. `known` counts the names that were recognised, whatever
 * the outcome: in the wrong encoding it is 0 for a Chinese header.
 */
export type HeaderReading =
  | { kind: 'header'; positions: Readonly<Record<string, number>>; known: number }
  | { kind: 'missing' | 'doubled'; columns: string[]; known: number };

/**
 * Reads a header line (without its line end). Names are taken without a byte order mark, surrounding spaces and width,
 * English ones in either case. A required column that is missing or stands twice (its Chinese and its English name are
 * the same column) is reported, missing ones first; of an optional one the first counts; unknown ones are ignored.
 */
export function readHeader(line: string, columns: readonly Column[]): HeaderReading {
  const found = locateColumns(line, columns);
  const required = columns.filter((column) => column.required);
  const missing = required.filter((column) => !found.has(column.field));
  const doubled = required.filter((column) => (found.get(column.field)?.length ?? 0) > 1);
  const known = [...found.values()].reduce((sum, places) => sum + places.length, 0);
  if (missing.length > 0) return { kind: 'missing', columns: missing.map((column) => column.zh), known };
  if (doubled.length > 0) return { kind: 'doubled', columns: doubled.map((column) => column.zh), known };
  const positions = Object.fromEntries([...found].map(([field, [first = 0]]) => [field, first]));
  return { kind: 'header', positions, known };
}

function locateColumns(line: string, columns: readonly Column[]): Map<string, number[]> {
  const fieldOf = new Map(
    columns.flatMap(({ field, zh, en }) => [
      [foldColumnName(zh), field],
      [foldColumnName(en), field],
    ]),
  );
  const found = new Map<string, number[]>();
  splitRecord(withoutByteOrderMark(line)).forEach((name, index) => {
    const field = fieldOf.get(foldColumnName(name));
    if (field === undefined) return;
    const places = found.get(field);
    if (places) places.push(index);
    else found.set(field, [index]);
  });
  return found;
}

/** The mark goes before the line is split: it would hide that the first name is quoted. */
function withoutByteOrderMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}

function foldColumnName(name: string): string {
  return clean(name).toLowerCase();
}
