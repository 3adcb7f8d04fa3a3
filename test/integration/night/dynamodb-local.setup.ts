/** Starts the official DynamoDB Local for the tests of a project, which then run on it instead of dynalite. */
import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal } from '../embedded/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamoDbUrl?: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local = await startDynamoDbLocal();
  if (local === undefined) throw new Error('DynamoDB Local needs Java');
  project.provide('dynamoDbUrl', local.url);
  return () => local.stop();
}
