/** What a list is wrapped in, and files of other programs that are sent in its place. */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { workbookOf } from '../corpus/workbook.ts';
import { text, under } from './drafts.ts';
import type { SheetDamage } from './drafts.ts';

const wrapped = (
  name: string,
  leaves: SheetDamage['leaves'],
  suffix: string,
  pack: (bytes: Buffer) => Uint8Array,
): SheetDamage => ({ name, leaves, ...under(suffix, pack) });

const workbook = (bytes: Buffer): Uint8Array => workbookOf([bytes.toString().trimEnd()]);
const zip = (bytes: Uint8Array, name = '清单.csv'): Uint8Array => zipSync({ [name]: bytes });
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const ofOldMacs = (bytes: Buffer): Buffer => Buffer.from(bytes.toString().replaceAll('\n', '\r'));

/** Header and content of an archive of tar(1), in blocks of 512 bytes. */
function tar(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(512);
  head.write('list.csv', 0);
  head.write('0000644\0', 100);
  head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('ustar\u000000', 257);
  const content = Buffer.alloc(Math.ceil(bytes.length / 512) * 512);
  content.set(bytes);
  return Buffer.concat([head, content, Buffer.alloc(1024)]);
}

/** Begins as files of such a program do, and goes on as nothing that anybody reads. */
const begins = (magic: string | Uint8Array, at = 0): Buffer => {
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919 + (n >> 3)) % 256));
  noise.set(typeof magic === 'string' ? latin(magic) : magic, at);
  return noise;
};

export const containerDamages: readonly SheetDamage[] = [
  wrapped('a workbook called .csv', 'same', '.csv', workbook),
  wrapped('an archive called .csv', 'same', '.csv', (bytes) => zip(bytes)),
  wrapped('text called .xlsx', 'same', '.xlsx', (bytes) => bytes),
  wrapped('text called .xls', 'same', '.xls', (bytes) => bytes),
  wrapped('text called .zip', 'same', '.zip', (bytes) => bytes),
  wrapped('text called .txt', 'same', '.txt', (bytes) => bytes),
  wrapped('text without an ending', 'same', '', (bytes) => bytes),
  wrapped('a workbook in an archive', 'same', '.zip', (bytes) => zip(workbook(bytes), 'a.xlsx')),
  wrapped('gzip in an archive', 'same', '.zip', (bytes) => zip(gzipSync(bytes), 'a.csv.gz')),
  wrapped('zstd in an archive', 'same', '.zip', (bytes) => zip(zstdCompressSync(bytes), 'a.csv.zst')),
  wrapped('an archive with a folder and litter', 'same', '.zip', (bytes) =>
    zipSync({ 'a/': new Uint8Array(), 'a/b.csv': bytes, '__MACOSX/a/._b.csv': bytes, 'a/.DS_Store': bytes }),
  ),
  wrapped('GB18030 in an archive', 'same', '.zip', (bytes) => zip(encodeGb18030(bytes.toString()))),
  wrapped('line ends of old Macs in gzip', 'same', '.csv.gz', (bytes) => gzipSync(ofOldMacs(bytes))),
  wrapped('line ends of old Macs in an archive', 'same', '.zip', (bytes) => zip(ofOldMacs(bytes))),
  wrapped('a workbook with a note before it', 'same', '.xlsx', (bytes) =>
    workbookOf(['填表说明\n请如实填写', bytes.toString().trimEnd()]),
  ),
  wrapped('an archive in an archive', 'refused', '.zip', (bytes) => zip(zip(bytes), 'a.zip')),
  wrapped('an archive in gzip', 'refused', '.zip.gz', (bytes) => gzipSync(zip(bytes))),
  wrapped('gzip in gzip', 'refused', '.csv.gz.gz', (bytes) => gzipSync(gzipSync(bytes))),
  wrapped('tar', 'refused', '.tar', tar),
  wrapped('tar in gzip', 'refused', '.tar.gz', (bytes) => gzipSync(tar(bytes))),
  wrapped('an archive without a file', 'refused', '.zip', () => zipSync({})),
  wrapped('a workbook with nothing in it', 'refused', '.xlsx', () => workbookOf([''])),
  wrapped('a Word document', 'refused', '.docx', (bytes) =>
    zipSync({ '[Content_Types].xml': bytes, 'word/document.xml': bytes }),
  ),
  wrapped('an OFD document', 'refused', '.ofd', (bytes) =>
    zipSync({ 'OFD.xml': bytes, 'Doc_0/Document.xml': bytes }),
  ),
  wrapped('an OpenDocument file', 'refused', '.ods', (bytes) =>
    zipSync({ mimetype: bytes, 'content.xml': bytes, 'META-INF/manifest.xml': bytes }),
  ),
  wrapped('a photograph', 'refused', '.jpg', () => begins('\xff\xd8\xff\xe0\0\x10JFIF')),
  wrapped('a picture of the screen', 'refused', '.png', () => begins('\x89PNG\r\n\x1a\n')),
  wrapped('a dBASE table', 'refused', '.dbf', () => begins('\x03\x7e\x0b\x1e\x0c\0\0\0')),
  wrapped('an Access database', 'refused', '.mdb', () => begins('\0\x01\0\0Standard Jet DB\0')),
  wrapped('an SQLite database', 'refused', '.db', () => begins('SQLite format 3\0')),
  wrapped('a Parquet file', 'refused', '.parquet', () => begins('PAR1')),
  wrapped('a file that was encrypted', 'refused', '.csv', () =>
    begins('\x62\x14\x23\x65\x3e\0\0\0E-SafeNet\0\0\0LOCK'),
  ),
  wrapped('a message of PGP', 'refused', '.csv', () => latin('-----BEGIN PGP MESSAGE-----\n\nhQEMA\n')),
  wrapped('statements of a database', 'refused', '.csv', (bytes) =>
    latin(`INSERT INTO accounts VALUES ('${bytes.length}', 'a');\n`),
  ),
  text('a mark of UTF-8 before GB18030', 'refused', (all) =>
    Buffer.concat([Buffer.from('\ufeff'), encodeGb18030(all)]),
  ),
  text('UTF-16, the other byte first', 'refused', (all) => Buffer.from(`\ufeff${all}`, 'utf16le').swap16()),
  text(
    'an answer of the server',
    'refused',
    () => '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  ),
  text(
    'a pointer to a file',
    'refused',
    () => 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n',
  ),
];
