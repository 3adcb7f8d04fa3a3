/**
 * What the sample county holds of a source, and of the findings of a rule. The module of either has it as an export of its
 * own, `sample`, which nothing but the generator of the sample county reads: no function that runs holds it.
 */
import type { CaseKind } from '../../contracts/household-file.ts';
import type { CalendarDate, Fen } from '../../contracts/primitives.ts';
import { computeCheckDigit } from '../kernel/identity.ts';

/** Draws the same for everybody who draws the same. */
export interface Draw {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** Items with their weights: `[['是', 3], ['否', 1]]`. */
export type Weighted<T> = readonly (readonly [T, number])[];

export function pickWeighted<T>(draw: Pick<Draw, 'next'>, table: Weighted<T>): T {
  let left = draw.next() * table.reduce((sum, [, weight]) => sum + weight, 0);
  const found = table.find(([, weight]) => (left -= weight) < 0) ?? table.at(-1);
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found[0];
}

/**
 * Cells by the English names of their columns; what is not there is empty. Amounts are written `1234.50` and dates
 * `2026-10-31`: the sender's layout says how its system writes them.
 */
export type Cells = Readonly<Record<string, string>>;

export interface SampleHolder {
  /** In years. */
  age: number;
  /** Money that may be found with this person in one file without any rule failing. */
  spareFen: Fen;
  /** What the household declares that it earns in a month, which the head may be found to earn. */
  declaredFen: Fen;
  /** Whether the person is the head of a household: what a household has once, its head has. */
  isHead: boolean;
  /** County and town where the person lives. */
  place: string;
}

export interface FileForm {
  encoding: 'utf-8' | 'utf-8-bom' | 'gb18030';
  newline: '\n' | '\r\n';
  gzip?: boolean;
  /** A blank line after so many rows, as exports by page leave them. */
  blankEvery?: number;
}

/** How a sender's system writes its files. */
export interface SampleLayout {
  /** Titles in English; Chinese unless said. */
  english?: true;
  /** Columns of the source by their English names, and of the sender's own by title and content; those of the source unless said. */
  columns?: readonly (string | readonly [title: string, content: (draw: Draw) => string])[];
  /** `1,234.50`, or `1234.5`; `1234.50` unless said. */
  amounts?: 'grouped' | 'shortest';
  /** `20261031`, or `2026/10/31`; `2026-10-31` unless said. */
  dates?: 'compact' | 'slashes';
  form?: FileForm;
  quoteAll?: boolean;
  /** Share of lines that are broken off before the identity; only where it is not in front. */
  brokenShare?: number;
}

/** Who delivers, what, and as of when. */
export interface SampleSender {
  /** Folder of the provider. */
  provider: string;
  /** What the county's policy calls it. */
  providerName: string;
  asOf: CalendarDate;
  /** The file in it, or its parts. */
  files: readonly string[];
  /** Rows of each file, most of them of people whom the county does not know. */
  rows: number;
  /** A full statement that was sent earlier: the rows that are not later than that day by this column. */
  before?: { asOf: CalendarDate; column: string };
  layout?: SampleLayout;
}

export interface SourceSample<Sender extends SampleSender = SampleSender> {
  senders: readonly Sender[];
  /** Share of the county's people who have rows in the files of one sender. */
  share: number;
  /** Rows of one person, without number and name, which raise nothing. */
  draw(draw: Draw, holder: SampleHolder, sender: Sender): readonly Cells[];
  /** Rows of somebody whom the county does not know, who may have anything; those of everybody unless said. */
  drawAny?(draw: Draw, holder: SampleHolder, sender: Sender): readonly Cells[];
}

/** A finding of a rule: what its provider has on record of the heads of some households. */
export interface RuleSample {
  /** The source whose rows raise it; its own sample says what everybody else has. */
  source: string;
  /** Folder of a provider that no other sample has; its file has all columns of the source. */
  provider: string;
  /** What the county's policy calls it. */
  providerName: string;
  /** How many households of the sample county have it. */
  households: number;
  /** What the finding is. */
  kind: CaseKind;
  /** Rows of a head, without number and name, which raise this finding and no other. */
  draw(draw: Draw, holder: SampleHolder): readonly Cells[];
}

/** What a clerk writes into a column that nobody checks; commas, quotes and all. */
export const remarks: readonly string[] = [
  '',
  '',
  '',
  '代发',
  '已核',
  '客户称"已结清",待查',
  '见附件,第2页',
  '柜面办理；材料齐全',
  '=HYPERLINK("#")',
  'a,b,"c"',
];

/** The identity number of a grown-up whom nobody knows. */
export function drawStranger(draw: Draw): string {
  const month = String(draw.int(1, 12)).padStart(2, '0');
  const first17 = `320102${draw.int(1950, 2000)}${month}${draw.int(10, 28)}${draw.int(100, 999)}`;
  return first17 + computeCheckDigit(first17);
}

/** An amount as cells have it. */
export function writeFen(fen: Fen): string {
  return (fen / 100).toFixed(2);
}
