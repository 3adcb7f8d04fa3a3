/** Delivers a folder that mirrors the inbox bucket: rosters, deliveries and lists of applicants, each in the byte order of their keys. */
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  isManifestKey,
  isNoDelivery,
  manifestKeyOf,
  numberListKeyOf,
} from '../shared/domain/deliveries/delivery-key.ts';
import type { Bucket } from '../shared/store/aws/objects.ts';

export interface FileToDeliver {
  key: string;
  path: string;
  bytes: number;
}

/** The files below one top folder of the data, each manifest just before its file. */
export async function listFiles(
  directory: string,
  top: 'roster' | 'inbox' | 'applicants',
): Promise<FileToDeliver[]> {
  const entries = await readdir(join(directory, top), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (!existsSync(join(directory, top))) return [];
      throw error;
    },
  );
  const files: FileToDeliver[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    const key = relative(directory, path).split(sep).join('/');
    if (isNoDelivery(key) && !isManifestKey(key)) continue;
    const { size } = await stat(path);
    files.push({ key, path, bytes: size });
  }
  return companionsFirst(files.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))));
}

function companionsFirst(files: readonly FileToDeliver[]): FileToDeliver[] {
  const byKey = new Map(files.map((file) => [file.key, file]));
  const companions = new Set(
    files.filter(({ key }) => !isManifestKey(key)).flatMap(({ key }) => companionKeysOf(key)),
  );
  return files.flatMap((file) => {
    if (isManifestKey(file.key)) return companions.has(file.key) ? [] : [file];
    const beside = companionKeysOf(file.key).flatMap((key) => byKey.get(key) ?? []);
    return [...beside, file];
  });
}

/** What is read together with a file, and is there before it. */
function companionKeysOf(key: string): string[] {
  return [manifestKeyOf(key), numberListKeyOf(key)];
}

/** Larger files are put in parts. */
const largestPutBytes = 5_000_000;

/** Puts files one after the other, so that they arrive in this order. */
export async function deliverFiles(
  files: readonly FileToDeliver[],
  inbox: Bucket,
  onDelivered: (file: FileToDeliver) => void,
): Promise<void> {
  for (const file of files) {
    if (file.bytes <= largestPutBytes) await inbox.write(file.key, await readFile(file.path));
    else await inbox.writeStream(file.key, createReadStream(file.path));
    onDelivered(file);
  }
}
