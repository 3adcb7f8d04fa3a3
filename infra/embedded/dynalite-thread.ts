/** A thread of its own for dynalite, so that tables and functions use two processors. */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type createDynalite from 'dynalite';
import { inMemory, replaceLevelDb } from './durable-store.ts';

/** What the thread is started with, and what it says once it listens. */
export interface DynaliteData {
  folder: string | undefined;
}
export interface DynaliteReady {
  port: number;
}

replaceLevelDb();
const dynalite = createRequire(import.meta.url)('dynalite') as typeof createDynalite;
const { folder } = workerData as DynaliteData;
const server = dynalite({ path: folder ?? inMemory, createTableMs: 0, deleteTableMs: 0 });

// dynalite throws when a connection breaks, as it does when a function is stopped in the middle of a request.
server.on('request', (request) => {
  request.removeAllListeners('error');
  request.on('error', () => undefined);
});
// Clients keep their connections; one that is closed under a request would cost a retry.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  parentPort?.postMessage({ port } satisfies DynaliteReady);
});

parentPort?.once('message', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
