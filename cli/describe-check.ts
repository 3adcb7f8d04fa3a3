/** What `hedui check` prints: first what would become of the file, then why. */
import pc from 'picocolors';
import type { Manifest } from '../shared/contracts/deliveries.ts';
import type { Bilingual } from '../shared/contracts/primitives.ts';
import { textOfReason } from '../shared/domain/catalogue/reasons.ts';
import { linesInChinese, linesInEnglish } from '../shared/domain/deliveries/quarantined-rows.ts';
import type { FileCheck } from '../shared/app/deliveries/check-file.ts';
import type { UnclearRows } from '../shared/app/deliveries/unclear-rows.ts';

/** What there is to complain of: that the file would be rejected or held, that it may be cut off, rows of it, or a column. */
export interface Complaint {
  of: 'rejection' | 'hold' | 'likely-hold' | 'end' | 'rows' | 'numbers';
  text: string;
}

export function rejection(reason: string, detail?: string): Complaint {
  return { of: 'rejection', text: `${reason}${detail === undefined ? '' : ` (${detail})`}: ${say(reason)}` };
}

export function complainOf(found: FileCheck): Complaint[] {
  if (found.kind === 'rejected') return [rejection(found.reason, found.detail)];
  const rows = [...found.quarantined].map(([reason, { rows, lines }]): Complaint => {
    const [zh, en] = [linesInChinese({ rows, lines }), linesInEnglish({ rows, lines })];
    return { of: 'rows', text: `${reason}: ${rows} 行（${zh}） ${rows} rows (${en}): ${say(reason)}` };
  });
  return [
    ...(found.held ? [hold('hold', found.held)] : []),
    ...(found.likelyHeld ? [hold('likely-hold', found.likelyHeld)] : []),
    ...(found.endsWithNewline ? [] : [unfinished]),
    ...rows,
    ...(found.rounded ?? []).map(roundedNumbers),
  ];
}

function hold(of: 'hold' | 'likely-hold', { reason, seen }: { reason: string; seen: Bilingual }): Complaint {
  return { of, text: `${reason} (${seen.zh} ${seen.en}): ${say(reason)}` };
}

function roundedNumbers(column: string): Complaint {
  return {
    of: 'numbers',
    text: `${column}: 该列的号码已被电子表格取整，不能识别任何东西；请将该列设为文本后重新导出 a spreadsheet has rounded these numbers, so they identify nothing; set the column to text and export again`,
  };
}

export const leftAlone: Complaint = {
  of: 'rejection',
  text: '文件名像是正在上传的文件、校验文件或系统文件，收到后不会读取；请改名（如 .csv） its name is that of an upload under way, a checksum or a file of the system: it would be left alone; give it another name, such as .csv',
};

const unfinished: Complaint = {
  of: 'end',
  text: '最后一行没有换行符，文件可能不完整；如此前的文件都有换行符，将被暂扣 its last line is not ended: either it was cut off there, or its program never ends it; held as last-line-unfinished where the one before was ended',
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
    `清单 its manifest: ${JSON.stringify(complete)}`,
    ...found.unclear.map(describeUnclear),
    ...(found.noticed ?? []).map(({ zh, en }) => `${zh} ${en}`),
    ...reasons,
  ];
}

function judge(complaints: readonly Complaint[]): string {
  const about = new Set(complaints.map(({ of }) => of));
  if (about.has('rejection')) return pc.red('将被退回 would be rejected');
  if (about.has('hold')) return pc.red('将被暂扣 would be held');
  if (about.has('likely-hold'))
    return pc.yellow(
      '很可能被暂扣（如涉及成员的行同样如此） would probably be held (if rows that lead to members are like the others)',
    );
  if (about.has('end')) return pc.yellow('可能不完整 may be cut off');
  if (about.has('rows')) return pc.yellow('可以报送，部分行将被隔离 can be sent, without some rows');
  if (about.has('numbers'))
    return pc.yellow(
      '可以报送，但有一列号码不能识别 can be sent, but a column of numbers identifies nothing',
    );
  return pc.green('可以报送 can be sent');
}

function describeRows({ rows, encoding, households }: Extract<FileCheck, { kind: 'readable' }>): string {
  return `${rows} 行 rows${households === undefined ? '' : `，${households} 户 households`}, ${encoding}`;
}

function describeUnclear({ text, rows, lines }: UnclearRows): string {
  const [zh, en] = [linesInChinese({ rows, lines }), linesInEnglish({ rows, lines })];
  return `${rows} 行须人工核实：${text.zh}（${zh}） ${rows} rows that somebody has to clear up: ${text.en} (${en})`;
}

function say(reason: string): string {
  const { zh, en } = textOfReason(reason);
  return `${zh} ${en}`;
}
