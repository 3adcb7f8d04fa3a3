/** Apart from what makes them, so that a process that reads them carries none of it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All index objects of a folder, in the order of their counties, one after another. */
export async function* readIndexObjects(folder: string): AsyncGenerator<Uint8Array> {
  for (const name of (await readdir(folder)).sort()) yield readFile(join(folder, name));
}
