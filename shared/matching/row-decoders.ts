/** Rows as text, from where they are in their file's bytes. */
import type { FileEncoding } from '../contracts/staged-hits.ts';

export type RowDecoder = (bytes: Buffer, start: number, end: number) => string;

/** A byte order mark belongs to the header; anywhere else it is a character like others. */
export const rowDecoders: Readonly<Record<FileEncoding, () => RowDecoder>> = {
  'utf-8': () => (bytes, start, end) => bytes.toString('utf8', start, end),
  gb18030: () => {
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
    return (bytes, start, end) => decoder.decode(bytes.subarray(start, end));
  },
};
