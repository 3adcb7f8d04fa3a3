/** Runs the project's own commands as a person would, from the repository's folder. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** No colours, whatever a terminal or a build server asks for: of commands whose output is read. */
export const noColours = { NO_COLOR: '1', FORCE_COLOR: undefined };
export const plainOutput = { ...process.env, ...noColours };

export const hedui = join(root, 'cli', 'hedui.js');

export function run(subcommand: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: plainOutput };
    execFile(process.execPath, [hedui, subcommand, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
