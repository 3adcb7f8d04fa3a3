/** What `check-file` prints: first what would become of the file, then why. */
import pc from 'picocolors';
import type { Manifest } from '../shared/contracts/deliveries.ts';
import type { Bilingual } from '../shared/contracts/primitives.ts';
import { textOfReason } from '../shared/domain/catalogue/reasons.ts';
import type { FileCheck } from '../shared/app/deliveries/check-file.ts';

/** What there is to complain of: that the file would be rejected or held, that it may be cut off, or rows of it. */
export interface Complaint {
  of: 'rejection' | 'hold' | 'end' | 'rows';
  text: string;
}

export function rejection(reason: string, detail?: string): Complaint {
  return { of: 'rejection', text: `${reason}${detail === undefined ? '' : ` (${detail})`}: ${say(reason)}` };
}

export function complainOf(found: FileCheck): Complaint[] {
  if (found.kind === 'rejected') return [rejection(found.reason, found.detail)];
  const rows = [...found.quarantined].map(([reason, { rows, lines }]): Complaint => {
    const such = `such as line ${lines.join(', ')}`;
    return { of: 'rows', text: `${reason}: ${rows} rows, ${such}; ${say(reason)}` };
  });
  return [
    ...(found.held ? [hold(found.held)] : []),
    ...(found.endsWithNewline ? [] : [unfinished]),
    ...rows,
    ...(found.rounded ?? []).map(roundedNumbers),
  ];
}

function hold({ reason, seen }: { reason: string; seen: Bilingual }): Complaint {
  return { of: 'hold', text: `${reason} (${seen.en} ${seen.zh}): ${say(reason)}` };
}

function roundedNumbers(column: string): Complaint {
  return {
    of: 'rows',
    text: `${column}: a spreadsheet has rounded these numbers, so they identify nothing; set the column to text and export again 该列的号码已被电子表格取整，不能识别任何东西；请将该列设为文本后重新导出`,
  };
}

const unfinished: Complaint = {
  of: 'end',
  text: 'its last line is not ended: either it was cut off there, or its program never ends it; held as last-line-unfinished where the one before was ended 最后一行没有换行符，文件可能不完整；如此前的文件都有换行符，将被暂扣',
};

/** @returns lines, of which the first says what would become of it */
export function describeCheck(
  name: string,
  {
    found,
    complaints,
    complete,
  }: { found: FileCheck; complaints: Complaint[]; complete: Manifest | undefined },
): string[] {
  const reasons = complaints.map(({ text }) => text);
  const first = `${judge(complaints)} ${name}`;
  if (found.kind === 'rejected') return [first, ...reasons];
  return [
    `${first}: ${describeRows(found)}`,
    `its manifest: ${JSON.stringify(complete)}`,
    ...describeUnclear(found.unclear),
    ...reasons,
  ];
}

function judge(complaints: readonly Complaint[]): string {
  const about = new Set(complaints.map(({ of }) => of));
  if (about.has('rejection')) return pc.red('would be rejected 将被退回');
  if (about.has('hold')) return pc.red('would be held 将被暂扣');
  if (about.has('end')) return pc.yellow('may be cut off 可能不完整');
  if (about.has('rows')) return pc.yellow('can be sent, without some rows 可以报送，部分行将被隔离');
  return pc.green('can be sent 可以报送');
}

function describeRows({ rows, encoding, households }: Extract<FileCheck, { kind: 'readable' }>): string {
  return `${rows} rows${households === undefined ? '' : ` of ${households} households`}, ${encoding}`;
}

function describeUnclear({ rows, lines }: { rows: number; lines: number[] }): string[] {
  if (rows === 0) return [];
  return [`${rows} rows are in a state that Hedui takes for unclear, such as line ${lines.join(', ')}`];
}

function say(reason: string): string {
  const { zh, en } = textOfReason(reason);
  return `${en} ${zh}`;
}
