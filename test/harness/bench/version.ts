/** Another version of this repository, checked out beside it, with the same packages. */
import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = join(import.meta.dirname, '..', '..', '..');

export interface Version {
  commit: string;
  root: string;
}

/** Clones a commit into an empty folder. @throws Error where there is no such commit */
export async function checkOut(commit: string, folder: string): Promise<Version> {
  const { stdout } = await run('git', ['-C', here, 'rev-parse', '--verify', `${commit}^{commit}`]);
  const found = stdout.trim();
  await run('git', ['clone', '--quiet', '--shared', '--no-checkout', here, folder]);
  await run('git', ['-C', folder, 'checkout', '--quiet', '--detach', found]);
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
  return { commit: found, root: folder };
}

/** What its package.json starts for a night: arguments of Node, as they are in its own folder. */
export async function nightOf({ root }: Version): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const script = scripts['nightly'] ?? scripts['night'];
  const [program, ...args] = script?.split(' ') ?? [];
  if (program !== 'node') throw new Error(`${root}: no script of package.json runs a night with node`);
  return args;
}
