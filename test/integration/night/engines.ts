/** The engines of the tables on which every night is tested: dynalite always, DynamoDB Local where there is Java. */
import { startDynamoDbLocal } from '../../../infra/embedded/index.ts';
import type { EmbeddedOptions } from '../../../infra/embedded/index.ts';

export interface StartedEngine {
  database: NonNullable<EmbeddedOptions['database']>;
  stop: () => Promise<void>;
}

export interface Engine {
  name: string;
  /** Undefined: the engine is not to be had on this machine. */
  start: () => Promise<StartedEngine | undefined>;
}

export const engines: Engine[] = [
  {
    name: 'dynalite',
    start: () => Promise.resolve({ database: { kind: 'dynalite' }, stop: () => Promise.resolve() }),
  },
  {
    name: 'DynamoDB Local',
    start: async () => {
      const local = await startDynamoDbLocal();
      return local && { database: { kind: 'endpoint', url: local.url }, stop: () => local.stop() };
    },
  },
];
