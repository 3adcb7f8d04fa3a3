/** Small counties whose files are as people make them: what is put each night, as it is in `test/fixtures/trials`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../fixtures/trials');

export type Delivered = Readonly<Record<string, string | Uint8Array>>;

/** Names of the trials that are as folders, in order. */
export const trialNames: readonly string[] = readdirSync(folder).sort();

/** Of each night what is put, rosters first and then keys in byte order. */
export function readNights(trial: string): Delivered[] {
  const nights = readdirSync(join(folder, trial)).sort();
  return nights.map((night) => readFolder(join(folder, trial, night)));
}

function readFolder(root: string): Delivered {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map((path): [string, Uint8Array] => [path.slice(root.length + 1), readFileSync(path)]);
  return Object.fromEntries(files.sort(([a], [b]) => rank(a).localeCompare(rank(b), 'en')));
}

/** Rosters come first. */
function rank(key: string): string {
  return `${key.startsWith('roster/') ? 0 : 1}${key}`;
}
