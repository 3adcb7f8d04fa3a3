/** Watches what the parts of a target take, since their sum tells nothing of any of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Embedded } from '../../../infra/embedded/index.ts';
import type { MemoryInUse } from '../../../infra/embedded/memory.ts';

const everyMs = 500;

export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export class MemoryWatch {
  readonly #target: Embedded;
  readonly #seen: MemoryInUse[] = [];
  #watching = true;
  #done: Promise<void> = Promise.resolve();

  private constructor(target: Embedded) {
    this.#target = target;
  }

  static async begin(target: Embedded): Promise<MemoryWatch> {
    const watch = new MemoryWatch(target);
    watch.#seen.push(await settledMemory(target));
    watch.#done = watch.#look();
    return watch;
  }

  async #look(): Promise<void> {
    while (this.#watching) {
      await sleep(everyMs);
      this.#seen.push(await this.#target.memory());
    }
  }

  async stop(): Promise<void> {
    this.#watching = false;
    await this.#done;
    this.#seen.push(await settledMemory(this.#target));
  }

  /** The median of all functions' threads, in each of so many parts of the time. */
  functionsByQuarter(parts: number): number[] {
    const size = Math.ceil(this.#seen.length / parts);
    return Array.from({ length: parts }, (_, n) =>
      median(this.#seen.slice(n * size, (n + 1) * size).flatMap(({ functions }) => functions)),
    );
  }

  /** Before, at most, and in the end, when what is in use no more has been collected. */
  describe(part: 'database' | 'main'): string {
    const seen = this.#seen.map((each) => each[part]);
    return `${inMegabytes(seen[0] ?? 0)} before, at most ${inMegabytes(Math.max(...seen))}, ${inMegabytes(seen.at(-1) ?? 0)} in the end`;
  }
}

/** What is in use once the main thread has collected what is not. */
export async function settledMemory(target: Embedded): Promise<MemoryInUse> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  await sleep(everyMs);
  collect();
  return target.memory();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
