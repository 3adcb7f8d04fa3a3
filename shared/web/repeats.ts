/** Idempotency keys: a request that comes again gets the answer that it got, and is not carried out twice. */
import { createHash } from 'node:crypto';
import type { IdempotencyStore } from '../store/idempotency-store.ts';
import { problem, type Problem } from './problems.ts';

export interface RepeatDependencies {
  idempotency: IdempotencyStore;
  now: () => Date;
}

/** A request that its sender gave a key. */
export interface KeyedRequest {
  staff: string;
  key: string;
  /** Everything that makes it this request: method, address, version, body. */
  content: readonly (string | Uint8Array)[];
}

/** Carries out a request once, and answers its repeats with what was answered first. */
export async function answerOnce(
  { staff, key, content }: KeyedRequest,
  carryOut: () => Promise<Response>,
  { idempotency, now }: RepeatDependencies,
): Promise<Response | Problem> {
  const hash = createHash('sha256');
  for (const part of content) hash.update(part).update('\0');
  const request = { staff, key, digest: hash.digest('hex') };
  const beginning = await idempotency.begin(request, now().getTime());
  if (beginning.kind === 'other') return problem('key-used-for-another-request');
  if (beginning.kind === 'in-progress') return problem('in-progress');
  if (beginning.kind === 'answered') {
    const { status, headers, body } = beginning.answer;
    return new Response(body, { status, headers: { ...headers, 'idempotent-replay': 'true' } });
  }
  try {
    const response = await carryOut();
    const { status } = response;
    const body = await response.clone().text();
    const kept = { status, headers: Object.fromEntries(response.headers), body };
    await idempotency.keep(request, kept, now().getTime());
    return response;
  } catch (error) {
    // Nothing was answered, so trying again has to be possible.
    await idempotency.forget(request);
    throw error;
  }
}
