/** The first line of a file: the position of each column. Columns come in any order, under Chinese or English names. */
import { splitRecord } from './csv.ts';
import type { Form } from './forms.ts';
import { isYuanUnit } from './money.ts';
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

/** A column that was found by its English name. */
export function column(
  zh: string,
  en: string,
  need: 'required' | 'optional',
  form: Form = 'word',
  synonyms: readonly string[] = [],
): Column {
  return { field: en, zh, en, required: need === 'required', form, synonyms };
}

/** The column with the unit of the amounts. Every file with amounts may have it, and only those. */
export const amountUnit: Column = column('金额单位', 'amount_unit', 'optional', 'word', [
  '单位',
  '货币单位',
  '计量单位',
]);

/**
 * What a line says as a header. `positions` gives the index of each column that is there, by field; `width` is the number
 * of its fields, empty ones at its end aside. `columns` are the Chinese names of the required ones that are missing or
 * are twice, or those whose names say that their amounts are not in yuan. `known` counts the names that were recognised,
 * whatever the outcome: in the wrong encoding it is 0 for a Chinese header. `nearly` are names that hold a known one and
 * are none.
 */
export type HeaderReading =
  | { kind: 'header'; positions: Readonly<Record<string, number>>; width: number; known: number }
  | { kind: 'missing' | 'doubled' | 'unit'; columns: string[]; known: number; nearly: string[] };

/**
 * Reads a header line (without its line end). Names are folded (see {@link foldColumnName}); one that is nobody's name but
 * a column's synonym counts where the name itself is not there. A required column that is missing or is twice (its
 * Chinese and its English name are the same column) is reported, missing ones first; of an optional one the first counts;
 * unknown ones are ignored.
 */
export function readHeader(line: string, columns: readonly Column[]): HeaderReading {
  const names = splitRecord(withoutByteOrderMark(line));
  const known = knownNames(columns);
  const cells = names.map((name) => readName(name, known));
  const found = placesByField(cells);
  const required = columns.filter((each) => each.required);
  const missing = required.filter(({ field }) => !found.has(field));
  const doubled = required.filter(({ field }) => (found.get(field)?.length ?? 0) > 1);
  const otherUnits = columns.filter(({ field, form }) =>
    cells.some((cell) => form === 'amount' && cell?.field === field && !cell.inYuan),
  );
  const count = cells.filter((cell) => cell !== undefined).length;
  for (const [kind, wrong] of [
    ['unit', otherUnits],
    ['missing', missing],
    ['doubled', doubled],
  ] as const) {
    if (wrong.length === 0 || (kind === 'unit' && missing.length > 0)) continue;
    const nearly = names.filter((name, at) => cells[at] === undefined && isNearly(name, known));
    return { kind, columns: wrong.map(({ zh }) => zh), known: count, nearly };
  }
  const positions = Object.fromEntries([...found].map(([field, [first = 0]]) => [field, first]));
  return { kind: 'header', positions, width: countFields(names), known: count };
}

/** Which column a name is of, however it is written; undefined where it is nobody's. */
export function fieldNamedBy(name: string, columns: readonly Column[]): string | undefined {
  return readName(name, knownNames(columns))?.field;
}

/** How many fields a row has, empty ones at its end aside. */
export function countFields(fields: readonly string[]): number {
  return fields.findLastIndex((field) => field.trim() !== '') + 1;
}

/** Which column has a folded name, and whether it is one of its two main names. */
type KnownNames = ReadonlyMap<string, { readonly field: string; readonly exact: boolean }>;

const knownNamesOf = new WeakMap<readonly Column[], KnownNames>();

function knownNames(columns: readonly Column[]): KnownNames {
  const remembered = knownNamesOf.get(columns);
  if (remembered) return remembered;
  const known = new Map<string, { field: string; exact: boolean }>();
  const all = columns.some(({ form }) => form === 'amount') ? [...columns, amountUnit] : columns;
  for (const { field, synonyms } of all)
    for (const name of synonyms) known.set(foldColumnName(name), { field, exact: false });
  for (const { field, zh, en } of all)
    for (const name of [zh, en]) known.set(foldColumnName(name), { field, exact: true });
  knownNamesOf.set(columns, known);
  return known;
}

type NamedCell = { field: string; exact: boolean; inYuan: boolean };

/** What a name may have behind it: what the column is measured in, or how it is to be filled in. */
const UNIT =
  /^(.+?)[([{【〔,/:-]*(?:单位:?)?((?:人民币)?(?:[百千十]?[万亿]|[百千])?元|yuan|rmb|cny|美元|港元|[万亿千])(?:\/月|\/年|每月)?[)\]}】〕]*$/;
const NOTE =
  /^(.+?)[([{【〔](?:必填|选填|可选|可空|非必填|必输|文本|文本格式|文本型|数值|数字|日期|\d+位|平方米|㎡|m2|m²|%|是\/否|y+[-/]?m+[-/]?d+|格式.*)[)\]}】〕]$/;

function readName(name: string, known: KnownNames): NamedCell | undefined {
  const folded = foldColumnName(name);
  const whole = known.get(folded);
  if (whole) return { ...whole, inYuan: true };
  const [, noted] = NOTE.exec(folded) ?? [];
  if (noted !== undefined) return readName(noted, known);
  const [, base = '', unit = ''] = UNIT.exec(folded) ?? [];
  const column = known.get(base);
  return column && { ...column, inYuan: isYuanUnit(unit) };
}

/** The places of each column: those of its own names, or else of its synonyms. */
function placesByField(cells: readonly (NamedCell | undefined)[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const exact of [true, false]) {
    const here = new Map<string, number[]>();
    cells.forEach((cell, at) => {
      if (cell?.exact === exact) here.set(cell.field, [...(here.get(cell.field) ?? []), at]);
    });
    for (const [field, places] of here) if (!found.has(field)) found.set(field, places);
  }
  return found;
}

/** Long enough that it is no accident where a name holds it. */
const LEAST_LETTERS = 2;

/** Whether a name that nobody knows holds one that is known. Only such a name may be quoted: others may be people's. */
function isNearly(name: string, known: KnownNames): boolean {
  const folded = foldColumnName(name);
  return [...known.keys()].some((each) => each.length >= LEAST_LETTERS && folded.includes(each));
}

/** The mark goes before the line is split: it would hide that the first name is quoted. */
function withoutByteOrderMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}

/** Width, case, whitespace (line breaks too), underscores, invisible characters, a leading `*` and a trailing colon. */
function foldColumnName(name: string): string {
  return clean(name)
    .toLowerCase()
    .replace(/[\s_"“”]/gu, '')
    .replace(/^[*★#]+/, '')
    .replace(/[:;*]+$/, '');
}

/** `单位：万元`, `金额单位(千元)`: a line near the header that says that amounts are not in yuan. */
const UNIT_LINE =
  /单位[\s,:：为是(（"“[【]*(?:人民币)?[\s,:：(（]*(?:[百千十]?[万亿]|[百千])元|单位[\s,:：为是(（"“[【]*(?:美元|港元|欧元)/;

/** Whether a line above the header says that amounts are not in yuan. */
export function namesOtherUnit(line: string): boolean {
  return UNIT_LINE.test(line);
}
