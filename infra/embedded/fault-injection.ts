/**
 * What a fault harness may do to a running stack: hooks on every call of a function, every message and every batch.
 *
 * The target asks, the harness answers; without hooks nothing here runs. A fault is what AWS may do as well: refuse a
 * call, carry it out without an answer, end a function anywhere, deliver twice, late or in another order, and hand a
 * message to a second worker while the first still has it.
 */

/** One call of a function to an engine, before the engine hears of it. */
export interface EngineCall {
  /** Logical id of the function, and the event that it works on. */
  functionId: string;
  event: string;
  /** Counts the calls of this invocation, from 1. */
  ordinal: number;
  engine: 'dynamodb' | 's3' | 'secretsmanager' | 'sqs';
  /** As the service calls it: `BatchWriteItem`, `GetObject`, `SendMessageBatch`. */
  operation: string;
  /** Method, path with query, and for a copy the object that is copied: what an S3 call is about. */
  method: string;
  path: string;
  copySource: string | undefined;
  /** What is sent; empty where nothing is. */
  body: Buffer;
}

export type CallOutcome =
  | { kind: 'pass' }
  /** Answered in the engine's place, which never hears of it. */
  | { kind: 'refuse'; status: number; body: string }
  /** Another body goes to the engine, and its answer is amended: a batch of which only a part is carried out. */
  | { kind: 'partly'; body: string; amend(answer: string): string }
  /** Only half of the answer arrives, then the connection breaks. */
  | { kind: 'cut' }
  /** The function ends here, the call carried out or not; whatever else it still tries is refused. */
  | { kind: 'end'; carriedOut: boolean; how: Ending };

/**
 * `killed`: the thread ends at once. `cut-off`: the invocation counts as failed and nothing of it takes effect any
 * more, while its thread stays warm for the next one, which saves the time of a cold start. `timed-out`: as `cut-off`,
 * reported as a timeout.
 */
export type Ending = 'killed' | 'cut-off' | 'timed-out';

export interface FaultInjection {
  onCall(call: EngineCall): CallOutcome;
  /** Hears of the calls by which an instance starts, before it takes an event: they always pass. */
  onStart?(call: Pick<EngineCall, 'functionId' | 'engine' | 'operation' | 'body'>): void;
  /** After how many milliseconds each copy of a message becomes visible: `[0]` leaves it alone, `[]` loses it. */
  onMessage(message: { queueId: string; body: string }): readonly number[];
  /** After how many milliseconds messages become visible again though they are being worked on; undefined: not. */
  onBatch(batch: { queueId: string; bodies: readonly string[] }): number | undefined;
  /** How many milliseconds an invocation has instead of its function's timeout; undefined: that. */
  onInvocation(invocation: { functionId: string; event: string }): number | undefined;
}
