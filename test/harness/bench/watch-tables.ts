/** Loaded before a command that is measured: has the thread of its tables count requests, in this version and in those before. */
import { syncBuiltinESMExports } from 'node:module';
import workers, { isMainThread, Worker, type WorkerOptions } from 'node:worker_threads';
import { countTableRequests } from './table-requests.ts';

const file = process.env['BENCH_USAGE_FILE'];
/** The thread that holds the tables, by its file: of today, and before it had a folder of its own. */
const ofTables = /\/(database\/thread|dynalite-thread)\.ts$/;

if (file !== undefined) {
  if (isMainThread) watchThreads();
  else countTableRequests(file);
}

function watchThreads(): void {
  class Watched extends Worker {
    constructor(program: string | URL, options: WorkerOptions = {}) {
      const isOfTables = ofTables.test(String(program));
      super(program, isOfTables ? { ...options, execArgv: ['--import', import.meta.url] } : options);
    }
  }
  workers.Worker = Watched;
  syncBuiltinESMExports();
}
