import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, synthesize } from './synthesized.ts';

/**
 * Of version 0.1.0, by type: what holds data, and what is found under its own name. Of its keys those under which something
 * lies that is not written again: messages, logs and alarms have another one since (docs/decisions/0198).
 */
const deployed = JSON.parse(readFileSync(new URL('logical-ids.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;

test.each(Object.entries(deployed))(
  '%s: each that was ever deployed has the logical id that it had; under another it would be deployed empty',
  (type, ids) => {
    const now = [...resourcesOf(synthesize(), type).keys()];
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !now.includes(id))).toEqual([]);
  },
);

test('what holds data is kept when the stack no longer names it', () => {
  for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'])
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of resourcesOf(synthesize(), type))
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain']);
});
