/** What starts the embedded target, and what it offers once it runs. */
import type { Endpoints } from './functions.ts';
import type { FaultInjection } from './fault-injection.ts';
import type { MemoryInUse } from './memory.ts';
import type { InvocationReport } from './invocations.ts';

export interface EmbeddedOptions {
  /** Folder that `cdk synth` wrote. */
  assembly: string;
  /** Where it is run if the stack does not say; by default a region in China. */
  region?: string;
  /** Which of its stacks; needed only where there are several. */
  stackName?: string;
  /** Folder where everything is kept from start to start; without it nothing is. */
  stateDir?: string;
  /** Added to the environment of every function. */
  environment?: Readonly<Record<string, string>>;
  /** Values of secrets by name, beside those that the stack makes. */
  secrets?: Readonly<Record<string, string>>;
  /** The engine of the tables; by default dynalite inside this process. */
  database?: { kind: 'dynalite' } | { kind: 'endpoint'; url: string };
  /** How many invocations run at once, of all functions; by default one more than there are processors. */
  concurrency?: number;
  /**
   * How many instances wait for work beyond those that may run at once, and how long; by default two, for five seconds.
   * More keep a program of many short trials from starting functions again.
   */
  warm?: { instances: number; milliseconds: number };
  /** Limit of the heap of each function's thread, below its MemorySize; buffers come on top of it. */
  functionHeapMegabytes?: number;
  /** Port of 127.0.0.1 at which the REST API listens; by default a free one. */
  httpPort?: number;
  /** What a fault harness does to calls, messages and batches. */
  faults?: FaultInjection;
  /** Hears every line that a function logs. */
  onLog?(entry: { functionName: string; line: string }): void;
  /** Hears of every invocation that has ended. */
  onInvocation?(report: InvocationReport): void;
}

/** What a client of the SDK needs to reach one engine. */
export interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

export interface DeadLetter {
  /** Logical id of the dead-letter queue. */
  queue: string;
  messageId: string;
  body: string;
  receiveCount: number;
}

export interface Embedded {
  region: string;
  endpoints: Endpoints;
  /** What the adapters' clients need. */
  clientConfig: { dynamodb: ClientConfig; s3: ClientConfig & { forcePathStyle: true }; sqs: ClientConfig };
  /** Where the REST API is reached: `http://127.0.0.1:<port>/<stage>`. */
  httpEndpoint: string;
  /** What is declared without effect, or run in another way than on AWS; one line for each. */
  notEnforced: readonly string[];
  /** The stack's outputs, resolved. */
  outputs: Readonly<Record<string, string>>;
  /** Logical ids of the functions, and of the queues. */
  functions: readonly string[];
  queues: readonly string[];
  schedules: readonly { name: string; logicalId: string; functionName: string }[];
  /** Every resource of a type with its properties resolved, run or not: roles and policies, for instance. */
  resourcesOf(type: string): { logicalId: string; ref: string; properties: Record<string, unknown> }[];
  /** Logical id by construct path, the end of one, or the id without its hash. Throws EmbeddedTargetError if ambiguous. */
  logicalId(name: string): string;
  /** What `Ref` gives: a table's, bucket's or function's name, a queue's URL. Takes a logical id or the end of a construct path. */
  physicalId(name: string): string;
  /** The value of a secret of the stack, by name or ARN. */
  secretValue(nameOrArn: string): string | undefined;
  /** Everything that a function finds in its environment. */
  functionEnvironment(name: string): Record<string, string>;
  /** Invokes a function by logical id, construct path or physical name, and waits. Throws FunctionError. */
  invoke(name: string, payload: unknown): Promise<unknown>;
  /** Invokes a function as Lambda does with events: retried, then handed to its dead-letter queue. Throws FunctionError. */
  invokeEvent(name: string, event: string): Promise<void>;
  /** Lets the time of a schedule come; resolves when the function has done its work. Throws FunctionError after its retries. */
  triggerSchedule(name: string, scheduledTime: Date): Promise<void>;
  /** Does what an automation of Systems Manager says. */
  startAutomation(name: string): void;
  /** Whether the messages of a queue are taken to be worked off; undefined where no function does. */
  isTaken(queueArn: string): boolean | undefined;
  /** Lets an alarm change its state, such as to ALARM, with what follows from that. */
  changeAlarm(name: string, state: string): void;
  /**
   * Resolves once no queue that a function works off holds a message and nothing is invoked. Uploads are notified before
   * they are answered, so whatever was put before is done by then. Throws EmbeddedTargetError after `timeoutMs` (ten
   * minutes), saying what is left.
   */
  idle(options?: { timeoutMs?: number }): Promise<void>;
  /** How many messages each queue holds, visible, delayed or in flight, by its logical id. */
  queueDepths(): Record<string, number>;
  /** Messages of all dead-letter queues. */
  deadLetters(): Promise<DeadLetter[]>;
  /**
   * Has everything in the dead-letter queues done again: messages go back to their queues, and events to their
   * functions, whose work is waited for. Returns how many there were.
   */
  redrive(): Promise<number>;
  /** Bytes in use by functions, tables and the rest. */
  memory(): Promise<MemoryInUse>;
  /** Empties tables, buckets and queues, as if the stack had just been deployed; functions stay warm. To be called at rest. */
  forget(): Promise<void>;
  stop: () => Promise<void>;
}
