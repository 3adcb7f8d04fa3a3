/**
 * The matching engine on two cores: a second thread does what every byte and every line goes through (digest, encoding,
 * scan, lookup), while this one reads ahead and judges what may be a hit. Blocks, and the registry's table, are in memory
 * that both read: nothing is copied between them but where the candidates are.
 *
 * The thread runs this very module, or the bundle that it is part of, so nothing has to be bundled apart.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  BlockExaminer,
  type BlockTask,
  type ExaminedBlock,
  type ExaminedFile,
  type ExaminerOptions,
} from './block-examiner.ts';
import { bytesOf, type Piece } from './engine.ts';
import { matchFile } from './match-file.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { type Examination, runPasses } from './run-passes.ts';

/** Starting a thread takes as long as matching so much. */
const LARGE_BYTES = 32 * 1024 * 1024;

/**
 * Matches a file, a large one with both cores where there are two. The answer is that of `matchFile`.
 *
 * @param bytes of the object as stored
 * @throws what `matchFile` throws, and Error where the thread ends by itself
 */
export async function matchWithAllCores(request: MatchRequest, bytes: number): Promise<MatchOutcome> {
  if (bytes < LARGE_BYTES || availableParallelism() < 2) return await matchFile(request);
  const thread = new MatchThread();
  try {
    return await thread.matchFile(request);
  } finally {
    await thread.close();
  }
}

/** Messages to the thread. Each pass has a number, so that several files can be matched at once. */
type Order = { readonly pass: number } & (
  | { kind: 'begin'; options: ExaminerOptions; buffers: readonly Piece[] }
  | { kind: 'examine'; buffer: number; to: number; freshFrom: number; freshTo: number; task: BlockTask }
  | { kind: 'end' }
  | { kind: 'close' }
);

/** All but `begin` are answered, in the order in which they were sent. */
type Answer = ExaminedBlock | ExaminedFile | { readonly closed: true };
type Waiting = { resolve(answer: Answer): void; reject(error: unknown): void };

const ROLE = 'hedui-match-thread';
/** One is filled, one is examined, and one is judged. */
const BUFFERS = 3;

/** A second thread for matching. It serves any number of files and registries, and holds the process until it is closed. */
export class MatchThread {
  readonly #worker = new Worker(new URL(import.meta.url), { workerData: ROLE });
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;
  #passes = 0;

  constructor() {
    this.#worker.on('message', (answer: Answer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the matching thread has ended')));
  }

  /**
   * The same as `matchFile`, with the same answer, wherever blocks are cut. Up to three blocks are read before the sink
   * has taken what the first of them gave.
   *
   * @throws what `matchFile` throws, and Error where the thread has ended
   */
  async matchFile(request: MatchRequest): Promise<MatchOutcome> {
    return await runPasses(request, {
      buffers: BUFFERS,
      begin: (options, buffers) => this.#begin(options, buffers),
    });
  }

  /** Ends the thread. Files that are being matched fail. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #begin(options: ExaminerOptions, buffers: readonly Piece[]): Examination {
    const pass = this.#passes++;
    this.#tell({ pass, kind: 'begin', options, buffers });
    return {
      examine: ({ bytes, to, fresh }, task) => {
        const freshFrom = fresh.byteOffset - bytes.byteOffset;
        const buffer = buffers.findIndex(({ at }) => at === bytes.byteOffset);
        const place = { buffer, to, freshFrom, freshTo: freshFrom + fresh.length };
        return this.#ask({ pass, kind: 'examine', ...place, task }) as Promise<ExaminedBlock>;
      },
      end: () => this.#ask({ pass, kind: 'end' }) as Promise<ExaminedFile>,
      // A thread that has ended reads nothing any more.
      close: () =>
        this.#ask({ pass, kind: 'close' }).then(
          () => undefined,
          () => undefined,
        ),
    };
  }

  #tell(order: Order): void {
    this.#worker.postMessage(order);
  }

  #ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#tell(order);
    });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
  }
}

/** The other side: carries out each order as it comes. */
function serve(answer: (answer: Answer) => void): (order: Order) => void {
  const passes = new Map<number, { examiner: BlockExaminer; buffers: Buffer[] }>();
  return (order) => {
    if (order.kind === 'begin') {
      const { options } = order;
      const buffers = order.buffers.map((piece) => bytesOf(options.members.memory, piece));
      return void passes.set(order.pass, { examiner: new BlockExaminer(options), buffers });
    }
    const pass = passes.get(order.pass);
    if (order.kind === 'close' || !pass) {
      passes.delete(order.pass);
      return answer({ closed: true });
    }
    if (order.kind === 'end') return answer(pass.examiner.end());
    const bytes = pass.buffers[order.buffer]!;
    const fresh = bytes.subarray(order.freshFrom, order.freshTo);
    const examined = pass.examiner.examine({ bytes, to: order.to, fresh }, order.task);
    // A copy, which leaves the rest of the examiner's memory where it is.
    answer({ ...examined, candidates: examined.candidates.slice() });
  };
}

if (!isMainThread && workerData === ROLE) {
  const port = parentPort;
  port?.on(
    'message',
    serve((answer) => port.postMessage(answer)),
  );
}
