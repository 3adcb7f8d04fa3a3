/** Synthesizes the stack into a folder of its own, again only when its sources have changed. */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');

/** Where the assembly's template and bundles come from. */
const sourcesOfAssembly = ['infra', 'functions', 'shared', 'cdk.json', 'package-lock.json'];

let underWay: Promise<string> | undefined;

/** @returns the folder with the template and the bundles; who asks while it is made gets the same */
export function synthesizeAssembly(): Promise<string> {
  underWay ??= makeAssembly().finally(() => (underWay = undefined));
  return underWay;
}

async function makeAssembly(): Promise<string> {
  const fingerprint = await fingerprintOf(sourcesOfAssembly);
  const assembly = join(cache, `assembly-${fingerprint}`);
  if (existsSync(join(assembly, 'manifest.json'))) return assembly;
  await mkdir(cache, { recursive: true });
  await removeFormer();
  // Written beside and then moved, so that a synthesis that is cut off leaves nothing that looks whole.
  const unfinished = `${assembly}.${process.pid}`;
  await synthesizeInto(unfinished, root);
  await rename(unfinished, assembly).catch(async (error: unknown) => {
    if (!existsSync(join(assembly, 'manifest.json'))) throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
  return assembly;
}

async function fingerprintOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(places.map(filesBelow))).flat().sort()) {
    hash.update(path.slice(root.length)).update('\0');
    hash.update(await readFile(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(place: string): Promise<string[]> {
  const path = join(root, place);
  if (/\.json$/.test(place)) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Removes assemblies of former sources; not those of today, which another process may be running. */
async function removeFormer(): Promise<void> {
  const yesterday = Date.now() - 24 * 3_600_000;
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (!name.startsWith('assembly-') || (await stat(path)).mtimeMs > yesterday) continue;
    await rm(path, { recursive: true, force: true });
  }
}

/** Synthesizes the stack of a checkout, this one or another. @throws Error with what the CDK said */
export async function synthesizeInto(outdir: string, root: string): Promise<void> {
  const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const child = spawn(process.execPath, [cdk, 'synth', '--quiet', '--output', outdir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The CLI starts `node` from the path: it has to be this one.
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      // Its modules would take more to keep than keeping them saves.
      NODE_COMPILE_CACHE: undefined,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('exit', resolve).on('error', reject),
  );
  if (code !== 0) throw new Error(`the stack could not be synthesized:\n${said}`);
}
