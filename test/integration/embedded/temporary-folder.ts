import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Gives a new folder with every call, all of which are removed after the tests of the file. To be called at its top. */
export function makeFolders(name: string): () => string {
  const root = mkdtempSync(join(tmpdir(), `embedded-${name}-`));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => mkdtempSync(join(root, '-'));
}
