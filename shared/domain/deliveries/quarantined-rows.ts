/** Rows that could not be read, by reason, and where the first of them stand: what a provider needs to mend its file. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { QuarantineReason } from '../../contracts/reasons.ts';
import { textOfReason } from '../catalogue/reasons.ts';

/** In a text. */
const linesShown = 5;
/** In a list. */
const linesListed = 20;

export interface Lines {
  rows: number;
  /** The first ones, the header being 1. */
  lines: number[];
}

/** @typeParam R reasons of this version, or as stored by any */
export class QuarantinedLines<R extends string = QuarantineReason> {
  readonly quarantined = new Map<R, Lines>();
  readonly #linesKept: number;

  constructor(linesKept = linesShown) {
    this.#linesKept = linesKept;
  }

  /** With as many lines as a list holds. */
  static forList(): QuarantinedLines<string> {
    return new QuarantinedLines<string>(linesListed);
  }

  add(reason: R, line: number): void {
    const known = this.quarantined.get(reason) ?? { rows: 0, lines: [] };
    this.quarantined.set(reason, known);
    noteLine(known, line, this.#linesKept);
  }

  /** Most frequent first. */
  list(): ({ reason: R; explanation: Bilingual } & Lines)[] {
    return [...this.quarantined]
      .map(([reason, lines]) => ({ reason, ...lines, explanation: textOfReason(reason) }))
      .sort((a, b) => b.rows - a.rows);
  }

  /** `3 行（第 2、3、4 行）：…；3 rows (lines 2, 3, 4): …`, most frequent first; of one reason, or of all. */
  describe(only?: R): string {
    const byRows = [...this.quarantined]
      .filter(([reason]) => only === undefined || reason === only)
      .sort(([, a], [, b]) => b.rows - a.rows);
    const zh = byRows.map(
      ([reason, each]) => `${each.rows} 行（${linesInChinese(each)}）：${textOfReason(reason).zh}`,
    );
    const en = byRows.map(
      ([reason, each]) => `${each.rows} rows (${linesInEnglish(each)}): ${textOfReason(reason).en}`,
    );
    return `${zh.join('；')}。${en.join('; ')}`;
  }
}

export function noteLine(known: Lines, line: number, linesKept = linesShown): void {
  known.rows += 1;
  if (known.lines.length < linesKept) known.lines.push(line);
}

/** `第 2、3 行`, with 等 where there are more. */
export function linesInChinese({ rows, lines }: Lines): string {
  return `第 ${lines.join('、')} 行${rows > lines.length ? '等' : ''}`;
}

/** `lines 2, 3 and others`. */
export function linesInEnglish({ rows, lines }: Lines): string {
  return `${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${rows > lines.length ? ' and others' : ''}`;
}
