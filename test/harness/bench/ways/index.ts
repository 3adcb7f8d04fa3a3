/** The ways by name, each loaded only in the process that runs it, so that no way carries the memory of another's code. */
import type { Way, WayName } from './way.ts';

export type { Job, WayName } from './way.ts';

export const ways: Readonly<Record<WayName, () => Promise<Way>>> = {
  hedui: async () => (await import('./hedui.ts')).hedui,
  'hedui-first': async () => (await import('./hedui.ts')).heduiFirst,
  'hedui-2': async () => (await import('./hedui.ts')).heduiOnTwoCores,
  'hedui-wire': async () => (await import('./hedui.ts')).heduiThroughWire,
  'duckdb-1': async () => (await import('./duckdb.ts')).duckdb(1),
  'duckdb-2': async () => (await import('./duckdb.ts')).duckdb(2),
  reference: async () => (await import('./hedui.ts')).reference,
  'csv-zod': async () => (await import('./csv-zod.ts')).csvZod,
  floor: async () => (await import('./floor.ts')).floor,
};

/** Those that are set side by side; one is measured by itself. */
export const wayNames = (Object.keys(ways) as WayName[]).filter((name) => name !== 'hedui-wire');
