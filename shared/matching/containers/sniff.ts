/** What a file is, by its first bytes, whatever it is called: something that can be read, or what it is and what to do. */
import type { RejectionReason } from '../../contracts/reasons.ts';

export type FileKind =
  { kind: 'text' | 'gzip' | 'zstd' | 'zip' } | { kind: 'refused'; reason: RejectionReason; detail: string };

function startsWith(head: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

type Look = (head: Uint8Array) => boolean;
const magic =
  (...bytes: number[]): Look =>
  (head) =>
    startsWith(head, ...bytes);

/** The first that fits counts. Details name the thing in Chinese and English, and what to do. */
const kinds: readonly [Look, FileKind][] = [
  [magic(0x1f, 0x8b), { kind: 'gzip' }],
  [magic(0x28, 0xb5, 0x2f, 0xfd), { kind: 'zstd' }],
  [(head) => startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6), { kind: 'zip' }],
  [
    (head) => isOle(head) && holdsWide(head, 'EncryptedPackage'),
    refused('有密码的 Excel 工作簿，请去掉密码', 'an Excel workbook with a password; take the password off'),
  ],
  [
    isOle,
    refused(
      '旧版 Excel 或 WPS 工作簿（.xls、.et），请另存为 .xlsx 或 CSV',
      'an old Excel or WPS workbook (.xls, .et); save it as .xlsx or CSV',
    ),
  ],
  [
    magic(0x25, 0x50, 0x44, 0x46),
    refused('PDF 文件，请提供 .xlsx 或 CSV', 'a PDF; send the list as .xlsx or CSV'),
  ],
  [
    magic(0x52, 0x61, 0x72, 0x21),
    refused(
      'rar 压缩包，请改用 .zip、.gz 或直接提供文件',
      'a rar archive; send .zip, .gz or the file itself',
    ),
  ],
  [
    magic(0x37, 0x7a, 0xbc, 0xaf),
    refused('7z 压缩包，请改用 .zip、.gz 或直接提供文件', 'a 7z archive; send .zip, .gz or the file itself'),
  ],
  [
    magic(0xfd, 0x37, 0x7a, 0x58, 0x5a),
    refused('xz 压缩文件，请改用 .gz 或 .zst', 'an xz archive; send .gz or .zst'),
  ],
  [
    magic(0x42, 0x5a, 0x68),
    refused('bzip2 压缩文件，请改用 .gz 或 .zst', 'a bzip2 archive; send .gz or .zst'),
  ],
  [
    (head) => startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) || looksWide(head),
    {
      kind: 'refused',
      reason: 'encoding-invalid',
      detail:
        '像是 UTF-16 编码，请另存为 UTF-8 或 GB18030 looks like UTF-16 ("Unicode" in Windows); save it as UTF-8 or GB18030',
    },
  ],
  [
    (head) => /^\s*<\?xml/i.test(textOf(head)) && !/<html/i.test(textOf(head)),
    refused(
      'XML 文档（可能名为 .xls），请另存为 .xlsx 或 CSV',
      'an XML document, perhaps one called .xls; save it as .xlsx or CSV',
    ),
  ],
  [
    (head) => /^\s*<(?:!doctype|!--|html|head|meta|body|table|div|style|\?xml)/i.test(textOf(head)),
    refused(
      '网页（HTML，可能名为 .xls），请另存为 .xlsx 或 CSV',
      'a web page (HTML), perhaps one called .xls; save it as .xlsx or CSV',
    ),
  ],
  [
    (head) => /^\s*(?:\[\s*)?\{\s*"/.test(textOf(head)) || /^\s*\[\s*\[/.test(textOf(head)),
    refused('JSON 数据，请提供 .xlsx 或 CSV', 'JSON; send the list as .xlsx or CSV'),
  ],
];

/** @param head the first bytes, as many as there are up to 64 KiB */
export function detectKind(head: Uint8Array): FileKind {
  return kinds.find(([look]) => look(head))?.[1] ?? { kind: 'text' };
}

function refused(zh: string, en: string): FileKind {
  return { kind: 'refused', reason: 'container-unusable', detail: `${zh} it is ${en}` };
}

function isOle(head: Uint8Array): boolean {
  return startsWith(head, 0xd0, 0xcf, 0x11, 0xe0);
}

function holdsWide(head: Uint8Array, text: string): boolean {
  return Buffer.from(head).includes(Buffer.from(text, 'utf16le'));
}

/** Text without a byte order mark, of which every other byte is zero: ASCII in UTF-16. */
function looksWide(head: Uint8Array): boolean {
  const seen = head.subarray(0, 1024);
  const zeros = [0, 0];
  seen.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
  return seen.length >= 8 && most * 10 >= seen.length && least * 20 <= most;
}

function textOf(head: Uint8Array): string {
  const marked = startsWith(head, 0xef, 0xbb, 0xbf);
  return Buffer.from(head.subarray(marked ? 3 : 0, 512)).toString('latin1');
}
