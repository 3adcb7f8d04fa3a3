/** A way to match a delivery with a registry: one of several that are measured side by side. */

export interface Job {
  way: WayName;
  /** The delivery that is measured, one that is matched before it, and their encoding. */
  delivery: string;
  warmUp: string;
  encoding: 'utf-8' | 'gb18030';
  /** How many people the registry has. */
  people: number;
  /** The registry in its three forms; a way reads one of them. */
  indexObjects: string;
  peopleCsv: string;
  peopleParquet: string;
  /** An empty folder for the hits. */
  out: string;
}

export type WayName =
  | 'hedui'
  | 'hedui-first'
  | 'hedui-2'
  | 'hedui-wire'
  | 'duckdb-1'
  | 'duckdb-2'
  | 'reference'
  | 'csv-zod'
  | 'floor';

/** Reads a delivery, writes its hits and says how many they were; null where they are not counted. */
export type Pass = (delivery: string) => Promise<number | null>;

/** Prepares what is not measured (loading modules and registry), and gives what is. */
export type Way = (job: Job) => Promise<Pass>;

/** How much of a file is read at once, by every way that reads it by itself. */
export const chunkBytes = 256 * 1024;

export const benchDay = '2026-10-31';
