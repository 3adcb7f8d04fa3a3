import { inject } from 'vitest';
import type { EmbeddedOptions } from '../../../infra/embedded/index.ts';

/** The engine of the tables that this project tests on: dynalite, or DynamoDB Local where its setup has started one. */
export function databaseOfProject(): NonNullable<EmbeddedOptions['database']> {
  const url = inject('dynamoDbUrl');
  return url === undefined ? { kind: 'dynalite' } : { kind: 'endpoint', url };
}
