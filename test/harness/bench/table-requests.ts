/** Requests to the embedded tables, counted in the thread that holds them, whatever way they come. */
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface TableRequests {
  requests: number;
  /** Of what is asked and answered. */
  bytes: number;
}

const suffix = '.tables.json';

/** Counts from now on, and writes what was counted when the thread ends. */
export function countTableRequests(usageFile: string): void {
  const counted: TableRequests = { requests: 0, bytes: 0 };
  const add = (bytes: number): void => {
    counted.requests += 1;
    counted.bytes += bytes;
  };
  diagnostics.subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    add(lengthOf(request.headers['content-length']) + lengthOf(response.getHeader('content-length')));
  });
  diagnostics.subscribe('hedui.tables.answered', (message) => add((message as { bytes: number }).bytes));
  process.on('exit', () => writeFileSync(`${usageFile}${suffix}`, JSON.stringify(counted)));
}

export async function readTableRequests(usageFile: string): Promise<TableRequests> {
  const file = `${usageFile}${suffix}`;
  if (!existsSync(file)) throw new Error('nobody counted the requests to the tables');
  return JSON.parse(await readFile(file, 'utf8')) as TableRequests;
}

function lengthOf(header: unknown): number {
  return Number(header ?? 0);
}
