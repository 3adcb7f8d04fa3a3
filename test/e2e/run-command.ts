/** Runs the project's own commands as a person would, from the repository's folder. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The script behind a command of package.json's. */
export function scriptOf(command: string): string {
  return join(root, 'infra', 'embedded', 'cli', `${command}.ts`);
}

export function run(command: 'nightly' | 'explain' | 'cases', ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [scriptOf(command), ...args], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
