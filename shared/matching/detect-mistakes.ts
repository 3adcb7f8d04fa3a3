/** Detects by its first line how a file was saved wrongly: other separators, or UTF-8 encoded twice. */
import type { Bilingual } from '../contracts/primitives.ts';
import { type Column, readHeader } from '../domain/kernel/header.ts';

const separators: readonly ({ separator: string } & Bilingual)[] = [
  { separator: '\t', zh: '制表符', en: 'tabs' },
  { separator: ';', zh: '分号', en: 'semicolons' },
  { separator: '；', zh: '全角分号', en: 'full-width semicolons' },
  { separator: '，', zh: '全角逗号', en: 'full-width commas' },
  { separator: '|', zh: '竖线', en: 'vertical bars' },
];

/**
 * The separator that the file seems to use: one by which more column names are recognised than by commas.
 * @param known how many are recognised by commas
 */
export function seemsSeparatedBy(
  line: string,
  columns: readonly Column[],
  known: number,
): string | undefined {
  const found = separators.find(
    ({ separator }) =>
      line.includes(separator) && readHeader(line.replaceAll(separator, ','), columns).known > known,
  );
  return (
    found && `各列以${found.zh}分隔，请改用英文逗号 separated by ${found.en}; separate the fields by commas`
  );
}

/** What Windows-1252 has in place of the control characters from 0x80 on. */
const windows1252 = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at),
);

/**
 * Whether UTF-8 was read as Windows-1252 and encoded again: more column names are recognised when that is undone.
 */
export function seemsEncodedTwice(
  line: string,
  columns: readonly Column[],
  known: number,
): string | undefined {
  const bytes = Array.from(line, (char) => {
    const at = windows1252.indexOf(char);
    return at < 0 ? (char.codePointAt(0) ?? 0) : 0x80 + at;
  });
  if (bytes.some((byte) => byte > 0xff)) return undefined;
  const once = new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
  if (readHeader(once, columns).known <= known) return undefined;
  return '文件被两次编码为 UTF-8，请重新导出为 UTF-8 encoded as UTF-8 twice; export it again as UTF-8';
}
