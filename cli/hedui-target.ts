/** Hedui on the embedded target, as its own tools see it: the stack started, and its tables, buckets and queues. */
import { createClients } from '../shared/store/aws/clients.ts';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from '../infra/embedded/index.ts';
import { openStores, type Stores } from './stores.ts';
import { synthesizeAssembly } from './synthesize.ts';

export interface HeduiTarget extends Stores {
  embedded: Embedded;
  day: CalendarDate;
}

/** Synthesizes the stack unless that is done, and starts it. */
export async function startHedui(
  day: CalendarDate,
  { environment, ...options }: Omit<EmbeddedOptions, 'assembly'>,
): Promise<HeduiTarget> {
  const assembly = await synthesizeAssembly();
  const embedded = await startEmbedded({ ...options, assembly, environment: { TODAY: day, ...environment } });
  const output = (name: string): string => {
    const value = embedded.outputs[name];
    if (value === undefined) throw new Error(`the stack has no output ${name}`);
    return value;
  };
  return { embedded, day, ...openStores(createClients(embedded.clientConfig), output) };
}
