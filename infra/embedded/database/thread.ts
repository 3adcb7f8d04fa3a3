/** A thread of its own for the tables, so that they and the functions use two processors. */
import type { AddressInfo } from 'node:net';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { loadServer, replaceAction, words } from './dynalite-parts.ts';
import { queryTable } from './read-range.ts';
import { serve } from './requests.ts';
import { TableStore } from './table-store.ts';
import { batchWriteItem } from './write-batch.ts';

/** What the thread is started with, and what it says once it listens. */
export interface DatabaseData {
  folder: string | undefined;
  region: string;
}
export interface DatabaseReady {
  port: number;
}
/** Its messages: to stop, or to serve a thread through a port. */
export type DatabaseMessage = { kind: 'stop' } | { kind: 'serve'; port: MessagePort };

const store = new TableStore(workerData as DatabaseData);
words.create = () => store;
words.queryTable = queryTable;
replaceAction('BatchWriteItem', batchWriteItem);
const server = loadServer()({});

// dynalite throws when a connection breaks, as it does when a function is stopped in the middle of a request.
server.on('request', (request) => {
  request.removeAllListeners('error');
  request.on('error', () => undefined);
});
// Clients keep their connections; one that is closed under a request would cost a retry.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  parentPort?.postMessage({ port } satisfies DatabaseReady);
});

parentPort?.on('message', (message: DatabaseMessage) => {
  if (message.kind === 'serve') return serve(message.port, store);
  server.closeAllConnections();
  store.close();
  process.exit(0);
});
