/** Whether two streams name the same things equally often, in any order, without keeping what they name. */
import { createHash } from 'node:crypto';

const modulus = 2 ** 48;

/** Counts names, and adds up their digests: one that is missing, doubled or another changes the sum. */
export class Tally {
  #count = 0;
  #sum = 0;

  get count(): number {
    return this.#count;
  }

  add(name: string): void {
    this.#count += 1;
    this.#sum = (this.#sum + createHash('sha256').update(name).digest().readUIntBE(0, 6)) % modulus;
  }

  /** Hands a stream on, and adds what passes; what has no name is not counted. */
  async *watch<Value>(
    values: AsyncIterable<Value>,
    nameOf: (value: Value) => string | undefined,
  ): AsyncGenerator<Value> {
    for await (const value of values) {
      const name = nameOf(value);
      if (name !== undefined) this.add(name);
      yield value;
    }
  }

  equals(other: Tally): boolean {
    return this.#count === other.#count && this.#sum === other.#sum;
  }
}
