/** Whether what Hedui needs is installed: without it the start of a night fails deep inside a bundler. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { NotInstalledError } from './errors.ts';

const packageFile = z.object({ dependencies: z.record(z.string(), z.string()) });

/** @param root the folder of package.json. @throws NotInstalledError */
export function requirePackages(root: string): void {
  const { dependencies } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const missing = Object.keys(dependencies).filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  );
  if (missing.length > 0) throw new NotInstalledError(missing);
}
