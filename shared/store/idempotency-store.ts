/** Answers to requests that may come again, stored by who asked, their key, and the digest of what was asked. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { timeToLiveMs } from '../contracts/time-to-live.ts';
import { allOf, anyOf, equals, isAbsent, isBelow, lacks } from './aws/expressions.ts';
import type { Table, TableKey } from './aws/table.ts';
import { operationKeys } from './keys.ts';

/** What was answered: ids, states and versions only, since it is outside household files. */
const storedAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type StoredAnswer = z.infer<typeof storedAnswer>;

const storedRequest = z.object({
  digest: z.string(),
  /** Absent while it is being worked on. */
  answer: storedAnswer.optional(),
  /** Milliseconds since 1970; until then whoever works on it has it for themselves. */
  leasedUntil: z.number(),
});

export interface RepeatableRequest {
  staff: string;
  key: string;
  digest: string;
}

/** `begun`: it is ours to work on; `answered`: it has come before; `other`: the key was used for something else. */
export type Beginning =
  | { kind: 'begun' }
  | { kind: 'answered'; answer: StoredAnswer }
  | { kind: 'other' }
  | { kind: 'in-progress' };

/** Longer than a function runs. */
const leaseMs = 60_000;

export class IdempotencyStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async begin(request: RepeatableRequest, now: number): Promise<Beginning> {
    const key = keyOf(request);
    const leasedUntil = now + leaseMs;
    const { digest } = request;
    const expiresAtSeconds = seconds(now + timeToLiveMs.answer);
    const wasCutOff = allOf(equals('digest', digest), lacks('answer'), isBelow('leasedUntil', now));
    const isFree = anyOf(isAbsent, isBelow('expiresAtSeconds', seconds(now)), wasCutOff);
    if (await this.#table.put({ ...key, digest, leasedUntil, expiresAtSeconds }, isFree))
      return { kind: 'begun' };
    const known = storedRequest.optional().parse(await this.#table.get(key));
    if (known === undefined) return this.begin(request, now);
    if (known.digest !== request.digest) return { kind: 'other' };
    return known.answer === undefined ? { kind: 'in-progress' } : { kind: 'answered', answer: known.answer };
  }

  async keep(request: RepeatableRequest, answer: StoredAnswer, now: number): Promise<void> {
    const { digest } = request;
    const expiresAtSeconds = seconds(now + timeToLiveMs.answer);
    await this.#table.put({ ...keyOf(request), digest, answer, leasedUntil: now, expiresAtSeconds });
  }

  /** Nothing came of it: the same request may be tried again. */
  async forget(request: RepeatableRequest): Promise<void> {
    await this.#table.delete(keyOf(request));
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

function keyOf({ staff, key }: RepeatableRequest): TableKey {
  return operationKeys.request(staff, createHash('sha256').update(key).digest('hex'));
}
