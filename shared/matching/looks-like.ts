/** What a file looks like that is no list of our kind: a mistake of whoever saved it, told from its first line. */
import { type Column, readHeader } from '../domain/kernel/header.ts';

const separators: readonly { separator: string; name: string }[] = [
  { separator: '\t', name: 'tabs 制表符' },
  { separator: ';', name: 'semicolons 分号' },
  { separator: '；', name: 'full-width semicolons 全角分号' },
  { separator: '，', name: 'full-width commas 全角逗号' },
  { separator: '|', name: 'vertical bars 竖线' },
];

/**
 * What its fields seem to be separated by, where more names of columns are known then than between commas.
 * @param known how many are known between commas
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
  return found && `separated by ${found.name}; separate the fields by commas 请用英文逗号分隔`;
}
