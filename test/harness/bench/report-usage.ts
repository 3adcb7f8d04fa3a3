/** Loaded before a command that is measured: when its process ends, what it has used goes to a file. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { measureUsage } from './usage.ts';

const file = process.env['BENCH_USAGE_FILE'];
if (isMainThread && file !== undefined) {
  process.on('exit', () => writeFileSync(file, JSON.stringify(measureUsage())));
}
