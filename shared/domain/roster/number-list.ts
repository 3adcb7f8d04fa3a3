/** A list of old and new household numbers that a county puts beside a roster in which it has renumbered its households. */
import { splitRecord } from '../kernel/csv.ts';
import { cleanNumber } from '../kernel/text.ts';

export interface NumberListReading {
  /** New number → old number. */
  oldNumbers: ReadonlyMap<string, string>;
  /** Lines that say nothing or contradict another one: none of those that contradict each other is used. */
  refused: number;
}

const names = {
  old: ['旧家庭编号', '原家庭编号', 'old_number'],
  new: ['新家庭编号', '现家庭编号', 'new_number'],
} as const;

/**
 * Reads such a list: a header of 旧家庭编号 and 新家庭编号 (old_number, new_number) in either order, then a pair a line.
 * @returns undefined where there is no such header
 */
export function readNumberLines(text: string): NumberListReading | undefined {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = splitRecord(header).map((name) => name.trim());
  const place = (of: readonly string[]): number => columns.findIndex((name) => of.includes(name));
  const [old, now] = [place(names.old), place(names.new)];
  if (old < 0 || now < 0) return undefined;
  const rows = lines.filter((line) => line.trim() !== '').map(splitRecord);
  const pairs = rows.flatMap((row) => {
    const [from, to] = [cleanNumber(row[old] ?? ''), cleanNumber(row[now] ?? '')];
    return from === '' || to === '' ? [] : [{ from, to }];
  });
  const said = (key: 'from' | 'to') => Map.groupBy(pairs, (pair) => pair[key]);
  const [byOld, byNew] = [said('from'), said('to')];
  const one = (group: { from: string; to: string }[] | undefined) =>
    new Set(group?.map(({ from, to }) => `${from}\n${to}`)).size === 1;
  const agreed = pairs.filter(({ from, to }) => one(byOld.get(from)) && one(byNew.get(to)));
  return {
    oldNumbers: new Map(agreed.map(({ from, to }) => [to, from])),
    refused: rows.length - agreed.length,
  };
}
