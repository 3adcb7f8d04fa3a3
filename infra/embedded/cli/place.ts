/** Where a tool works: on what the last night left on this machine, or on a deployed stack. */
import { join, resolve } from 'node:path';
import { createClients, type Clients } from '../../../shared/adapters/clients.ts';
import { readStackOutputs } from '../../../shared/adapters/deployment.ts';
import { ArgumentError } from './arguments.ts';
import { startHedui } from './hedui-target.ts';
import { readDay } from './last-night.ts';

export interface PlaceArguments {
  out?: string | undefined;
  stack?: string | undefined;
  region?: string | undefined;
}

export const placeOptions = {
  out: { type: 'string' },
  stack: { type: 'string' },
  region: { type: 'string' },
} as const;

export const placeUsage = `  --out DIR      the folder of the night on this machine (default: out)
  --stack NAME   a deployed stack instead, by the credentials of AWS that are set
  --region NAME  its region (default: that of the credentials)`;

export interface Place {
  clients: Clients;
  output: (name: string) => string;
  /** Waits until what was sent has been worked off, where that can be seen. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** @throws ArgumentError where there is no such place */
export async function openPlace({ out, stack, region }: PlaceArguments): Promise<Place> {
  if (stack === undefined) return openEmbedded(resolve(out ?? 'out'));
  const outputs = await readStackOutputs(stack, region);
  const at = region === undefined ? {} : { region };
  return {
    clients: createClients({ dynamodb: at, s3: at, sqs: at }),
    output: (name) => outputOf(outputs, name),
    settle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

async function openEmbedded(out: string): Promise<Place> {
  const { embedded } = await startHedui(await readDay(out), { stateDir: join(out, '.state') });
  return {
    clients: createClients(embedded.clientConfig),
    output: (name) => outputOf(embedded.outputs, name),
    settle: () => embedded.idle(),
    close: () => embedded.stop(),
  };
}

function outputOf(outputs: Readonly<Record<string, string>>, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new ArgumentError(`the stack has no output ${name}`);
  return value;
}
