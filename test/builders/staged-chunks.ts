/** Staged hits of a bank's file, as a match leaves them in the store. */
import { encodeGb18030 } from '../../cli/sample-county/gb18030-encoder.ts';
import type { PublishedFile } from '../../shared/contracts/deliveries.ts';
import type { FileEncoding } from '../../shared/contracts/staged-hits.ts';
import { splitLines } from '../../shared/store/aws/objects.ts';

/**
 * @param chunks each by its lines, which come in pieces of a few bytes
 * @param form which column is where
 */
export function stagedChunks(
  chunks: readonly (readonly string[])[],
  { positions, encoding = 'utf-8' }: { positions: Record<string, number>; encoding?: FileEncoding },
) {
  const facts = { provider: 'rural-bank', asOf: '2026-10-31', file: 'inbox/a.csv', encoding, positions };
  const encode = (text: string) => (encoding === 'utf-8' ? Buffer.from(text) : encodeGb18030(text));
  const stored = chunks.map((lines) =>
    Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), encode(`${lines.join('\n')}\n`)]),
  );
  const files: PublishedFile[] = [
    {
      ...{ key: facts.file, fileId: 'a', staged: 'staged/', hitChunks: chunks.length },
      ...{ indexVersion: 'index-1', day: '2026-10-31' },
    },
  ];
  return {
    store: { readByteLines: (key: string) => splitLines(inPieces(stored[Number(key.slice(-5))])) },
    files,
  };
}

async function* inPieces(bytes: Uint8Array = new Uint8Array()): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
}
