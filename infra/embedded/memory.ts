/** The memory that each part of a running target takes, as its own thread reports it. */
import type { Worker } from 'node:worker_threads';

export interface MemoryInUse {
  /** Objects and buffers of each function's thread that lives now. */
  functions: number[];
  /** Of the thread that holds the tables; 0 where they are elsewhere. */
  database: number;
  /** Of the main thread, which holds buckets and queues. */
  main: number;
}

/** Bytes of objects and buffers in use; 0 for a thread that has just ended. */
export async function memoryOf(worker: Worker): Promise<number> {
  const heap = await worker.getHeapStatistics().catch(() => undefined);
  return heap === undefined ? 0 : heap.used_heap_size + heap.external_memory;
}

export function memoryOfMainThread(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
