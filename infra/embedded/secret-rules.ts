/** Answers what functions ask Secrets Manager, beside the engine of objects and queues, which knows nothing of it. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { FauxqsApp } from './engines.ts';

const getSecretValue = 'secretsmanager.GetSecretValue';
const request = z.object({ SecretId: z.string() });

/** @param find the value of a secret by name or ARN. To be called before the server listens. */
export function addSecretRules(app: FauxqsApp, find: (nameOrArn: string) => string | undefined): void {
  app.addHook('onRequest', async (asked, reply) => {
    const target = String(asked.headers['x-amz-target'] ?? '');
    if (!target.startsWith('secretsmanager.')) return;
    reply.header('content-type', 'application/x-amz-json-1.1');
    if (target !== getSecretValue) return reply.code(501).send('{"__type":"NotImplementedException"}');
    const { SecretId: id } = request.parse(JSON.parse((await buffer(asked.raw)).toString()));
    const value = find(id);
    if (value === undefined) return reply.code(400).send('{"__type":"ResourceNotFoundException"}');
    return reply.send(JSON.stringify({ ARN: id, SecretString: value }));
  });
}
