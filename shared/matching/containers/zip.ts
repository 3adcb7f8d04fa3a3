/** Files in a zip archive, read through its directory. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ObjectUnusableError } from '../object-unusable.ts';

export type ZipEntry = {
  readonly name: string;
  /** The content, inflated; its length is checked against what the directory says. */
  open(): AsyncIterable<Uint8Array>;
};

const ENCRYPTED = 1;
/** Where the flags are in the header before a file. */
const FLAGS_AT = 6;
/** What operating systems add to an archive. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;
/** A workbook has some dozens; what has thousands is no file of ours. */
const MOST_ENTRIES = 10_000;

/**
 * The files of an archive, without folders and what systems add.
 *
 * @throws ObjectUnusableError where it is damaged or has a password
 */
export async function openZip(bytes: Buffer): Promise<ZipEntry[]> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    const entries: ZipEntry[] = [];
    let read = 0;
    for await (const entry of zip.eachEntry()) {
      if ((read += 1) > MOST_ENTRIES)
        throw new ObjectUnusableError('container-unusable', '压缩包中文件过多 too many files in it');
      if (entry.fileName.endsWith('/') || LITTER.test(entry.fileName)) continue;
      if (isEncrypted(entry, bytes))
        throw new ObjectUnusableError(
          'container-unusable',
          '有密码的 zip 压缩包，请去掉密码 it is a zip archive with a password; take the password off',
        );
      entries.push({ name: entry.fileName, open: () => readEntry(zip, entry) });
    }
    return entries;
  } catch (error) {
    throw asUnusable(error);
  }
}

/** The directory and the file's own header each have the flag, and some programs set one alone. */
function isEncrypted({ generalPurposeBitFlag, relativeOffsetOfLocalHeader }: Entry, bytes: Buffer): boolean {
  const flags = relativeOffsetOfLocalHeader + FLAGS_AT;
  const own = flags + 2 <= bytes.length ? bytes.readUInt16LE(flags) : 0;
  return ((generalPurposeBitFlag | own) & ENCRYPTED) !== 0;
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    throw asUnusable(error);
  }
}

/** The bytes are at hand: whatever fails is the archive's own fault. */
function asUnusable(error: unknown): ObjectUnusableError {
  if (error instanceof ObjectUnusableError) return error;
  return new ObjectUnusableError(
    'container-unusable',
    '压缩包或工作簿损坏或不完整，请重新发送 it is a zip archive or workbook that is cut off or damaged; send it again',
    { cause: error },
  );
}
