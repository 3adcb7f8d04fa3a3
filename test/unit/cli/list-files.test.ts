import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listFiles } from '../../../cli/deliver.ts';

const folder = mkdtempSync(join(tmpdir(), 'hedui-list-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder is delivered without what desktops leave in it, each manifest before its file', async () => {
  const day = 'inbox/bank/nongshang/2026-10-31';
  for (const key of ['b.csv', 'a.csv', 'a.csv.manifest.json', '.DS_Store', 'Thumbs.db', '.cache/c.csv']) {
    const path = join(folder, day, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
  const keys = (await listFiles(folder, 'inbox')).map(({ key }) => key);
  expect(keys).toEqual(['a.csv.manifest.json', 'a.csv', 'b.csv'].map((name) => `${day}/${name}`));
  expect(await listFiles(folder, 'roster')).toEqual([]);
});
