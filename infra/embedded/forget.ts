/** Makes a running stack forget everything, so that one start serves many trials. */
import type { Engines, Provisioned } from './provision.ts';
import type { Stack } from './stack.ts';
import { emptyTable, tableProperties } from './tables.ts';

export async function forgetEverything(
  stack: Stack,
  { queues, buckets }: Provisioned,
  { fauxqs, tables }: Engines,
): Promise<void> {
  for (const queue of queues) queue.drain();
  for (const bucket of buckets) fauxqs.objects.emptyBucket(bucket);
  for (const { identity, properties } of stack.resourcesOf('AWS::DynamoDB::Table', tableProperties)) {
    await emptyTable(tables, identity.ref, properties);
  }
}
