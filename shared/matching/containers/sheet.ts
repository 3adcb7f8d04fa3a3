/** One sheet of a workbook as lines of CSV: line n is row n, whatever the cells hold. */
import { ObjectUnusableError } from '../object-unusable.ts';
import { type NumberStyle, textOfNumber } from './cell-text.ts';
import { type Attributes, readXml } from './read-xml.ts';
import type { SharedStrings } from './shared-strings.ts';

export type SheetContext = {
  readonly strings: SharedStrings;
  readonly styles: readonly NumberStyle[];
  readonly epoch: 1900 | 1904;
};

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Batches of lines, without line ends, in the order of the rows; rows that are not there are empty lines. */
export async function* readSheetLines(
  chunks: AsyncIterable<Uint8Array>,
  context: SheetContext,
): AsyncGenerator<readonly string[]> {
  const rows = new SheetRows(context);
  const parts = readXml(chunks, rows);
  try {
    while ((await parts.next()).done !== true) {
      const lines = rows.take();
      if (lines.length > 0) yield lines;
    }
  } finally {
    await parts.return(undefined);
  }
}

class SheetRows {
  readonly #context: SheetContext;
  #lines: string[] = [];
  /** Rows that were given so far, those that are not there included. */
  #given = 0;
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style: NumberStyle = 'number';
  #value = '';
  #isText = false;
  /** In how many elements whose text is not the cell's: phonetic hints and formulas. */
  #unannounced = 0;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  take(): readonly string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#unannounced += 1;
    else if (name === 'v' || name === 't') this.#isText = true;
  }

  text(text: string): void {
    if (this.#isText && this.#unannounced === 0) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isText = false;
    else if (name === 'rPh') this.#unannounced -= 1;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #openRow({ r }: Attributes): void {
    this.#row = r === undefined ? this.#given + 1 : Number(r);
    if (!(this.#row > this.#given && this.#row <= MOST_ROWS)) throw disordered();
    this.#cells = [];
    this.#column = 0;
  }

  #openCell({ r, t, s }: Attributes): void {
    if (r !== undefined) this.#column = columnOf(r);
    if (!(this.#column >= 0 && this.#column < MOST_COLUMNS)) throw disordered();
    this.#type = t ?? 'n';
    this.#style = this.#context.styles[Number(s ?? 0)] ?? 'number';
    this.#value = '';
  }

  #closeCell(): void {
    const text = this.#textOfCell();
    if (text !== '') {
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = quote(text);
    }
    this.#column += 1;
  }

  #textOfCell(): string {
    const { strings, epoch } = this.#context;
    if (this.#type === 's') return strings.at(Number(this.#value));
    if (this.#type === 'n') return textOfNumber(this.#value, this.#style, epoch);
    if (this.#type === 'd') return this.#value.replace(/T00:00:00(?:\.0+)?$/, '');
    return unescapeText(this.#value);
  }

  #closeRow(): void {
    for (this.#given += 1; this.#given < this.#row; this.#given += 1) this.#lines.push('');
    this.#lines.push(this.#cells.join(','));
  }
}

function disordered(): ObjectUnusableError {
  return new ObjectUnusableError(
    'container-unusable',
    '工作簿行序错乱，请重新保存 rows of the workbook are out of order; save it again',
  );
}

/** `C5` is 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** `_x000D_` represents a character that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A line break in a cell would begin another line. */
function quote(text: string): string {
  const line = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
