/** An Excel workbook (.xlsx) as CSV: the one sheet that has the header, one line a row. */
import type { Column } from '../../domain/kernel/header.ts';
import { HeaderSearch } from '../file-header.ts';
import { boundInflation, ObjectUnusableError } from '../object-unusable.ts';
import { isBuiltInDate, type NumberStyle, styleOfFormat } from './cell-text.ts';
import { type Attributes, readXml, type XmlHandlers } from './read-xml.ts';
import { SharedStrings } from './shared-strings.ts';
import { readSheetLines, type SheetContext, unescapeText } from './sheet.ts';
import type { ZipEntry } from './zip.ts';

/** Whether the files of an archive are a workbook's. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

type Workbook = SheetContext & {
  /** Entries of its sheets, in their order. */
  readonly sheets: readonly ZipEntry[];
};

/**
 * The sheet that has the header, as CSV in UTF-8; where none has, the first with anything in it, so that its first lines
 * tell what is wrong. Memory holds the strings that cells share, and some rows.
 *
 * @param storedBytes of the whole object
 * @throws ObjectUnusableError; `sheets-several` where several sheets have the header
 */
export async function* readWorkbook(
  entries: readonly ZipEntry[],
  columns: readonly Column[],
  storedBytes: number,
): AsyncGenerator<Uint8Array> {
  const bounded = entries.map((entry) => ({
    name: entry.name,
    open: () => boundInflation(entry.open(), () => storedBytes),
  }));
  const workbook = await openWorkbook(bounded);
  const sheet = await chooseSheet(workbook, columns);
  if (sheet === undefined) return;
  let written = 0;
  for await (const lines of readSheetLines(sheet.open(), workbook)) {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    // A cell far to the right makes a line of commas: that is bounded as inflation is.
    written += bytes.length;
    if (written > 64 * 1024 * 1024 && written > 200 * storedBytes)
      throw new ObjectUnusableError('inflates-too-much');
    yield bytes;
  }
}

async function chooseSheet(workbook: Workbook, columns: readonly Column[]): Promise<ZipEntry | undefined> {
  const seen = [];
  for (const [at, sheet] of workbook.sheets.entries())
    seen.push({ sheet, number: at + 1, look: await lookForHeader(sheet, workbook, columns) });
  const withHeader = seen.filter(({ look }) => look === 'header');
  if (withHeader.length > 1) {
    const numbers = withHeader.map(({ number }) => number);
    throw new ObjectUnusableError(
      'sheets-several',
      `sheets ${numbers.join(', ')} 第 ${numbers.join('、')} 张工作表`,
    );
  }
  return (withHeader[0] ?? seen.find(({ look }) => look === 'other') ?? seen[0])?.sheet;
}

/** `other`: it has something, and not the header. */
async function lookForHeader(
  sheet: ZipEntry,
  workbook: Workbook,
  columns: readonly Column[],
): Promise<'header' | 'other' | 'empty'> {
  const search = new HeaderSearch(columns);
  let look: 'other' | 'empty' = 'empty';
  for await (const lines of readSheetLines(sheet.open(), workbook)) {
    for (const line of lines) {
      if (line !== '') look = 'other';
      const found = search.take(Buffer.from(line));
      if (found?.kind === 'header' || found?.reason === 'unit-not-yuan') return 'header';
      if (found) return look;
    }
  }
  return look;
}

async function openWorkbook(entries: readonly ZipEntry[]): Promise<Workbook> {
  const part = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const { ids, epoch } = await readSheetList(part('xl/workbook.xml'));
  const targets = await readRelations(part('xl/_rels/workbook.xml.rels'));
  const sheets = ids.flatMap((id) => part(targets.get(id) ?? '') ?? []);
  const [strings, styles] = [
    await readStrings(part('xl/sharedStrings.xml')),
    await readStyles(part('xl/styles.xml')),
  ];
  return { sheets, epoch, strings, styles };
}

async function readPart(part: ZipEntry | undefined, handlers: XmlHandlers): Promise<void> {
  if (part === undefined) return;
  const steps = readXml(part.open(), handlers);
  while ((await steps.next()).done !== true);
}

async function readSheetList(part: ZipEntry | undefined): Promise<{ ids: string[]; epoch: 1900 | 1904 }> {
  const ids: string[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readPart(part, {
    open: (name, attributes) => {
      if (name === 'sheet') ids.push(idOf(attributes));
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) epoch = 1904;
    },
  });
  return { ids, epoch };
}

/** The relation's id, whatever prefix its namespace has. */
function idOf(attributes: Attributes): string {
  const name = Object.keys(attributes).find((each) => each.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

/** Entries of sheets by the ids of their relations; charts and macros are no sheets. */
async function readRelations(part: ZipEntry | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readPart(part, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}

async function readStrings(part: ZipEntry | undefined): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let [text, isText, phonetic] = ['', false, false];
  await readPart(part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') phonetic = true;
    },
    text: (piece) => {
      if (isText && !phonetic) text += piece;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.add(unescapeText(text));
    },
  });
  return strings;
}

/** By the number that cells name their style with. */
async function readStyles(part: ZipEntry | undefined): Promise<NumberStyle[]> {
  const formats = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readPart(part, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(numFmtId, styleOfFormat(formatCode));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells)
        styles.push(formats.get(numFmtId) ?? (isBuiltInDate(Number(numFmtId)) ? 'date' : 'number'));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
