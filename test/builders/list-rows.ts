/** A list with a column of each type, as pages hand them out. */
import type { Column } from '../../shared/domain/kernel/columns.ts';
import { say, type Translate } from '../../shared/domain/kernel/say.ts';

export interface Row {
  name: string;
  amountFen: number | null;
  share: number;
  on: string | null;
}

export const zh: Translate = (text) => text.zh;
export const en: Translate = (text) => text.en;

export const columns: Column<Row>[] = [
  { title: say('户主', 'head'), type: 'text', of: ({ name }) => name },
  { title: say('金额（元）', 'amount (yuan)'), type: 'yuan', of: ({ amountFen }) => amountFen },
  { title: say('比例', 'share'), type: 'share', of: ({ share }) => share },
  { title: say('日期', 'date'), type: 'date', of: ({ on }) => on },
];

export const aRow = (parts: Partial<Row> = {}): Row => ({
  name: '张三丰',
  amountFen: 1_260_000,
  share: 0.5,
  on: '2026-10-31',
  ...parts,
});
