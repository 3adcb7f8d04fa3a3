/** What a file looks like that is no list of our kind: a mistake of whoever saved it, told from its first line. */
import { type Column, readHeader } from '../domain/kernel/header.ts';

const beginnings: readonly { bytes: readonly number[]; says: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    says: 'looks like an Excel workbook (.xlsx); save it as CSV 像是 Excel 工作簿，请另存为 CSV',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    says: 'looks like an Excel workbook (.xls); save it as CSV 像是 Excel 工作簿，请另存为 CSV',
  },
  {
    bytes: [0x1f, 0x8b],
    says: 'looks gzipped; let its name end with .gz 像是 gzip 压缩文件，文件名须以 .gz 结尾',
  },
  ...[
    [0xff, 0xfe],
    [0xfe, 0xff],
  ].map((bytes) => ({
    bytes,
    says: 'looks like UTF-16 ("Unicode" in Windows); save it as UTF-8 or GB18030 像是 UTF-16 编码，请另存为 UTF-8 或 GB18030',
  })),
];

/** @param line the bytes of the first line */
export function looksLike(line: Uint8Array): string | undefined {
  return beginnings.find(({ bytes }) => bytes.every((byte, index) => line[index] === byte))?.says;
}

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
