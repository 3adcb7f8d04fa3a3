/** One file of the known county, with its manifest and whatever happened to it on its way. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import type { FileFacts } from './files.ts';
import { columnsOf } from './layouts.ts';

export async function writeKnownFile(
  directory: string,
  layout: string,
  facts: FileFacts,
  lines: readonly string[],
): Promise<void> {
  const bytes = packFile(facts, composeText(layout, facts, lines));
  const path = join(directory, facts.key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  if (facts.manifest === undefined) return;
  const rows = lines.filter((line) => line.trim() !== '').length;
  const manifest = facts.manifest({ rows, sha256: createHash('sha256').update(bytes).digest('hex') });
  await writeFile(`${path}.manifest.json`, JSON.stringify(manifest));
}

function composeText(layout: string, facts: FileFacts, lines: readonly string[]): string {
  if (facts.text !== undefined) return facts.text;
  const header = columnsOf(layout)
    .map(({ zh, en }) => (facts.english ? en : zh))
    .join(',');
  const newline = facts.newline ?? '\n';
  return [header, ...lines].map((line) => line + newline).join('');
}

function packFile({ encoding, gzip, damage }: FileFacts, text: string): Buffer {
  const mark = encoding === 'utf-8-bom' ? '\u{feff}' : '';
  const encoded = encoding === 'gb18030' ? Buffer.from(encodeGb18030(text)) : Buffer.from(mark + text);
  const packed = gzip ? gzipSync(encoded) : encoded;
  return damage?.(packed) ?? packed;
}
