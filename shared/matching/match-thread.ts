/**
 * The matching engine on two cores: a second thread does what every byte and every line goes through (digest, encoding,
 * scan, lookup), while this one reads ahead and judges what may be a hit. Blocks, and the registry's table, lie in memory
 * that both read: nothing is copied between them but where the candidates are.
 *
 * The thread runs this very module, or the bundle that it is part of, so nothing has to be bundled apart.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  BlockExaminer,
  type BlockTask,
  type ExaminedBlock,
  type ExaminedFile,
  type ExaminerOptions,
} from './block-examiner.ts';
import { allocateBlockBuffer } from './line-blocks.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { type LookupMemory, MemberLookup } from './member-lookup.ts';
import { type Examination, runPasses } from './run-passes.ts';

/** What is told to the thread. Passes are told apart by a number, so that several files can be matched at once. */
type Order = { readonly pass: number } & (
  | { kind: 'begin'; options: Omit<ExaminerOptions, 'lookup'>; lookup: LookupMemory; buffers: Uint8Array[] }
  | { kind: 'examine'; buffer: number; to: number; freshFrom: number; freshTo: number; task: BlockTask }
  | { kind: 'end' }
  | { kind: 'close' }
);

/** Each `examine` and `end` is answered, in the order in which they were told. */
type Answer = ExaminedBlock | ExaminedFile;
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
    return await runPasses(request, (options, { sizes }) => this.#begin(options, sizes));
  }

  /** Ends the thread. Files that are being matched fail. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #begin({ lookup, ...options }: ExaminerOptions, sizes: MatchRequest['sizes']): Examination {
    const pass = this.#passes++;
    const buffers = Array.from({ length: BUFFERS }, () => allocateBlockBuffer(sizes, SharedArrayBuffer));
    this.#tell({ pass, kind: 'begin', options, lookup: lookup.memory, buffers });
    return {
      buffers,
      examine: ({ bytes, to, fresh }, task) => {
        const freshFrom = fresh.byteOffset - bytes.byteOffset;
        const place = { buffer: buffers.indexOf(bytes), to, freshFrom, freshTo: freshFrom + fresh.length };
        return this.#ask({ pass, kind: 'examine', ...place, task }) as Promise<ExaminedBlock>;
      },
      end: () => this.#ask({ pass, kind: 'end' }),
      close: () => this.#tell({ pass, kind: 'close' }),
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
      const examiner = new BlockExaminer({ ...order.options, lookup: new MemberLookup(order.lookup) });
      const buffers = order.buffers.map(({ buffer, byteOffset, length }) =>
        Buffer.from(buffer, byteOffset, length),
      );
      passes.set(order.pass, { examiner, buffers });
      return;
    }
    const pass = passes.get(order.pass);
    if (order.kind === 'close' || !pass) return void passes.delete(order.pass);
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
