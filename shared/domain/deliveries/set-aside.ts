/** Rows that could not be read, by reason, and where the first of them stand: what a provider needs to mend its file. */
import type { QuarantineReason } from '../../contracts/reasons.ts';
import { textOfReason } from '../catalogue/reasons.ts';

const linesShown = 5;

export interface Lines {
  rows: number;
  /** The first ones, the header being 1. */
  lines: number[];
}

export class SetAside {
  readonly quarantined = new Map<QuarantineReason, Lines>();

  add(reason: QuarantineReason, line: number): void {
    const known = this.quarantined.get(reason) ?? { rows: 0, lines: [] };
    this.quarantined.set(reason, known);
    noteLine(known, line);
  }

  /** `3 行（第 2、3、4 行）：…；3 rows (lines 2, 3, 4): …`, most frequent first. */
  describe(): string {
    const byRows = [...this.quarantined].sort(([, a], [, b]) => b.rows - a.rows);
    const zh = byRows.map(
      ([reason, each]) => `${each.rows} 行（${linesInChinese(each)}）：${textOfReason(reason).zh}`,
    );
    const en = byRows.map(
      ([reason, each]) => `${each.rows} rows (${linesInEnglish(each)}): ${textOfReason(reason).en}`,
    );
    return `${zh.join('；')}。${en.join('; ')}`;
  }
}

export function noteLine(known: Lines, line: number): void {
  known.rows += 1;
  if (known.lines.length < linesShown) known.lines.push(line);
}

/** `第 2、3 行`, with 等 where there are more. */
export function linesInChinese({ rows, lines }: Lines): string {
  return `第 ${lines.join('、')} 行${rows > lines.length ? '等' : ''}`;
}

/** `lines 2, 3 and others`. */
export function linesInEnglish({ rows, lines }: Lines): string {
  return `${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${rows > lines.length ? ' and others' : ''}`;
}
