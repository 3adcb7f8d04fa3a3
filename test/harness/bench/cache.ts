/** Files that the benchmark reads: made once, streamed, and the same in every byte each time. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const cache = join(root, '.cache', 'bench');

/** What the files are made by: the cache is of these sources, and of no others. */
const makers = [
  'test/harness/bench/people.ts',
  'test/harness/bench/delivery.ts',
  'test/harness/bench/registry.ts',
  'cli/sample-county/write.ts',
];

/**
 * The path of a file or folder below the cache, made first where it is missing.
 * @param make writes it at the path that it is given
 */
export async function cached(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const folder = join(cache, await versionOfMakers());
  const path = join(folder, name);
  if (existsSync(path)) return path;
  await removeFormer(folder);
  // Made aside and moved, so that what was cut off is not taken for whole.
  const aside = `${path}.${process.pid}`;
  await make(aside);
  await rename(aside, path);
  return path;
}

/** What this run writes is apart from what another one writes at the same time. */
const scratch = join(cache, `run-${process.pid}`);

/** A folder for what is measured to write to; emptied each time. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(scratch, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** To be called when all is done. */
export function removeScratch(): Promise<void> {
  return rm(scratch, { recursive: true, force: true });
}

async function versionOfMakers(): Promise<string> {
  const digest = createHash('sha256');
  for (const maker of makers) digest.update(await readFile(join(root, maker)));
  return digest.digest('hex').slice(0, 12);
}

async function removeFormer(current: string): Promise<void> {
  await mkdir(current, { recursive: true });
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (/^[0-9a-f]{12}$/.test(name) && folder !== current) await rm(folder, { recursive: true, force: true });
  }
}
